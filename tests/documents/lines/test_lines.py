import pytest

from service.documents.document import Noise
from service.documents.lines.lines import markup, read_lines


def test_a_line_is_stripped_and_knows_where_it_stood() -> None:
    text = "\n　　推进工作　\n落实责任"
    first, second = read_lines(text)
    assert (first.text, first.indent, first.blanks) == ("推进工作", 2, 1)
    assert text[first.start : first.end] == "推进工作"
    assert text[second.start : second.end] == "落实责任"


def test_noise_inside_a_line_is_cut_out_and_offsets_stay_true() -> None:
    text = "推进&nbsp;工作"
    (line,) = read_lines(text, [Noise("&nbsp;", "debris", 2, 8)])
    assert line.text == "推进工作"
    assert [text[line.at(i)] for i in range(4)] == list("推进工作")
    assert (line.start, line.end, line.after(2)) == (0, len(text), 2)


def test_a_line_of_noise_vanishes_and_leaves_a_seam() -> None:
    text = "推进\n— 1 —\n工作"
    _, line = read_lines(text, [Noise("— 1 —", "page_number", 3, 8)])
    assert (line.text, line.blanks, line.seam) == ("工作", 0, "page_number")


def test_a_line_with_nothing_to_see_is_a_seam_and_not_a_blank_line() -> None:
    _, line = read_lines("推进\n\u200b\n工作")
    assert (line.blanks, line.seam) == (0, "invisible")


@pytest.mark.parametrize(("raw", "mark", "text"), [("## 一、目标", "##", "一、目标"), ("# 总结 #", "#", "总结")])
def test_a_markdown_heading_sign_is_kept_apart(raw: str, mark: str, text: str) -> None:
    (line,) = read_lines(raw)
    assert (line.mark, line.text) == (mark, text)


@pytest.mark.parametrize("raw", ["#工作", "###", "####### 工作"])
def test_what_is_no_heading_sign_stays(raw: str) -> None:
    (line,) = read_lines(raw)
    assert (line.mark, line.text) == ("", raw)


def test_a_part_of_a_line_keeps_its_offsets() -> None:
    text = "一是　抓&nbsp;实"
    (line,) = read_lines(text, [Noise("&nbsp;", "debris", 4, 10)])
    tail = line.tail(2)
    assert tail.text == "抓实"
    assert (tail.start, tail.end) == (3, len(text))


def test_rows_of_a_table_are_marked() -> None:
    text = "甲\t乙\n丙"
    assert [line.table for line in read_lines(text, tables=[(0, 3)])] == [True, False]


def test_paired_asterisks_are_emphasis_unless_they_are_blanks() -> None:
    text = "**重点**抓好**场活动"
    assert [(n.start, n.end) for n in markup(text, [(8, 10)])] == [(0, 2), (4, 6)]


def test_a_single_run_of_asterisks_is_no_emphasis() -> None:
    assert markup("抓好**场活动\n**", []) == ()
