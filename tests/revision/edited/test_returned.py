from service.documents.document import Table
from service.documents.source import SourceText
from service.draft import Block
from service.revision.edited.returned import notes_of, pieces_of
from service.revision.note import Note


def texts(text: str, *blocks: Block, tables: tuple[Table, ...] = ()) -> list[tuple[str, str]]:
    source = SourceText("稿.docx", text, tables)
    return [(piece.block.type, piece.block.text) for piece in pieces_of(source, blocks)]


def test_paragraphs_are_read_without_what_stands_around_them() -> None:
    assert texts("一、抓实党建\n\n\u3000\u3000正文。\u200b\n2025年3月5日") == [
        ("heading", "一、抓实党建"),
        ("paragraph", "正文。"),
        ("date", "2025年3月5日"),
    ]


def test_a_numbered_sentence_is_no_heading() -> None:
    assert texts("一、今年以来，学习12次。") == [("paragraph", "一、今年以来，学习12次。")]


def test_a_title_that_was_broken_into_lines_is_one_again() -> None:
    title = Block("b1", "title", "关于开展群众性讲习活动的情况汇报")
    assert texts("关于开展群众性\n讲习活动的情况汇报\n正文。", title)[0] == ("title", title.text)
    assert texts("关于开展全员\n讲习活动的情况汇报\n正文。", title)[0] == ("title", "关于开展全员讲习活动的情况汇报")


def test_a_list_of_attachments_is_one_block_again() -> None:
    note = Block("b1", "note", "附件：1.甲\n2.乙")
    assert texts("正文。\n附件：1.甲\n2.乙", note) == [("paragraph", "正文。"), ("note", note.text)]


def test_a_table_is_one_block() -> None:
    table = Table((("甲", "1"), ("乙", "")), 3, 9)
    assert texts("正文\n甲\t1\n乙\t\n后", tables=(table,)) == [
        ("paragraph", "正文"),
        ("table", "甲\t1\n乙\t"),
        ("paragraph", "后"),
    ]


def test_comments_are_notes_where_they_stand() -> None:
    text = "一、党建\n开展学习9次。"
    comments = ("9次改为11次", "意见：甲\n答复（已改）：乙", "整段\n再平实些", "没有位置", " ")
    anchors = ((9, 11), (0, 4), (5, 12), None, (0, 4))
    source = SourceText("稿.docx", text, comments=comments, anchors=anchors)
    pieces = pieces_of(source, ())
    blocks = [Block(f"b{n}", piece.block.type, piece.block.text) for n, piece in enumerate(pieces)]
    assert notes_of(source, pieces, blocks) == (
        Note("9次改为11次", "b1", 4, 6),
        Note("整段 再平实些", "b1"),
        Note("没有位置"),
    )
