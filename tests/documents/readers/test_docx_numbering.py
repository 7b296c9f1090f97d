import re
import shutil
import subprocess
from pathlib import Path

import pytest

from service.documents.readers import read_bytes
from service.documents.readers.docx_numerals import number_text
from service.settings import Settings

from .building import abstract, docx, level, num, paragraph
from .layouts import LAYOUTS, Layout

SOFFICE = shutil.which("soffice")


def lines_of(body: str, numbering: str, styles: str = "") -> list[str]:
    return read_bytes("文稿.docx", docx(body, {"numbering": numbering, "styles": styles}), Settings()).text.split("\n")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_numbers_stand_before_their_paragraphs(layout: Layout) -> None:
    assert tuple(read_bytes("文稿.docx", layout.data(), Settings()).text.split("\n")) == layout.lines


@pytest.fixture(scope="module")
def libreoffice_lines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    folder = tmp_path_factory.mktemp("numbering")
    for layout in LAYOUTS:
        (folder / f"{layout.name}.docx").write_bytes(layout.data())
    subprocess.run(
        [
            str(SOFFICE),
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)),
            *(str(folder / f"{layout.name}.docx") for layout in LAYOUTS),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return {layout.name: _exported(folder / f"{layout.name}.txt") for layout in LAYOUTS}


def _exported(path: Path) -> list[str]:
    """LibreOffice's lines without its indents, and without the space it puts after every number whatever its end."""
    text = path.read_text("utf-8-sig").removesuffix("\n")
    return [re.sub(r"^([^ ]*[、）]) ", r"\1", line.strip(" ")).rstrip() for line in text.split("\n")]


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_numbers_are_those_that_libreoffice_shows(layout: Layout, libreoffice_lines: dict[str, list[str]]) -> None:
    ours = [line.rstrip() for line in read_bytes("文稿.docx", layout.data(), Settings()).text.split("\n")]
    assert ours == libreoffice_lines[layout.name]


# What Word shows and LibreOffice (before 24.2) does not follow: isLgl, lvlRestart, full-width digits.


def test_legal_numbering_shows_higher_levels_in_digits() -> None:
    numbering = abstract(
        1,
        level(0, "chineseCounting", "第%1章"),
        level(1, "decimal", "%1.%2", extra="<w:isLgl/>"),
        level(2, "decimal", "%1-%2-%3"),
    )
    body = paragraph("甲", 1, 0) + paragraph("乙", 1, 1) + paragraph("丙", 1, 2)
    assert lines_of(body, numbering + num(1, 1)) == ["第一章 甲", "1.1 乙", "一-1-1 丙"]


def test_articles_count_on_through_chapters() -> None:
    numbering = abstract(
        1,
        level(0, "decimal", "第%1章"),
        level(1, "decimal", "第%2条", extra='<w:lvlRestart w:val="0"/>'),
        level(2, "decimal", "（%3）", extra='<w:lvlRestart w:val="1"/>'),
    )
    items = [("甲", 0), ("乙", 1), ("丙", 2), ("丁", 1), ("戊", 2), ("己", 0), ("庚", 1), ("辛", 2)]
    body = "".join(paragraph(text, 1, depth) for text, depth in items)
    assert lines_of(body, numbering + num(1, 1)) == [
        *("第1章 甲", "第1条 乙", "（1）丙", "第2条 丁", "（2）戊", "第2章 己", "第3条 庚", "（1）辛")
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1, "decimalFullWidth", "１"),
        (20, "decimalFullWidth", "２０"),
        (10, "chineseCountingThousand", "十"),
        (110, "chineseCountingThousand", "一百一十"),
        (1001, "chineseCountingThousand", "一千零一"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (10010, "chineseCountingThousand", "一万零一十"),
        (23000, "chineseCountingThousand", "二万三千"),
        (50, "decimalEnclosedCircle", "㊿"),
        (51, "decimalEnclosedCircle", "51"),
        (3, "decimalEnclosedParen", "⑶"),
        (10, "ideographEnclosedCircle", "㊉"),
        (11, "ideographTraditional", "11"),
        (60, "ideographZodiacTraditional", "癸亥"),
        (61, "ideographZodiacTraditional", "61"),
        (0, "upperRoman", "0"),
        (3999, "upperRoman", "MMMCMXCIX"),
        (1_000_000_000, "upperLetter", "1000000000"),
        (30_000, "upperLetter", "30000"),
        (12, "ideographDigital", "一二"),
        (22, "ordinal", "22nd"),
        (113, "ordinal", "113th"),
        (7, "none", ""),
        (7, "somethingElse", "7"),
    ],
)
def test_number_formats(value: int, number_format: str, shown: str) -> None:
    assert number_text(value, number_format) == shown


def test_suffix_nothing_and_empty_level_text() -> None:
    numbering = abstract(1, level(0, "decimal", "%1", suffix="nothing"), level(1, "decimal", "")) + num(1, 1)
    assert lines_of(paragraph("年", 1, 0) + paragraph("月", 1, 1), numbering) == ["1年", "月"]


def test_bullets_of_symbol_fonts_become_the_characters_they_look_like() -> None:
    def bullet(char: str, font: str) -> str:
        fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
        return level(0, "bullet", char).replace("</w:lvl>", f"{fonts}</w:lvl>")

    bullets = [
        ("\uf0fc", "Wingdings"),
        ("\uf0b7", "Symbol"),
        ("o", "Courier New"),
        ("——", "宋体"),
        ("\uf0a3", "Wingdings 2"),
    ]
    numbering = "".join(abstract(i, bullet(*one)) for i, one in enumerate(bullets, 1))
    numbering += "".join(num(i, i) for i in range(1, 6))
    body = "".join(paragraph("项", i) for i in range(1, 6))
    assert lines_of(body, numbering) == ["✓ 项", "• 项", "○ 项", "—— 项", "□ 项"]


def test_custom_zero_padded_format() -> None:
    custom = level(0, "decimal", "%1").replace(
        '<w:numFmt w:val="decimal"/>',
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>',
    )
    assert lines_of(paragraph("件", 1), abstract(1, custom) + num(1, 1)) == ["001 件"]


def test_a_level_text_of_absurd_length_is_cut() -> None:
    numbering = abstract(1, level(0, "decimal", "甲" * 5_000)) + num(1, 1)
    assert len(lines_of(paragraph("乙", 1), numbering)[0]) < 100


def test_style_chain_that_runs_in_a_circle_ends() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "A"))
    )
    assert lines_of(paragraph("甲", style="A"), "", styles) == ["甲"]
