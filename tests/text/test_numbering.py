"""Marks of points, as many as there may be."""

import pytest

from service.text.numbering import ASKED_STYLES, POINT_STYLES


@pytest.mark.parametrize("style", ASKED_STYLES)
def test_twelve_points_have_marks(style: str) -> None:
    marks = [ASKED_STYLES[style](n, 12) for n in range(1, 13)]
    assert all(marks)
    assert style == "——" or len(set(marks)) == 12


def test_order_words_end_with_the_last() -> None:
    assert [POINT_STYLES["首先"](n, 3) for n in (1, 2, 3)] == ["首先，", "其次，", "最后，"]
    assert POINT_STYLES["首先"](2, 2) == "其次，"
    assert POINT_STYLES["首先"](11, 12) == "第十一，"
