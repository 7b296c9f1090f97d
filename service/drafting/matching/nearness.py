"""The other words of a value's sentence: how much they have to do with the value, and which of them say whose it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.drafting.matching.marked_text import MarkedText, within
from service.drafting.matching.stretches import Stretch
from service.text.range import Range
from service.text.values import SlotType

RATES = frozenset(("%", "％", "‰", "个百分点", "百分点"))
SAYS_SOMETHING = 0.9


@dataclass(frozen=True, slots=True)
class Near:
    """Words and how much they count, whether another figure (a rate) stands in them, or they come after the value;
    ``beyond``: in a clause after the value's."""

    words: Stretch
    factor: float
    owned: bool = False
    rate: bool = False
    later: bool = False
    beyond: bool = False


def near_words(marked: MarkedText, parts: Sequence[Range], place: int, own: Range, *, thin: bool) -> list[Near]:
    """The words of the sentence around ``own``, nearest first. ``parts`` are its clauses, ``place`` the value's.

    What another figure stands in speaks of that one and counts less, unless the value's own words are ``thin``; so does
    what a semicolon parts from the value.
    """
    found: list[Near] = []

    def add(
        start: int,
        end: int,
        factor: float,
        when_owned: float,
        *,
        later: bool = False,
        beyond: bool = False,
        here: bool = False,
    ) -> None:
        words = marked.words(start, end)
        if words.weight > 0:
            owners = [s for s in within(marked.figures, start, end) if s.type is SlotType.QUANTITY]
            rate = bool(owners) and owners[-1].unit in RATES and not here
            found.append(Near(words, when_owned if owners else factor, bool(owners), rate, later, beyond))

    clause = parts[place]
    add(clause[0], own[0], 0.9, 0.8 if thin else 0.5, here=True)
    for i, fading in _fading(marked.text, parts, place, -1):
        nearest = i == place - 1
        add(*parts[i], (0.8 if nearest else 0.6) * fading, (0.75 if thin and nearest else 0.3) * fading)
    add(own[1], max(clause[1], own[1]), 0.8, 0.5, later=True)
    for i, fading in _fading(marked.text, parts, place, 1):
        add(*parts[i], 0.55 * fading, 0.12 * fading, later=True, beyond=True)
    return found


def subject(near: Sequence[Near], *, figure: bool, open_: bool, rate: bool) -> Stretch | None:
    """The words that say whose the value is: for words that leave it ``open_`` the nearest ones, else those of no other
    figure. To a ``figure`` a later clause that has another says nothing of it. A rate is not the rate of another rate's
    words."""
    for part in near:
        if part.factor <= 0.1 or part.words.weight <= SAYS_SOMETHING or (part.later and not open_):
            continue
        if figure and part.beyond and part.owned:
            continue
        if (open_ or not part.owned) and not (rate and part.rate):
            return part.words
    return None


def _fading(text: str, parts: Sequence[Range], place: int, step: int) -> Iterator[tuple[int, float]]:
    """Clauses from the value's outward, with what is left of their weight after the semicolons in between."""
    left = 1.0
    i = place + step
    while 0 <= i < len(parts):
        nearer, farther = (parts[i], parts[i - step]) if step < 0 else (parts[i - step], parts[i])
        if text[nearer[1] : farther[0]].strip()[:1] in ("；", ";"):
            left *= 0.5
        yield i, left
        i += step
