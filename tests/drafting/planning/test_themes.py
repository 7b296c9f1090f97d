"""Themes and openings name what the facts show, and points are even."""

import pytest

from service.drafting.planning.pattern import Pattern
from service.drafting.planning.plan import Plan, make_plan
from service.drafting.resources import Resources
from service.facts.sheet import read_sheet
from tests.drafting.conftest import MakeBrief


def planned(resources: Resources, make_brief: MakeBrief, heading: str, unit: str, *facts: str, points: int) -> Plan:
    sheet = read_sheet(make_brief(*facts).facts, resources.lexicon)
    return make_plan(heading, unit, sheet, resources.phrases, Pattern(), points=points, seed=0)


@pytest.mark.parametrize(
    ("heading", "unit", "facts", "wrong"),
    [
        (
            "充分肯定成绩",
            "甲档案中心",
            ("提供查阅服务2万人次", "开放档案6万卷", "编纂指南1部", "举办展览3个"),
            "保密管理",
        ),
        ("通组公路建设情况", "甲村村民委员会", ("硬化道路5公里", "安装路灯86盏", "修排水沟2公里", "投工30个"), "城市"),
        ("扎实推进校园安全", "甲县教育局", ("配备保安34名", "更换监控18台", "检查学校食堂33所", "排查隐患7处"), "教学"),
        ("执法办案情况", "甲县人民法院", ("审结案件31件", "执行到位2亿元，同比增长9%", "巡回审判3次"), "经营"),
    ],
)
def test_no_theme_names_what_the_facts_lack(
    resources: Resources, make_brief: MakeBrief, heading: str, unit: str, facts: tuple[str, ...], wrong: str
) -> None:
    plan = planned(resources, make_brief, heading, unit, *facts, points=2)
    assert not [point.theme for point in plan.points if wrong in point.theme]


def test_a_word_of_the_heading_does_not_outweigh_the_business_of_the_office(
    resources: Resources, make_brief: MakeBrief
) -> None:
    facts = ("改造老旧小区64个", "新建口袋公园21个", "新增停车位4600个", "加装电梯158部")
    plan = planned(resources, make_brief, "着力改善人居环境", "甲市住房和城乡建设局", *facts, points=2)
    assert plan.topic == "city_construction"


def test_points_are_even_where_their_topics_let_them(resources: Resources, make_brief: MakeBrief) -> None:
    facts = ("印发防汛方案2份", "举办培训班3期", *(f"维修河道堤防{n}公里" for n in (3, 5, 7, 9)))
    plan = planned(resources, make_brief, "主要做法", "甲县人民政府", *facts, points=3)
    assert [len(point.facts) for point in plan.points] == [2, 2, 2]
