"""A range is a pair like any other, and knows its text."""

import pytest

from service.text.range import Range

TEXT = "培训410人。"


def test_it_is_a_pair() -> None:
    start, end = Range(2, 6)
    assert (start, end) == Range(2, 6) == (2, 6)
    assert Range(2, 6).of(TEXT) == "410人"


@pytest.mark.parametrize(("other", "overlaps"), [((0, 2), False), ((1, 3), True), ((3, 4), True), ((6, 7), False)])
def test_overlapping(other: tuple[int, int], overlaps: bool) -> None:
    assert Range(2, 6).overlaps(*other) is overlaps
    assert Range(*other).overlaps(2, 6) is overlaps


@pytest.mark.parametrize(("other", "inside"), [((2, 6), True), ((3, 4), True), ((1, 4), False), ((4, 7), False)])
def test_containing(other: tuple[int, int], inside: bool) -> None:
    assert Range(2, 6).contains(*other) is inside
