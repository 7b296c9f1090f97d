"""How a text sets its lines: what tells a stray line break from the end of a paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.documents.lines.lines import Line
from service.documents.lines.numbers import read_heading_number
from service.documents.lines.shapes import ENDS, PAGE, STOP, starts_item

_MIN_WIDTH, _MAX_WIDTH, _RAGGED = 20, 60, 4


@dataclass(frozen=True, slots=True)
class Layout:
    """``airy``: paragraphs are parted by blank lines. ``width``: lines are wrapped at so many characters, 0 where they
    are not. ``indented``: paragraphs begin with white space. ``seamed``: lines without anything to see stand in the
    middle of sentences. ``hanging``: the first line of a paragraph is indented and its other
    lines are not. ``pieces``: indexes of lines that read on from the one before, for whole blocks of them."""

    airy: bool
    width: int
    indented: bool
    seamed: bool
    hanging: bool
    pieces: frozenset[int]


def measure_layout(lines: Sequence[Line]) -> Layout:
    """The layout of the lines of a document."""
    after_stop = [line.blanks > 0 for before, line in pairwise(lines) if ENDS.search(before.text)]
    paragraphs = [line for line in lines if len(line.text) > 40]
    airy = len(after_stop) >= 3 and sum(after_stop) * 2 > len(after_stop)
    return Layout(
        airy=airy,
        width=_wrap_width(lines),
        indented=len(paragraphs) >= 2 and sum(line.indent > 0 for line in paragraphs) * 2 > len(paragraphs),
        seamed=_seamed(lines),
        hanging=_hanging(lines),
        pieces=frozenset(_pieces(lines)) if airy else frozenset(),
    )


def _seamed(lines: Sequence[Line]) -> bool:
    unended = [a.text for a, b in pairwise(lines) if b.seam == "invisible" and not b.blanks and not ENDS.search(a.text)]
    return sum("，" in text or bool(STOP.search(text)) for text in unended) * 2 > len(unended)


def _hanging(lines: Sequence[Line]) -> bool:
    """Whether lines that open something are indented and those that read on from an unended one are not."""
    first = next((i for i, line in enumerate(lines) if ENDS.search(line.text)), len(lines))
    opening: list[bool] = []
    reading_on: list[bool] = []
    for before, line in pairwise(lines[first:]):
        number = read_heading_number(line.text)
        if number is not None and number.level == 1:
            continue  # headings of the first level are often set at the margin
        if ENDS.search(before.text) or line.blanks:
            opening.append(line.indent > 0)
        elif not starts_item(line.text):
            reading_on.append(line.indent > 0)
    return min(len(opening), len(reading_on)) >= 3 and sum(opening) * 5 >= len(opening) * 4 and not any(reading_on)


def _wrap_width(lines: Sequence[Line]) -> int:
    """The width at which lines were wrapped: most lines that do not end share it, and none is longer."""
    unended = [
        len(line.text) + line.indent
        for line, after in pairwise(lines)
        if not (ENDS.search(line.text) or after.blanks or PAGE.search(line.text)) and len(line.text) >= _MIN_WIDTH
    ]
    if len(unended) < 4:
        return 0
    top = max(len(line.text) + line.indent for line in lines)
    near = sum(top - _RAGGED <= size <= top for size in unended)
    return top if top <= _MAX_WIDTH and near * 10 >= len(unended) * 7 else 0


def _pieces(lines: Sequence[Line]) -> Iterator[int]:
    """In a text whose paragraphs are parted by blank lines: a block of three and more lines of which only the last
    ends is one broken sentence. (The first block is the head of the document.)"""
    begin = next((i for i, line in enumerate(lines) if i and line.blanks), len(lines))
    while begin < len(lines):
        end = begin + 1
        while end < len(lines) and not lines[end].blanks:
            end += 1
        begin += _heading_lines(lines[begin:end])
        block = lines[begin:end]
        unended = bool(block) and not any(ENDS.search(line.text) or line.table or line.mark for line in block[:-1])
        own = any(starts_item(line.text) for line in block[1:]) or block[0].text[-1] in "：:"
        if len(block) >= 3 and unended and not own and ENDS.search(block[-1].text):
            yield from range(begin + 1, end)
        begin = end


def _heading_lines(block: Sequence[Line]) -> int:
    """How many lines of a block are the heading that stands alone above a paragraph: its number and its last
    characters may have come on two."""
    first = block[0].text
    if len(block) < 4 or read_heading_number(first) is None or STOP.search(first) or first[-1] in "，、":
        return 0
    return 2 if len(block[1].text) <= 3 else 1
