"""Facts to points: each once, in points of one matter."""

from hypothesis import given
from hypothesis import strategies as st

from service.drafting.planning.pattern import Pattern
from service.drafting.planning.plan import MOST_POINTS, Plan, make_plan
from service.drafting.resources import Resources
from service.facts.sheet import read_sheet
from tests.drafting.conftest import MakeBrief

STUDY = "开展理论学习中心组集中学习12次"
VOLUNTEER = "组织志愿服务活动20余场"
PETITION = "调解矛盾纠纷87起"
WATER = "维修河道堤防36公里"


def planned(resources: Resources, make_brief: MakeBrief, *facts: str, points: int | None = None) -> Plan:
    brief = make_brief(*facts)
    sheet = read_sheet(brief.facts, resources.lexicon)
    return make_plan("主要做法", brief.unit, sheet, resources.phrases, Pattern(), points=points, seed=0)


def test_facts_of_one_matter_stand_together(resources: Resources, make_brief: MakeBrief) -> None:
    plan = planned(resources, make_brief, STUDY, VOLUNTEER, "举办读书班8期", "招募志愿者460人")
    assert [point.facts for point in plan.points] == [("f1", "f3"), ("f2", "f4")]


def test_themes_of_one_section_are_all_different_and_equally_long(resources: Resources, make_brief: MakeBrief) -> None:
    themes = [point.theme for point in planned(resources, make_brief, STUDY, VOLUNTEER, PETITION, WATER).points]
    assert len(set(themes)) == 4
    assert {len(theme) for theme in themes} == {6}


def test_two_facts_need_no_points(resources: Resources, make_brief: MakeBrief) -> None:
    assert len(planned(resources, make_brief, STUDY, VOLUNTEER).points) == 1


def test_as_many_points_as_asked_for_where_there_are_facts(resources: Resources, make_brief: MakeBrief) -> None:
    facts = (STUDY, VOLUNTEER, PETITION, WATER)
    assert [len(planned(resources, make_brief, *facts, points=n).points) for n in (1, 2, 3, 4, 6)] == [1, 2, 3, 4, 4]


@given(chosen=st.lists(st.sampled_from([STUDY, VOLUNTEER, PETITION, WATER, "完成甲项", "乙"]), min_size=1, max_size=30))
def test_every_fact_is_planned_once(resources: Resources, make_brief: MakeBrief, chosen: list[str]) -> None:
    plan = planned(resources, make_brief, *chosen)
    facts = [fact for point in plan.points for fact in point.facts]
    assert sorted(facts) == sorted(f"f{n}" for n in range(1, len(chosen) + 1))
    assert 1 <= len(plan.points) <= MOST_POINTS


def test_no_theme_stands_twice_where_a_matter_has_more_points_than_themes(
    resources: Resources, make_brief: MakeBrief
) -> None:
    facts = [f"维修河道堤防{n}公里" for n in range(31, 43)]
    themes = [point.theme for point in planned(resources, make_brief, *facts, points=6).points]
    assert len(set(themes)) == 6
