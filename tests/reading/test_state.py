"""How far a state reaches: over its own clause, and a plan over those after it until another state is told."""

import pytest

from service.reading.state import clause_states
from service.text.lexicon.lexicon import Lexicon


@pytest.mark.parametrize(
    ("sentence", "states"),
    [
        ("零工市场一期已开业，二期拟于2026年开工。", [{"done"}, {"plan"}]),
        ("将抓好三件事：新建泵站3座，改造管网5公里。", [{"plan"}, {"plan"}, {"plan"}]),
        ("计划建设3座，已建成2座，完成投资3亿元。", [{"plan"}, {"done"}, set()]),
        ("计划总投资5000万元，建成泵站3座。", [{"plan_of_amount"}, set()]),
        ("拟对已建成的3座泵站进行改造，新建2座。", [{"plan", "done"}, {"plan"}]),
        ("完成年度投资计划，新开工项目19个。", [set(), set()]),
    ],
)
def test_a_state_reaches_until_another_is_told(sentence: str, states: list[set[str]], lexicon: Lexicon) -> None:
    assert [set(found) for _, _, found in clause_states(sentence, lexicon)] == states
