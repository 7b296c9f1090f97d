"""Items: what of a clause belongs to each of its values.

In 新建校舍3所、改建校舍5所 the 3所 is of 新建校舍 and the 5所 of 改建校舍; in 共8个镇21个村 what stands between two
values belongs to both. Read alike in facts and in drafts.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from service.text.sentences import clauses, sentences

_PART = re.compile(r"[、，；：,;]|(?:以及|并|和|及)(?!其)")


class Place(NamedTuple):
    """A value where it stands."""

    id: str
    start: int
    end: int


class Item(NamedTuple):
    """A value with its own words: offsets into the text; ``left`` ends where the value begins or before."""

    value: Place
    left: tuple[int, int]
    right: tuple[int, int]
    clause: tuple[int, int]
    sentence: tuple[int, int]


def items_of(text: str, places: Sequence[Place]) -> tuple[Item, ...]:
    """The item of every value of a text, in order."""
    found: list[Item] = []
    at = 0
    for first, last in sentences(text):
        for left, right in clauses(text, first, last):
            here: list[Place] = []
            while at < len(places) and places[at].start < right:
                if places[at].start >= left:
                    here.append(places[at])
                at += 1
            found += _clause_items(text, here, (left, right), (first, last))
    return tuple(found)


def _clause_items(text: str, here: Sequence[Place], clause: tuple[int, int], sentence: tuple[int, int]) -> list[Item]:
    if not here:
        return []
    lefts, rights = [clause[0]], []
    for one, other in pairwise(here):
        marks = list(_PART.finditer(text, one.end, other.start))
        rights.append(marks[-1].start() if marks else other.start)
        lefts.append(marks[-1].end() if marks else one.end)
    rights.append(max(clause[1], here[-1].end))
    return [
        Item(place, (min(left, place.start), place.start), (place.end, max(right, place.end)), clause, sentence)
        for place, left, right in zip(here, lefts, rights, strict=True)
    ]
