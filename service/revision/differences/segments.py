"""Within a block: sentences aligned, then words; values, the blocks' spans, are never cut."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from service.changes import Change, Part, Segment, segments_of
from service.draft import Block
from service.revision.differences.alignment import aligned
from service.text.range import Range
from service.text.sentences import sentences
from service.text.words import cut

_VALUES = frozenset({"fact", "brief", "derived", "missing"})
_ALIKE = 0.3
_MOST_WORK = 1_000_000
_MARKS = re.compile(r"\W*")
_LEAST_AROUND = 2


def segments(old: Block, new: Block) -> tuple[Segment, ...]:
    """What of the old text is kept and deleted, and what of the new one is inserted, in reading order.

    A table is compared row by row and cell by cell: the marks between cells are inserted or deleted with whole rows
    only, or with the whole table.
    """
    if old.text == new.text:
        return segments_of([(Change.KEPT, old.text)])
    if old.type == new.type == "table":
        return segments_of(_rows(old.text, new.text))
    olds, news = _pieces(old), _pieces(new)
    parts: list[Part] = []
    for before, after in aligned(["".join(p) for p in olds], ["".join(p) for p in news], _ALIKE):
        if before is None:
            parts += [(Change.INSERTED, "".join(news[after]))] if after is not None else []
        elif after is None:
            parts.append((Change.DELETED, "".join(olds[before])))
        else:
            parts += _words(olds[before], news[after])
    return segments_of(_readable(_grouped(parts)))


def whole(block: Block, change: Change) -> tuple[Segment, ...]:
    """The text of a block as one segment."""
    return segments_of([(change, block.text)])


def _pieces(block: Block) -> list[list[str]]:
    """The sentences of a text as their words; what stands between two goes with the first. A value is one word."""
    text = block.text
    values: list[Range] = []
    for span in sorted(block.spans, key=lambda span: (span.start, -span.end)):
        if span.kind in _VALUES and span.start < span.end and (not values or span.start >= values[-1][1]):
            values.append(Range(span.start, span.end))
    starts = [start for start, _ in sentences(text)][1:]
    edges = [0, *(at for at in starts if not any(a < at < b for a, b in values)), len(text)]
    pieces: list[list[str]] = []
    n = 0
    for start, end in pairwise(edges):
        words: list[str] = []
        position = start
        while n < len(values) and values[n][1] <= end:
            words += cut(text[position : values[n][0]])
            words.append(text[slice(*values[n])])
            position = values[n][1]
            n += 1
        pieces.append(words + cut(text[position:end]))
    return pieces


def _words(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    if len(old) * len(new) > _MOST_WORK:
        yield from ((Change.DELETED, "".join(old)), (Change.INSERTED, "".join(new)))
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Change.KEPT, "".join(old[a:b])
            continue
        yield Change.DELETED, "".join(old[a:b])
        yield Change.INSERTED, "".join(new[c:d])


def _rows(old: str, new: str) -> list[Part]:
    """Row by row. The line end before a row goes with it, so that a row comes and goes whole."""
    olds, news = (re.findall(r"^[^\n]*|\n[^\n]*", text) for text in (old, new))
    parts: list[Part] = []
    for before, after in aligned(olds, news, _ALIKE):
        row, other_row = olds[before] if before is not None else "", news[after] if after is not None else ""
        cells, others = row.split("\t"), other_row.split("\t")
        if not row or not other_row or len(cells) != len(others):
            parts += [(Change.DELETED, row), (Change.INSERTED, other_row)]
            continue
        for n, (cell, other) in enumerate(zip(cells, others, strict=True)):
            parts += [(Change.KEPT, "\t")] if n else []
            parts += _words(cut(cell), cut(other))
    return _grouped(parts)


def _grouped(parts: Sequence[Part]) -> list[Part]:
    """Between two kept stretches one deleted and one inserted at most, in this order; the same text of both is kept."""
    found: list[Part] = []
    gone = come = ""
    for change, text in [*parts, (Change.KEPT, "")]:
        if change is Change.DELETED:
            gone += text
        elif change is Change.INSERTED:
            come += text
        elif text or (gone or come):
            kept = gone + text if gone == come else text
            if gone != come:
                found += [(Change.DELETED, gone)] if gone else []
                found += [(Change.INSERTED, come)] if come else []
            gone = come = ""
            if kept and found and found[-1][0] is Change.KEPT:
                found[-1] = (Change.KEPT, found[-1][1] + kept)
            elif kept:
                found.append((Change.KEPT, kept))
    return found


def _readable(parts: list[Part]) -> list[Part]:
    """A lone mark or character between two changes is told with them: it would be read as chance."""
    spread: list[Part] = []
    for n, (change, text) in enumerate(parts):
        alone = change is Change.KEPT and 0 < n < len(parts) - 1 and (len(text) == 1 or _MARKS.fullmatch(text))
        if alone and "\n" not in text and len(parts[n - 1][1]) >= _LEAST_AROUND <= len(parts[n + 1][1]):
            spread += [(Change.DELETED, text), (Change.INSERTED, text)]
        else:
            spread.append((change, text))
    return _grouped(spread)
