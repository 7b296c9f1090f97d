"""Two runs of the same suites compared: each metric's difference with its paired bootstrap interval, and each case."""

from collections.abc import Mapping
from dataclasses import dataclass

from eval.core.bootstrap import Interval, Resampled, interval
from eval.core.registry import SUITES, load_suite
from eval.core.results import CaseCounts, Run, SuiteResult
from eval.core.suite import Metric, summed_counts
from service.errors import InputError

_SLIGHT = 1e-12


@dataclass(frozen=True, slots=True)
class Change:
    """A metric in both runs. ``interval`` is of the difference b - a; ``certain`` when it leaves 0 out."""

    metric: str
    title: str
    plain: bool
    a: float | None
    b: float | None
    interval: Interval | None
    better: bool | None

    @property
    def certain(self) -> bool:
        return self.interval is not None and not self.interval.low <= 0 <= self.interval.high


@dataclass(frozen=True, slots=True)
class CaseChange:
    """A case whose metrics or verdict differ: metric → (in a, in b)."""

    case: str
    passed_a: bool
    passed_b: bool
    metrics: Mapping[str, tuple[float | None, float | None]]

    @property
    def flipped(self) -> bool:
        return self.passed_a != self.passed_b


@dataclass(frozen=True, slots=True)
class SuiteComparison:
    """One suite in both runs."""

    suite: str
    title: str
    changes: tuple[Change, ...]
    cases: tuple[CaseChange, ...]


def compare(a: Run, b: Run, seed: int = 0) -> tuple[SuiteComparison, ...]:
    """Every suite that both runs have. ``seed`` is the bootstrap's. Raises InputError as ``comparable`` does, and for a
    suite that is not known any more."""
    return tuple(_compared(one, other, seed) for one, other in comparable(a, b))


def comparable(a: Run, b: Run) -> list[tuple[SuiteResult, SuiteResult]]:
    """The suites that both runs have. Raises InputError where there is none, or one is of other cases or seeds."""
    if a.seed != b.seed:
        raise _not_comparable(f"两次评测的种子不同（{a.seed} 和 {b.seed}），案例不同，不能比较")
    of_b = {suite.name: suite for suite in b.suites}
    shared = [(suite, of_b[suite.name]) for suite in a.suites if suite.name in of_b]
    if not shared:
        names = ["、".join(suite.name for suite in run.suites) for run in (a, b)]
        raise _not_comparable(f"两次评测没有共同的项目：前一次是 {names[0]}，后一次是 {names[1]}")
    for one, other in shared:
        if one.version != other.version:
            changed = f"{one.name} 的案例或应达到的数值改过（{one.version} 和 {other.version}）"
            raise _not_comparable(f"评测 {changed}，两次结果不能比较，请重新运行前一次")
        if {case.case for case in one.cases} != {case.case for case in other.cases}:
            raise _not_comparable(f"两次评测中 {one.name} 的案例不同，不能比较")
    return shared


def _not_comparable(message: str) -> InputError:
    return InputError("not_comparable", message)


def _compared(a: SuiteResult, b: SuiteResult, seed: int) -> SuiteComparison:
    if a.name not in SUITES:
        raise _not_comparable(f"已没有评测 {a.name}，不能比较")
    metrics = load_suite(a.name).metrics
    cases = {case.case: case for case in b.cases}
    pairs = [(case, cases[case.case]) for case in a.cases]
    return SuiteComparison(a.name, a.title, _changes(pairs, metrics, seed), _case_changes(pairs, metrics))


def _changes(
    pairs: list[tuple[CaseCounts, CaseCounts]], metrics: Mapping[str, Metric], seed: int
) -> tuple[Change, ...]:
    of_a, of_b = [a.counts for a, _ in pairs], [b.counts for _, b in pairs]
    drawn_a, drawn_b = Resampled(of_a, seed), Resampled(of_b, seed)
    sum_a, sum_b = summed_counts(of_a), summed_counts(of_b)
    changes = []
    for name, metric in metrics.items():
        a, b = metric.of(sum_a), metric.of(sum_b)
        spread = interval(drawn_b.figures(metric) - drawn_a.figures(metric))
        changes.append(Change(name, metric.title, metric.plain, a, b, spread, _better(metric, a, b)))
    return tuple(changes)


def _better(metric: Metric, a: float | None, b: float | None) -> bool | None:
    """Whether b is better than a; None where they are the same or cannot be compared."""
    if a is None or b is None or abs(b - a) <= _SLIGHT:
        return None
    return (b > a) == (metric.better == "higher")


def _case_changes(pairs: list[tuple[CaseCounts, CaseCounts]], metrics: Mapping[str, Metric]) -> tuple[CaseChange, ...]:
    found = []
    for a, b in pairs:
        differing = {name: (of.of(a.counts), of.of(b.counts)) for name, of in metrics.items()}
        differing = {name: values for name, values in differing.items() if values[0] != values[1]}
        if differing or a.passed != b.passed:
            found.append(CaseChange(a.case, a.passed, b.passed, differing))
    return tuple(found)
