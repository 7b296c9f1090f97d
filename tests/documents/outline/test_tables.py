from service.documents.document import Table
from service.documents.outline.tables import find_tables
from tests.documents.reading import read


def test_a_markdown_table_without_its_rule() -> None:
    text = "总结\n| 项目 | 数量 |\n|---|:-:|\n| 图书 | 三百 |\n结束。"
    (table,) = find_tables(text)
    assert table.rows == (("项目", "数量"), ("图书", "三百"))
    assert text[table.start : table.end].startswith("| 项目")
    assert text[table.start : table.end].endswith("三百 |")


def test_rows_of_cells_parted_by_tabs() -> None:
    text = "统计表\n序号\t单位\t数量\n1\t甲村\t\n2\t乙村\t3\n注：以上。"
    (table,) = find_tables(text)
    assert table.rows == (("序号", "单位", "数量"), ("1", "甲村", ""), ("2", "乙村", "3"))


def test_rows_parted_by_blank_lines_and_page_numbers() -> None:
    document = read("统计表\n序号\t单位\n\n1\t甲\u200b村\n\n— 1 —\n\n2\t乙村\n\n注：以上。")
    assert [table.rows for table in document.tables] == [(("序号", "单位"), ("1", "甲村"), ("2", "乙村"))]
    assert [n.text for n in document.noise] == ["\u200b", "— 1 —"]


def test_what_is_no_table() -> None:
    assert find_tables("目录\n申请报告\t1\n工作总结\t2\n") == ()
    assert find_tables("一行\t里有制表符。\n下一行没有。") == ()
    assert find_tables("打印 | 关闭\n正文。") == ()
    assert find_tables("没有表格。") == ()
    assert find_tables("一、\t加强领导\n二、\t落实责任\n（一）\t学习\n1.\t调研") == ()
    assert find_tables("组长：\t张某\n成员：\t李某、王某") == ()


def test_what_the_reader_knows_is_kept_and_not_found_again() -> None:
    text = "甲\t乙\n丙\t丁\n\n戊\t己\n庚\t辛"
    known = Table((("甲", "乙"), ("丙", "丁")), 0, 7)
    assert find_tables(text, [known]) == (known, Table((("戊", "己"), ("庚", "辛")), 9, 16))
