from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.facts.rounding import decimal_text, decimals_of, rounded_to, unrounded_text, written


@pytest.mark.parametrize(
    ("number", "decimals", "text", "exact"),
    [
        ("20", 1, "20", True),
        ("12.5", 1, "12.5", True),
        ("12.50", 2, "12.5", True),
        ("250/21", 1, "11.9", False),
        ("11.95", 1, "12.0", False),
        ("-11.95", 1, "-12.0", False),
        ("0.05", 1, "0.1", False),
        ("0.04", 1, "0.04", True),
        ("1/300", 1, "0.003", False),
        ("1/100000000", 1, "0.000000", False),
        ("0", 1, "0", True),
        ("1000000", 2, "1000000", True),
    ],
)
def test_numbers_are_exact_or_rounded_half_up(number: str, decimals: int, text: str, exact: bool) -> None:
    shown = written(Fraction(number), decimals)
    assert (shown.text, shown.exact) == (text, exact)


@given(st.fractions(), st.integers(0, 6))
def test_rounding_is_off_by_half_a_step_at_most(number: Fraction, decimals: int) -> None:
    assert abs(rounded_to(number, decimals) - number) <= Fraction(1, 2 * 10**decimals)


@given(st.integers(-(10**9), 10**9), st.integers(0, 6))
def test_decimal_text_reads_back(digits: int, decimals: int) -> None:
    number = Fraction(digits, 10**decimals)
    assert Fraction(decimal_text(number, decimals)) == number
    assert (decimals_of(number) or 0) <= decimals


def test_the_unrounded_number_shows_that_it_goes_on() -> None:
    assert unrounded_text(Fraction(15, 126)) == "0.1190…"
    assert unrounded_text(Fraction(-1, 3)) == "-0.3333…"
    assert unrounded_text(Fraction(1, 4)) == "0.25"
    assert decimals_of(Fraction(1, 3)) is None
