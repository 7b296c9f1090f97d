import io
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from service.documents.readers import read_bytes
from service.draft import Block, BlockType, Span
from service.export.docx import write_docx
from service.export.layout import load_layout
from service.settings import Settings

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPES: tuple[BlockType, ...] = ("title", "addressee", "heading", "paragraph", "table", "signature", "date", "note")


def block(kind: BlockType, text: str, level: int | None = None, *spans: Span) -> Block:
    return Block(id="b", type=kind, text=text, level=level, spans=spans)


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def body(*blocks: Block) -> etree._Element:
    found = part(write_docx(blocks), "word/document.xml").find(W + "body")
    assert found is not None
    return found


def value(element: etree._Element, path: str, name: str = "val") -> str | None:
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + name)


def runs(paragraph: etree._Element) -> list[tuple[str, str, bool]]:
    """Text, font and whether highlighted, of each run."""
    return [
        (
            "".join(text.text or "" for text in one.iter(W + "t")),
            value(one, "rPr/rFonts", "eastAsia") or "",
            value(one, "rPr/highlight") == "yellow",
        )
        for one in paragraph.iter(W + "r")
    ]


class TestFaces:
    def test_every_run_names_its_font_for_all_scripts(self) -> None:
        written = body(*(block(kind, "一、甲\t“乙”——1.2\n丙", 1) for kind in TYPES))
        found = list(written.iter(W + "r"))
        assert len(found) > len(TYPES)
        for one in found:
            fonts = one.find(f"{W}rPr/{W}rFonts")
            assert fonts is not None
            assert len({fonts.get(W + script) for script in ("ascii", "hAnsi", "eastAsia", "cs")} - {None}) == 1
            assert value(one, "rPr/sz") == value(one, "rPr/szCs")

    @pytest.mark.parametrize(
        ("kind", "level", "font", "half_points"),
        [
            ("title", None, "方正小标宋简体", "44"),
            ("addressee", None, "仿宋_GB2312", "32"),
            ("heading", 1, "黑体", "32"),
            ("heading", 2, "楷体_GB2312", "32"),
            ("heading", 3, "仿宋_GB2312", "32"),
            ("heading", 4, "仿宋_GB2312", "32"),
            ("paragraph", None, "仿宋_GB2312", "32"),
            ("signature", None, "仿宋_GB2312", "32"),
        ],
    )
    def test_faces(self, kind: BlockType, level: int | None, font: str, half_points: str) -> None:
        first = body(block(kind, "甲", level)).find(f"{W}p/{W}r")
        assert first is not None
        assert value(first, "rPr/rFonts", "eastAsia") == font
        assert value(first, "rPr/sz") == half_points

    def test_a_run_in_heading_has_its_face_up_to_the_first_stop(self) -> None:
        written = body(block("paragraph", "（一）抓学习。全年平稳。", 2), block("paragraph", "无级别。正文。"))
        assert runs(written[0]) == [("（一）抓学习。", "楷体_GB2312", False), ("全年平稳。", "仿宋_GB2312", False)]
        assert runs(written[1]) == [("无级别。正文。", "仿宋_GB2312", False)]

    def test_what_is_missing_is_highlighted_across_faces(self) -> None:
        text = "一、【待补：主题】。举办【待补：场次】场。"
        spans = (Span(2, 9, "missing"), Span(12, 19, "missing"), Span(10, 12, "fact", "f1"))
        assert runs(body(block("paragraph", text, 1, *spans))[0]) == [
            ("一、", "黑体", False),
            ("【待补：主题】", "黑体", True),
            ("。", "黑体", False),
            ("举办", "仿宋_GB2312", False),
            ("【待补：场次】", "仿宋_GB2312", True),
            ("场。", "仿宋_GB2312", False),
        ]

    def test_spans_out_of_range_do_no_harm(self) -> None:
        assert runs(body(block("paragraph", "甲乙", None, Span(-3, 1, "missing"), Span(1, 99, "missing")))[0]) == [
            ("甲", "仿宋_GB2312", True),
            ("乙", "仿宋_GB2312", True),
        ]

    def test_missing_in_a_title_that_is_broken(self) -> None:
        title = "关于开展【待补：活动名称】活动进一步提高机关服务基层工作水平的情况汇报"
        found = runs(body(block("title", title, None, Span(4, 13, "missing")))[0])
        assert "".join(text for text, _, _ in found) == title
        assert "".join(text for text, _, marked in found if marked) == "【待补：活动名称】"


