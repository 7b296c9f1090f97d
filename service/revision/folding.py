"""Points that stand inside one paragraph: taken apart for as long as notes are read, put together again for printing.

A piece of block b3 is called b3~1, b3~2 …; what stands before the first point keeps the id b3. Taken apart and put
together again, blocks are the same.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from service.checks.order.marks import point_marks
from service.draft import Block, Span
from service.drafting.repairing.edits import cut
from service.revision.operations import new_id
from service.revision.parts import points_of
from service.text.range import Range

_STOPS = "。；！？"
_TILDE = "~"


def base_of(id: str) -> str:
    """The block that a piece is of: b3~2 is of b3; a whole block is of itself."""
    return id.partition(_TILDE)[0]


def unfolded(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, paragraphs that hold a row of points taken apart; as they are where points stand apart already."""
    if points_of(blocks):
        return tuple(blocks)
    apart = tuple(piece for block in blocks for piece in _pieces(block))
    return apart if folded(apart) == tuple(blocks) else tuple(blocks)


def folded(pieces: Sequence[Block]) -> tuple[Block, ...]:
    """The pieces put together to the paragraphs they are of; one that was moved away from the others is a paragraph of
    its own."""
    result: list[Block] = []
    for base, group in groupby(pieces, key=lambda piece: base_of(piece.id)):
        taken = any(block.id == base for block in result)
        result.append(_together(new_id([*pieces, *result]) if taken else base, list(group)))
    return tuple(result)


def with_ends(pieces: Sequence[Block], before: Sequence[Block]) -> tuple[Block, ...]:
    """The pieces after their order has changed, with the stops that they had by place: 一是…；二是…；三是…。"""
    result: list[Block] = []
    rows = {id: list(group) for id, group in groupby(before, key=lambda piece: base_of(piece.id))}
    for id, group in groupby(pieces, key=lambda piece: base_of(piece.id)):
        row, was = list(group), rows.get(id, [])
        if len(was) > 1 and [piece.id for piece in row] != [piece.id for piece in was]:
            row = _ended(row, between=was[-2].text[-1:], last=was[-1].text[-1:])
        result += row
    return tuple(result)


def _pieces(block: Block) -> tuple[Block, ...]:
    marks = [mark for mark in point_marks(block.text) if mark.start == 0 or block.text[mark.start - 1] in _STOPS]
    if block.type != "paragraph" or len(marks) < 2 or len({mark.family for mark in marks}) > 1:
        return (block,)
    starts = [mark.start for mark in marks]
    ends = [*starts[1:], len(block.text)]
    pieces = [
        replace(cut(block, [Range(start, end)]), id=f"{block.id}{_TILDE}{n}", text=block.text[start:end])
        for n, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    ]
    return (cut(block, [Range(0, starts[0])]), *pieces) if starts[0] else tuple(pieces)


def _together(id: str, group: list[Block]) -> Block:
    if len(group) == 1:
        return group[0] if group[0].id == id else replace(group[0], id=id)
    text = ""
    spans: list[Span] = []
    for piece in group:
        spans += [replace(span, start=span.start + len(text), end=span.end + len(text)) for span in piece.spans]
        text += piece.text
    return replace(group[0], id=id, text=text, spans=tuple(spans))


def _ended(row: list[Block], *, between: str, last: str) -> list[Block]:
    """Full stops and semicolons alone are put right: a question stays one."""
    wanted = [between if piece.id != base_of(piece.id) else "。" for piece in row[:-1]] + [last]
    return [
        replace(piece, text=piece.text[:-1] + stop) if piece.text[-1:] in "。；" and stop in "。；" else piece
        for piece, stop in zip(row, wanted, strict=True)
    ]
