"""Right values in the wrong place: exchanged between matters, or put where another belongs."""

import re
from random import Random

from eval.suites.planted.planters.picking import figures, one
from eval.suites.planted.text import CleanText, Place, Planted, edited, put
from service.draft import Block, Span

_TAIL = re.compile(r"[^\d.]+$")
Figure = tuple[Block, Span, str]


def swapped_values(text: CleanText, random: Random) -> Planted | None:
    """Two values with the same unit, of one paragraph, change places."""
    found = list(figures(text))
    pairs = [
        (first, second)
        for n, first in enumerate(found)
        for second in found[n + 1 :]
        if first[0].id == second[0].id and _like(first, second)
    ]
    return _swapped(text, *picked) if (picked := one(random, pairs)) else None


def swapped_far(text: CleanText, random: Random) -> Planted | None:
    """Two values with the same unit, of different paragraphs and facts, change places."""
    found = list(figures(text))
    pairs = [
        (first, second)
        for n, first in enumerate(found)
        for second in found[n + 1 :]
        if first[0].id != second[0].id and first[1].fact != second[1].fact and _like(first, second)
    ]
    return _swapped(text, *picked) if (picked := one(random, pairs)) else None


def wrong_matter(text: CleanText, random: Random) -> Planted | None:
    """A value stands where one of another fact belongs, and where it belongs as well."""
    found = list(figures(text))
    pairs = [
        (first, second)
        for first in found
        for second in found
        if first[1].fact != second[1].fact and _like(first, second)
    ]
    picked = one(random, pairs)
    if picked is None:
        return None
    (block, span, value), (_, _, other) = picked
    return put(text, block, span.start, span.end, other, f"{value}→{other}（另一事实的数值）")


def _like(first: Figure, second: Figure) -> bool:
    units = [_TAIL.search(value) for _, _, value in (first, second)]
    return first[2] != second[2] and all(units) and units[0][0] == units[1][0]  # type: ignore[index]


def _swapped(text: CleanText, first: Figure, second: Figure) -> Planted:
    """``second`` stands after ``first``."""
    (a, left, left_value), (b, right, right_value) = first, second
    blocks = edited(text.blocks, b, right.start, right.end, left_value)
    changed = next(each for each in blocks if each.id == a.id)
    blocks = edited(blocks, changed, left.start, left.end, right_value)
    by = len(right_value) - len(left_value) if a.id == b.id else 0
    places = (
        Place(a.id, left.start, left.start + len(right_value)),
        Place(b.id, right.start + by, right.start + by + len(left_value)),
    )
    return Planted(blocks, places, f"{left_value}↔{right_value}")
