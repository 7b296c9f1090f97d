"""Writing a .pdf with a text layer, for documents whose every line has its place; no package is needed for it.

The font is STSong-Light, one of the CID fonts that every reader of PDF knows (Adobe-GB1, ISO 32000-1, 9.7.5.2), so that
none is embedded. The same lines give the same bytes.
"""

from collections.abc import Iterable, Sequence

Line = tuple[float, float, str]
"""Where a line begins, from the left and from the foot in points, and its text: (111.0, 737.0, "一、主要做法")."""

_PAGE = "0 0 595.28 841.89"
_ASCII = (
    "207 270 342 467 462 797 710 239 374 374 423 605 238 375 238 334 462 462 462 462 462 462 462 462 462 462 238 238 "
    "605 605 605 344 748 684 560 695 739 563 511 729 793 318 312 666 526 896 758 772 544 772 628 465 607 753 711 972 "
    "647 620 607 374 333 374 606 500 239 417 503 427 529 415 264 444 518 241 230 495 228 793 527 524 524 504 338 336 "
    "277 517 450 652 466 452 407 370 258 370 605"
)
"""Widths of the characters from the space on, in thousandths of the size; all others are full-width."""
_WIDTHS = {chr(code): int(width) for code, width in enumerate(_ASCII.split(), start=ord(" "))}
_FULL = 1000
_DESCRIPTOR = (
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [ -25 -254 1000 880 ] /ItalicAngle 0 "
    "/Ascent 752 /Descent -271 /CapHeight 737 /StemV 58 >>"
)
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [ "
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 0 >> "
    f"/DW {_FULL} /W [ 1 [ {_ASCII} ] ] /FontDescriptor {_DESCRIPTOR} >> ] >>"
)


def text_width(text: str, size: float) -> float:
    """The width of a line in points: "10月" at 16 points is 30.8."""
    return size * sum(_WIDTHS.get(char, _FULL) for char in text) / 1000


def pdf_file(pages: Sequence[Sequence[Line]], size: int) -> bytes:
    """The file: a page for each list of lines, all of one size in points."""
    kids = [4 + 2 * n for n in range(len(pages))]
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [ {' '.join(f'{kid} 0 R' for kid in kids)} ] >>",
        _FONT,
    ]
    for kid, lines in zip(kids, pages, strict=True):
        drawn = "\n".join(_drawn(line, size) for line in lines)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [ {_PAGE} ] /Contents {kid + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    return _joined(objects)


def _drawn(line: Line, size: int) -> str:
    left, height, text = line
    return f"BT /F1 {size} Tf 1 0 0 1 {left:g} {height:g} Tm <{text.encode('utf-16-be').hex()}> Tj ET"


def _joined(objects: Iterable[str]) -> bytes:
    """The objects with the table of where each begins (ISO 32000-1, 7.5)."""
    file, starts = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        starts.append(len(file))
        file += f"{number} 0 obj\n{each}\nendobj\n".encode("ascii")
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    entries = len(starts) + 1
    end = f"xref\n0 {entries}\n0000000000 65535 f \n{table}trailer\n<< /Size {entries} /Root 1 0 R >>\n"
    return file + f"{end}startxref\n{len(file)}\n%%EOF\n".encode("ascii")
