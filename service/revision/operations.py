"""What may be done to the blocks of a draft. Each operation names what it touches; everything else stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.checks.order.marks import point_marks
from service.draft import Block, Span
from service.drafting.repairing.edits import Edit, cut, edited
from service.text.range import Range
from service.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class ReplaceSpan:
    """Other words for ``start``–``end`` of a block; with ``spans``, offsets in the new words, where values stand."""

    block: str
    start: int
    end: int
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """Stretches of a block that go; the block with them where nothing is left."""

    block: str
    spans: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Append:
    """A sentence at the end of a block."""

    block: str
    sentence: Block


@dataclass(frozen=True, slots=True)
class InsertBlock:
    """A new block after another (None: at the very end)."""

    after: str | None
    new: Block


@dataclass(frozen=True, slots=True)
class Remove:
    """Blocks that go whole."""

    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """Blocks, in their order, to before another one (None: to the end)."""

    blocks: tuple[str, ...]
    before: str | None


@dataclass(frozen=True, slots=True)
class Merge:
    """The second block's text joins the first's, without the mark of a point."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Split:
    """A block in two, at an offset of its text; the second half gets the id ``new``."""

    block: str
    at: int
    new: str


Operation = ReplaceSpan | Cut | Append | InsertBlock | Remove | Move | Merge | Split
_STOPS = ("。", "！", "？")


def applied(blocks: Sequence[Block], operation: Operation) -> tuple[Block, ...]:
    """The blocks after one operation. Raises KeyError for a block that is not there."""
    at = {block.id: n for n, block in enumerate(blocks)}
    result = list(blocks)
    match operation:
        case ReplaceSpan(block, start, end, text, spans):
            result[at[block]] = _replaced(result[at[block]], start, end, text, spans)
        case Cut(block, gone):
            left = _without(result[at[block]], gone)
            result[at[block] : at[block] + 1] = [left] if left is not None else []
        case Append(block, sentence):
            result[at[block]] = _appended(result[at[block]], sentence)
        case InsertBlock(after, new):
            result.insert(len(result) if after is None else at[after] + 1, new)
        case Remove(gone_blocks):
            _ = [at[block] for block in gone_blocks]
            result = [block for block in result if block.id not in gone_blocks]
        case Move(moved, before):
            going = [result[at[block]] for block in moved]
            result = [block for block in result if block.id not in moved]
            place = next((n for n, block in enumerate(result) if block.id == before), None)
            place = len(result) if before is None or place is None else place
            result[place:place] = going
        case Merge(first, second):
            result[at[first]] = joined(result[at[first]], _unmarked(result[at[second]]))
            del result[at[second]]
        case Split(block, offset, new):
            whole = result[at[block]]
            halves = cut(whole, [Range(0, offset)]), replace(cut(whole, [Range(offset, len(whole.text))]), id=new)
            result[at[block] : at[block] + 1] = halves
    return tuple(result)


def joined(host: Block, more: Block) -> Block:
    """A block with another's text after its own."""
    text = host.text if not host.text or host.text.endswith(_STOPS) else host.text.rstrip("，；：、 ") + "。"
    moved = (replace(span, start=span.start + len(text), end=span.end + len(text)) for span in more.spans)
    return replace(host, text=text + more.text, spans=(*host.spans, *moved))


def _appended(host: Block, sentence: Block) -> Block:
    """A point that ends in a semicolon, because others follow in its paragraph, still does."""
    whole = joined(host, sentence)
    goes_on = host.text.endswith("；") and whole.text.endswith("。")
    return replace(whole, text=whole.text[:-1] + "；") if goes_on else whole


def new_id(blocks: Sequence[Block]) -> str:
    """An id that no block has."""
    used = [int(number) for block in blocks if (number := block.id[1:].partition("~")[0]).isdigit()]
    return f"b{max(used, default=0) + 1}"


def _unmarked(block: Block) -> Block:
    """A point that joins another has a mark no more."""
    marks = point_marks(block.text)
    if block.type != "paragraph" or not marks or marks[0].start:
        return block
    return cut(block, [Range(marks[0].end, len(block.text))])


def _replaced(block: Block, start: int, end: int, text: str, spans: tuple[Span, ...]) -> Block:
    changed = edited(block, [Edit(start, end, text)])
    own = [replace(span, start=span.start + start, end=span.end + start) for span in spans]
    return replace(changed, spans=tuple(sorted((*changed.spans, *own), key=lambda span: (span.start, span.end))))


def _without(block: Block, gone: Sequence[Range]) -> Block | None:
    keep: list[Range] = []
    position = 0
    for start, end in sorted(gone):
        if start > position:
            keep.append(Range(position, start))
        position = max(position, end)
    if position < len(block.text):
        keep.append(Range(position, len(block.text)))
    left = cut(block, keep)
    return left if left.text.strip("。，；、 ") else None


def sentences_of(block: Block) -> tuple[Range, ...]:
    """The sentences of a block that reads as prose; a heading is one."""
    return sentences(block.text)
