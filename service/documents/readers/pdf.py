"""PDF with a text layer (pypdfium2): its lines with their places, handed to ``pdf_layout`` to become paragraphs."""

import math
import re
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from service.documents.readers.limits import check_paragraphs, check_text, shown
from service.documents.readers.pdf_furniture import without_furniture
from service.documents.readers.pdf_layout import Line, Page, paragraphs
from service.documents.source import SourceText
from service.errors import InputError, LimitError
from service.settings import Settings

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

# PDFium is not thread-safe, whatever the document; every call into it is made under this lock.
_PDFIUM = threading.Lock()
_WRONG_PASSWORD = 4
_UNREADABLE_SHARE = 0.2
_SCAN_SHARE = 0.3
_TILT = 0.1
_TYPESET_GAP = 0.6
_CELL_GAP = 1.6
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\uffff]")
# Fonts without a proper Unicode map give radicals (⼯) and compatibility forms for the characters they look like.
_LOOKALIKES = re.compile("[\u2e80-\u2fd5\uf900-\ufaff]")
_CJK = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…·]")


def read_pdf(name: str, data: bytes, settings: Settings) -> SourceText:
    """The text layer of a PDF as paragraphs; running heads, page numbers and tilted watermarks are ``furniture``.

    Raises InputError ``pdf_broken``, ``encrypted``, ``pdf_scanned`` (no text layer, or most pages without one),
    ``pdf_unreadable_text``; LimitError ``pdf_too_many_pages``, ``too_many_paragraphs``, ``text_too_long``.
    """
    with _PDFIUM:
        pages, scanned = _pages(name, data, settings)
    _check_readable(name, pages, scanned)
    body, furniture = without_furniture(pages)
    lines, tables = paragraphs(body)
    if not any(line.strip() for line in lines):
        raise _no_text_layer(name)
    check_paragraphs(name, len(lines), settings)
    notices = tuple(f"（第{number}页是扫描图像，没有文字层，未读出）" for number in scanned)
    return SourceText(name, "\n".join(lines), tables, furniture + notices)


def _pages(name: str, data: bytes, settings: Settings) -> tuple[list[Page], list[int]]:
    """The pages with their lines, and the numbers of those that are a picture without text."""
    import pypdfium2

    document: PdfDocument | None = None
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
        if count > settings.max_pdf_pages:
            raise LimitError(
                "pdf_too_many_pages",
                f"“{shown(name)}”有 {count} 页，超过 {settings.max_pdf_pages} 页的上限。请拆成几个文件后再试。",
                pages=count,
                limit=settings.max_pdf_pages,
            )
        pages: list[Page] = []
        scanned: list[int] = []
        length = 0
        for number in range(1, count + 1):
            page = document[number - 1]
            read = _page(page)
            if not read.lines and _is_picture(page):
                scanned.append(number)
            page.close()
            pages.append(read)
            length += sum(len(line.text) for line in read.lines)
            check_text(name, length, settings)
    except (pypdfium2.PdfiumError, ValueError, IndexError, OSError) as error:
        if getattr(error, "err_code", None) == _WRONG_PASSWORD:
            raise InputError("encrypted", f"“{shown(name)}”加了密码，不能读取。请去掉密码后另存，再读。") from error
        raise InputError(
            "pdf_broken", f"“{shown(name)}”已损坏或不是完整的 PDF。请重新下载或重新导出后再读。"
        ) from error
    finally:
        if document is not None:
            document.close()
    return pages, scanned


def _no_text_layer(name: str) -> InputError:
    return InputError(
        "pdf_scanned",
        f"“{shown(name)}”是扫描件，没有文字层，读不出文字。"
        "请用带文字识别（OCR）的软件转成 .docx 后再读，或索取电子原稿。",
    )


def _check_readable(name: str, pages: list[Page], scanned: list[int]) -> None:
    text = "".join(line.text for page in pages for line in page.lines)
    if not text.strip() or len(scanned) * 2 > len(pages):
        raise _no_text_layer(name)
    if len(_UNREADABLE.findall(text)) > len(text) * _UNREADABLE_SHARE:
        raise InputError(
            "pdf_unreadable_text",
            f"“{shown(name)}”的文字层是乱码（字体没有文字对照表）。"
            "请索取电子原稿，或用文字识别（OCR）软件转成 .docx 后再读。",
        )


def _is_picture(page: "PdfPage") -> bool:
    """Whether a picture covers a good part of the page."""
    from pypdfium2 import raw

    width, height = page.get_size()
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = image.get_bounds()
        if abs((right - left) * (top - bottom)) > _SCAN_SHARE * width * height:
            return True
    return False


def _page(page: "PdfPage") -> Page:
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        text = _text_by_index(textpage)
        lines = [line for match in re.finditer(r"[^\r\n]+", text) for line in _lines(textpage, text, *match.span())]
    finally:
        textpage.close()
    upright = Counter(round(line.angle, 1) for line in lines).most_common(1)
    main = upright[0][0] if upright else 0.0
    lines = [replace(line, tilted=abs(line.angle - main) > _TILT) for line in lines]
    return Page(tuple(lines), width, height)


def _text_by_index(textpage: "PdfTextPage") -> str:
    """The page's text, one code unit for each index that PDFium counts by."""
    from pypdfium2 import raw

    count = textpage.count_chars()
    if count <= 0:
        return ""
    text = str(textpage.get_text_range(errors="replace"))
    if len(text) == count:
        return text
    return "".join(chr(min(raw.FPDFText_GetUnicode(textpage, index), 0x10FFFF)) for index in range(count))


def _lines(textpage: "PdfTextPage", text: str, start: int, end: int) -> Iterator[Line]:
    """One line, or the cells that PDFium put into it side by side, each with its place."""
    cuts = [i for i in range(start, end) if text[i] == " " and _gap(textpage, text, i) > _CELL_GAP]
    for first, last in pairwise([start, *cuts, end]):
        line = _line(textpage, text, first, last)
        if line is not None:
            yield line


def _line(textpage: "PdfTextPage", text: str, start: int, end: int) -> Line | None:
    """A stretch trimmed of blanks, with the place of its first and last character."""
    from pypdfium2 import raw

    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    left, bottom, _, top = textpage.get_charbox(start, loose=True)
    _, _, right, last_top = textpage.get_charbox(end - 1, loose=True)
    kept = "".join(
        char
        for index, char in enumerate(text[start:end], start=start)
        if char != " " or not 0 <= _gap(textpage, text, index) < _TYPESET_GAP
    )
    kept = kept.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\ufffe", "")
    angle = raw.FPDFText_GetCharAngle(textpage, start)
    return Line(
        text=_LOOKALIKES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), kept),
        left=left,
        right=right,
        bottom=bottom,
        top=max(top, last_top),
        size=top - bottom if top > bottom else 1.0,
        angle=angle % (2 * math.pi) if angle >= 0 else 0.0,
    )


def _gap(textpage: "PdfTextPage", text: str, index: int) -> float:
    """The width, in character heights, of the gap for which PDFium made up this space.

    −1 for a space that is in the file, or between Latin words, where it means something.
    """
    from pypdfium2 import raw

    if index + 1 >= len(text) or index == 0 or not raw.FPDFText_IsGenerated(textpage, index):
        return -1.0
    before, after = textpage.get_charbox(index - 1, loose=True), textpage.get_charbox(index + 1, loose=True)
    height = before[3] - before[1]
    gap = float((after[0] - before[2]) / height) if height > 0 else -1.0
    chinese = _CJK.match(text[index - 1]) or _CJK.match(text[index + 1])
    return gap if chinese or gap > _CELL_GAP else -1.0
