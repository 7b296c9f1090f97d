"""Editing a block: its text changes, and its spans stay with the words that they are about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.draft import Block, Span, SpanKind
from service.text.range import Range


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``text`` in place of ``start``–``end``; with a ``kind`` the new text becomes a span."""

    start: int
    end: int
    text: str
    kind: SpanKind | None = None
    slot: str | None = None


def edited(block: Block, edits: Sequence[Edit]) -> Block:
    """The block after edits that do not overlap. A span that an edit touches goes; the others move along."""
    text = ""
    spans: list[Span] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        spans += _moved(block, position, edit.start, len(text) - position)
        text += block.text[position : edit.start]
        if edit.kind is not None:
            spans.append(Span(len(text), len(text) + len(edit.text), edit.kind, slot=edit.slot))
        text += edit.text
        position = edit.end
    spans += _moved(block, position, len(block.text), len(text) - position)
    return replace(block, text=text + block.text[position:], spans=tuple(spans))


def cut(block: Block, keep: Sequence[Range]) -> Block:
    """The block with only the stretches ``keep`` of its text, its spans moved along. A sentence that lost its end gets
    a full stop."""
    text = ""
    spans: list[Span] = []
    for start, end in keep:
        spans += _moved(block, start, end, len(text) - start)
        text += block.text[start:end]
        if end < len(block.text) and block.text[end] in "，；、,;":
            text += "。"
    return replace(block, text=text, spans=tuple(spans))


def _moved(block: Block, start: int, end: int, shift: int) -> list[Span]:
    return [
        replace(span, start=span.start + shift, end=span.end + shift)
        for span in block.spans
        if start <= span.start and span.end <= end
    ]
