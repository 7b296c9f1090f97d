"""Phrases on which readers once disagreed: what each is read as, by whoever asks."""

import pytest

from service.reading.circumstances import plans, plans_heading
from service.text.lexicon.lexicon import Lexicon

PHRASES = [
    ("3座泵站将于6月底前建成", True),
    ("二期工程即将开工建设", True),
    ("准备新建泵站2座", True),
    ("规划建设停车场3处", True),
    ("谋划实施项目12个", True),
    ("着手编制专项规划", True),
    ("拟新建泵站3座", True),
    ("力争培训500人次", True),
    ("将120件录入系统", False),
    ("完成年度计划的78%", False),
    ("有19个项目未达到年度投资计划", False),
    ("去年有19个项目没有完成年度投资计划", False),
    ("做好防汛准备工作", False),
]
HEADINGS = [
    ("努力方向", True),
    ("工作建议", True),
    ("总体要求", True),
    ("重点任务", True),
    ("2026年重点工作", True),
    ("下一步打算", True),
    ("重点工作完成情况", False),
    ("整改进展情况", False),
    ("主要做法", False),
]


@pytest.mark.parametrize(("phrase", "planned"), PHRASES)
def test_what_is_intended(phrase: str, planned: bool, lexicon: Lexicon) -> None:
    assert plans(phrase, lexicon) is planned


@pytest.mark.parametrize(("heading", "planned"), HEADINGS)
def test_headings_under_which_all_is_intended(heading: str, planned: bool) -> None:
    assert plans_heading(heading) is planned
