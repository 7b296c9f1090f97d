"""Headings whose number was lost in copying: a short line without a stop among numbered siblings."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from service.documents.document import Heading
from service.documents.lines.lines import Line
from service.documents.lines.shapes import ATTACHMENT, DATE_LINE, ENDS, STOP, is_label, starts_item
from service.documents.outline.gaps import Gap, find_gaps
from service.documents.outline.siblings import SHORT, KnownHeading, Siblings, is_paragraph
from service.text.range import Range

_LONGEST, _SHORTEST, _FAR = 40, 2, 30
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NEVER = re.compile(
    r"[图表]\s*[0-9一二三四五六七八九十]|.*(?:如下|以下|下列)|.*(?:几点|几个方面)(?:工作|要求|意见)?$|[（(【“\"].*[）)】”\"]$"
)


@dataclass(frozen=True, slots=True)
class InferredHeading:
    """A heading without its number, the index of its line, and where the text after it begins when it runs in."""

    index: int
    heading: Heading
    body: int | None


def infer_headings(
    lines: Sequence[Line],
    within: Range,
    taken: Set[int],
    known: Sequence[KnownHeading],
    labelled: Set[int] = frozenset(),
) -> list[InferredHeading]:
    """The inferred headings among the lines of ``within``.

    ``taken`` lines are something else; ``labelled`` ones ("label：text") are headings only among such headings.

    Where numbers are missing between headings of a level, lines that may be headings take their places. Where no
    number tells, a line is a heading when the first heading of the next level follows it, or when it parts whole
    paragraphs under headings that stand alone. Among run-in headings a missing one is the paragraph that begins as they
    do. In a text without any number at least two such lines are headings.
    """
    begin, stop = within
    stop = next((i for i in range(begin, stop) if _attached(lines[i])), stop)
    siblings = Siblings(known)
    apart = taken if siblings.with_colon else taken | labelled
    candidates = [
        i for i in range(begin, stop) if i not in apart and _may_be_heading(lines, i, stop, siblings.with_colon)
    ]
    if not known:
        return [InferredHeading(i, _heading(lines[i], 1), None) for i in _without_numbers(lines, candidates, begin)]
    gaps = [replace(gap, since=max(gap.since, begin - 1)) for gap in find_gaps(known) if gap.until < stop]
    levels = _by_gaps(candidates, gaps, lines, siblings)
    first_at = {entry.index: entry.heading.level for entry in known if entry.ordinal == 1}
    for index in candidates:
        if index in levels or index == begin:
            continue
        complete = _complete(lines[index - 1])
        below = first_at.get(index + 1, 0)
        level = siblings.above(below) if below > 1 and complete else siblings.level(lines, index, complete)
        if level:
            levels[index] = level
    alone = [InferredHeading(index, _heading(lines[index], level), None) for index, level in sorted(levels.items())]
    return [*alone, *_run_in(lines, gaps, levels, taken | labelled, siblings)]


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
    candidates: Sequence[int], gaps: Sequence[Gap], lines: Sequence[Line], siblings: Siblings
) -> dict[int, int]:
    """Levels from missing numbers: where 五 follows 一 and three candidates stand between, these are 二 to 四.

    Of more candidates than missing numbers those are taken that are most like their siblings.
    """
    levels: dict[int, int] = {}
    for gap in gaps:
        between = candidates[bisect_right(candidates, gap.since) : bisect_left(candidates, gap.until)]
        ranked = [(siblings.distance(lines, index, gap.level), -index) for index in between if index not in levels]
        for distance, index in sorted(ranked)[: gap.missing]:
            if distance < _FAR:
                levels[-index] = gap.level
    return levels


def _run_in(
    lines: Sequence[Line], gaps: Sequence[Gap], levels: Mapping[int, int], taken: Set[int], siblings: Siblings
) -> list[InferredHeading]:
    """Run-in headings in the places that are still empty: paragraphs that begin with as short a sentence as theirs."""
    filled = sorted(levels)
    found: list[InferredHeading] = []
    for gap in gaps:
        here = bisect_left(filled, gap.until) - bisect_right(filled, gap.since)
        if not gap.run_in or here >= gap.missing:
            continue
        ranked = []
        for index in range(gap.since + 1, gap.until):
            stop = None if index in taken or starts_item(lines[index].text) else STOP.search(lines[index].text)
            if stop is None or lines[index].table or not lines[index].text[stop.end() :].strip():
                continue
            title = lines[index].text[: stop.start()]
            if len(title) >= _SHORTEST and siblings.like_run_in(title, gap.level):
                ranked.append((siblings.unlike_run_in(title, gap.level), index, stop.start()))
        for _, index, end in sorted(ranked)[: gap.missing - here]:
            found.append(InferredHeading(index, _heading(lines[index], gap.level, end), end + 1))
    return found


def _heading(line: Line, level: int, end: int | None = None) -> Heading:
    """The heading that is the whole line, or runs in up to ``end``."""
    title = line.text if end is None else line.text[:end]
    return Heading(
        level=level,
        number=None,
        title=title,
        run_in=end is not None,
        inferred=True,
        start=line.start,
        end=line.after(len(title)),
    )
