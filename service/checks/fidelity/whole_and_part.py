"""Whole and part: 受理3150件，其中办结1980件 — the part is no greater, and is not the whole told as a part."""

import re
from collections.abc import Sequence

from service.checks.fact_values import FactOccurrence, kind_of
from service.reading.values import Occurrence
from service.text.meanings import Amount

_AVERAGE = re.compile("平均|[人户日月年亩]均")
_NEAR = 12


def is_the_whole(occurrence: Occurrence, own: FactOccurrence, other: FactOccurrence) -> bool:
    """Whether the draft tells as a part what its fact counts as the whole that ``other`` is a part of."""
    counted = own.fact is other.fact and own.value.start < other.value.start
    return counted and occurrence.circumstances.part and other.circumstances.part and not own.circumstances.part


def is_part_of(occurrence: Occurrence, own: FactOccurrence, other: FactOccurrence) -> bool:
    """Whether the value is told as a part and ``other`` may be its whole: the words before 其中 are the whole's."""
    same = own.fact is other.fact and own.value.start > other.value.start
    return same and occurrence.circumstances.part and not _greater(occurrence, other.occurrence)


def exceeds_the_whole(occurrence: Occurrence, before: Sequence[Occurrence]) -> Occurrence | None:
    """The whole of which a value is told as a part and which it is greater than; ``before`` are the values before it
    in the text, the nearest last."""
    if not occurrence.circumstances.part:
        return None
    kind = kind_of(occurrence.value)
    for whole in reversed(before):
        if whole.placed.sentence != occurrence.placed.sentence or whole.circumstances.part:
            continue
        if _AVERAGE.search(whole.placed.before[-_NEAR:]):
            return None
        if kind_of(whole.value) == kind:
            return whole if _greater(occurrence, whole) else None
    return None


def _greater(one: Occurrence, two: Occurrence) -> bool:
    first, second = one.value.meaning, two.value.meaning
    if not isinstance(first, Amount) or not isinstance(second, Amount) or first.unit != second.unit:
        return False
    counted = first.bound == "exact" and first.unit not in ("%", "‰")  # 收入50万元以上的村 counts no money
    return counted and first.low > second.high
