import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.documents.genres import load_genres
from service.documents.parse import parse
from service.documents.source import SourceText
from service.grounding.sample import Role, SampleSection
from service.grounding.sectioning import sections_of
from service.grounding.sectioning_rules import load_closing_cues
from service.settings import BUNDLED_CORPUS
from service.text.lexicon.lexicon import load_lexicon

DIRS = (BUNDLED_CORPUS,)


def sections(text: str) -> tuple[SampleSection, ...]:
    document = parse(SourceText("样稿", text), load_genres(DIRS), load_lexicon(DIRS))
    return sections_of(document, load_closing_cues(DIRS))


def outline(text: str) -> list[tuple[Role, tuple[str, ...], str]]:
    return [(s.role, s.path, s.text) for s in sections(text)]


def sentences(number: int) -> str:
    return "".join(f"我们把第{n}件实事办到群众心坎上，逐户登记、逐项回访。" for n in range(number))


FEW = sentences(2)
MANY = sentences(18)


def test_short_subsections_stay_with_their_section() -> None:
    text = f"某局工作总结\n一、抓队伍\n（一）选好人\n{FEW}\n（二）用好人\n{FEW}\n二、抓业务\n{FEW}\n"
    assert [path for _, path, _ in outline(text)] == [("抓队伍",), ("抓业务",)]


def test_long_sections_are_searched_by_subsection() -> None:
    text = f"某局工作总结\n一、抓队伍\n（一）选好人\n{MANY}\n（二）用好人\n{MANY}\n二、抓业务\n{FEW}\n"
    assert [path for _, path, _ in outline(text)] == [("抓队伍", "选好人"), ("抓队伍", "用好人"), ("抓业务",)]


def test_what_stands_between_a_heading_and_its_first_subsection_is_a_section() -> None:
    lead = sentences(2)
    text = f"某局工作总结\n一、抓队伍\n{lead}\n（一）选好人\n{MANY}\n（二）用好人\n{MANY}\n"
    assert outline(text)[0] == (Role.BODY, ("抓队伍",), f"一、抓队伍\n{lead}")


def test_opening_and_closing_are_told_from_the_body_and_the_signature_is_left_out() -> None:
    text = (
        f"关于接待工作的汇报\n市委办：\n现将有关情况汇报如下。\n一、主要做法\n{sentences(2)}\n二、存在问题\n{sentences(1)}\n"
        "以上汇报，请审阅。\n某市接待办公室\n2025年3月1日\n"
    )
    assert [(role, text) for role, _, text in outline(text)] == [
        (Role.OPENING, "现将有关情况汇报如下。"),
        (Role.BODY, f"一、主要做法\n{sentences(2)}"),
        (Role.BODY, f"二、存在问题\n{sentences(1)}"),
        (Role.CLOSING, "以上汇报，请审阅。"),
    ]


def test_paragraphs_that_are_points_stand_for_headings_where_there_are_none() -> None:
    text = f"在座谈会上的发言\n各位领导：\n我谈三点认识。\n第一，学习要实。{MANY}\n第二，作风要硬。{MANY}\n谢谢大家！\n"
    assert [(role, path) for role, path, _ in outline(text)] == [
        (Role.OPENING, ()),
        (Role.BODY, ("学习要实",)),
        (Role.BODY, ("作风要硬",)),
        (Role.CLOSING, ()),
    ]


def test_the_parts_of_a_packet_keep_their_own_genre() -> None:
    text = (
        "目  录\n某校关于申报文明校园的申请报告……1\n某校文明校园创建工作总结……3\n"
        f"某校关于申报文明校园的申请报告\n市文明办：\n{sentences(3)}特此申请。\n"
        f"某校文明校园创建工作总结\n现总结如下：\n一、抓环境\n{sentences(3)}\n二、抓课堂\n{sentences(3)}\n"
    )
    found = sections(text)
    assert {(s.path[0], s.genre) for s in found} == {
        ("某校关于申报文明校园的申请报告", "application_report"),
        ("某校文明校园创建工作总结", "work_summary"),
    }


def test_a_document_of_one_long_paragraph_is_cut_to_pieces_that_can_be_searched() -> None:
    text = f"某局工作总结\n{sentences(400)}\n"
    found = sections(text)
    assert max(len(s.text) for s in found) <= 2_000
    assert "".join(s.text for s in found) == sentences(400)


@pytest.mark.parametrize("text", ["", "\n\n", "××××\n——\n", "（　）【　】〔　〕\n＿＿＿＿\n"])
def test_nothing_to_read_is_no_section(text: str) -> None:
    assert sections(text) == ()


LINES = st.sampled_from(
    [
        *(
            "一、抓学习",
            "（一）抓细节",
            "1．查台账",
            "二、抓落实。今年以来成效明显。",
            "第一，要快。",
            "首先，要稳。",
            "——效率更高。",
        ),
        *(
            "某局工作总结",
            "同志们：",
            "某市某局",
            "2025年1月1日",
            "附件：名单",
            "\t表\t头",
            "",
            "下一步，我们将继续努力。",
        ),
        *(sentences(1), sentences(8), sentences(30)),
    ]
)


@given(st.lists(LINES, max_size=25))
def test_sections_are_exact_in_order_and_never_overlap(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = sections(text)
    assert [s.ordinal for s in found] == list(range(len(found)))
    end = 0
    for section in found:
        assert text[section.start : section.end] == section.text
        assert section.start >= end
        assert re.search(r"[\u3400-\u9fffA-WYZa-wyz]", section.text)
        end = section.end
