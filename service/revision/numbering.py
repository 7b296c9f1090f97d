"""Numbers of points and subheadings after the parts have another order, or another style."""

from collections.abc import Sequence
from dataclasses import replace

from service.checks.order.marks import heading_number_of, point_marks
from service.draft import Block
from service.drafting.repairing.edits import Edit, edited
from service.revision.parts import points_of
from service.text.numbering import POINT_STYLES, heading_number

_MOST = 9


def renumbered(blocks: Sequence[Block], style: str | None = None) -> tuple[Block, ...]:
    """The blocks, their points counted on by one, in ``style`` where one is given. What is in order stays."""
    result = list(blocks)
    points = points_of(blocks)
    kept = _style(blocks) if style is None else style
    for n, point in enumerate(points, start=1):
        block = result[point.first]
        if block.type == "heading":
            number = heading_number_of(block.text)
            if number is not None:
                written = heading_number(number.level, n)
                changed = edited(block, [Edit(0, number.end, written)]) if written != number.text else block
                result[point.first] = replace(changed, number=written)
        elif kept is not None and n <= _MOST:
            mark = POINT_STYLES[kept](n, len(points)) if len(points) > 1 else ""
            if block.text[: point.mark_end] != mark:
                result[point.first] = _marked(block, point.mark_end, mark)
    return tuple(result)


def _marked(block: Block, end: int, mark: str) -> Block:
    changed = edited(block, [Edit(0, end, mark, "structural" if mark else None)])
    return replace(changed, spans=tuple(sorted(changed.spans, key=lambda span: (span.start, span.end))))


def _style(blocks: Sequence[Block]) -> str | None:
    """The style that the points have now; None where they have none of ours."""
    for block in blocks:
        marks = point_marks(block.text) if block.type == "paragraph" else []
        if not marks or marks[0].start:
            continue
        for style, mark in POINT_STYLES.items():
            if marks[0].text in {mark(n, count) for n in range(1, _MOST + 1) for count in (n, _MOST)}:
                return style
    return None
