"""What a person sent back: the paragraphs and tables of a file as blocks, and its comments as notes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.checks.order.marks import heading_number_of
from service.documents.source import SourceText
from service.draft import Block
from service.revision.differences.alignment import likeness, pairs_of
from service.revision.edited.tracked import is_answered
from service.revision.note import Note
from service.text.hygiene import visible

_SPACE = " \t\u3000\n"
_STOPS = "。！？；，"
_LONGEST_HEADING = 40
_MOST_LINES = 6
_TITLE_WITHIN = 20
_SAME_TITLE = 0.6
_DATE = re.compile(r"[\d〇零一二三四五六七八九十×*]{2,4}年.{1,3}月.{1,3}日")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a table of the file as a block without an id; ``start``–``end`` is where it stands in the text."""

    block: Block
    start: int
    end: int


def pieces_of(source: SourceText, blocks: Sequence[Block]) -> tuple[Piece, ...]:
    """The paragraphs and tables in order. What the printed form of one of ``blocks`` has on several lines (a title, a
    list of attachments) is one piece again."""
    return tuple(_joined(list(_lines(source)), blocks))


def notes_of(source: SourceText, pieces: Sequence[Piece], blocks: Sequence[Block]) -> tuple[Note, ...]:
    """A note for each comment that is not the answer to an earlier one; ``blocks`` are those that the pieces became."""
    notes: list[Note] = []
    for n, comment in enumerate(source.comments):
        said = visible(comment).strip()
        if not said or is_answered(said):
            continue
        anchor = source.anchors[n] if n < len(source.anchors) else None
        notes.append(_anchored(Note(" ".join(said.split("\n"))), anchor, pieces, blocks))
    return tuple(notes)


def _lines(source: SourceText) -> Iterator[Piece]:
    tables = {table.start: table for table in source.tables}
    position = 0
    while position <= len(source.text):
        table = tables.get(position)
        end = table.end if table is not None else source.text.find("\n", position)
        end = len(source.text) if end < 0 else end
        if table is not None:
            yield Piece(Block("", "table", "\n".join("\t".join(row) for row in table.rows)), position, end)
        else:
            line = source.text[position:end]
            text = visible(line).strip(_SPACE)
            if text:
                start = position + len(line) - len(line.lstrip(_SPACE))
                yield Piece(_guessed(text), start, start + len(line.strip(_SPACE)))
        position = end + 1


def _guessed(text: str) -> Block:
    """A paragraph that no block is known for: a heading where it is short, numbered and no sentence."""
    number = heading_number_of(text)
    if number is not None and len(text) <= _LONGEST_HEADING and not any(stop in text for stop in _STOPS):
        return Block("", "heading", text, number.level, number.text)
    return Block("", "date" if _DATE.fullmatch(text) else "paragraph", text)


def _joined(pieces: list[Piece], blocks: Sequence[Block]) -> list[Piece]:
    for block in blocks:
        if block.type != "title" and ("\n" not in block.text or block.type == "table"):
            continue
        wanted = _squeezed(block.text)
        found = _span(pieces, wanted, exact=block.type != "title")
        if found is None:
            continue
        first, last = found
        run = pieces[first : last + 1]
        text = "".join(piece.block.text for piece in run)
        text = block.text if _squeezed(text) == wanted else text
        pieces[first : last + 1] = [Piece(replace(block, id="", text=text, spans=()), run[0].start, run[-1].end)]
    return pieces


def _span(pieces: Sequence[Piece], wanted: str, *, exact: bool) -> tuple[int, int] | None:
    """The run of pieces that together are the wanted text, or, of a title, most like it."""
    goal = pairs_of(wanted)
    best: tuple[float, int, int] | None = None
    for first in range(len(pieces) if exact else min(len(pieces), _TITLE_WITHIN)):
        text = ""
        for last in range(first, min(first + _MOST_LINES, len(pieces))):
            if pieces[last].block.type == "table":
                break
            text += _squeezed(pieces[last].block.text)
            if text == wanted:
                return first, last
            if len(text) > 2 * len(wanted):
                break
            like = 0.0 if exact else likeness(pairs_of(text), goal)
            if like >= _SAME_TITLE and (best is None or like > best[0]):
                best = (like, first, last)
    return best[1:] if best is not None else None


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _anchored(note: Note, anchor: tuple[int, int] | None, pieces: Sequence[Piece], blocks: Sequence[Block]) -> Note:
    """The note at the block where its comment begins, with the stretch where it is one of that block's text."""
    if anchor is None:
        return note
    start, end = anchor
    at = next((n for n, piece in enumerate(pieces) if start <= piece.end), None)
    if at is None:
        return note
    piece, block = pieces[at], blocks[at]
    a, b = start - piece.start, min(end, piece.end) - piece.start
    whole = a <= 0 and b >= len(block.text)
    if not 0 <= a < b <= len(block.text) or whole or piece.end - piece.start != len(block.text):
        return replace(note, block=block.id)
    return replace(note, block=block.id, start=a, end=b)
