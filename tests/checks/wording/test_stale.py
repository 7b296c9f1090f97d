import pytest

from service.checks.wording import stale
from tests.checks.conftest import Judge

STALE = "深入学习贯彻党的十九大精神。"


@pytest.mark.parametrize(
    "fields", [{"period": "2025年"}, {"date": "2025年12月20日"}, {"date": "2025-12-20"}, {"title": "2025年工作总结"}]
)
def test_superseded_at_the_briefs_date(judge: Judge, fields: dict[str, str]) -> None:
    assert judge(stale.check, STALE, **fields) == ["E stale_formulation 「十九大精神」"]


def test_the_drafts_own_date_counts(judge: Judge) -> None:
    assert judge(stale.check, f"{STALE}\n= 2025年3月5日") == ["E stale_formulation 「十九大精神」"]
    assert judge(stale.check, f"2025年，{STALE}") == ["E stale_formulation 「十九大精神」"]


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (STALE, {"period": "2021年"}),
        (STALE, {}),
        ("深入学习贯彻党的十九大精神和二十大精神。", {"period": "2025年"}),
        ("深入学习贯彻党的二十大精神。", {"period": "2025年"}),
        ("重温《十九大精神学习读本》。", {"period": "2025年"}),
        ("深入学习贯彻党的二十届三中全会精神。", {"period": "2025年1—9月"}),
    ],
)
def test_clean(judge: Judge, draft: str, fields: dict[str, str]) -> None:
    assert judge(stale.check, draft, **fields) == []


def test_a_meeting_within_the_period(judge: Judge) -> None:
    found = judge(stale.check, "深入学习贯彻党的二十届三中全会精神。", period="2025年")
    assert found == ["E stale_formulation 「二十届三中全会」"]


def test_as_a_fact_says_it_is_a_warning(judge: Judge) -> None:
    found = judge(stale.check, STALE, ["2018年组织学习党的十九大精神宣讲8场"], period="2025年")
    assert found == ["W stale_formulation 「十九大精神」"]
