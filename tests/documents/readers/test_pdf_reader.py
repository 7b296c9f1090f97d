import io
import shutil
import subprocess
from pathlib import Path

import pytest

from service.documents.readers import read_bytes
from service.errors import LimitError, NigaoError
from service.settings import Settings

from .building import docx, paragraph, pdf, row, run, table

SOFFICE = shutil.which("soffice")
LEFT, FULL, SIZE = 80.0, 28, 16.0
SENTENCE = "坚持把学习放在首位，分层分类组织讲习，带动各支部把课堂搬到田间地头、车间班组，"


def page(
    paragraphs: list[str], number: int, header: str = "", top: float = 730
) -> list[tuple[float, float, float, str]]:
    """A page set as official documents are: 28 characters a line, first lines indented by two."""
    placed = [(LEFT, y, SIZE, text) for y, text in _set(paragraphs, top)]
    indented = [
        (LEFT + 2 * SIZE, y, size, text[2:]) if text.startswith("　　") else (x, y, size, text)
        for x, y, size, text in placed
    ]
    furniture = [(300.0, 60.0, 14.0, f"— {number} —")] + ([(LEFT, 800.0, 10.0, header)] if header else [])
    return furniture + indented


def _set(paragraphs: list[str], top: float) -> list[tuple[float, str]]:
    lines = []
    for text in paragraphs:
        rest = text if text.startswith("|") else "　　" + text
        rest = rest.removeprefix("|")
        while rest:
            lines.append(rest[:FULL])
            rest = rest[FULL:]
    return [(top - 29 * i, line) for i, line in enumerate(lines)]


def text_of(data: bytes) -> list[str]:
    return read_bytes("文稿.pdf", data, Settings()).text.split("\n")


def failure(data: bytes, settings: Settings | None = None) -> NigaoError:
    with pytest.raises(NigaoError) as raised:
        read_bytes("文稿.pdf", data, settings or Settings())
    return raised.value


def test_lines_become_paragraphs_and_page_numbers_furniture() -> None:
    first = ["一、总体情况", SENTENCE * 3 + "成效明显。", SENTENCE + "开局良好。", "（一）抓学习"]
    second = [SENTENCE * 2 + "善始善终。", "二、下一步打算"]
    data = pdf(
        [page(first, 1, "内部资料"), page(second, 2, "内部资料"), page(["三、结语", "特此报告。"], 3, "内部资料")]
    )
    read = read_bytes("文稿.pdf", data, Settings())
    assert read.text.split("\n") == [*first, *second, "三、结语", "特此报告。"]
    assert read.furniture == ("— 1 —", "内部资料", "— 2 —", "— 3 —")


def test_a_paragraph_goes_on_over_the_page() -> None:
    whole = SENTENCE * 4 + "成效明显。"
    cut = FULL * 4 - 2
    data = pdf([page(["一、总体情况", whole[:cut]], 1), page(["|" + whole[cut:], "二、结语"], 2)])
    assert text_of(data) == ["一、总体情况", whole, "二、结语"]


def test_a_blank_that_the_end_of_the_line_cuts_is_one_blank() -> None:
    cut = FULL * 2 - 2
    whole = (SENTENCE * 2)[: cut - 1] + "XXX万元，" + SENTENCE * 2 + "成效明显。"
    assert text_of(pdf([page(["一、总体情况", whole, "二、结语"], 1)])) == ["一、总体情况", whole, "二、结语"]


def test_a_title_of_two_lines_is_one() -> None:
    title = [(120.0, 760.0, 22.0, "关于开展群众性讲习活动进一步提高"), (200.0, 730.0, 22.0, "服务水平的情况汇报")]
    assert text_of(pdf([title + page([SENTENCE * 2, "正文第二段。"], 1, top=670)])) == [
        *("关于开展群众性讲习活动进一步提高服务水平的情况汇报", SENTENCE * 2, "正文第二段。")
    ]


