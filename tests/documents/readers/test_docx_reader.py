import io

import docx as python_docx
import pytest

from service.documents.readers import read_bytes
from service.documents.source import SourceText
from service.settings import Settings

from .building import CHANGE, abstract, cell, docx, level, num, paragraph, relationship, row, run, table

OFFICIAL = abstract(1, level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）")) + num(1, 1)


def read(body: str, **parts: str) -> SourceText:
    return read_bytes("文稿.docx", docx(body, parts), Settings())


def lines(body: str, **parts: str) -> list[str]:
    return read(body, **parts).text.split("\n")


def inserted(text: str) -> str:
    return f"<w:ins {CHANGE}>{run(text)}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del {CHANGE}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


GONE = f"<w:del {CHANGE}/>"


class TestText:
    def test_runs_tabs_breaks_and_hyphens(self) -> None:
        inner = (
            run("甲")
            + "<w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>丁</w:t></w:r>"
        )
        assert read(paragraph(inner)).text == "甲\t乙\n丙-丁"

    def test_blanks_at_the_edges_count_only_when_preserved(self) -> None:
        inner = '<w:r><w:t> 甲\n</w:t></w:r><w:r><w:t xml:space="preserve"> 乙 </w:t></w:r>'
        assert read(paragraph(inner)).text == "甲 乙 "

    def test_empty_paragraphs_stay_and_trailing_ones_go(self) -> None:
        assert lines(paragraph("甲") + paragraph("") + paragraph("乙") + paragraph("") * 3) == ["甲", "", "乙"]

    def test_page_breaks_do_not_add_lines(self) -> None:
        inner = '<w:r><w:br w:type="page"/></w:r>' + run("甲") + "<w:r><w:lastRenderedPageBreak/></w:r>"
        assert lines(paragraph(inner)) == ["甲"]

    def test_wrappers_keep_their_content(self) -> None:
        inner = (
            f'<w:hyperlink r:id="rId9">{run("甲")}</w:hyperlink><w:smartTag>{run("乙")}</w:smartTag>'
            f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{run('丙')}</w:sdtContent></w:sdt>"
            f'<w:fldSimple w:instr=" DATE ">{run("丁")}</w:fldSimple><w:bdo w:val="rtl">{run("戊")}</w:bdo>'
        )
        assert read(paragraph(inner)).text == "甲乙丙丁戊"

    def test_block_content_controls(self) -> None:
        inner = f"<w:sdt><w:sdtContent>{paragraph('乙')}</w:sdtContent></w:sdt>"
        outer = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('甲')}{inner}</w:sdtContent></w:sdt>"
        assert lines(outer + paragraph("丙")) == ["甲", "乙", "丙"]

    def test_hidden_text_is_not_read(self) -> None:
        styles = '<w:style w:type="character" w:styleId="S"><w:rPr><w:vanish/></w:rPr></w:style>'
        inner = (
            run("甲", "<w:vanish/>")
            + run("乙", '<w:vanish w:val="0"/>')
            + run("丙", '<w:rStyle w:val="S"/>')
            + run("丁")
        )
        assert lines(paragraph(inner), styles=styles) == ["乙丁"]

    def test_hidden_paragraph_style_and_default_style(self) -> None:
        styles = (
            '<w:style w:type="paragraph" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="I"><w:basedOn w:val="H"/></w:style>'
        )
        assert lines(paragraph("甲", style="I") + paragraph("乙"), styles=styles) == ["", "乙"]

    def test_hidden_mark_runs_into_the_next_paragraph(self) -> None:
        body = paragraph("一、总体情况。", mark="<w:vanish/><w:specVanish/>") + paragraph("全年平稳。")
        assert lines(body) == ["一、总体情况。全年平稳。"]

    def test_symbols(self) -> None:
        inner = (
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings 2" w:char="00A3"/>'
            '<w:sym w:font="宋体" w:char="2605"/><w:sym w:font="Wingdings" w:char="zz"/></w:r>'
        )
        assert read(paragraph(inner)).text == "☑□★"

    def test_ruby_shows_its_base(self) -> None:
        ruby = f"<w:r><w:ruby><w:rt>{run('bing')}</w:rt><w:rubyBase>{run('禀')}</w:rubyBase></w:ruby></w:r>"
        assert read(paragraph(ruby + run("赋"))).text == "禀赋"

    def test_strict_open_xml(self) -> None:
        plain = docx(paragraph("甲", 1), {"numbering": OFFICIAL})
        strict = _with_replaced(
            plain,
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        assert read_bytes("文稿.docx", strict, Settings()).text == "一、甲"

    def test_a_document_by_another_program(self) -> None:
        document = python_docx.Document()
        document.add_heading("总体情况", 1)
        document.add_paragraph("第一项", style="List Number")
        document.add_paragraph("第二项", style="List Number")
        document.add_table(1, 2).rows[0].cells[1].text = "格"
        buffer = io.BytesIO()
        document.save(buffer)
        read_back = read_bytes("文稿.docx", buffer.getvalue(), Settings())
        assert read_back.text.split("\n") == ["总体情况", "1. 第一项", "2. 第二项", "\t格"]


def _with_replaced(data: bytes, old: str, new: str) -> bytes:
    import zipfile

    from .building import archive

    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        return archive({name: zipped.read(name).replace(old.encode(), new.encode()) for name in zipped.namelist()})


class TestFields:
    BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))

    def instruction(self, text: str) -> str:
        return f"<w:r><w:instrText>{text}</w:instrText></w:r>"

    def test_result_without_instruction(self) -> None:
        field = self.BEGIN + self.instruction(" PAGEREF _x ") + self.SEPARATE + run("12") + self.END
        assert read(paragraph(run("第") + field + run("页"))).text == "第12页"

    def test_nested_fields(self) -> None:
        inner = self.BEGIN + self.instruction("A") + self.SEPARATE + run("内") + self.END
        outer = self.BEGIN + self.instruction("IF ") + inner + self.SEPARATE + run("外") + inner + self.END
        assert read(paragraph(outer + run("后"))).text == "外内后"

    def test_a_contents_field_spans_paragraphs(self) -> None:
        first = self.BEGIN + self.instruction(" TOC ") + self.SEPARATE + run("一、申请报告\t1")
        assert lines(paragraph(first) + paragraph("二、工作总结\t3") + paragraph(self.END) + paragraph("正文")) == [
            *("一、申请报告\t1", "二、工作总结\t3", "", "正文")
        ]

    def test_a_damaged_field_swallows_no_further_paragraph(self) -> None:
        assert lines(
            paragraph(self.BEGIN + self.instruction("X")) + paragraph("乙") + paragraph(self.END + run("丙"))
        ) == [*("", "乙", "丙")]

    def test_enclosed_characters(self) -> None:
        field = self.BEGIN + self.instruction(r" eq \o\ac(○,3)") + self.END
        other = self.BEGIN + self.instruction(r"eq \o\ac(□,密)") + self.END
        assert read(paragraph(field + run("抓落实") + other)).text == "③抓落实密"


