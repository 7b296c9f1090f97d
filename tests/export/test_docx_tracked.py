import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from service.documents.readers import read_bytes
from service.draft import Block, Span
from service.export.docx import write_docx
from service.export.docx_changes import Stamp
from service.export.docx_comments import Remark
from service.export.docx_tracked import write_tracked
from service.revision.differences.difference import difference
from service.settings import Settings
from tests.export.settling import SOFFICE, settled_by_libreoffice, turned
from tests.revision.generated import versions

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STAMP = Stamp("拟稿", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
TITLE = Block("b0", "title", "××市××局关于开展群众性讲习活动进一步提高机关服务基层工作水平的情况汇报")
HEADING = Block("b1", "heading", "一、抓实党建", 1, "一、")
LEARN = Block("b2", "paragraph", "一是抓学习。开展集中学习9次，研讨6次。", spans=(Span(12, 14, "fact", "f1.1"),))
FOUND = Block("b3", "paragraph", "二是抓组织。建立支部12个。")
TABLE = Block("b4", "table", "项目\t数量\n学习\t9\n支部\t12")
END = Block("b5", "paragraph", "以上情况，特此报告。")
OLD = (TITLE, HEADING, LEARN, FOUND, TABLE, END)
NEW = (
    Block("b0", "title", "××市××局关于开展群众性讲习活动全面提高机关服务水平的情况汇报"),
    HEADING,
    Block("b3", "paragraph", "一是抓组织。建立党支部12个。"),
    Block("b2", "paragraph", "二是抓学习。开展集中学习11次，研讨6次。", spans=(Span(12, 15, "fact", "f1.1"),)),
    Block("b6", "heading", "二、抓实讲习", 1, "二、"),
    Block("b7", "paragraph", "举办讲习7场。"),
    Block("b4", "table", "项目\t数量\n学习\t11\n讲习\t7\n支部\t12"),
)


def tracked(old: tuple[Block, ...], new: tuple[Block, ...], *remarks: Remark) -> bytes:
    return write_tracked(difference(old, new), STAMP, remarks)


def body(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = etree.fromstring(archive.read("word/document.xml")).find(W + "body")
    assert found is not None
    return found


def lines(data: bytes) -> list[str]:
    """The lines of text; the empty paragraphs of one point around tables are none, nor are empty rows, in which
    LibreOffice leaves a joiner of no width when they were inserted or deleted."""
    return [line for line in read_bytes("稿.docx", data, Settings()).text.split("\n") if line.strip("\u200d \t")]


def changed(data: bytes, tag: str) -> list[str]:
    return ["".join(text.text or "" for text in each.iter(W + "t", W + "delText")) for each in body(data).iter(W + tag)]


class TestChanges:
    def test_words_are_inserted_and_deleted_and_values_are_whole(self) -> None:
        new = Block("b2", "paragraph", LEARN.text.replace("9次", "11次"), spans=(Span(12, 15, "fact", "f1.1"),))
        data = tracked((LEARN,), (new,))
        assert (changed(data, "del"), changed(data, "ins")) == (["9次"], ["11次"])
        assert [each.tag for each in body(data).iter(W + "delText")] == [W + "delText"]

    def test_every_change_has_author_date_and_a_number_of_its_own(self) -> None:
        marks = [*body(tracked(OLD, NEW)).iter(W + "ins", W + "del")]
        assert {(mark.get(W + "author"), mark.get(W + "date")) for mark in marks} == {("拟稿", "2026-01-02T03:04:05Z")}
        assert len({mark.get(W + "id") for mark in marks}) == len(marks) > 10

    def test_paragraphs_that_come_and_go_have_their_ends_marked(self) -> None:
        first, second, third = list(body(tracked((HEADING, FOUND, LEARN), (HEADING, END, LEARN))))[:3]
        assert first.find(f"{W}pPr/{W}rPr") is None
        assert second.find(f"{W}pPr/{W}rPr/{W}del") is not None
        assert third.find(f"{W}pPr/{W}rPr/{W}ins") is not None

    def test_before_the_end_it_is_the_paragraph_before_whose_end_comes_or_goes(self) -> None:
        for old, new, tag in (((FOUND,), (FOUND, END), "ins"), ((FOUND, END), (FOUND,), "del")):
            first, second = list(body(tracked(old, new)))[:2]
            assert first.find(f"{W}pPr/{W}rPr/{W}{tag}") is not None
            assert second.find(f"{W}pPr/{W}rPr") is None
            assert [child.tag.removeprefix(W) for child in body(tracked(old, new))] == ["p", "p", "sectPr"]

    def test_the_last_paragraph_in_place_of_another_is_one_with_it(self) -> None:
        data = tracked((FOUND, LEARN), (FOUND, END), Remark(("意见：删",), ("b2",)))
        last = body(data)[1]
        tags = [child.tag.removeprefix(W) for child in last]
        assert tags == ["pPr", "commentRangeStart", "del", "ins", "commentRangeEnd", "r"]
        assert last.find(f"{W}pPr/{W}rPr") is None

    def test_an_inserted_heading_is_a_heading(self) -> None:
        inserted = [p for p in body(tracked((FOUND,), (HEADING, FOUND))) if p.find(f"{W}pPr/{W}rPr/{W}ins") is not None]
        style = inserted[0].find(f"{W}pPr/{W}pStyle")
        assert style is not None
        assert style.get(W + "val") == "Heading1"

    def test_a_block_of_another_kind_is_deleted_and_inserted(self) -> None:
        data = tracked((Block("b1", "paragraph", "抓实党建。"),), (Block("b1", "heading", "抓实党建。", 1),))
        assert (changed(data, "del")[-1], changed(data, "ins")[-1]) == ("抓实党建。", "抓实党建。")

    def test_rows_come_and_go_whole(self) -> None:
        data = tracked(OLD, NEW)
        rows = [row for row in body(data).iter(W + "tr") if row.find(f"{W}trPr/{W}ins") is not None]
        assert [["".join(cell.itertext()) for cell in row.iter(W + "tc")] for row in rows] == [["讲习", "7"]]

    def test_what_is_the_same_is_written_as_it_always_is(self) -> None:
        with zipfile.ZipFile(io.BytesIO(tracked(OLD, OLD))) as archive:
            same = archive.read("word/document.xml")
        with zipfile.ZipFile(io.BytesIO(write_docx(OLD))) as archive:
            assert same == archive.read("word/document.xml")


class TestComments:
    REMARK = Remark(("意见：9次改为11次", "答复（已改）：改了"), ("b2",))

    def test_a_comment_stands_around_what_it_changed(self) -> None:
        new = Block("b2", "paragraph", LEARN.text.replace("9次", "11次"), spans=(Span(12, 15, "fact", "f1.1"),))
        paragraph = body(tracked((HEADING, LEARN), (HEADING, new), self.REMARK))[1]
        tags = [child.tag.removeprefix(W) for child in paragraph]
        assert tags == ["pPr", "r", "commentRangeStart", "del", "ins", "commentRangeEnd", "r", "r"]

    def test_one_that_changed_nothing_stands_at_its_block_else_at_the_beginning(self) -> None:
        data = tracked(OLD, OLD, self.REMARK, Remark(("意见：再平实些",)))
        starts = [each.getparent() for each in body(data).iter(W + "commentRangeStart")]
        assert ["".join(p.itertext())[:4] for p in starts if p is not None] == ["××市×", "一是抓学"]

    def test_the_part_is_declared_related_and_read_by_others(self) -> None:
        data = tracked(OLD, NEW, self.REMARK)
        document = python_docx.Document(io.BytesIO(data))
        assert [(each.text, each.author) for each in document.comments] == [("\n".join(self.REMARK.lines), "拟稿")]
        assert read_bytes("稿.docx", data, Settings()).comments == ("\n".join(self.REMARK.lines),)

    def test_without_remarks_there_is_no_such_part(self) -> None:
        with zipfile.ZipFile(io.BytesIO(tracked(OLD, NEW))) as archive:
            assert "word/comments.xml" not in archive.namelist()
            assert b"comments" not in archive.read("[Content_Types].xml")


def test_the_same_versions_give_the_same_bytes() -> None:
    remark = Remark(("意见：甲",), ("b2",))
    assert tracked(OLD, NEW, remark) == tracked(OLD, NEW, remark)


def test_accepted_it_is_the_new_version_and_rejected_the_old_one() -> None:
    data = tracked(OLD, NEW)
    assert lines(data) == lines(write_docx(NEW))
    assert lines(turned(data)) == lines(write_docx(OLD))


def test_of_paragraphs_of_one_kind_not_even_an_empty_line_is_left() -> None:
    def exact(data: bytes) -> str:
        return read_bytes("稿.docx", data, Settings()).text

    old, new = (HEADING, LEARN, FOUND, TABLE, END), (HEADING, FOUND, Block("b8", "paragraph", "新。"), TABLE)
    new = (*new, END, Block("b9", "paragraph", "又一段。"))
    assert exact(tracked(old, new)) == exact(write_docx(new))
    assert exact(turned(tracked(old, new))) == exact(write_docx(old))


def test_nothing_in_text_author_or_comment_makes_it_fail() -> None:
    odd = "甲\x00\x0b乙&<丙>\ud800丁\r“己”"
    new = (
        Block("b2", "paragraph", odd + "。"),
        Block("b4", "table", f"{odd}\t1"),
        Block("b9", "note", f"附件：1.{odd}\n2.乙"),
    )
    data = write_tracked(difference(OLD, new), Stamp('"<&\x00', STAMP.date), [Remark((odd,), ("b2",))])
    python_docx.Document(io.BytesIO(data))
    assert "甲乙&<丙>丁" in read_bytes("稿.docx", data, Settings()).text


@settings(max_examples=100)
@given(versions().filter(lambda both: all(any(b.text.strip() for b in version) for version in both)))
def test_accepting_gives_the_new_version_and_rejecting_the_old_one(
    both: tuple[tuple[Block, ...], tuple[Block, ...]],
) -> None:
    old, new = both
    data = tracked(old, new, Remark(("意见",), tuple(block.id for block in new[:2])))
    assert lines(data) == lines(write_docx(new))
    assert lines(turned(data)) == lines(write_docx(old))


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_accepts_to_the_new_version_and_rejects_to_the_old_one(tmp_path: Path) -> None:
    drawn: list[tuple[tuple[Block, ...], tuple[Block, ...]]] = [(OLD, NEW), (NEW, OLD)]

    @settings(max_examples=25, database=None)
    @given(st.data())
    def draw(data: st.DataObject) -> None:
        both = data.draw(versions())
        if all(any(block.text.strip() for block in version) for version in both):
            drawn.append(both)

    draw()
    remark = Remark(("意见：甲", "答复（已改）：乙"), ("b1", "b2"))
    files = {f"d{n}": tracked(old, new, remark) for n, (old, new) in enumerate(drawn)}
    settled = settled_by_libreoffice(tmp_path, files)
    for n, (old, new) in enumerate(drawn):
        accepted, rejected = settled[f"d{n}"]
        for made, version in ((accepted, new), (rejected, old)):
            assert not [*body(made).iter(W + "ins", W + "del")]
            assert lines(made) == lines(write_docx(version))
