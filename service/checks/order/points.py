"""Points inside a section (一是…二是…, 第一，…第二，…, 首先…其次…, ①②, （1）（2）): none skipped, doubled or alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.checks.context import CheckContext
from service.checks.findings import PRACTICE, error, warning
from service.checks.order.marks import PointMark, point_marks
from service.draft import Block, Finding
from service.text.numbering import chinese_number

CHECK = "points"
_NEVER_ALONE = frozenset({"一是", "一要"})
_ORDER_WORDS = ("首先", "其次", "再次")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of points so far: its last mark as written, and the number that should have stood there."""

    block: Block
    mark: PointMark
    written: int
    right: int


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``points``. A row ends at the next heading, or where its kind of mark starts again at the first."""
    rows: dict[str, _Row] = {}
    for block in context.blocks:
        if block.type == "heading":
            yield from _ended(rows.values())
            rows = {}
        elif block.type == "paragraph":
            for mark in point_marks(block.text):
                yield from _next(block, mark, rows)
    yield from _ended(rows.values())


def _next(block: Block, mark: PointMark, rows: dict[str, _Row]) -> Iterator[Finding]:
    if mark.number is None:  # 最后 closes any row
        return
    family = mark.family
    if family == "第一" and family not in rows and "首先" in rows:
        family = "首先"  # 首先，其次，第三，
    row = rows.get(family)
    if mark.number == 1:
        if row is not None:
            yield from _ended([row])
        rows[family] = _Row(block, mark, 1, 1)
        return
    if row is None:
        rows[family] = _Row(block, mark, mark.number, mark.number)
        make = warning if family == "首先" else error
        message = f"分点“{mark.text}”之前缺少“{_written(mark, 1)}”"
        yield make(CHECK, block, mark.start, mark.end, message, "补上前面的分点，或重排序号", PRACTICE)
        return
    if mark.number in (row.written + 1, row.right + 1):
        rows[family] = _Row(block, mark, mark.number, mark.number)
        return
    want = row.right + 1
    rows[family] = _Row(block, mark, mark.number, want)
    what = "重复" if mark.number == row.written else "不连续"
    suggestion = f"应为“{_written(mark, want)}”"
    yield error(CHECK, block, mark.start, mark.end, f"分点“{mark.text}”的序号{what}", suggestion, PRACTICE)


def _ended(rows: Iterable[_Row]) -> Iterator[Finding]:
    for row in rows:
        if row.written == 1 and row.mark.family in _NEVER_ALONE:
            message = f"只有“{row.mark.text}”，没有后面的分点"
            yield error(CHECK, row.block, row.mark.start, row.mark.end, message, "补上后面的分点，或去掉序号", PRACTICE)


def _written(mark: PointMark, number: int) -> str:
    """The mark as it would be written with another number."""
    if mark.family == "首先":
        return _ORDER_WORDS[number - 1] if number <= len(_ORDER_WORDS) else f"第{chinese_number(number)}"
    if mark.family == "①":
        return chr(ord("①") + number - 1)
    if mark.family in ("（1）", "1."):
        return mark.family.replace("1", str(number))
    return mark.family.replace("一", chinese_number(number))
