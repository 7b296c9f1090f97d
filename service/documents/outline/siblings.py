"""How the numbered headings of a document are built, by level: what a heading without its number is compared with."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from service.documents.document import Heading
from service.documents.lines.lines import Line
from service.documents.lines.shapes import ENDS

SHORT = 25
"""A heading that is known by nothing but its place is no longer than this, and a paragraph is longer."""

_ALIKE = 4
_ENOUGH = 40
_CLOSES = re.compile(
    r"组织(?:领导|保障|实施)|保障|有关|几点|相关|工作(?:要求|打算|建议|保障)|下一?步|存在|今后|意见建议"
)
"""How the last main headings of a report or plan begin: between two levels, such a line is of the outer one."""
_CLAUSE = re.compile(r"[，,、\s\u3000]")


@dataclass(frozen=True, slots=True)
class KnownHeading:
    """A numbered heading: the index of its line, and what its number counts."""

    index: int
    heading: Heading
    ordinal: int


class Siblings:
    """How the headings of each level that stand alone are built: how many clauses, how long."""

    def __init__(self, known: Sequence[KnownHeading]) -> None:
        self._known = known
        self._indexes = [entry.index for entry in known]
        self._shapes: dict[int, Counter[tuple[int, int]]] = {}
        self._first: dict[int, int] = {}
        alone = [entry for entry in known if not entry.heading.run_in]
        for entry in alone:
            self._first.setdefault(entry.heading.level, entry.index)
            shapes = self._shapes.setdefault(entry.heading.level, Counter())
            shapes[_clauses(entry.heading.title), len(entry.heading.title)] += 1
        self._run_in: dict[int, list[str]] = {}
        for entry in known:
            titles = self._run_in.setdefault(entry.heading.level, [])
            if entry.heading.run_in and len(titles) < _ENOUGH:
                titles.append(entry.heading.title)
        self.with_colon = any("：" in entry.heading.title for entry in alone)

    def distance(self, lines: Sequence[Line], index: int, level: int) -> int:
        """How far a line is from the heading of a level that it is most like; a paragraph should follow it."""
        return self._unlike(lines[index].text, level) + (0 if is_paragraph(lines[index + 1]) else 8)

    def above(self, level: int) -> int:
        """The level of what stands right above a first heading of ``level``."""
        return max((other for other in self._shapes if other < level), default=level - 1)

    def level(self, lines: Sequence[Line], index: int, complete: bool) -> int:
        """The level of a line that no number tells; 0 when it is no heading.

        It is one when it parts whole paragraphs (``complete``: the line before ends), of the level that it is most
        like; or when the heading before stands alone and its siblings are built as this line is.
        """
        text = lines[index].text
        before = [level for level, first in self._first.items() if first < index]
        if not before:
            return 0
        if complete and 4 <= len(text) <= SHORT and is_paragraph(lines[index + 1]):
            outer = 1 if _CLOSES.match(text) else -1
            return min(before, key=lambda level: (self._unlike(text, level), outer * level))
        heading = self._known[bisect_left(self._indexes, index) - 1].heading
        return heading.level if not heading.run_in and self._like_most(text, heading.level) else 0

    def like_run_in(self, title: str, level: int) -> bool:
        """Whether a first sentence could be a run-in heading of a level: as many clauses as one, about as long."""
        return any(
            _clauses(title) == _clauses(other) and abs(len(title) - len(other)) <= _ALIKE
            for other in self._run_in.get(level, ())
        )

    def unlike_run_in(self, title: str, level: int) -> int:
        """How far a first sentence is from the run-in heading of a level that it is most like in length."""
        return min((abs(len(title) - len(other)) for other in self._run_in.get(level, ())), default=_ALIKE)

    def _unlike(self, text: str, level: int) -> int:
        shapes = self._shapes.get(level, Counter())
        clauses = _clauses(text)
        return min((abs(size - len(text)) + 6 * abs(count - clauses) for count, size in shapes), default=20)

    def _like_most(self, text: str, level: int) -> bool:
        shapes = self._shapes[level]
        alike = sum(shapes[_clauses(text), size] for size in range(len(text) - _ALIKE, len(text) + _ALIKE + 1))
        return alike * 2 >= sum(shapes.values())


def is_paragraph(line: Line) -> bool:
    """Whether a line is a paragraph of prose."""
    return len(line.text) > SHORT and bool(ENDS.search(line.text))


def _clauses(text: str) -> int:
    return len(_CLAUSE.findall(text))
