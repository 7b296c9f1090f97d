"""What is a sample's own, and must not stand in a draft without a fact: worked out once for all runs of the checks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from service.checks.permitted_values import PermittedValues
from service.text.lexicon.lexicon import Lexicon
from service.text.meanings import Named
from service.text.mentions import find_mentions
from service.text.trie import trie_pattern
from service.text.values import SlotType, Value

SHARED_RUN = 24
"""Characters in a row that set phrases and habit do not explain."""
_SHORTEST_NAME = 3
_TELLING = frozenset({SlotType.ORGANISATION, SlotType.PERSON, SlotType.PLACE, SlotType.TITLE, SlotType.NAME})
_MARKS = str.maketrans("", "", '《》“”"「」')


@dataclass(frozen=True)
class SamplesOwn:
    """``values`` that the samples state, their ``names`` as they may stand without quotes, and all ``runs`` of
    SHARED_RUN characters of those that a draft is grounded on."""

    values: frozenset[Value]
    names: re.Pattern[str]
    runs: frozenset[str]


def read_samples(
    grounding: tuple[str, ...], template: str | None, lexicon: Lexicon, permitted: PermittedValues
) -> SamplesOwn:
    """What sample sections have of their own; the words of a ``template`` may be used, its specifics not."""
    texts = (*grounding, *([template] if template else []))
    values = frozenset[Value]().union(*(_specifics(text, lexicon) for text in texts))
    runs = _runs(grounding) if template is None else frozenset[str]()
    return SamplesOwn(values, _names(values, lexicon, permitted), runs)


@lru_cache(maxsize=256)
def _specifics(text: str, lexicon: Lexicon) -> frozenset[Value]:
    """What a sample section states; a section that grounds many drafts is read once."""
    return frozenset(mention.value for mention in find_mentions(text, lexicon))


def _names(values: Iterable[Value], lexicon: Lexicon, permitted: PermittedValues) -> re.Pattern[str]:
    names = {
        name
        for value in values
        if value.type in _TELLING and isinstance(value.meaning, Named)
        for name in [value.meaning.text.translate(_MARKS)]
        if len(name) >= _SHORTEST_NAME and name not in lexicon.set_phrases and not permitted.has(value)
    }
    return re.compile(trie_pattern(names))


def _runs(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(text[i : i + SHARED_RUN] for text in texts for i in range(len(text) - SHARED_RUN + 1))
