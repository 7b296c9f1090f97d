"""Whether a stretch speaks of what is intended: a plan that is a thing does not make what is told one."""

import pytest

from service.reading.state import plans
from service.text.lexicon.lexicon import Lexicon


@pytest.mark.parametrize(
    "text",
    [
        "完成投资3亿元，占年度计划的78.6%；新开工项目19个",
        "完成投资3亿元，占年度计划近八成",
        "完成年度投资计划，新开工项目19个",
        "超额完成全年计划任务",
        "按照年度计划推进19个项目",
        "列入三年计划的19个项目开工",
        "执行招生计划，录取2400人",
    ],
)
def test_a_plan_that_is_a_thing(text: str, lexicon: Lexicon) -> None:
    assert not plans(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "计划新开工项目19个",
        "2026年度计划投资3亿元",
        "按照安排计划建设3个",
        "完成投资3亿元，拟新开工19个",
        "预计开工19个",
    ],
)
def test_what_is_intended(text: str, lexicon: Lexicon) -> None:
    assert plans(text, lexicon)