class TestChanges:
    def test_insertions_stay_and_deletions_go(self) -> None:
        moved = f"<w:moveFrom {CHANGE}>{run('旧处')}</w:moveFrom><w:moveTo {CHANGE}>{run('新处')}</w:moveTo>"
        assert read(paragraph(run("甲") + deleted("乙") + inserted("丙") + moved)).text == "甲丙新处"

    def test_a_deleted_paragraph_is_gone_and_does_not_count(self) -> None:
        body = paragraph("甲", 1) + paragraph(deleted("乙"), 1, mark=GONE) + paragraph("丙", 1)
        assert lines(body, numbering=OFFICIAL) == ["一、甲", "二、丙"]

    def test_a_deleted_mark_joins_paragraphs(self) -> None:
        body = paragraph("甲", 1, mark=GONE) + paragraph("乙") + paragraph("丙", 1) + paragraph("丁", mark=GONE)
        assert lines(body, numbering=OFFICIAL) == ["一、甲乙", "二、丙", "丁"]

    def test_a_former_numbering_is_not_the_present_one(self) -> None:
        former = f'<w:pPrChange {CHANGE}><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
        assert lines(paragraph("甲", properties=former), numbering=OFFICIAL) == ["甲"]

    def test_rows(self) -> None:
        rows = table(
            row("甲", "乙"), row("丙", "丁", properties=GONE), row("戊", "己", properties=f"<w:ins {CHANGE}/>")
        )
        assert read(rows).tables[0].rows == (("甲", "乙"), ("戊", "己"))


