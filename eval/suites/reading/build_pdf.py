"""A .pdf with a text layer from a marked document: lines broken by the layout, page numbers and running heads.

Each line of the marked text is a paragraph; ``t`` lines are centred, a short last signature stands to the right. The
same input gives the same bytes.
"""

from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ConfigDict

from eval.suites.reading.gold import HIDDEN
from eval.suites.reading.marks import Node, strip
from eval.suites.reading.pdf_file import Line, pdf_file, text_width

_SIZE, _LEADING = 16, 29
_LEFT, _TOP, _FOOT = 79, 737, 60
_NO_LINE_START = "，。、；：！？）》”’〕】%％"


class PdfLayout(BaseModel):
    """``width`` characters a line, ``lines`` a page; the page number's form (``{}`` is the number), a running head."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    width: int = 28
    lines: int = 22
    page_number: str | None = "— {} —"
    header: str | None = None
    right: tuple[str, ...] = ()


def build_pdf(node: Node, layout: PdfLayout) -> bytes:
    """The file as bytes. Lines named in ``layout.right`` are set to the right (organ and date)."""
    set_lines = list(_set(node, layout))
    firsts = range(0, len(set_lines), layout.lines)
    pages = [
        list(_placed(set_lines[first : first + layout.lines], layout, number))
        for number, first in enumerate(firsts, start=1)
    ]
    return pdf_file(pages, _SIZE)


def _placed(set_lines: Sequence[tuple[str, str]], layout: PdfLayout, number: int) -> Iterator[Line]:
    """The lines of a page in the order in which they are drawn: the running head, the text, the page number."""
    width = layout.width * _SIZE
    if layout.header is not None:
        yield _centred(layout.header, width, _TOP + 2 * _LEADING)
    for row, (kind, text) in enumerate(set_lines):
        height = _TOP - row * _LEADING
        if kind == "centre":
            yield _centred(text, width, height)
        elif kind == "right":
            yield _LEFT + width - 2 * _SIZE - text_width(text, _SIZE), height, text
        else:
            yield _LEFT + (2 * _SIZE if kind == "first" else 0), height, text
    if layout.page_number is not None:
        yield _centred(layout.page_number.format(number), width, _FOOT)


def _centred(text: str, width: int, height: int) -> Line:
    return _LEFT + (width - text_width(text, _SIZE)) / 2, height, text


def _set(node: Node, layout: PdfLayout) -> Iterator[tuple[str, str]]:
    """The set lines, each with how it stands: centre, right, first (indented) or rest."""
    plain = strip(node, HIDDEN)
    titles = [s for s in plain.walk() if s.head.tag == "t"]
    at = 0
    for line in plain.text.split("\n"):
        if any(s.start <= at < s.end for s in titles):
            yield "centre", line
        elif line in layout.right:
            yield "right", line
        elif line.endswith("：") and len(line) < 16:
            yield "rest", line
        elif line:
            yield from _break(line, layout.width)
        at += len(line) + 1


def _break(line: str, width: int) -> Iterator[tuple[str, str]]:
    kind, room = "first", float(width - 2)
    taken, used = "", 0.0
    for char in line:
        size = 1.0 if ord(char) > 0x2000 or char in "×±" else 0.5
        if used + size > room and char not in _NO_LINE_START:
            yield kind, taken
            kind, room, taken, used = "rest", float(width), "", 0.0
        taken += char
        used += size
    yield kind, taken
