"""The best assignment, against SciPy's."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.drafting.matching.assignment import assign

pairs = st.tuples(st.integers(0, 7), st.integers(0, 7))
some_scores = st.dictionaries(pairs, st.integers(1, 100).map(lambda n: n / 100), max_size=40)


def total(chosen: Mapping[int, int], scores: Mapping[tuple[int, int], float]) -> float:
    return sum(scores[pair] for pair in chosen.items())


@given(some_scores)
def test_the_sum_is_the_largest_there_is(scores: dict[tuple[int, int], float]) -> None:
    from scipy.optimize import linear_sum_assignment

    chosen = assign(scores)
    assert len(set(chosen.values())) == len(chosen)
    table = np.zeros((8, 8))
    for pair, score in scores.items():
        table[pair] = score
    rows, columns = linear_sum_assignment(table, maximize=True)
    assert total(chosen, scores) == pytest.approx(table[rows, columns].sum())


@given(some_scores)
def test_the_order_of_the_pairs_does_not_matter(scores: dict[tuple[int, int], float]) -> None:
    assert assign(dict(reversed(scores.items()))) == assign(scores)


def test_a_row_gives_way_where_the_sum_gains() -> None:
    assert assign({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.85}) == {0: 1, 1: 0}
