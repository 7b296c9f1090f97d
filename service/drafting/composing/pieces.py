"""Writing with provenance: a paragraph is put together from pieces, each of which knows where it comes from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.draft import Block, BlockType, Span, SpanKind
from service.facts.sheet import SheetFact


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text to be printed; without a kind it is prose."""

    text: str
    kind: SpanKind | None = None
    fact: str | None = None
    slot: str | None = None


def prose(text: str) -> Piece:
    """Words of the writer's own."""
    return Piece(text)


def fact_pieces(fact: SheetFact, start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """The fact's own words from ``start`` to ``end``, each of its values a piece of its own."""
    end = len(fact.text) if end is None else end
    pieces: list[Piece] = []
    position = start
    for value in fact.values:
        if value.start < position or value.end > end:
            continue
        kind: SpanKind = "derived" if fact.fact.derived else "fact"
        pieces += (Piece(fact.text[position : value.start]), Piece(value.value.text, kind, value.id))
        position = value.end
    pieces.append(Piece(fact.text[position:end]))
    return tuple(piece for piece in pieces if piece.text)


def text_of(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def block(
    block_id: str,
    type: BlockType,
    pieces: Sequence[Piece],
    *,
    level: int | None = None,
    number: str | None = None,
    grounding: tuple[str, ...] = (),
) -> Block:
    """A block printed from its pieces, with a span for every piece that has a kind."""
    spans: list[Span] = []
    position = 0
    for piece in pieces:
        end = position + len(piece.text)
        if piece.kind is not None and piece.text:
            spans.append(Span(position, end, piece.kind, piece.fact, piece.slot))
        position = end
    return Block(block_id, type, text_of(pieces), level, number, tuple(spans), grounding)
