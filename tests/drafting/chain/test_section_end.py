"""Another section behind the one that was asked for is cut off; titles of the section's own points are not."""

import pytest

from service.brief import Brief
from service.drafting.chain.section_end import within_section
from service.drafting.resources import Resources
from service.facts.sheet import FactSheet, read_sheet
from tests.drafting.conftest import MakeBrief

POINTS = ("[[period]]，我局实干为先。", "一是抓实学习。开展学习[[f1.1]]。", "二是办好实事。办结实事[[f2.1]]。")


@pytest.fixture
def brief(make_brief: MakeBrief) -> Brief:
    return make_brief("开展学习12次", "办结实事63件", "建立联席会议制度，明确各方责任")


@pytest.fixture
def sheet(brief: Brief, resources: Resources) -> FactSheet:
    return read_sheet(brief.facts, resources.lexicon)


@pytest.mark.parametrize(
    "further",
    [
        ["二、明年重点任务", "继续抓好各项工作。"],
        ["（三）不足之处", "学习还不够深入。"],
        ["经验启示", "必须坚持党的领导。"],
        ["3.今后努力方向", "将再接再厉。", "力争更大进步。"],
        ["第二部分 体会", "体会很深。"],
        ["二、存在困难：人手紧张，任务较重。"],
        ["五、下步打算", "继续办好实事[[f2.1]]。"],
    ],
)
def test_another_section_is_cut_off(further: list[str], brief: Brief, sheet: FactSheet) -> None:
    assert within_section([*POINTS, *further], brief, sheet) == POINTS


def test_also_at_the_end_of_a_paragraph(brief: Brief, sheet: FactSheet) -> None:
    run_on = (*POINTS[:2], POINTS[2] + "二、明年打算", "继续努力。")
    assert within_section(run_on, brief, sheet) == POINTS


@pytest.mark.parametrize("mark", ["一、", "（一）", "1.", "", "第一部分 "])
def test_titles_of_points_stay(mark: str, brief: Brief, sheet: FactSheet) -> None:
    lines = (
        f"{mark}抓实学习",
        "开展学习[[f1.1]]。",
        f"{mark}办好实事",
        "办结实事63件。",
        f"{mark}健全机制",
        "联席会议制度建立起来，各方责任得到明确。",
    )
    assert within_section(lines, brief, sheet) == lines


def test_a_heading_before_the_section_is_left_out(brief: Brief, sheet: FactSheet) -> None:
    lines = ["一、关于年度工作的报告", *POINTS]
    assert within_section(lines, brief, sheet) == POINTS
