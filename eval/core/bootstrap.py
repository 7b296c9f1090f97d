"""Bootstrap over cases (Efron 1979): 95 % percentile intervals of a metric, or of a difference of two paired runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.core.suite import Counts, Metric

RESAMPLES = 1_000
_LEAST_DEFINED = 0.9
_BOUNDS = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Interval:
    """95 %, by percentiles."""

    low: float
    high: float


class Resampled:
    """Sums of counts over bootstrap samples of the cases. The same seed draws the same cases for every run of them, so
    that two runs are compared in pairs."""

    def __init__(self, cases: Sequence[Counts], seed: int = 0, resamples: int = RESAMPLES) -> None:
        names = sorted({name for counts in cases for name in counts})
        table = np.array([[counts.get(name, 0.0) for name in names] for counts in cases], dtype=float)
        drawn = np.random.default_rng(seed).multinomial(len(cases), [1 / len(cases)] * len(cases), size=resamples)
        sums = drawn @ table.reshape(len(cases), len(names))
        self._sums = [dict(zip(names, row, strict=True)) for row in sums.tolist()]

    def figures(self, metric: Metric) -> NDArray[np.float64]:
        """The metric of every sample; NaN where it has nothing to count."""
        found = [metric.of(counts) for counts in self._sums]
        return np.array([np.nan if each is None else each for each in found], dtype=float)


def interval(figures: NDArray[np.float64]) -> Interval | None:
    """The interval of what was drawn; None where too many samples have nothing to count."""
    defined = figures[~np.isnan(figures)]
    if len(defined) < _LEAST_DEFINED * len(figures) or not len(defined):
        return None
    low, high = np.percentile(defined, _BOUNDS)
    return Interval(float(low), float(high))


def intervals(cases: Sequence[Counts], metrics: Mapping[str, Metric], seed: int = 0) -> dict[str, Interval | None]:
    """The interval of every metric over the cases."""
    if not cases:
        return dict.fromkeys(metrics)
    resampled = Resampled(cases, seed)
    return {name: interval(resampled.figures(metric)) for name, metric in metrics.items()}
