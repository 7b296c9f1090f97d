"""Headings whose number was lost in copying: a short line without a stop among numbered siblings."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set

from service.documents.document import Heading
from service.documents.lines import Line
from service.documents.shapes import ATTACHMENT, DATE_LINE, ENDS, STOP, is_label, starts_item
from service.documents.siblings import SHORT, KnownHeading, Siblings, is_paragraph

_LONGEST, _SHORTEST, _FAR = 40, 2, 30
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NEVER = re.compile(r"[图表]\s*[0-9一二三四五六七八九十]|.*(?:如下|以下|下列)|.*(?:几点|几个方面)(?:工作|要求|意见)?$|[（(【“\"].*[）)】”\"]$")


def infer_headings(
    lines: Sequence[Line],
    within: tuple[int, int],
    taken: Set[int],
    known: Sequence[KnownHeading],
    labelled: Set[int] = frozenset(),
) -> list[tuple[int, Heading]]:
    """The inferred headings among the lines of ``within``, each with the index of its line.

    ``taken`` lines are something else; ``labelled`` ones ("label：text") are headings only among such headings.

    Where numbers are missing between headings of a level, lines that may be headings take their places. Where no
    number tells, a line is a heading when the first heading of the next level follows it, or when it parts whole
    paragraphs under headings that stand alone. In a text without any number at least two such lines are headings.
    """
    begin, stop = within
    stop = next((i for i in range(begin, stop) if _attached(lines[i])), stop)
    siblings = Siblings(known)
    apart = taken if siblings.with_colon else taken | labelled
    candidates = [
        i for i in range(begin, stop) if i not in apart and _may_be_heading(lines, i, stop, siblings.with_colon)
    ]
    if not known:
        return [(i, _heading(lines[i], 1)) for i in _without_numbers(lines, candidates, begin)]
    levels = _by_gaps(candidates, known, lines, siblings)
    first_at = {entry.index: entry.heading.level for entry in known if entry.ordinal == 1}
    for index in candidates:
        if index in levels or index == begin:
            continue
        complete = _complete(lines[index - 1])
        below = first_at.get(index + 1, 0)
        level = siblings.above(below) if below > 1 and complete else siblings.level(lines, index, complete)
        if level:
            levels[index] = level
    return [(index, _heading(lines[index], level)) for index, level in sorted(levels.items())]


def _without_numbers(lines: Sequence[Line], candidates: Sequence[int], begin: int) -> list[int]:
    """Of a text in which no heading has its number: the lines that part whole paragraphs, where there are several."""
    parting = [
        i
        for i in candidates
        if i > begin and _complete(lines[i - 1]) and is_paragraph(lines[i + 1]) and not lines[i].mark
    ]
    titles = [i for i in parting if 4 <= len(lines[i].text) <= SHORT]
    return titles if len(titles) >= 2 else []


def _attached(line: Line) -> bool:
    """Whether an attached page begins here: what follows is another document's."""
    return bool(ATTACHMENT.fullmatch(line.text)) and line.text[-1] not in "：:"


def _may_be_heading(lines: Sequence[Line], index: int, stop: int, with_colon: bool) -> bool:
    line = lines[index]
    text = line.text
    if line.table or not _SHORTEST <= len(text) <= _LONGEST or not _CHINESE.search(text):
        return False
    if STOP.search(text) or ENDS.search(text) or text[-1] in "：:，,、" or "；" in text:
        return False
    if starts_item(text) and not (with_colon and is_label(text)):
        return False
    if DATE_LINE.fullmatch(text) or _NEVER.match(text) or index + 1 >= stop:
        return False
    return not lines[index + 1].table


def _complete(line: Line) -> bool:
    """Whether a line ends what it says, so that the next may open something new."""
    return bool(ENDS.search(line.text)) or line.table


def _by_gaps(
    candidates: Sequence[int], known: Sequence[KnownHeading], lines: Sequence[Line], siblings: Siblings
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
            ranked = [(siblings.distance(lines, index, level), -index) for index in between if index not in levels]
            for distance, index in sorted(ranked)[:missing]:
                if distance < _FAR:
                    levels[-index] = level
        open_at[level] = (entry.ordinal, entry.index)
    return levels


def _heading(line: Line, level: int) -> Heading:
    return Heading(
        level=level, number=None, title=line.text, run_in=False, inferred=True, start=line.start, end=line.end
    )
