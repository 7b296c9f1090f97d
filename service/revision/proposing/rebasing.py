"""Edits read against the draft as it was sent, brought to the draft as it stands after the notes before."""

from collections.abc import Sequence
from dataclasses import replace

from service.draft import Block
from service.revision.operations import (
    Append,
    Cut,
    InsertBlock,
    Merge,
    Move,
    Operation,
    Remove,
    ReplaceSpan,
    Split,
    applied,
    sentences_of,
)
from service.text.range import Range


def rebased(
    operations: Sequence[Operation], sent: Sequence[Block], now: Sequence[Block]
) -> tuple[Operation, ...] | None:
    """The operations on the blocks as they are now; None where one of them is of words that are others by now, or of
    blocks that are gone. What is inserted goes after the sentence that it was to follow."""
    found: list[Operation] = []
    for operation in operations:
        moved = _rebased(operation, {block.id: block for block in sent}, {block.id: block for block in now})
        if moved is None:
            return None
        found.append(moved)
    return tuple(found) if _possible(found, now) else None


def _rebased(operation: Operation, sent: dict[str, Block], now: dict[str, Block]) -> Operation | None:
    match operation:
        case ReplaceSpan(id, start, end, _, _):
            place = _place(id, start, end, sent, now)
            return replace(operation, start=place[0], end=place[1]) if place is not None else None
        case Cut(id, spans):
            places = [_place(id, start, end, sent, now) for start, end in spans]
            kept = tuple(place for place in places if place is not None)
            return Cut(id, kept) if len(kept) == len(places) else None
        case Move(ids, before):
            there = tuple(id for id in ids if id in now)
            return Move(there, before) if there and (before is None or before in now) else None
        case Remove(ids):
            return operation if all(_same(id, sent, now) for id in ids) else None
        case InsertBlock(after, _):
            return operation if after is None or after in now else None
        case Merge(first, second):
            return operation if first in now and second in now else None
        case Append(id, _) | Split(id, _, _):
            return operation if id in now else None


def _same(id: str, sent: dict[str, Block], now: dict[str, Block]) -> bool:
    return id in now and (id not in sent or now[id].text == sent[id].text)


def _place(id: str, start: int, end: int, sent: dict[str, Block], now: dict[str, Block]) -> Range | None:
    """Where a stretch of a sent block stands now."""
    if id not in now or id not in sent:
        return None
    was, text = sent[id].text, now[id].text
    if was == text:
        return Range(start, end)
    if start == end:  # an insertion: after the sentence that ends there
        sentence = next((span for span in sentences_of(sent[id]) if span[1] == end), None)
        place = _place(id, *sentence, sent, now) if sentence is not None else None
        return Range(place[1], place[1]) if place is not None else None
    stretch = was[start:end]
    if text.count(stretch) == 1 and was.count(stretch) == 1:
        at = text.index(stretch)
        return Range(at, at + len(stretch))
    return None


def _possible(operations: Sequence[Operation], blocks: Sequence[Block]) -> bool:
    """Whether the operations can be done one after the other: none of a block that another has taken away."""
    try:
        for operation in operations:
            blocks = applied(blocks, operation)
    except KeyError:
        return False
    return True
