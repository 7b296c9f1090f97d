"""Numbering of headings: order, level and style (GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.checks.context import CheckContext
from service.checks.findings import PRACTICE, error, warning
from service.checks.order.marks import HeadingNumber, heading_number_of, point_marks
from service.draft import Block, Finding
from service.text.numbering import heading_number

CHECK = "numbering"
RULE = "GB/T 9704-2012, 7.3.3"
_LAST = 99


@dataclass(frozen=True, slots=True)
class _Entry:
    """A heading as the order sees it; ``number`` is None for a heading of a level that carries none."""

    block: Block
    level: int
    number: HeadingNumber | None
    section: int


@dataclass(slots=True)
class _Row:
    """Where a row of siblings stands: the number last written, and the one that should have stood there."""

    written: int
    right: int
    unnumbered: Block | None = None

    def accepts(self, number: int) -> bool:
        """Whether the number goes on from what is written, or from what would have been right: one fault is one
        finding, whether the rest of the row went along with it or not."""
        return number in (self.written + 1, self.right + 1)


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``numbering``: a number skipped, doubled, left out, of another level's style, or badly formed.

    A draft of a section may begin at any number (二、 or （三）); with two levels only, 一、 → 1. is accepted.
    """
    entries = list(_entries(context))
    with_second = frozenset(entry.section for entry in entries if entry.number and entry.number.level == 2)
    entries = [_third_for_second(entry) if entry.section not in with_second else entry for entry in entries]
    rows: dict[int, _Row] = {}
    for entry in entries:
        if entry.number is None:
            if entry.level in rows:
                rows[entry.level].unnumbered = entry.block
            continue
        yield from _form(entry)
        yield from _order(entry, rows, with_second, context)
        for deeper in [level for level in rows if level > entry.level]:
            yield from _left_over(rows.pop(deeper))
    for row in rows.values():
        yield from _left_over(row)


def _entries(context: CheckContext) -> Iterator[_Entry]:
    """Headings, run-in ones and paragraphs that begin like one, each with the section of the first level it is in."""
    section = 0
    as_printed = context.brief.section.number if context.brief.section else None
    for block in context.blocks:
        number = heading_number_of(block.text)
        if number is None and block.number and block.text.startswith(block.number):
            number = heading_number_of(block.number)  # 三、一项一项办好
        if block.type == "heading":
            if isinstance(as_printed, str) and block.text.startswith(as_printed):
                continue
        elif block.type != "paragraph" or number is None:
            continue
        elif block.level is None and (number.level > 2 or _in_a_row(block)):
            continue  # a point of the paragraph: see the check of points
        level = block.level or (number.level if number else None)
        if level is None:
            continue
        section += level == 1
        yield _Entry(block, level, number, section)


def _third_for_second(entry: _Entry) -> _Entry:
    """一、 → 1.: where there is no （一）, the third level's style may stand for the second."""
    if entry.level == 2 and entry.number is not None and entry.number.level == 3:
        return replace(entry, level=3)
    return entry


def _in_a_row(block: Block) -> bool:
    marks = point_marks(block.text)
    return bool(marks) and marks[0].start == 0


def _form(entry: _Entry) -> Iterator[Finding]:
    """The number as it is written: of the style of its level, and well formed."""
    number, level = entry.number, entry.level
    assert number is not None
    if number.level == level and number.well_formed:
        return
    want = heading_number(level, min(number.number, _LAST))
    what = f"{level} 级标题的序号不应写作" if number.level != level else "序号写法不规范："
    yield error(CHECK, entry.block, 0, number.end, f"{what}“{number.text}”", f"改为“{want}”", RULE)


def _order(
    entry: _Entry, rows: dict[int, _Row], with_second: frozenset[int], context: CheckContext
) -> Iterator[Finding]:
    number = entry.number
    assert number is not None
    row = rows.get(entry.level)
    if row is None:
        parents = [level for level in rows if level < entry.level]
        want = 1 if parents else _first(entry.block, context)
        rows[entry.level] = _Row(number.number, number.number if want is None else want)
        if want is not None and number.number != want:
            yield _misplaced(entry, want, "不连续" if want == 1 else "与拟稿要求不符")
        elif parents and entry.level - max(parents) > 1 and not (entry.level == 3 and entry.section not in with_second):
            message = f"序号“{number.text}”越级：上一级标题是 {max(parents)} 级"
            yield error(
                CHECK, entry.block, 0, number.end, message, f"改用“{heading_number(max(parents) + 1, 1)}”", RULE
            )
        return
    if row.accepts(number.number):
        yield from _left_over(row)
        rows[entry.level] = _Row(number.number, number.number)
        return
    want = row.right + 1
    if row.unnumbered is not None and number.number == want + 1:
        block = row.unnumbered
        yield error(
            CHECK, block, 0, len(block.text), "标题缺少序号", f"加上“{heading_number(entry.level, want)}”", RULE
        )
        rows[entry.level] = _Row(number.number, number.number)
        return
    rows[entry.level] = _Row(number.number, want)
    yield _misplaced(entry, want, "重复" if number.number == row.written else "不连续")


def _first(block: Block, context: CheckContext) -> int | None:
    """The number that the first heading of the draft must have; None where it may be any."""
    section = context.brief.section
    if section is None:
        return 1
    if isinstance(section.number, int) and block.text.endswith(section.heading):
        return section.number
    return None


def _misplaced(entry: _Entry, want: int, what: str) -> Finding:
    number = entry.number
    assert number is not None
    expected = heading_number(entry.level, min(want, _LAST))
    return error(CHECK, entry.block, 0, number.end, f"序号“{number.text}”{what}", f"应为“{expected}”", RULE)


def _left_over(row: _Row) -> Iterator[Finding]:
    """A heading without a number among numbered ones that count on as if it were not there."""
    if row.unnumbered is not None:
        block = row.unnumbered
        row.unnumbered = None
        yield warning(CHECK, block, 0, len(block.text), "同级标题有序号，这一标题没有", "补上序号", PRACTICE)
