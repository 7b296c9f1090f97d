"""Facts left out, told twice, or with their values at the wrong matter."""

import itertools
import re
from collections.abc import Callable
from random import Random

from service.models.scripted.content.planting import Planted, before, rewritten
from service.models.scripted.content.quantities import slots
from service.models.scripted.prose import Place, Prose, tokens_of
from service.models.scripted.request import ChatRequest, Slot

_UNIT = re.compile(r"(?:人次|家次|个百分点|平方米|万元|亿元|[^\d.]{1})$")
_Stands = tuple[Place, "re.Match[str]", Slot]


def dropped(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """A sentence with all the values of some facts left out."""
    choices = prose.with_tokens()
    if not choices:
        return None
    place, sentence = random.choice(choices)
    facts = dict.fromkeys(token[1].split(".")[0] for token in tokens_of(sentence))
    return Planted(prose.replaced(place), dropped=tuple(facts))


def repeated(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """A sentence told a second time, after itself or at the end."""
    choices = prose.with_tokens()
    if not choices:
        return None
    place, sentence = random.choice(choices)
    values = tuple(token[1] for token in tokens_of(sentence))
    again = random.choice(("", "全年", "其中，", "具体来看，", "总的看，")) + sentence.rstrip("。") + "。"
    if random.random() < 0.5:
        return Planted(prose.replaced(place, sentence, again), repeated=values)
    last = max(place for place, _ in prose.places())
    return Planted(prose.replaced(last, prose.at(last), again), repeated=values)


def swapped_same_unit(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """Two tokens change places whose values have the same unit."""
    return _swapped(prose, request, random, lambda one, other: _unit(one) == _unit(other) != "")


def swapped_same_type(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """Two tokens change places whose values are both quantities, or both names."""
    return _swapped(prose, request, random, lambda one, other: _is_figure(one) == _is_figure(other))


def moved(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """A token leaves its sentence and stands at the end of another paragraph's, by other words."""
    choices = _standing(prose, request)
    pairs = [(one, place) for one in choices for place, _ in prose.with_tokens() if place.paragraph != one[0].paragraph]
    if not pairs:
        return None
    (here, token, _), there = random.choice(pairs)
    link = random.choice(("涉及", "同步推进", "覆盖", "共"))
    away = rewritten(prose, here, token.start(), token.end(), "")
    sentence = away.at(there).rstrip("。；")
    planted = f"{link}{token[0]}"
    return Planted(away.replaced(there, f"{sentence}，{planted}。"), (planted,))


def _swapped(prose: Prose, request: ChatRequest, random: Random, alike: Callable[[str, str], bool]) -> Planted | None:
    pairs = [
        (one, other)
        for one, other in itertools.combinations(_standing(prose, request), 2)
        if one[2].context != other[2].context and alike(one[2].context, other[2].context)
    ]
    if not pairs:
        return None
    first, second = random.choice(pairs)
    planted = tuple(
        before(prose.at(here[0]), here[1].start()) + there[1][0] for here, there in ((first, second), (second, first))
    )
    changed = prose
    for (place, token, _), (_, other, _) in ((second, first), (first, second)):
        changed = rewritten(changed, place, token.start(), token.end(), other[0])
    return Planted(changed, planted)


def _standing(prose: Prose, request: ChatRequest) -> list[_Stands]:
    """The tokens that stand right behind words, in order, with their slots."""
    known = slots(request)
    return [
        (place, token, known[token[1]])
        for place, sentence in prose.with_tokens()
        for token in tokens_of(sentence)
        if token[1] in known and len(before(sentence, token.start())) >= 2
    ]


def _unit(value: str) -> str:
    found = _UNIT.search(value)
    return found[0] if found and _is_figure(value) else ""


def _is_figure(value: str) -> bool:
    return bool(re.search(r"\d", value)) or value == "数量"
