"""Clean texts, what was planted in one, and the edits that planters are made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from service.brief import Brief
from service.draft import Block, Missing, Span

Source = Literal["document", "draft"]
BODY = ("heading", "paragraph")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a block; offsets are code points of its text."""

    block: str
    start: int
    end: int


@dataclass(frozen=True)
class CleanText:
    """A finished text without a fault, with the brief it answers to. ``blocks`` have spans for the values and names
    that come from facts (a span's ``slot`` is the kind of name, see ``eval.suites.planted.files``) and from the brief.

    ``grounding`` are sample texts that lay before whoever wrote it.
    """

    id: str
    source: Source
    brief: Brief
    blocks: tuple[Block, ...]
    grounding: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def body(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.type in BODY)

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.type == "paragraph")

    def values(self) -> Iterator[tuple[Block, Span, str]]:
        """Everything in the body's paragraphs that comes from a fact, with its text."""
        for block in self.paragraphs:
            for span in block.spans:
                if span.kind == "fact":
                    yield block, span, block.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Planted:
    """The text with the fault. ``places`` are where it stands, any of them; none for what is missing as a whole.
    ``note`` tells what was done, for the report."""

    blocks: tuple[Block, ...]
    places: tuple[Place, ...]
    note: str


def put(text: CleanText, block: Block, start: int, end: int, new: str, note: str = "") -> Planted:
    """The fault that a stretch of a block reads ``new`` instead."""
    old = block.text[start:end]
    blocks = edited(text.blocks, block, start, end, new)
    return Planted(blocks, (Place(block.id, start, start + max(1, len(new))),), note or f"{old}→{new}")


def edited(blocks: Sequence[Block], block: Block, start: int, end: int, new: str) -> tuple[Block, ...]:
    """The blocks with one stretch of one block replaced. Spans that touch the stretch are gone; later ones move."""
    return tuple(_edit(each, start, end, new) if each.id == block.id else each for each in blocks)


def _edit(block: Block, start: int, end: int, new: str) -> Block:
    by = len(new) - (end - start)
    spans = tuple(
        span if span.end <= start else replace(span, start=span.start + by, end=span.end + by)
        for span in block.spans
        if span.end <= start or span.start >= end
    )
    return replace(block, text=block.text[:start] + new + block.text[end:], spans=spans)


def without(blocks: Sequence[Block], gone: Block) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block.id != gone.id)
