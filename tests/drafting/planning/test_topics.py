"""What a section and its facts are about."""

import pytest

from service.drafting.planning.topics import GENERAL, Subject, subject_of
from service.drafting.resources import Resources
from service.facts.sheet import read_sheet
from tests.drafting.conftest import MakeBrief


def subject(resources: Resources, make_brief: MakeBrief, heading: str, unit: str, *facts: str) -> Subject:
    sheet = read_sheet(make_brief(*facts or ("办结12件",)).facts, resources.lexicon)
    return subject_of(heading, unit, sheet, resources.phrases)


@pytest.mark.parametrize(
    ("heading", "unit", "facts", "topic"),
    [
        ("守牢安全生产底线", "甲县教育局", (), "safety"),
        ("主要做法", "甲县信访局", ("化解信访积案38件", "接访216批次", "慰问职工3名"), "governance"),
        ("主要做法", "甲街道办事处", ("化解信访积案38件", "植树15亩", "慰问职工3名"), GENERAL),
    ],
)
def test_a_section_is_about_what_its_heading_or_most_of_its_facts_say(
    resources: Resources, make_brief: MakeBrief, heading: str, unit: str, facts: tuple[str, ...], topic: str
) -> None:
    assert subject(resources, make_brief, heading, unit, *facts).section.id == topic


def test_an_office_reads_a_weak_word_in_its_own_way(resources: Resources, make_brief: MakeBrief) -> None:
    fact = "查办案件732件"
    assert subject(resources, make_brief, "主要做法", "甲市市场监督管理局").topic_of(fact).id == "market_regulation"  # type: ignore[union-attr]


def test_a_fact_that_says_nothing_goes_with_the_section(resources: Resources, make_brief: MakeBrief) -> None:
    assert subject(resources, make_brief, "守牢安全生产底线", "甲局").topic_of("其他12件").id == "safety"  # type: ignore[union-attr]
    assert subject(resources, make_brief, "主要做法", "甲办事处").topic_of("其他12件") is None
