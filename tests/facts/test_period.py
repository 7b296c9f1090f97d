import pytest

from service.facts.period import in_words, period_key, understood_period, year_of


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2025", "2025年"),
        ("2025-12-10", "2025年12月10日"),
        ("2025/3/05", "2025年3月5日"),
        ("2025-03", "2025年3月"),
        ("2025-03-05 00:00:00", "2025年3月5日"),
        ("2025-13-05", "2025-13-05"),
        ("2025年上半年", "2025年上半年"),
        ("1200", "1200"),
        ("", ""),
    ],
)
def test_bare_digits_are_put_into_words(written: str, words: str) -> None:
    assert in_words(written) == words
    assert in_words(words) == words


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("2025年", "2025年度", True),
        ("2025", None, True),
        ("上半年", "2025年上半年", True),
        ("2025年1—6月", "上半年", True),
        ("去年", "2024年", True),
        ("今年", None, True),
        ("上半年", "下半年", False),
        ("2024年", None, False),
        ("任期内", "任期 内", True),
        ("任期内", None, False),
    ],
)
def test_periods_compare_by_what_they_mean_in_a_brief_of_2025(a: str | None, b: str | None, same: bool) -> None:
    assert (period_key(a, "2025年") == period_key(b, "2025年")) == same


def test_without_a_year_in_the_brief_nothing_is_filled_in() -> None:
    assert period_key("上半年", None) != period_key("2025年上半年", None)


def test_what_is_no_period_is_not_understood() -> None:
    assert understood_period("最近一阵子") is None
    assert year_of("二期") is None
    assert year_of("2025年度") == 2025
