"""Headings whose number was lost in copying: a short line without a stop among numbered siblings."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from service.documents.document import Heading
from service.documents.lines import Line
from service.documents.shapes import ATTACHMENT, DATE_LINE, ENDS, STOP, starts_item

_LONGEST, _SHORTEST, _ALIKE, _PARAGRAPH = 40, 2, 4, 25
_CLAUSE = re.compile(r"[，,、\s\u3000]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NEVER = re.compile(r"[图表]\s*[0-9一二三四五六七八九十]|.*(?:如下|以下|下列|几点|几个方面)|[（(【“\"].*[）)】”\"]$")


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

    Where numbers are missing between headings of a level, lines that may be headings take their places. Where no
    number tells, a line is a heading when the first heading of the next level follows it, or when it parts whole
    paragraphs under headings that stand alone. In a text without any number at least two such lines are headings.
    """
    begin, stop = within
    stop = next((i for i in range(begin, stop) if _attached(lines[i])), stop)
    candidates = [i for i in range(begin, stop) if i not in taken and _may_be_heading(lines, i, stop)]
    if not known:
        return [(i, _heading(lines[i], 1)) for i in _without_numbers(lines, candidates, begin)]
    siblings = _Siblings(known)
    levels = _by_gaps(candidates, known, lines, siblings)
    first_at = {entry.index: entry.heading.level for entry in known if entry.ordinal == 1}
    for index in candidates:
        if index in levels or index == begin:
            continue
        complete = _complete(lines[index - 1])
        below = first_at.get(index + 1, 0)
        level = below - 1 if below > 1 and complete else siblings.level(lines, index, complete)
        if level:
            levels[index] = level
    return [(index, _heading(lines[index], level)) for index, level in sorted(levels.items())]


def _without_numbers(lines: Sequence[Line], candidates: Sequence[int], begin: int) -> list[int]:
    """Of a text in which no heading has its number: the lines that part whole paragraphs, where there are several."""
    parting = [
        i
        for i in candidates
        if i > begin and _complete(lines[i - 1]) and _paragraph(lines[i + 1]) and not lines[i].mark
    ]
    titles = [i for i in parting if 4 <= len(lines[i].text) <= _PARAGRAPH]
    return titles if len(titles) >= 2 else []


def _attached(line: Line) -> bool:
    """Whether an attached page begins here: what follows is another document's."""
    return bool(ATTACHMENT.fullmatch(line.text)) and line.text[-1] not in "：:"


def _may_be_heading(lines: Sequence[Line], index: int, stop: int) -> bool:
    line = lines[index]
    text = line.text
    if line.table or not _SHORTEST <= len(text) <= _LONGEST or not _CHINESE.search(text):
        return False
    if STOP.search(text) or ENDS.search(text) or text[-1] in "：:，,、" or "；" in text or starts_item(text):
        return False
    if DATE_LINE.fullmatch(text) or _NEVER.match(text) or index + 1 >= stop:
        return False
    after = lines[index + 1]
    if after.table:
        return False
    return starts_item(after.text) or len(after.text) > max(20, len(text)) or bool(ENDS.search(after.text))


def _complete(line: Line) -> bool:
    """Whether a line ends what it says, so that the next may open something new."""
    return bool(ENDS.search(line.text)) or line.table


def _by_gaps(
    candidates: Sequence[int], known: Sequence[KnownHeading], lines: Sequence[Line], siblings: "_Siblings"
) -> dict[int, int]:
    """Levels from missing numbers: where 五 follows 一 and three candidates stand between, these are 二 to 四.

    Of more candidates than missing numbers those are taken that are most like their siblings.
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
            free = [index for index in between if index not in levels]
            if len(free) > missing:
                free.sort(key=lambda index: (siblings.distance(lines, index, level), -index))
            for index in free[:missing]:
                levels[index] = level
        open_at[level] = (entry.ordinal, entry.index)
    return levels


class _Siblings:
    """How the headings of each level that stand alone are built: how many clauses, how long."""

    def __init__(self, known: Sequence[KnownHeading]) -> None:
        self.known = known
        self.indexes = [entry.index for entry in known]
        self.shapes: dict[int, Counter[tuple[int, int]]] = {}
        for entry in known:
            if not entry.heading.run_in:
                shapes = self.shapes.setdefault(entry.heading.level, Counter())
                shapes[_clauses(entry.heading.title), len(entry.heading.title)] += 1

    def distance(self, lines: Sequence[Line], index: int, level: int) -> int:
        """How far a line is from the heading of a level that it is most like; a paragraph should follow it."""
        text = lines[index].text
        shapes = self.shapes.get(level, Counter())
        nearest = min((abs(size - len(text)) + 6 * abs(count - _clauses(text)) for count, size in shapes), default=20)
        return nearest + (0 if _paragraph(lines[index + 1]) else 8)

    def level(self, lines: Sequence[Line], index: int, complete: bool) -> int:
        """The level of the heading before, when that stands alone and this line is built like its siblings, or parts
        whole paragraphs (``complete``: the line before ends); else 0."""
        place = bisect_left(self.indexes, index) - 1
        if place < 0 or self.known[place].heading.run_in:
            return 0
        level = self.known[place].heading.level
        text = lines[index].text
        shapes = self.shapes[level]
        alike = sum(shapes[_clauses(text), size] for size in range(len(text) - _ALIKE, len(text) + _ALIKE + 1))
        built_alike = alike * 2 >= sum(shapes.values())
        parts = complete and 4 <= len(text) <= _PARAGRAPH and _paragraph(lines[index + 1])
        return level if built_alike or parts else 0


def _paragraph(line: Line) -> bool:
    return len(line.text) > _PARAGRAPH and bool(ENDS.search(line.text))


def _clauses(text: str) -> int:
    return len(_CLAUSE.findall(text))


def _heading(line: Line, level: int) -> Heading:
    return Heading(
        level=level, number=None, title=line.text, run_in=False, inferred=True, start=line.start, end=line.end
    )