class TestPlaces:
    def test_page(self) -> None:
        section = body().find(W + "sectPr")
        assert section is not None
        assert (value(section, "pgSz", "w"), value(section, "pgSz", "h")) == ("11906", "16838")
        margins = {
            side: int(value(section, "pgMar", side) or 0) / 1440 * 25.4 for side in ("top", "left", "bottom", "right")
        }
        assert {side: round(size) for side, size in margins.items()} == {
            "top": 37,
            "left": 28,
            "bottom": 35,
            "right": 26,
        }

    def test_text_has_fixed_lines_and_two_characters_of_indent(self) -> None:
        properties = body(block("paragraph", "正文。"))[0].find(W + "pPr")
        assert properties is not None
        assert (value(properties, "spacing", "line"), value(properties, "spacing", "lineRule")) == ("579", "exact")
        assert value(properties, "ind", "firstLineChars") == "200"
        assert value(properties, "ind", "firstLine") == "640"

    def test_addressee_is_flush_left_one_blank_line_below_the_title(self) -> None:
        title, addressee, text = list(
            body(block("title", "报告"), block("addressee", "市委："), block("paragraph", "正文。"))
        )[:3]
        assert value(title, "pPr/jc") == "center"
        assert value(addressee, "pPr/ind", "firstLineChars") == "0"
        assert value(addressee, "pPr/spacing", "before") == "579"
        assert value(text, "pPr/spacing", "before") == "0"

    def test_headings_stay_with_their_text_and_show_in_the_outline(self) -> None:
        data = write_docx([block("heading", "一、甲", 1), block("paragraph", "正文。")])
        document = python_docx.Document(io.BytesIO(data))
        assert [p.style.name for p in document.paragraphs if p.style] == ["Heading 1", "Body Text"]
        assert document.paragraphs[0].paragraph_format.keep_with_next is True

    def test_organ_and_date_without_a_seal(self) -> None:
        organ, date = list(body(block("signature", "××市××局机关委员会"), block("date", "2025年3月5日")))[:2]
        assert value(organ, "pPr/ind", "rightChars") == "200"
        assert value(organ, "pPr/keepNext") is None
        assert organ.find(f"{W}pPr/{W}keepNext") is not None
        layout = load_layout()
        organ_starts = layout.page.text_width_pt - 2 * 16 - 11 * 15.75
        assert int(value(date, "pPr/ind", "left") or 0) / 20 == pytest.approx(organ_starts + 32, abs=0.1)

    def test_a_date_longer_than_the_organ_moves_the_organ(self) -> None:
        written = body(block("paragraph", "正文。"), block("signature", "甲部"), block("date", "2025年12月31日"))
        _, organ, date = list(written)[:3]
        assert value(date, "pPr/ind", "rightChars") == "200"
        assert value(organ, "pPr/ind", "rightChars") == str(200 + 700 + 200 - 200)
        assert value(organ, "pPr/spacing", "before") == "579"
        assert value(date, "pPr/spacing", "before") == "0"

    def test_a_date_alone_keeps_the_right_indent(self) -> None:
        assert value(body(block("date", "2025年3月5日"))[0], "pPr/ind", "rightChars") == "200"

    def test_attachments_stand_one_line_below_with_their_items_under_each_other(self) -> None:
        written = body(block("paragraph", "正文。"), block("note", "附件：1.甲\n2.乙"), block("note", "（联系人：甲）"))
        _, first, second, contact = list(written)[:4]
        assert value(first, "pPr/spacing", "before") == "579"
        assert (value(first, "pPr/ind", "leftChars"), value(first, "pPr/ind", "hangingChars")) == ("600", "400")
        assert (value(second, "pPr/ind", "leftChars"), value(second, "pPr/ind", "hangingChars")) == ("600", "100")
        assert value(contact, "pPr/ind", "firstLineChars") == "200"

    def test_page_numbers_differ_on_odd_and_even_pages(self) -> None:
        data = write_docx([])
        assert part(data, "word/settings.xml").find(W + "evenAndOddHeaders") is not None
        for name, side, other in (("footer1", "right", "left"), ("footer2", "left", "right")):
            paragraph = part(data, f"word/{name}.xml").find(W + "p")
            assert paragraph is not None
            assert value(paragraph, "pPr/jc") == side
            assert value(paragraph, "pPr/ind", f"{side}Chars") == "100"
            assert value(paragraph, "pPr/ind", f"{other}Chars") is None
            assert [text for text, _, _ in runs(paragraph)] == [
                "— ",
                "",
                "",
                "",
                "1" if name == "footer1" else "2",
                "",
                " —",
            ]


