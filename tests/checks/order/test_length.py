import pytest

from service.checks.order import length
from tests.checks.conftest import Judge


@pytest.mark.parametrize(
    ("limits", "expected"),
    [((1, 10), []), ((6, 6), []), ((7, 10), ["W length"]), ((1, 5), ["W length"]), (None, [])],
)
def test_counted_as_word_counts(judge: Judge, limits: tuple[int, int] | None, expected: list[str]) -> None:
    assert judge(length.check, "加强学习1200。", requirements={"length": limits}) == expected