class TestTables:
    def test_rows_are_lines_and_spans_are_exact(self) -> None:
        found = read(paragraph("前") + table(row("单位", "人数"), row("甲部", "12")) + paragraph("后"))
        assert found.text == "前\n单位\t人数\n甲部\t12\n后"
        assert found.tables[0].rows == (("单位", "人数"), ("甲部", "12"))
        assert found.text[found.tables[0].start : found.tables[0].end] == "单位\t人数\n甲部\t12"

    def test_merged_cells_repeat_nothing(self) -> None:
        wide = cell("合计", properties='<w:gridSpan w:val="2"/>')
        top = cell("甲", properties='<w:vMerge w:val="restart"/>')
        below = cell("看不见", properties="<w:vMerge/>")
        rows = table(row(top, "1", "2"), row(below, "3", "4"), row(wide, "10"))
        assert read(rows).tables[0].rows == (("甲", "1", "2"), ("", "3", "4"), ("合计", "", "10"))

    def test_skipped_leading_columns(self) -> None:
        rows = table(row("甲", "乙"), row("丙", properties='<w:gridBefore w:val="1"/>'))
        assert read(rows).tables[0].rows == (("甲", "乙"), ("", "丙"))

    def test_several_paragraphs_and_a_table_in_a_cell(self) -> None:
        inner = cell("上", "下\t列", table(row("内1", "内2")))
        assert read(table(row(inner, "旁"))).tables[0].rows == (("上 下 列 内1 内2", "旁"),)

    def test_a_frame_of_one_cell_is_running_text(self) -> None:
        found = read(table(row(cell("一、甲", "正文。", table(row("a", "b"), row("c", "d"))))) + paragraph("后"))
        assert found.text.split("\n") == ["一、甲", "正文。", "a\tb", "c\td", "后"]
        assert [found.text[t.start : t.end] for t in found.tables] == ["a\tb\nc\td"]

    def test_numbers_in_cells(self) -> None:
        rows = table(row(cell(paragraph("甲", 1)), "x"), row(cell(paragraph("乙", 1)), "y"))
        assert [r[0] for r in read(rows, numbering=OFFICIAL).tables[0].rows] == ["一、甲", "二、乙"]

    def test_absurd_spans_are_cut(self) -> None:
        assert (
            len(read(table(row(cell("甲", properties='<w:gridSpan w:val="900000000"/>'), "乙"))).tables[0].rows[0])
            == 64
        )

    def test_a_blank_last_row_is_one_to_fill_in(self) -> None:
        table = "<w:tbl>" + "".join(
            f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
            for row in (("甲", "乙"), ("", ""))
        )
        found = read(table + "</w:tbl>" + paragraph(""))
        assert found.text == "甲\t乙\n\t"
        assert [each.rows for each in found.tables] == [(("甲", "乙"), ("", ""))]


