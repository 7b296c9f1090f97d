"""The pages that LibreOffice makes of a draft: positions, not faces (it replaces missing fonts silently)."""

import ctypes
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from service.documents.readers import read_bytes
from service.draft import Block, Span
from service.export.docx import write_docx
from service.settings import Settings

SOFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]
MM = 72 / 25.4
SENTENCE = "坚持把学习放在首位，分层分类组织讲习，带动各支部把课堂搬到田间地头、车间班组，"
LONG = "坚持学习分层分类组织讲习带动支部课堂搬到田间地头车间班组" * 12
BLOCKS = (
    Block("b1", "title", "××市××局关于开展群众性讲习活动进一步提高机关服务基层工作水平的情况汇报"),
    Block("b2", "addressee", "市委组织部："),
    Block("b3", "paragraph", "现将有关情况汇报如下。" + SENTENCE * 2),
    Block("b4", "heading", "一、总体情况", 1, "一、"),
    Block("b5", "paragraph", "全年举办【待补：场次】场。", spans=(Span(4, 11, "missing"),)),
    Block("b6", "paragraph", LONG * 2),
    Block("b7", "paragraph", LONG * 2),
    Block("b8", "table", "\n".join(["序号\t单位"] + [f"{i}\t第{i}支部" for i in range(1, 50)])),
    Block("b9", "note", "附件：1.统计表"),
    Block("b10", "signature", "市水务局机关委员会"),
    Block("b11", "date", "2025年3月5日"),
)


@dataclass(frozen=True)
class Line:
    """A line in millimetres from the upper left corner of the paper; ``base`` is what its characters stand on."""

    text: str
    left: float
    right: float
    base: float


@dataclass(frozen=True)
class Rendered:
    data: bytes
    sizes: tuple[tuple[float, float], ...]
    pages: tuple[tuple[Line, ...], ...]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    folder = tmp_path_factory.mktemp("rendered")
    (folder / "draft.docx").write_bytes(write_docx(BLOCKS))
    profile = (folder / "profile").as_uri()
    command = [
        str(SOFFICE),
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, str(folder / "draft.docx")], check=True, capture_output=True, timeout=180)
    return _measured(folder / "draft.pdf")


def _measured(path: Path) -> Rendered:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    sizes, pages = [], []
    for page in document:
        width, height = page.get_size()
        sizes.append((width / MM, height / MM))
        pages.append(tuple(_lines(page.get_textpage(), height)))
    document.close()
    return Rendered(path.read_bytes(), tuple(sizes), tuple(pages))


def _lines(textpage: object, height: float) -> Iterator[Line]:
    import pypdfium2

    assert isinstance(textpage, pypdfium2.PdfTextPage)
    text, start = textpage.get_text_range(), 0
    for line in text.split("\r\n"):
        if line.strip():
            first = textpage.get_charbox(start, loose=True)
            last = textpage.get_charbox(start + len(line.rstrip()) - 1, loose=True)
            x, y = ctypes.c_double(), ctypes.c_double()
            pypdfium2.raw.FPDFText_GetCharOrigin(textpage, start, x, y)
            yield Line(line.replace(" ", ""), first[0] / MM, last[2] / MM, (height - y.value) / MM)
        start += len(line) + 2


def find(rendered: Rendered, start: str) -> Line:
    return next(line for page in rendered.pages for line in page if line.text.startswith(start))


def test_paper_is_a4(rendered: Rendered) -> None:
    assert {(round(width), round(height)) for width, height in rendered.sizes} == {(210, 297)}


def test_text_keeps_within_the_type_area(rendered: Rendered) -> None:
    for page in rendered.pages:
        for line in page:
            if "—" not in line.text:
                assert line.left > 27.5
                # A stop may hang over the edge by its own width.
                assert line.right < 184 + (6 if line.text[-1] in "，。、】" else 0.5)
                assert 37 < line.base < 262


def test_title_is_centred_in_lines_broken_by_sense(rendered: Rendered) -> None:
    first, second = rendered.pages[0][:2]
    assert (first.text, second.text) == ("××市××局关于开展群众性讲习活动", "进一步提高机关服务基层工作水平的情况汇报")
    for line in (first, second):
        assert (line.left + line.right) / 2 == pytest.approx(28 + 156 / 2, abs=1)
    assert second.base - first.base == pytest.approx(28.95 / MM, abs=0.3)


def test_addressee_one_blank_line_below_and_flush_left(rendered: Rendered) -> None:
    title, addressee = rendered.pages[0][1], find(rendered, "市委组织部")
    assert addressee.left == pytest.approx(28, abs=0.5)
    assert addressee.base - title.base == pytest.approx(2 * 28.95 / MM, abs=1)


def test_paragraphs_begin_two_characters_in(rendered: Rendered) -> None:
    for start in ("现将有关", "一、总体", "全年举办"):
        assert find(rendered, start).left == pytest.approx(28 + 32 / MM, abs=0.6)


def test_twenty_eight_characters_a_line_and_twenty_two_lines_a_page(rendered: Rendered) -> None:
    page = rendered.pages[1]
    body = [line for line in page if "—" not in line.text]
    assert len(body) == 22
    assert {len(line.text) for line in body if line.left < 29 and line.right > 180} == {28}


def test_page_numbers_stand_outside_seven_millimetres_below(rendered: Rendered) -> None:
    for number, page in enumerate(rendered.pages, start=1):
        foot = [line for line in page if line.base > 264]
        assert "".join(line.text for line in foot) == f"—{number}—"
        # The rules are a little above what the line stands on.
        assert foot[0].base - 1.8 == pytest.approx(262 + 7, abs=1)
        if number % 2:
            assert foot[-1].right == pytest.approx(184 - 14 / MM, abs=1)
        else:
            assert foot[0].left == pytest.approx(28 + 14 / MM, abs=1)


def test_the_table_head_is_repeated(rendered: Rendered) -> None:
    with_rows = [
        page for page in rendered.pages if any("支部" in line.text and line.text[0].isdigit() for line in page)
    ]
    assert len(with_rows) >= 2
    assert all(any(line.text.startswith("序号") for line in page) for page in with_rows)


def test_organ_and_date(rendered: Rendered) -> None:
    organ, date = find(rendered, "市水务局机关"), find(rendered, "2025年")
    assert organ.right == pytest.approx(184 - 32 / MM, abs=1)
    assert date.left - organ.left == pytest.approx(32 / MM, abs=1)
    assert date.base - organ.base == pytest.approx(28.95 / MM, abs=0.3)


def test_the_pages_are_read_back(rendered: Rendered) -> None:
    lines = read_bytes("稿.pdf", rendered.data, Settings()).text.split("\n")
    expected = [block.text for block in BLOCKS[:7]]
    assert lines[:7] == expected
    assert lines[-3:] == [block.text for block in BLOCKS[8:]]
