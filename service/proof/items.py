"""Items: what of a clause belongs to each of its values.

In 新建校舍3所、改建校舍5所 the 3所 is of 新建校舍 and the 5所 of 改建校舍; in 共8个镇21个村 what stands between two
values belongs to both. Read alike in facts and in drafts.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from service.facts.value_id import ValueId
from service.text.range import Range
from service.text.sentences import clauses, sentences

_PART = re.compile(r"[、，；：,;]|(?:以及|并|和|及)(?!其)")
_EACH = "分别"
_NAMES_PARTED = re.compile("、|以及|和|与|及(?!时)")


class Place(NamedTuple):
    """A value where it stands."""

    id: ValueId
    start: int
    end: int


class Item(NamedTuple):
    """A value with its own words: offsets into the text; ``left`` ends where the value begins or before."""

    value: Place
    left: Range
    right: Range
    clause: Range
    sentence: Range


def items_of(text: str, places: Sequence[Place]) -> tuple[Item, ...]:
    """The item of every value of a text, in order."""
    found: list[Item] = []
    at = 0
    for sentence in sentences(text):
        for clause in clauses(text, *sentence):
            here: list[Place] = []
            while at < len(places) and places[at].start < clause.end:
                if places[at].start >= clause.start:
                    here.append(places[at])
                at += 1
            found += _clause_items(text, here, clause, sentence)
    return tuple(found)


def _clause_items(text: str, here: Sequence[Place], clause: Range, sentence: Range) -> list[Item]:
    if not here:
        return []
    lefts, rights = [clause.start], []
    for one, other in pairwise(here):
        marks = list(_PART.finditer(text, one.end, other.start))
        rights.append(marks[-1].start() if marks else other.start)
        lefts.append(marks[-1].end() if marks else one.end)
    rights.append(max(clause.end, here[-1].end))
    named = respective(text, here, clause)
    if named:
        return [
            Item(place, name, Range(place.end, place.end), clause, sentence)
            for place, name in zip(here, named, strict=True)
        ]
    return [
        Item(
            place, Range(min(left, place.start), place.start), Range(place.end, max(right, place.end)), clause, sentence
        )
        for place, left, right in zip(here, lefts, rights, strict=True)
    ]


def respective(text: str, here: Sequence[Place], clause: Range) -> tuple[Range, ...] | None:
    """The names that 分别 gives the values in turn: 早稻, 晚稻 of 早稻、晚稻单产分别为420公斤和455公斤; one for each.
    What makes the last longer (单产) is of both. Empty where the clause has no 分别, None where it does not say which
    is whose."""
    at = text.find(_EACH, clause.start, here[0].start)
    if at < 0:
        return ()
    marks = [Range(*found.span()) for found in _NAMES_PARTED.finditer(text, clause.start, at)]
    starts, ends = [clause.start, *(mark.end for mark in marks)], [*(mark.start for mark in marks), at]
    if len(starts) != len(here):
        return None
    names = tuple(map(Range, starts, ends))
    longest = max((name.end - name.start for name in names[:-1]), default=at)
    return (*names[:-1], Range(names[-1].start, min(names[-1].end, names[-1].start + longest)))
