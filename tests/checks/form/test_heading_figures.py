import pytest

from service.checks.form import heading_figures
from tests.checks.conftest import Judge


@pytest.mark.parametrize(("heading", "span"), [("一、举办讲堂12期", "12期"), ("二、3月5日启动活动", "3月5日")])
def test_figures_and_dates(judge: Judge, heading: str, span: str) -> None:
    assert judge(heading_figures.check, f"1# {heading}\n甲。") == [f"W heading_figure 「{span}」"]


@pytest.mark.parametrize("draft", ["1# 一、加强学习\n举办讲堂12期。", "1# 二、落实“三会一课”\n甲。"])
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(heading_figures.check, draft) == []


def test_as_the_brief_puts_it(judge: Judge) -> None:
    section = {"heading": "办好12件实事"}
    assert judge(heading_figures.check, "1# 一、办好12件实事\n甲。", section=section) == []
