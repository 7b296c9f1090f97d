"""A range of offsets in a text (or of rows in a list): the one pair that spans, sentences and clauses are given as."""

from typing import NamedTuple


class Range(NamedTuple):
    """From ``start`` up to, but not with, ``end``. A tuple in every respect: equal to ``(start, end)``, and unpacked
    as ``start, end = clause``. In “培训410人。” the range of 410人 is ``Range(2, 6)``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """What stands there: ``Range(2, 6).of("培训410人。")`` is 410人."""
        return text[self.start : self.end]

    def overlaps(self, start: int, end: int) -> bool:
        """Whether they have a character in common; ranges that only touch do not overlap."""
        return self.start < end and start < self.end

    def contains(self, start: int, end: int) -> bool:
        """Whether all of ``start`` to ``end`` lies inside."""
        return self.start <= start and end <= self.end


NOWHERE = Range(0, 0)
"""The range of what has no place of its own in the text."""
