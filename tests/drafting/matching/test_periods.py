"""Years and spans that a text or a fact names."""

import pytest

from service.drafting.matching.periods import span_of_period, year_of


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2021—2025年", 0),
        ("2020年至2024年", -1),
        ("2024年", -1),
        ("比上年", None),
        ("产量是上年的", None),
        ("达到去年的", None),
        ("上年结转", -1),
        ("今年", 0),
    ],
)
def test_year(text: str, year: int | None) -> None:
    assert year_of(text, 2025) == year


@pytest.mark.parametrize(
    ("period", "span"), [("2021—2025年", "many"), ("2025年上半年", "1-6"), ("2025年", None), ("2025年1—9月", "1-9")]
)
def test_span_of_a_facts_period(period: str, span: str | None) -> None:
    assert span_of_period(period) == span
