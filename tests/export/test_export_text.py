from service.draft import Block, Span
from service.export.text import to_markdown, to_text


def block(kind: str, text: str, level: int | None = None) -> Block:
    return Block(id="b", type=kind, text=text, level=level)  # type: ignore[arg-type]


def test_text_is_the_blocks_one_a_line() -> None:
    assert (
        to_text([block("title", "总结"), block("heading", "一、甲", 1), block("table", "a\tb\nc\td")])
        == "总结\n一、甲\na\tb\nc\td"
    )
    assert to_text([]) == ""


def test_markdown_levels() -> None:
    blocks = [
        block("title", "总结"),
        block("addressee", "各部门："),
        block("heading", "一、甲", 1),
        block("heading", "（一）乙", 2),
        block("paragraph", "正文。"),
    ]
    assert to_markdown(blocks) == "# 总结\n\n各部门：\n\n## 一、甲\n\n### （一）乙\n\n正文。\n"


def test_markdown_table_fills_short_rows_and_escapes_bars() -> None:
    assert to_markdown([block("table", "单位\t人数\n甲|乙")]) == "| 单位 | 人数 |\n| --- | --- |\n| 甲\\|乙 |  |\n"


def test_what_markdown_would_take_for_its_own_is_escaped() -> None:
    blocks = [
        block("paragraph", text)
        for text in ("1. 甲*部*", "# 不是标题", "- 不是列表", "> 不是引文", "3~5个 a_b", "1.2万")
    ]
    assert to_markdown(blocks).split("\n\n") == [
        *("1\\. 甲\\*部\\*", "\\# 不是标题", "\\- 不是列表", "\\> 不是引文", "3~5个 a\\_b", "1.2万\n")
    ]


def test_line_breaks_inside_a_paragraph_are_kept() -> None:
    assert to_markdown([block("note", "附件：1.甲\n2.乙")]) == "附件：1.甲\\\n2.乙\n"


def test_missing_marks_stand_as_they_are() -> None:
    marked = Block("b", "paragraph", "举办【待补：场次】场。", spans=(Span(2, 9, "missing"),))
    assert "举办【待补：场次】场。" in to_markdown([marked])