class TestBoxesAndNotes:
    def box(self, *texts: str) -> str:
        inside = "".join(map(paragraph, texts))
        choice = f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
        fallback = f"<v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox>"
        return (
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{choice}</w:drawing></mc:Choice>'
            f"<mc:Fallback><w:pict>{fallback}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )

    def test_a_text_box_follows_its_paragraph_once(self) -> None:
        assert lines(paragraph(run("甲") + self.box("框一", "框二") + run("乙")) + paragraph("丙")) == [
            *("甲乙", "框一", "框二", "丙")
        ]

    def test_the_fallback_speaks_where_the_choice_has_no_text(self) -> None:
        fallback = f"<mc:Fallback>{run('字')}</mc:Fallback>"
        inner = f"<mc:AlternateContent><mc:Choice Requires='x'><w:r/></mc:Choice>{fallback}</mc:AlternateContent>"
        assert read(paragraph(inner)).text == "字"

    def test_word_art(self) -> None:
        art = '<w:r><w:pict><v:shape><v:textpath string="××市××局文件"/></v:shape></w:pict></w:r>'
        assert lines(paragraph(art) + paragraph("正文")) == ["", "××市××局文件", "正文"]

    def test_headers_and_footers_are_kept_apart(self) -> None:
        found = read(paragraph("正文"), header1=paragraph("内部资料"), footer1=paragraph("— 1 —") + paragraph(""))
        assert found.text == "正文"
        assert found.furniture == ("内部资料", "— 1 —")

    def test_comments_are_kept_apart(self) -> None:
        comments = f'<w:comment w:id="0">{paragraph("数字再核")}{paragraph("附出处")}</w:comment><w:comment w:id="1"/>'
        assert read(paragraph("正文"), comments=comments).comments == ("数字再核\n附出处", "")

    def test_comments_are_told_with_where_they_stand(self) -> None:
        def begin(number: int) -> str:
            return f'<w:commentRangeStart w:id="{number}"/>'

        def end(number: int) -> str:
            return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'

        comments = "".join(f'<w:comment w:id="{n}">{paragraph("批")}</w:comment>' for n in range(5))
        body = (
            paragraph(begin(3) + run("甲") + begin(0) + run("乙丙") + end(0) + run("丁"))
            + paragraph(deleted("去") + begin(1) + inserted("加") + run("戊") + end(1) + end(2))
            + table(row(cell(paragraph("格")), cell(paragraph(run("子") + end(4)))))
            + paragraph(run("己") + end(3))
        )
        found = read(body, comments=comments)
        quoted = [found.text[slice(*anchor)] for anchor in found.anchors if anchor is not None]
        assert quoted == ["乙丙", "加戊", "加戊", "甲乙丙丁\n加戊\n格\t子\n己", "格\t子"]

    def test_a_comment_without_a_place_has_no_anchor(self) -> None:
        comments = f'<w:comment w:id="0">{paragraph("批")}</w:comment>'
        assert read(paragraph("正文"), comments=comments).anchors == (None,)

    def test_footnotes_follow_the_text(self) -> None:
        def reference(number: int) -> str:
            return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

        notes = "".join(
            f'<w:footnote w:id="{i}">{paragraph(t)}</w:footnote>' for i, t in ((1, "甲注"), (2, "乙注"), (3, "没用"))
        )
        body = paragraph(run("甲") + reference(1)) + paragraph(run("乙") + reference(2))
        assert lines(body, footnotes=notes) == ["甲", "乙", "注1：甲注", "注2：乙注"]
        assert lines(paragraph(run("甲") + reference(1)), footnotes=notes) == ["甲", "注：甲注"]
        gone = f"<w:del {CHANGE}>{reference(1)}</w:del>"
        assert lines(paragraph(run("甲") + gone), footnotes=notes) == ["甲"]


def test_links_and_local_templates_are_read_without_being_followed() -> None:
    links = "".join(
        relationship(90 + i, kind, target, external=True)
        for i, (kind, target) in enumerate(
            (
                ("hyperlink", "https://example.invalid/"),
                ("image", "http://example.invalid/a.png"),
                ("attachedTemplate", "file:///C:/Users/a/Normal.dotm"),
                ("attachedTemplate", "Normal.dotm"),
            )
        )
    )
    assert read_bytes("文稿.docx", docx(paragraph("正文"), relationships=links), Settings()).text == "正文"


@pytest.mark.parametrize("wrapper", ["w:ins", "w:moveTo"])
def test_blocks_inside_tracked_wrappers(wrapper: str) -> None:
    assert lines(f"<{wrapper} {CHANGE}>{paragraph('甲')}</{wrapper}>" + paragraph("乙")) == ["甲", "乙"]