def test_a_number_that_would_not_have_fitted_keeps_the_line_full() -> None:
    lines = [
        (LEFT, 700.0, SIZE, "全年累计投入资金，用于改善基层阵地条件，其中拨付"),
        (LEFT, 671.0, SIZE, "1234567.89元，专款专用。"),
    ]
    long = page(["一、经费", SENTENCE * 3], 1, top=640)
    assert text_of(pdf([lines + long]))[0] == "全年累计投入资金，用于改善基层阵地条件，其中拨付1234567.89元，专款专用。"


def test_short_lines_stay_apart() -> None:
    body = [(LEFT, 700 - 29.0 * i, SIZE, text) for i, text in enumerate(["组长：张三", "副组长：李四", "成员：王五"])]
    assert text_of(pdf([page([SENTENCE * 2], 1) + [(x, y - 120, s, t) for x, y, s, t in body]]))[1:] == [
        *("组长：张三", "副组长：李四", "成员：王五")
    ]


def test_rows_side_by_side_are_a_table() -> None:
    cells = [
        (LEFT + 150 * j, 600.0 - 25 * i, 14.0, text)
        for i, r in enumerate((("单位", "人数"), ("甲部", "12")))
        for j, text in enumerate(r)
    ]
    read = read_bytes("文稿.pdf", pdf([page(["附表如下。"], 1) + cells]), Settings())
    assert read.text == "附表如下。\n单位\t人数\n甲部\t12"
    assert read.tables[0].rows == (("单位", "人数"), ("甲部", "12"))
    assert read.text[read.tables[0].start : read.tables[0].end] == "单位\t人数\n甲部\t12"


def test_what_merely_stands_first_on_every_page_is_kept() -> None:
    data = pdf([page(["同一句话开头。", f"第{i}页。"], i, top=740) for i in (1, 2, 3)])
    assert text_of(data).count("同一句话开头。") == 3


def _reportlab_page(draw: str) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595.3, 841.9), encrypt="secret" if draw == "encrypted" else None)
    canvas.setFont("STSong-Light", 16)
    if draw == "picture":
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)
    else:
        canvas.drawString(80, 700, "正文第一段。")
    if draw == "watermark":
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "仅供参考")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_tilted_watermark_is_furniture() -> None:
    read = read_bytes("文稿.pdf", _reportlab_page("watermark"), Settings())
    assert (read.text, read.furniture) == ("正文第一段。", ("仅供参考",))


def test_scanned_encrypted_broken() -> None:
    assert failure(_reportlab_page("picture")).code == "pdf_scanned"
    assert failure(_reportlab_page("encrypted")).code == "encrypted"
    assert failure(b"%PDF-1.7\n" + b"x" * 500).code == "pdf_broken"
    assert failure(pdf([[]])).code == "pdf_scanned"


def test_page_and_text_limits() -> None:
    data = pdf([page([f"第{i}段。"], i) for i in range(1, 6)])
    assert failure(data, Settings(max_pdf_pages=4)).code == "pdf_too_many_pages"
    error = failure(data, Settings(max_text_chars=10))
    assert error.code == "text_too_long"
    assert isinstance(error, LimitError)


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_document_comes_back_from_the_pdf_that_libreoffice_makes_of_it(tmp_path: Path) -> None:
    indent = '<w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLine="640"/>'
    size = '<w:rFonts w:eastAsia="Noto Serif CJK SC" w:ascii="Noto Serif CJK SC"/><w:sz w:val="32"/>'
    written = ["一、总体情况", SENTENCE * 5 + "全年举办42场。", "二、存在的不足", SENTENCE * 8 + "还要加强。"] * 4
    body = "".join(paragraph(run(text, size), properties=indent) for text in written)
    body += table(row("单位", "人数"), row("甲部", "12"), row("乙部", "7"))
    (tmp_path / "a.docx").write_bytes(docx(body))
    profile = (tmp_path / "profile").as_uri()
    command = [
        str(SOFFICE),
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=180)
    assert text_of((tmp_path / "a.pdf").read_bytes())[: len(written)] == written
