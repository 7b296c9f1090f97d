"""Metrics are of sums; intervals are drawn from cases."""

import numpy as np
import pytest

from eval.core.bootstrap import Resampled, interval, intervals
from eval.core.metrics import f1, ratio, total
from eval.core.suite import Scored, summed


def test_a_ratio_is_of_the_sums_and_not_a_mean_of_ratios() -> None:
    share = ratio("", "", "right", ("right", "wrong"))
    counts = summed([Scored("a", {"right": 1.0}, passed=True), Scored("b", {"right": 1.0, "wrong": 8.0}, passed=False)])
    assert share.of(counts) == pytest.approx(0.2)
    assert share.of({}) is None


def test_f1_falls_with_what_is_superfluous_and_what_is_missing() -> None:
    metric = f1("", "", "tp", "fp", "fn")
    assert metric.of({"tp": 2}) == 1.0
    assert metric.of({"tp": 2, "fp": 2}) == pytest.approx(2 / 3)
    assert metric.of({"tp": 2, "fn": 2}) == pytest.approx(2 / 3)
    assert metric.of({}) is None


def test_a_total_rises() -> None:
    metric = total("", "", "wrong", "added")
    assert (metric.of({}), metric.of({"wrong": 2, "added": 1})) == (0.0, 3.0)
    assert metric.plain


def test_intervals_hold_the_figure_and_are_drawn_from_the_seed() -> None:
    cases = [{"right": float(n % 4 != 0), "all": 1.0} for n in range(200)]
    metrics = {"share": ratio("", "", "right", "all")}
    found, again = intervals(cases, metrics, 1)["share"], intervals(cases, metrics, 1)["share"]
    assert found is not None
    assert found == again
    assert found.low < 0.75 < found.high
    assert 0.08 < found.high - found.low < 0.16  # 2 × 1.96 × sqrt(0.75 × 0.25 / 200) = 0.12


def test_pairs_are_drawn_together() -> None:
    better = [{"right": float(n % 2), "all": 1.0} for n in range(40)]
    worse = [{**counts, "right": counts["right"] / 2} for counts in better]
    share = ratio("", "", "right", "all")
    drawn = Resampled(better).figures(share) - Resampled(worse).figures(share)
    assert np.allclose(drawn, Resampled(better).figures(share) / 2)


def test_there_is_no_interval_where_most_samples_have_nothing_to_count() -> None:
    assert interval(np.array([np.nan, np.nan, 0.5])) is None
    assert intervals([], {"share": ratio("", "", "right", "all")}) == {"share": None}
