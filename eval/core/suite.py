"""What a suite is: cases, a pure judge of one case, and metrics over the summed counts of cases.

Metrics are functions of sums, so that a rate over a suite, over one split of it and over a bootstrap sample of its
cases are the same function; a case's own share is never averaged.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from eval.core.bench import Bench
from service.datafile import load_one
from service.draft import Draft
from service.errors import DataError, InputError

SUITES_DIR = Path(__file__).parent.parent / "suites"

Case = TypeVar("Case")
Counts = Mapping[str, float]
Direction = Literal["higher", "lower"]


@dataclass(frozen=True, slots=True)
class Metric:
    """``of`` turns summed counts (a count that is not there is 0) into a figure, None where there is nothing to count.

    ``title`` and ``definition`` are Chinese; the source of a definition stands in eval/README.md. ``plain``: the figure
    is a plain number, no share.
    """

    title: str
    definition: str
    better: Direction
    of: Callable[[Counts], float | None]
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text with what is said of it; offsets are code points of the text."""

    start: int
    end: int
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A text to look at, with its marks: the document read, the template filled …"""

    title: str
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Details:
    """What ``show`` and the report print of a case; nothing is counted from it.

    ``problems`` say in a line each what is not as it should be; ``brief`` is the brief's JSON; ``drafts`` bring their
    spans, findings and grounding along; ``expected`` says what was expected, by name.
    """

    problems: tuple[str, ...] = ()
    brief: Mapping[str, object] | None = None
    drafts: tuple[Draft, ...] = ()
    expected: Mapping[str, str] = field(default_factory=dict)
    texts: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Scored:
    """One case judged. ``counts`` are summed over cases; ``labels`` (split, genre, kind …) are what a report breaks its
    metrics down by."""

    case: str
    counts: Counts
    passed: bool
    labels: Mapping[str, str] = field(default_factory=dict)
    details: Details = Details()


class Threshold(BaseModel):
    """The least or the most that a metric may be; one that has nothing to count misses its threshold."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    min: float | None = None
    max: float | None = None

    def allows(self, figure: float | None) -> bool:
        if figure is None:
            return False
        return (self.min is None or figure >= self.min) and (self.max is None or figure <= self.max)


class SuiteFile(BaseModel):
    """``suite.yaml``: what the suite is called, what it measures (both Chinese), and what its metrics must reach."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(min_length=1)
    measures: str = Field(min_length=1)
    thresholds: Mapping[str, Threshold] = Field(default_factory=dict)


@dataclass(frozen=True)
class Suite(Generic[Case]):
    """A suite, made anew by its module's ``suite()`` in each process that runs it.

    ``load`` gives the cases by id, in order, ``load_from`` those of a folder of someone's own. ``judge`` is pure and
    deterministic: the same case and bench give the same result, in whatever process and order. ``schemas`` are the
    models of the case files by the name of the JSON schema kept in the suite's folder.
    """

    name: str
    load: Callable[[], Mapping[str, Case]]
    judge: Callable[[str, Case, Bench], Scored]
    metrics: Mapping[str, Metric]
    schemas: Mapping[str, type[BaseModel]] = field(default_factory=dict)
    load_from: Callable[[Path], Mapping[str, Case]] | None = None
    own_cases: Path | None = None

    @property
    def folder(self) -> Path:
        return SUITES_DIR / self.name

    def of_folder(self, folder: Path | None) -> "Suite[Case]":
        """This suite over the cases of a folder of someone's own, None for those that it has. Raises InputError."""
        if folder is None:
            return self
        if self.load_from is None:
            raise InputError("no_own_cases", f"评测 {self.name} 不能换用别的案例", suite=self.name)
        return replace(self, load=partial(self.load_from, folder), own_cases=folder)

    @cached_property
    def file(self) -> SuiteFile:
        """What ``suite.yaml`` says. Raises DataError, also for a threshold of a metric that there is not."""
        path = self.folder / "suite.yaml"
        said = load_one(path, SuiteFile)
        if unknown := sorted(said.thresholds.keys() - self.metrics.keys()):
            known = "、".join(self.metrics)
            raise DataError("unknown_metric", f"{path}：没有“{unknown[0]}”这一指标，可用：{known}", file=str(path))
        return said

    @cached_property
    def cases(self) -> Mapping[str, Case]:
        """All cases by id. Raises DataError."""
        return self.load()

    def case_ids(self) -> Sequence[str]:
        return tuple(self.cases)

    def score(self, case_id: str, bench: Bench) -> Scored:
        """Judge one case. Raises KeyError for one that there is not."""
        return self.judge(case_id, self.cases[case_id], bench.at(self.name, case_id))


def summed(scored: Iterable[Scored]) -> Counts:
    """The counts of all cases together."""
    return summed_counts(each.counts for each in scored)


def summed_counts(counts: Iterable[Counts]) -> Counts:
    """Counts added name by name."""
    total: dict[str, float] = {}
    for each in counts:
        for name, count in each.items():
            total[name] = total.get(name, 0.0) + count
    return total
