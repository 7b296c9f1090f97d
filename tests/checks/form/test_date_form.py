import pytest

from service.checks.form import date_form
from tests.checks.conftest import Judge

FAULTY = {
    "leading zeros": ("= 2025年03月05日", ["E date_form 「2025年03月05日」"]),
    "points": ("= 2025.3.5", ["E date_form 「2025.3.5」"]),
    "hyphens": ("= 2025-03-05", ["E date_form 「2025-03-05」"]),
    "Chinese numerals": ("= 二〇二五年三月五日", ["E date_form 「二〇二五年三月五日」"]),
    "short year": ("= 25年3月5日", ["E date_form 「25年3月5日」"]),
    "no day": ("= 2025年3月", ["E date_form 「2025年3月」"]),
    "号": ("= 2025年3月5号", ["E date_form 「2025年3月5号」"]),
    "no such day": ("= 2025年2月30日", ["E date_form 「2025年2月30日」"]),
    "in the text, zeros": ("2025年03月05日召开会议。", ["E date_form 「2025年03月05日」"]),
    "in the text, only the month": ("03月召开会议。", ["E date_form 「03月」"]),
    "in the text, points": ("会议于2025.3.5召开。", ["E date_form 「2025.3.5」"]),
    "in the text, hyphens": ("会议于2025-03-05召开。", ["E date_form 「2025-03-05」"]),
    "in the text, Chinese numerals": ("二○二五年三月五日召开会议。", ["E date_form 「二○二五年三月五日」"]),
    "in the text, short year": ("25年3月5日召开会议。", ["E date_form 「25年3月5日」"]),
    "in the text, 号": ("3月5号召开会议。", ["E date_form 「3月5号」"]),
}
CLEAN = {
    "as it should be": "= 2025年3月5日",
    "of a speech": "= （2025年12月31日）",
    "to be filled in": "= 【待补：成文日期】",
    "in the text": "2025年3月5日、10月、1—9月召开会议。",
    "not dates": "版本2025.3.5.1，热线12345，3月份，十年三月，3月5号文件，6·18，2025-2027规划。",
    "a road": "3月底修通10号线。",
}


@pytest.mark.parametrize(("draft", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, expected: list[str]) -> None:
    assert judge(date_form.check, draft) == expected


@pytest.mark.parametrize("draft", CLEAN.values(), ids=CLEAN)
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(date_form.check, draft) == []


def test_as_the_fact_writes_it_is_only_a_warning(judge: Judge) -> None:
    assert judge(date_form.check, "2025.3.5召开会议。", ["2025.3.5召开会议"]) == ["W date_form 「2025.3.5」"]


def test_the_right_form_is_suggested(make_context: object) -> None:
    context = make_context("二〇二五年十一月三日召开会议。")  # type: ignore[operator]
    assert [finding.suggestion for finding in date_form.check(context)] == ["改为“2025年11月3日”"]


def test_a_day_of_a_fact_with_a_point(judge: Judge) -> None:
    facts = ["3月18日开工"]
    assert judge(date_form.check, "工程于3.18开工。", facts) == ["E date_form 「3.18」"]
    assert judge(date_form.check, "投资3.18亿元，增长3.18%，完成3.19。", facts) == []


def test_up_to_a_moment_is_another_word_than_the_end(judge: Judge) -> None:
    assert judge(date_form.check, "截止9月底，完成投资。") == ["W date_form 「截止」"]
    assert judge(date_form.check, "报名截止时间为9月底。截至9月底，完成投资。") == []