class TestTables:
    ROWS = "单位\t人数\t备注\n甲部\t12\t\n乙部\t7"

    def test_the_head_is_repeated_and_lines_are_free(self) -> None:
        table = body(block("table", self.ROWS)).find(W + "tbl")
        assert table is not None
        rows = table.findall(W + "tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
        assert {value(p, "pPr/spacing", "lineRule") for p in table.iter(W + "p")} == {"auto"}
        assert [len(row.findall(W + "tc")) for row in rows] == [3, 3, 3]
        assert runs(rows[0])[0] == ("单位", "黑体", False)

    def test_columns_fill_the_type_area(self) -> None:
        table = body(block("table", self.ROWS)).find(W + "tbl")
        assert table is not None
        widths = [int(column.get(W + "w", "0")) for column in table.iter(W + "gridCol")]
        assert sum(widths) == round(load_layout().page.text_width_pt * 20)

    def test_tables_never_touch_each_other_or_the_end(self) -> None:
        tags = [child.tag.removeprefix(W) for child in body(block("table", "a\tb"), block("table", "c\td"))]
        assert tags == ["tbl", "p", "tbl", "p", "sectPr"]

    def test_a_wide_table_lies_across_with_its_title(self) -> None:
        wide = block("table", "\t".join(["项目名称"] * 12))
        written = body(block("paragraph", "前。"), block("title", "统计表"), wide, block("paragraph", "后。"))
        turned = [value(section, "pgSz", "orient") for section in written.iter(W + "sectPr")]
        assert turned == [None, "landscape", None]
        assert [child.tag.removeprefix(W) for child in written] == ["p", "p", "p", "tbl", "p", "p", "sectPr"]
        assert [s.get(W + "orient") for s in body(wide).iter(W + "pgSz")] == ["landscape"]


class TestPackage:
    BLOCKS = (
        block("title", "总结"),
        block("heading", "一、甲", 1),
        block("paragraph", "正文。"),
        block("table", "a\tb\nc\td"),
    )

    def test_the_same_blocks_give_the_same_bytes(self) -> None:
        assert write_docx(self.BLOCKS) == write_docx(list(self.BLOCKS))

    def test_no_time_and_no_author(self) -> None:
        with zipfile.ZipFile(io.BytesIO(write_docx(self.BLOCKS))) as archive:
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            core = archive.read("docProps/core.xml").decode()
        assert "dcterms" not in core
        assert "creator" not in core
        assert "总结" in core

    def test_no_theme_decides_a_font(self) -> None:
        with zipfile.ZipFile(io.BytesIO(write_docx(self.BLOCKS))) as archive:
            assert not any("theme" in name for name in archive.namelist())
            assert "Theme=" not in archive.read("word/styles.xml").decode()

    def test_every_part_is_declared_and_related(self) -> None:
        data = write_docx(self.BLOCKS)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
        declared = {e.get("PartName", "").lstrip("/") for e in part(data, "[Content_Types].xml") if e.get("PartName")}
        assert declared == {name for name in names if not name.endswith(".rels") and name != "[Content_Types].xml"}
        related = {f"word/{e.get('Target')}" for e in part(data, "word/_rels/document.xml.rels")}
        assert related == {
            name for name in names if name.startswith("word/") and "rels" not in name and "document" not in name
        }

    def test_another_layout(self, tmp_path: Path) -> None:
        from service.export.layout import BUNDLED_LAYOUT

        path = tmp_path / "own.yaml"
        path.write_text(BUNDLED_LAYOUT.read_text("utf-8").replace("size_pt: 22", "size_pt: 20"), "utf-8")
        data = write_docx([block("title", "总结")], load_layout(path))
        first = part(data, "word/document.xml").find(f".//{W}r")
        assert first is not None
        assert value(first, "rPr/sz") == "40"

    def test_control_characters_and_markup_do_no_harm(self) -> None:
        text = "甲\x00\x0b乙&<丙>\ud800丁\ufffe\U000e0041戊\r“己”"
        data = write_docx([block(kind, text, 1) for kind in TYPES])
        assert "甲乙&<丙>丁" in read_bytes("稿.docx", data, Settings()).text


ANY_TEXT = st.text(st.characters(), max_size=60)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from(TYPES), ANY_TEXT, st.integers(0, 9), st.integers(-5, 70), st.integers(-5, 70)),
        max_size=8,
    )
)
def test_any_blocks_make_a_document_that_opens(items: list[tuple[BlockType, str, int, int, int]]) -> None:
    blocks = [block(kind, text, level or None, Span(start, end, "missing")) for kind, text, level, start, end in items]
    python_docx.Document(io.BytesIO(write_docx(blocks)))


PROSE = st.text(st.sampled_from("一、总体情况（二）。“”《》1234.%——×【】"), min_size=1, max_size=80)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from(["addressee", "heading", "paragraph", "signature", "date"]), PROSE),
        min_size=1,
        max_size=6,
    )
)
def test_the_text_is_read_back_as_it_was(items: list[tuple[BlockType, str]]) -> None:
    blocks = [block(kind, text, 1) for kind, text in items]
    assert read_bytes("稿.docx", write_docx(blocks), Settings()).text == "\n".join(text for _, text in items)
