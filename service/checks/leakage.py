"""Leakage: something specific to a sample that stands in the draft without a fact (Shuster et al. 2021 call the like
hallucination from context; here the context is another unit's report)."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from service.checks.context import CheckContext
from service.checks.findings import error, shown, warning
from service.draft import Block, Finding
from service.text.lexicon import Lexicon
from service.text.meanings import Named
from service.text.reading import find_mentions
from service.text.trie import trie_pattern
from service.text.values import SlotType, Value

CHECK = "leakage"
_LONGEST_SHARED_RUN = 24
_SHORTEST_NAME = 3
_TELLING = frozenset({SlotType.ORGANISATION, SlotType.PERSON, SlotType.PLACE, SlotType.TITLE, SlotType.NAME})
_MARKS = str.maketrans("", "", '《》“”"「」')


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``leakage`` for a sample's specific; when composing, warnings for a long run of a sample's words."""
    samples = [*context.grounding, *([context.template] if context.template else [])]
    if not samples:
        return
    theirs = frozenset[Value]().union(*(_specifics(text, context.lexicon) for text in samples))
    names = _names(theirs, context)
    runs = _runs(context.grounding) if context.template is None else frozenset[str]()
    for block in context.blocks:
        taken: list[tuple[int, int]] = []
        for mention in context.mentions.get(block.id, ()):
            if mention.value in theirs and not context.has_source(mention.value):
                taken.append((mention.start, mention.end))
                yield _leak(block, mention.start, mention.end)
        for found in names.finditer(block.text):
            if context.is_marked(block, *found.span()):
                continue
            if not any(start < found.end() and found.start() < end for start, end in taken):
                yield _leak(block, *found.span())
        if block.type == "paragraph":
            yield from _copied(block, runs, context)


@lru_cache(maxsize=256)
def _specifics(text: str, lexicon: Lexicon) -> frozenset[Value]:
    """What a sample section states; a section that grounds many drafts is read once."""
    return frozenset(mention.value for mention in find_mentions(text, lexicon))


def _leak(block: Block, start: int, end: int) -> Finding:
    message = f"“{shown(block.text[start:end])}”是样稿中的内容，不是本单位的事实"
    return error(CHECK, block, start, end, message, "换成本单位的事实，或删去")


def _names(values: Iterable[Value], context: CheckContext) -> re.Pattern[str]:
    """The samples' own names, which may stand in the draft without their quotes."""
    names = {
        name
        for value in values
        if value.type in _TELLING and isinstance(value.meaning, Named)
        for name in [value.meaning.text.translate(_MARKS)]
        if len(name) >= _SHORTEST_NAME and name not in context.lexicon.set_phrases and not context.has_source(value)
    }
    return re.compile(trie_pattern(names))


def _runs(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        text[i : i + _LONGEST_SHARED_RUN] for text in texts for i in range(len(text) - _LONGEST_SHARED_RUN + 1)
    )


def _copied(block: Block, runs: frozenset[str], context: CheckContext) -> Iterator[Finding]:
    """Runs of a sample's words longer than what set phrases and habit explain, each told once as a whole."""
    position = 0
    while position + _LONGEST_SHARED_RUN <= len(block.text):
        end = position + _LONGEST_SHARED_RUN
        if block.text[position:end] not in runs or block.text[position:end] in context.source_text:
            position += 1
            continue
        while end < len(block.text) and block.text[end + 1 - _LONGEST_SHARED_RUN : end + 1] in runs:
            end += 1
        text = shown(block.text[position:end])
        yield warning(CHECK, block, position, end, f"“{text}”照抄了样稿的句子", "换一种说法")
        position = end
