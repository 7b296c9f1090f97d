"""A .pdf with a text layer from a marked document: lines broken by the layout, page numbers and running heads.

Each line of the marked text is a paragraph; ``t`` lines are centred, a short last signature stands to the right. The
same input gives the same bytes (ReportLab's invariant mode; the font is a CID font that every reader knows).
"""

import io
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from eval.suites.reading.gold import HIDDEN
from eval.suites.reading.marks import Node, strip

_FONT, _SIZE, _LEADING = "STSong-Light", 16, 29
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
    from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    set_lines = list(_set(node, layout))
    width = layout.width * _SIZE
    for page, first in enumerate(range(0, len(set_lines), layout.lines), start=1):
        canvas.setFont(_FONT, _SIZE)
        if layout.header is not None:
            canvas.drawCentredString(_LEFT + width / 2, _TOP + 2 * _LEADING, layout.header)
        for row, (kind, text) in enumerate(set_lines[first : first + layout.lines]):
            height = _TOP - row * _LEADING
            if kind == "centre":
                canvas.drawCentredString(_LEFT + width / 2, height, text)
            elif kind == "right":
                canvas.drawRightString(_LEFT + width - 2 * _SIZE, height, text)
            else:
                canvas.drawString(_LEFT + (2 * _SIZE if kind == "first" else 0), height, text)
        if layout.page_number is not None:
            canvas.drawCentredString(_LEFT + width / 2, _FOOT, layout.page_number.format(page))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


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
