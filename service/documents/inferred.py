"""Headings whose number was lost in copying: a short line without a stop among numbered siblings."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from service.documents.document import Heading
from service.documents.lines import Line
from service.documents.shapes import DATE_LINE, ENDS, STOP, starts_item

_LONGEST, _SHORTEST, _ALIKE = 40, 2, 4
_CLAUSE = re.compile(r"[，,、\s\u3000]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class KnownHeading:
    """A numbered heading: the index of its line, and what its number counts."""

    index: int
    heading: Heading
    ordinal: int


def infer_headings(
    lines: Sequence[Line], within: tuple[int, int], taken: Set[int], known: Sequence[KnownHeading]
) -> list[tuple[int, Heading]]:
    """The inferred headings among the lines of ``within``, each with the index of its line.

    Where numbers are missing between headings of a level, lines that may be headings take their places; where no
    number tells, a line counts when it is built like the headings that stand alone around it.
    """
    begin, stop = within
    candidates = [i for i in range(begin, stop) if i not in taken and _may_be_heading(lines, i, stop)]
    if not candidates or not known:
        return []
    levels = _by_gaps(candidates, known)
    likeness = _Likeness(known)
    for index in candidates:
        if index not in levels and (level := likeness.level(lines[index].text, index)):
            levels[index] = level
    return [(index, _heading(lines[index], level)) for index, level in sorted(levels.items())]


def _may_be_heading(lines: Sequence[Line], index: int, stop: int) -> bool:
    line = lines[index]
    text = line.text
    if line.table or not _SHORTEST <= len(text) <= _LONGEST or not _CHINESE.search(text):
        return False
    if STOP.search(text) or ENDS.search(text) or text[-1] in "：:，,、" or "；" in text or starts_item(text):
        return False
    if DATE_LINE.fullmatch(text) or index + 1 >= stop:
        return False
    after = lines[index + 1]
    if after.table:
        return False
    return starts_item(after.text) or len(after.text) > max(20, len(text)) or bool(ENDS.search(after.text))


def _by_gaps(candidates: Sequence[int], known: Sequence[KnownHeading]) -> dict[int, int]:
    """Levels from missing numbers: where 五 follows 一 and three candidates stand between, these are 二 to 四.

    With more candidates than missing numbers the last ones are taken: they stand nearest to a number that is there.
    """
    levels: dict[int, int] = {}
    open_at: dict[int, tuple[int, int]] = {}
    for entry in known:
        level = entry.heading.level
        for deeper in [key for key in open_at if key > level]:
            del open_at[deeper]
        above = max((index for key, (_, index) in open_at.items() if key < level), default=-1)
        before, since = open_at.get(level, (0, above))
        missing = entry.ordinal - before - 1
        if missing > 0:
            between = candidates[bisect_right(candidates, since) : bisect_left(candidates, entry.index)]
            for index in [i for i in between if i not in levels][-missing:]:
                levels[index] = level
        open_at[level] = (entry.ordinal, entry.index)
    return levels


class _Likeness:
    """How the headings of each level that stand alone are built: how many clauses, how long."""

    def __init__(self, known: Sequence[KnownHeading]) -> None:
        self.known = known
        self.indexes = [entry.index for entry in known]
        self.shapes: dict[int, Counter[tuple[int, int]]] = {}
        for entry in known:
            if not entry.heading.run_in:
                shapes = self.shapes.setdefault(entry.heading.level, Counter())
                shapes[_clauses(entry.heading.title), len(entry.heading.title)] += 1

    def level(self, text: str, index: int) -> int:
        """The level of the heading before, where at least half of its siblings are built like ``text``; else 0."""
        place = bisect_left(self.indexes, index) - 1
        if place < 0 or self.known[place].heading.run_in:
            return 0
        level = self.known[place].heading.level
        shapes = self.shapes[level]
        clauses = _clauses(text)
        alike = sum(shapes[clauses, size] for size in range(len(text) - _ALIKE, len(text) + _ALIKE + 1))
        return level if alike * 2 >= sum(shapes.values()) else 0


def _clauses(text: str) -> int:
    return len(_CLAUSE.findall(text))


def _heading(line: Line, level: int) -> Heading:
    return Heading(
        level=level, number=None, title=line.text, run_in=False, inferred=True, start=line.start, end=line.end
    )
