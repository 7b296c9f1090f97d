from hypothesis import given
from hypothesis import strategies as st

from service.grounding.fusion import fuse


def test_ranks_are_added_with_sixty() -> None:
    assert fuse([[1, 2], [2, 3]]) == [(2, 1 / 62 + 1 / 61), (1, 1 / 61), (3, 1 / 62)]


def test_ties_go_by_id() -> None:
    assert [item for item, _ in fuse([[9, 4], [4, 9]])] == [4, 9]


@given(st.lists(st.integers(0, 50), unique=True))
def test_one_ranking_keeps_its_order(ranking: list[int]) -> None:
    assert [item for item, _ in fuse([ranking])] == ranking
