"""A fact as a clause: nothing of it changes but what stands around it."""

import pytest

from service.drafting.composing.pieces import text_of
from service.drafting.composing.statement import statement
from service.drafting.resources import Resources
from service.facts.sheet import read_sheet
from tests.drafting.conftest import MakeBrief


def clause(resources: Resources, make_brief: MakeBrief, fact: str | dict[str, object]) -> str:
    brief = make_brief(fact)
    sheet = read_sheet(brief.facts, resources.lexicon)
    return text_of(statement(sheet.facts[0], brief, resources.lexicon, subject=False).pieces)


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("举办培训班8期。", "举办培训班8期"),
        ("举办培训班8期,参加900人次;", "举办培训班8期，参加900人次"),
        ("云溪县水务局开展巡河44次", "开展巡河44次"),
        ("云溪县水务局机关党委换届", "云溪县水务局机关党委换届"),
        ("1—9月，开展巡河44次", "1—9月，开展巡河44次"),
        ({"label": "为群众办实事", "value": "63", "unit": "件"}, "为群众办实事63件"),
        ({"label": "开展讲习活动（场）", "value": "11", "unit": "场"}, "开展讲习活动11场"),
        ({"label": "参训人数", "value": "320", "unit": "人"}, "参训人数为320人"),
        ({"label": "巡河", "value": "44", "unit": "次", "period": "2025年上半年"}, "2025年上半年，巡河44次"),
        ({"label": "巡河", "value": "44", "unit": "次", "period": "2025年"}, "巡河44次"),
    ],
)
def test_clause(resources: Resources, make_brief: MakeBrief, fact: str | dict[str, object], expected: str) -> None:
    assert clause(resources, make_brief, fact) == expected


def test_punctuation_inside_a_value_stays(resources: Resources, make_brief: MakeBrief) -> None:
    assert clause(resources, make_brief, "投入资金12,300元,惠及80户") == "投入资金12,300元，惠及80户"
