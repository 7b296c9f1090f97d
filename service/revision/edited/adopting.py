"""A person's text as the next version: matched to the draft, so that what was not touched stays as it was."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.changes import Change
from service.checks.order.marks import heading_number_of
from service.draft import Block, Span, SpanKind
from service.drafting.composing.spans import annotated
from service.drafting.composing.written import Written
from service.export.docx_runs import legal
from service.export.text import rows_of
from service.facts.sheet import FactSheet
from service.revision.differences.block_matching import matched
from service.revision.differences.segments import segments
from service.revision.operations import new_id
from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions
from service.text.sentences import sentences


def adopted(blocks: Sequence[Block], written: Sequence[Block], sheet: FactSheet, lexicon: Lexicon) -> tuple[Block, ...]:
    """The person's blocks (``written``, without ids), in their order.

    One that says what a block of the draft says is that block, byte for byte; a changed one keeps the id, and the spans
    of what still stands, also of sentences that came from elsewhere; a new one has a new id.
    """
    found = {after: before for before, after in matched(blocks, written).items()}
    _fill_gaps(found, blocks, written)
    sources = _sentences(blocks)
    next_id = int(new_id(blocks)[1:])
    result: list[Block] = []
    for n, block in enumerate(written):
        own = blocks[found[n]] if n in found else None
        if own is not None and _same(own, block):
            result.append(own)
            continue
        named = replace(_shaped(own, block), id=own.id if own is not None else f"b{next_id}")
        next_id += own is None
        result.append(_with_spans(named, own, sources))
    return tuple(_with_values(result, blocks, sheet, lexicon))


def _same(old: Block, new: Block) -> bool:
    """Whether a text came back as it went out: without what a file cannot hold, and what stands around it; a table with
    its short rows filled up."""
    if old.text == new.text or legal(old.text).strip() == new.text.strip():
        return True
    return old.type == new.type == "table" and rows_of(old) == rows_of(new)


def _fill_gaps(found: dict[int, int], blocks: Sequence[Block], written: Sequence[Block]) -> None:
    """Between two matched neighbours, one block of a kind that is left over on each side is the same one, reworded."""
    taken = set(found.values())
    for n, block in enumerate(written):
        if n in found:
            continue
        before = found.get(n - 1, -1 if n == 0 else None)
        after = found.get(n + 1, len(blocks) if n + 1 == len(written) else None)
        if before is None or after is None or after - before != 2:
            continue
        if before + 1 not in taken and blocks[before + 1].type == block.type != "table":
            found[n] = before + 1
            taken.add(before + 1)


def _shaped(own: Block | None, block: Block) -> Block:
    """The person's text in the kind of block that it is known as."""
    if own is None or own.type == "table":
        return block
    number = heading_number_of(block.text) if own.type == "heading" else None
    return replace(own, text=block.text, spans=(), number=number.text if number is not None else None, level=own.level)


_Source = tuple[Block, int, int]


def _sentences(blocks: Sequence[Block]) -> dict[str, dict[str, _Source]]:
    """By its words, where a sentence stands: by block id, the first block first."""
    found: dict[str, dict[str, _Source]] = {}
    for block in blocks:
        for start, end in sentences(block.text):
            found.setdefault(block.text[start:end], {}).setdefault(block.id, (block, start, end))
    return found


def _with_spans(block: Block, own: Block | None, sources: dict[str, dict[str, _Source]]) -> Block:
    """The block with the spans of sentences that stood in the draft, wherever, and of words kept in changed ones."""
    spans: list[Span] = []
    for start, end in sentences(block.text):
        origins = sources.get(block.text[start:end], {})
        if origins:
            source, first, last = origins.get(block.id) or next(iter(origins.values()))
            _carry(spans, source.spans, first, last, start - first)
    for each in segments(own, block) if own is not None else ():
        if each.change is Change.KEPT and own is not None:
            _carry(spans, own.spans, *each.old, each.new[0] - each.old[0])
    return replace(block, spans=tuple(sorted(spans, key=lambda span: (span.start, span.end))))


def _carry(spans: list[Span], source: Sequence[Span], start: int, end: int, shift: int) -> None:
    for span in source:
        if start <= span.start and span.end <= end:
            moved = replace(span, start=span.start + shift, end=span.end + shift)
            if not any(moved.start < other.end and other.start < moved.end for other in spans):
                spans.append(moved)


def _with_values(
    result: Sequence[Block], before: Sequence[Block], sheet: FactSheet, lexicon: Lexicon
) -> Iterator[Block]:
    """The changed blocks with spans of values that stood in the draft and stand again, in other words around them."""
    unchanged = {block.id: block for block in before}
    there = {span.fact for block in result for span in block.spans}
    lost = dict.fromkeys(span.fact for block in before for span in block.spans if span.fact and span.fact not in there)
    for block in result:
        if unchanged.get(block.id) is block:
            yield block
            continue
        spans = list(block.spans)
        for mention in find_mentions(block.text, lexicon):
            if any(mention.start < span.end and span.start < mention.end for span in spans if span.fact):
                continue
            same = [id for id in lost if id in sheet.values and sheet.values[id].value == mention.value]
            if same:
                kind: SpanKind = "derived" if sheet.by_id[sheet.values[same[0]].fact].fact.derived else "fact"
                spans = [span for span in spans if not (mention.start < span.end and span.start < mention.end)]
                spans.append(Span(mention.start, mention.end, kind, same[0]))
                del lost[same[0]]
        ordered = replace(block, spans=tuple(sorted(spans, key=lambda span: (span.start, span.end))))
        yield annotated(Written((ordered,)), lexicon).blocks[0]
