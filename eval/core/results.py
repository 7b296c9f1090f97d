"""A run as it is kept and looked at: ``results.json``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import TypeAdapter

from eval.core.bootstrap import Interval, intervals
from eval.core.provenance import commit, suite_version, versions
from eval.core.runner import Plan
from eval.core.suite import Direction, Scored, Suite, Threshold, summed

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric of one suite, None where there was nothing to count; ``missed`` says that it is not as it must be."""

    title: str
    definition: str
    better: Direction
    plain: bool
    value: float | None
    interval: Interval | None
    threshold: Threshold | None
    missed: bool


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """One case's part of the figures."""

    case: str
    counts: Mapping[str, float]
    passed: bool
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """``version`` is a hash of the suite's cases and thresholds. ``by_label`` has the metrics' values over the cases of
    each label: label → its value → metric → figure."""

    name: str
    title: str
    measures: str
    version: str
    figures: Mapping[str, Figure]
    by_label: Mapping[str, Mapping[str, Mapping[str, float | None]]]
    cases: tuple[CaseCounts, ...]

    @property
    def missed(self) -> tuple[str, ...]:
        """The metrics that are not as they must be."""
        return tuple(name for name, figure in self.figures.items() if figure.missed)


@dataclass(frozen=True, slots=True)
class Run:
    """``commit`` ends with ``+`` where the source was changed since; ``at`` is UTC; ``seconds`` is wall time."""

    format: int
    at: str
    commit: str | None
    versions: Mapping[str, str]
    writer: str
    models: tuple[str, ...]
    seed: int
    workers: int
    seconds: float
    suites: tuple[SuiteResult, ...]

    @property
    def missed(self) -> bool:
        return any(suite.missed for suite in self.suites)


RUN = TypeAdapter(Run)


def made_run(
    suites: Iterable[Suite[object]], scored: Mapping[str, Sequence[Scored]], plan: Plan, workers: int, seconds: float
) -> Run:
    """The run that these cases were judged in."""
    return Run(
        format=FORMAT,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        commit=commit(),
        versions=versions(),
        writer=plan.writer,
        models=plan.settings.models if plan.writer == "model" else (),
        seed=plan.seed,
        workers=workers,
        seconds=seconds,
        suites=tuple(suite_result(suite, scored[suite.name]) for suite in suites),
    )


def suite_result(suite: Suite[object], scored: Sequence[Scored]) -> SuiteResult:
    """Sum up the cases of a suite."""
    counts = summed(scored)
    spread = intervals([each.counts for each in scored], suite.metrics)
    figures = {}
    for name, metric in suite.metrics.items():
        value, threshold = metric.of(counts), suite.file.thresholds.get(name)
        missed = threshold is not None and not threshold.allows(value)
        figures[name] = Figure(
            metric.title, metric.definition, metric.better, metric.plain, value, spread[name], threshold, missed
        )
    cases = tuple(CaseCounts(each.case, each.counts, each.passed, each.labels) for each in scored)
    return SuiteResult(
        suite.name,
        suite.file.title,
        suite.file.measures,
        suite_version(suite),
        figures,
        _by_label(suite, scored),
        cases,
    )


def _by_label(suite: Suite[object], scored: Sequence[Scored]) -> dict[str, dict[str, dict[str, float | None]]]:
    """Labels that part the cases (of two values or more), in the order in which they come."""
    found: dict[str, dict[str, dict[str, float | None]]] = {}
    for label in _in_order(name for each in scored for name in each.labels):
        values = _in_order(each.labels[label] for each in scored if label in each.labels)
        if len(values) > 1:
            found[label] = {
                value: _values(suite, [each for each in scored if each.labels.get(label) == value]) for value in values
            }
    return found


def _values(suite: Suite[object], scored: Sequence[Scored]) -> dict[str, float | None]:
    counts = summed(scored)
    return {name: metric.of(counts) for name, metric in suite.metrics.items()}


def _in_order(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
