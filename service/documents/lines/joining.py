"""Stray line breaks healed: pieces of one sentence that stand on several lines become one ``Line`` again.

Three causes: a copier that set every link on a line of its own, a program that wrapped lines at a fixed width, a page
that ended in the middle of a sentence. Each leaves other traces; where there is no trace the break is kept.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from service.documents.lines.layout import Layout, measure_layout
from service.documents.lines.lines import Line
from service.documents.lines.numbers import read_heading_number
from service.documents.lines.shapes import ENDS, PAGE, STOP, TITLE_END, starts_item

_OPEN_END = re.compile(r"[，、,（(“‘《〈【〔—]$|——$")
_CLOSED_START = re.compile(r"[，。、；：！？,;:!?）)”’》〉】〕％%]")
_WORDLIKE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9０-９％%×*]$")
_NUMBER_ONLY = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、]|——"
)
_FRAGMENT, _TAIL, _CUT, _HEADING = 8, 6, 20, 40


def join_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with stray breaks healed. Rows of tables and Markdown headings are never joined."""
    layout = measure_layout(lines)
    joined: list[Line] = []
    pieces: list[Line] = []
    in_body = False
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if pieces and (index in layout.pieces or _continues(pieces, line, following, layout, in_body=in_body)):
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


def _continues(pieces: Sequence[Line], line: Line, following: Line | None, layout: Layout, *, in_body: bool) -> bool:
    """Whether ``line`` reads on from ``pieces``, the lines joined so far; ``in_body``: a sentence ended before them."""
    before = pieces[-1]
    whole_start = pieces[0]
    text = before.text
    if line.table or before.table or line.mark or whole_start.mark or PAGE.search(text):
        return False
    if _NUMBER_ONLY.fullmatch(text) and len(pieces) == 1:
        return line.blanks <= 1 and not starts_item(line.text)
    if _CLOSED_START.match(line.text) and not ENDS.search(text) and line.blanks <= 1:
        return True
    if line.seam and _cut_off(whole_start, before, line, layout):
        return True
    if line.blanks or ENDS.search(text) or text[-1] in "：:":
        return False
    full = layout.width > 0 and layout.width - 4 <= len(text) + before.indent and (in_body or "，" in text)
    if full and line.text.startswith("—") and len(text) + before.indent >= layout.width - 1:
        return True  # a dash in the middle of a sentence, where the line happened to end
    if starts_item(line.text):
        return False
    if layout.indented and line.indent > 0 and not _OPEN_END.search(text):
        return False
    if full or (layout.hanging and whole_start.indent > 0 and line.indent == 0):
        return True
    heading = read_heading_number(whole_start.text)
    if heading and not STOP.search(whole_start.text):
        return _heading_goes_on(whole_start.text, before.text, line, following)
    if _OPEN_END.search(text) or _left_open(text):
        return text[-1] != "，" or not _looks_like_heading(line, following)
    inside = len(pieces) > 1 or bool(STOP.search(text)) or len(text) > _HEADING
    if inside and _WORDLIKE.search(text):
        return not _looks_like_heading(line, following) or layout.airy
    if not _WORDLIKE.search(text) or TITLE_END.search(text):
        return False
    if layout.airy and not whole_start.blanks and len(pieces) == 1:
        return not _looks_like_heading(before, line) or len(line.text) <= _FRAGMENT
    read_on = following is not None and not following.blanks and "，" in text and len(text) > 12
    return in_body and len(line.text) <= _FRAGMENT and read_on


def _heading_goes_on(whole_start: str, before: str, line: Line, following: Line | None) -> bool:
    """Whether a heading that stands alone was broken: at a sign that cannot end it, or before a few last characters."""
    stop = STOP.search(line.text)
    if before[-1] in "，、（(“‘《〈【〔" or _left_open(before):
        return stop is None or stop.end() == len(line.text)
    if stop is not None or following is None:
        return False
    size = len(line.text)
    if following.blanks and "，" in whole_start:
        return size <= _TAIL and size != 4 and len(whole_start) > 12  # the two lines stand apart from what follows
    if len(following.text) <= 20 and following.text[-1] != "，":
        return False
    # four characters are a whole heading as often as the end of one (指导思想, 组织领导)
    return size <= 3 or (size <= _TAIL and size != 4 and len(whole_start) > 12)


def _left_open(text: str) -> bool:
    """Whether a quotation or a bracket is opened and not closed."""
    return any(text.rfind(opening) > text.rfind(closing) for opening, closing in ("“”", "《》", "（）"))


def _cut_off(whole_start: Line, before: Line, line: Line, layout: Layout) -> bool:
    """Whether a sentence was cut where noise (a page number, a line without anything to see) parts two lines."""
    text = before.text
    if line.seam == "web" or ENDS.search(text) or text[-1] in "：:" or starts_item(line.text):
        return False
    if read_heading_number(whole_start.text) and not STOP.search(whole_start.text):
        return False
    if line.seam == "invisible" and layout.seamed and not line.blanks:
        return True
    return len(text) >= _CUT and "，" in text


def _looks_like_heading(line: Line, following: Line | None) -> bool:
    """A short line without a stop that a whole paragraph follows."""
    if STOP.search(line.text) or not 4 <= len(line.text) <= 40 or ENDS.search(line.text):
        return False
    if following is None or following.table or _CLOSED_START.match(following.text):
        return False
    if re.match(r"[（(][A-Za-z]", following.text):
        return False
    return bool(read_heading_number(following.text)) or (len(following.text) > 20 and bool(ENDS.search(following.text)))
