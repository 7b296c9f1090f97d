"""Stray line breaks healed: pieces of one sentence that stand on several lines become one ``Line`` again.

Three causes: a copier that set every link on a line of its own, a program that wrapped lines at a fixed width, a page
that ended in the middle of a sentence. Each leaves other traces; where there is no trace the break is kept.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from service.documents.lines import Line
from service.documents.numbers import read_heading_number
from service.documents.shapes import ENDS, STOP, TITLE_END, starts_item

_OPEN_END = re.compile(r"[，、,（(“‘《〈【〔—]$|——$")
_CLOSED_START = re.compile(r"[，。、；：！？,;:!?）)”’》〉】〕％%]")
_WORDLIKE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9０-９％%×*]$")
_NUMBER_ONLY = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、]|——"
)
_MIN_WIDTH, _FRAGMENT = 20, 8


@dataclass(frozen=True, slots=True)
class _Style:
    """How a document sets its lines: ``airy`` when paragraphs are parted by blank lines, ``width`` when lines are
    wrapped at a fixed number of characters, ``indented`` when paragraphs begin with white space, ``seamed`` when lines
    without anything to see stand in the middle of sentences."""

    airy: bool
    width: int
    indented: bool
    seamed: bool


def join_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with stray breaks healed. Rows of tables and Markdown headings are never joined."""
    style = _style(lines)
    joined: list[Line] = []
    pieces: list[Line] = []
    in_body = False
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if pieces and _continues(pieces, line, following, style, in_body=in_body):
            pieces.append(line)
        else:
            if pieces:
                joined.append(_together(pieces))
                in_body = in_body or bool(ENDS.search(pieces[-1].text))
            pieces = [line]
    if pieces:
        joined.append(_together(pieces))
    return tuple(joined)


def _together(pieces: Sequence[Line]) -> Line:
    if len(pieces) == 1:
        return pieces[0]
    first = pieces[0]
    spans: list[tuple[int, int]] = []
    size = 0
    for piece in pieces:
        spans.extend((index + size, offset) for index, offset in piece.pieces)
        size += len(piece.text)
    return replace(first, text="".join(p.text for p in pieces), pieces=tuple(spans))


def _style(lines: Sequence[Line]) -> _Style:
    after_stop = [line.blanks > 0 for before, line in pairwise(lines) if ENDS.search(before.text)]
    paragraphs = [line for line in lines if len(line.text) > 40]
    unended = [
        len(line.text) + line.indent
        for line, after in pairwise(lines)
        if not ENDS.search(line.text) and not after.blanks and len(line.text) >= _MIN_WIDTH
    ]
    return _Style(
        airy=len(after_stop) >= 3 and sum(after_stop) * 2 > len(after_stop),
        width=_wrap_width(lines, unended),
        indented=len(paragraphs) >= 2 and sum(line.indent > 0 for line in paragraphs) * 2 > len(paragraphs),
        seamed=_seamed(lines),
    )


def _seamed(lines: Sequence[Line]) -> bool:
    unended = [a.text for a, b in pairwise(lines) if b.seam == "invisible" and not b.blanks and not ENDS.search(a.text)]
    return sum("，" in text or bool(STOP.search(text)) for text in unended) * 2 > len(unended)


def _wrap_width(lines: Sequence[Line], unended: Sequence[int]) -> int:
    """The width at which lines were wrapped, 0 where they were not: most unended lines share it, none is longer."""
    if len(unended) < 4:
        return 0
    top = max(len(line.text) + line.indent for line in lines)
    near = sum(top - 4 <= size <= top for size in unended)
    return top if top <= 60 and near * 10 >= len(unended) * 7 else 0


def _continues(pieces: Sequence[Line], line: Line, following: Line | None, style: _Style, *, in_body: bool) -> bool:
    """Whether ``line`` reads on from ``pieces``, the lines joined so far; ``in_body``: a sentence ended before them."""
    before = pieces[-1]
    whole_start = pieces[0]
    if line.table or before.table or line.mark or whole_start.mark:
        return False
    text = before.text
    if _NUMBER_ONLY.fullmatch(text) and len(pieces) == 1:
        return line.blanks <= 1 and not starts_item(line.text)
    if _CLOSED_START.match(line.text) and not ENDS.search(text) and line.blanks <= 1:
        return True
    if line.seam and _cut_off(whole_start, before, line, style):
        return True
    if line.blanks or ENDS.search(text) or text[-1] in "：:" or starts_item(line.text):
        return False
    if style.indented and line.indent > 0 and not _OPEN_END.search(text):
        return False
    if style.width and style.width - 4 <= len(text) + before.indent:
        return True
    heading = read_heading_number(whole_start.text)
    if heading and not STOP.search(whole_start.text) and len(pieces) == 1:
        return False
    if _OPEN_END.search(text):
        return not _looks_like_heading(line, following)
    inside = len(pieces) > 1 or bool(STOP.search(text))
    if inside and _WORDLIKE.search(text):
        return not _looks_like_heading(line, following) or style.airy
    if not _WORDLIKE.search(text) or TITLE_END.search(text):
        return False
    if style.airy and not whole_start.blanks and len(pieces) == 1:
        return not _looks_like_heading(before, line) or len(line.text) <= _FRAGMENT
    read_on = following is not None and not following.blanks and "，" in text and len(text) > 12
    return in_body and len(line.text) <= _FRAGMENT and read_on


def _cut_off(whole_start: Line, before: Line, line: Line, style: _Style) -> bool:
    """Whether a sentence was cut where noise (a page number, a line without anything to see) parts two lines."""
    text = before.text
    if line.seam == "web" or ENDS.search(text) or text[-1] in "：:" or starts_item(line.text):
        return False
    if read_heading_number(whole_start.text) and not STOP.search(whole_start.text):
        return False
    if line.seam == "invisible" and style.seamed and not line.blanks:
        return True
    return len(text) > 25 and "，" in text


def _looks_like_heading(line: Line, following: Line | None) -> bool:
    """A short line without a stop that a whole paragraph follows."""
    if STOP.search(line.text) or not 4 <= len(line.text) <= 40 or ENDS.search(line.text):
        return False
    if following is None or following.table or _CLOSED_START.match(following.text):
        return False
    if re.match(r"[（(][A-Za-z]", following.text):
        return False
    return bool(read_heading_number(following.text)) or (len(following.text) > 20 and bool(ENDS.search(following.text)))
