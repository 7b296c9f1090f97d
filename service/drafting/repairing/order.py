"""Putting a draft in order after something was taken out: empty headings go, headings and points are renumbered."""

from collections.abc import Sequence
from dataclasses import replace

from service.checks.order.marks import PointMark, heading_number_of, point_marks
from service.draft import Block
from service.drafting.repairing.edits import Edit, edited
from service.text.numbering import chinese_number, heading_number

_ORDER_WORDS = ("首先", "其次", "再次")
_CONTENT = frozenset({"paragraph", "table", "note"})


def in_order(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without headings that have no text under them (the first heading stays), renumbered where numbers are
    skipped. A draft that is in order stays as it is."""
    return points_renumbered(_headings_renumbered(_without_empty_headings(blocks)))


def _without_empty_headings(blocks: Sequence[Block]) -> list[Block]:
    kept: list[Block] = []
    for n, block in enumerate(blocks):
        if n == 0 or block.type != "heading" or _has_text(blocks, n):
            kept.append(block)
    return kept


def _has_text(blocks: Sequence[Block], n: int) -> bool:
    for block in blocks[n + 1 :]:
        if block.type in _CONTENT:
            return True
        if block.type != "heading" or (block.level or 1) <= (blocks[n].level or 1):
            return False
    return False


def _headings_renumbered(blocks: Sequence[Block]) -> list[Block]:
    """Numbers go on by one from the first of their row; a row that begins under a heading begins at 1."""
    last: dict[int, int] = {}
    done: list[Block] = []
    for block in blocks:
        number = heading_number_of(block.text) if block.level is not None else None
        if number is None or block.level is None or number.level != block.level:
            done.append(block)
            continue
        level = block.level
        want = last[level] + 1 if level in last else 1 if any(key < level for key in last) else number.number
        last = {key: value for key, value in last.items() if key < level} | {level: want}
        if want < number.number:
            written = heading_number(level, want)
            done.append(replace(edited(block, [Edit(0, number.end, written)]), number=written))
        else:
            done.append(block)
    return done


def points_renumbered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Each row of points counts on by one; one that is left alone loses its mark."""
    edits: dict[int, list[Edit]] = {}
    for row in _rows(blocks):
        for want, (n, mark) in enumerate(row, start=1):
            text = _written(mark, want, alone=len(row) == 1)
            if text is not None and text != mark.text:
                edits.setdefault(n, []).append(Edit(mark.start, mark.end, text))
    return tuple(edited(block, edits[n]) if n in edits else block for n, block in enumerate(blocks))


def _rows(blocks: Sequence[Block]) -> list[list[tuple[int, PointMark]]]:
    """The rows of points, each mark with the number of its block. A row ends at a heading, or where its kind of mark
    starts again: not where a number is doubled."""
    rows: list[list[tuple[int, PointMark]]] = []
    going: dict[str, list[tuple[int, PointMark]]] = {}
    for n, block in enumerate(blocks):
        if block.type == "heading":
            going = {}
        for mark in point_marks(block.text) if block.type == "paragraph" else ():
            family = "首先" if mark.family == "第一" and "第一" not in going and "首先" in going else mark.family
            row = going.get(family)
            if row is None or (mark.number == 1 and not (len(row) == 1 and row[0][0] == n)):
                row = going[family] = []
                rows.append(row)
            row.append((n, mark))
    return rows


def _written(mark: PointMark, number: int, *, alone: bool) -> str | None:
    """The mark with another number; empty for one that stands alone; None for what stays (最后，)."""
    if mark.number is None:
        return None
    if alone:
        return "" if mark.family in ("一是", "一要") else None
    if mark.family == "首先":
        word = _ORDER_WORDS[number - 1] if number <= len(_ORDER_WORDS) else f"第{chinese_number(number)}"
        return word + mark.text[-1]
    if mark.family == "①":
        return chr(ord("①") + number - 1)
    if mark.family in ("（1）", "1."):
        return mark.text.replace(str(mark.number), str(number))
    return mark.text.replace(chinese_number(mark.number), chinese_number(number), 1)
