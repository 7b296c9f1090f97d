"""The reading measurement: what ``inspect`` finds in hand-marked documents, against what is right.

Everything is compared in the document's characters without white space and invisible format characters, so that a
reader may lay out lines, tables and indents as it likes; where the texts still differ the two are aligned.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval.reading_alignment import Alignment
from eval.reading_cases import CASES, Case, CaseError, Split, load_cases
from eval.reading_match import KINDS, Outcome, match

MAIN_KINDS = ("headings", "points", "placeholders", "runs", "noise")


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, superfluous and missing answers of one kind. With none of any, precision, recall and F1 are 1."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / total if total else 1.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case: a tally a kind, and the misses as a person reads them. ``error`` when it could not be read at all."""

    id: str
    form: str
    split: str
    tallies: Mapping[str, Tally]
    misses: tuple[str, ...]
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All cases, and the sums over them by kind."""

    cases: tuple[CaseResult, ...]
    totals: Mapping[str, Tally]

    @property
    def perfect(self) -> bool:
        """Nothing missing, nothing superfluous, in any kind."""
        return all(tally.fp == tally.fn == 0 for tally in self.totals.values())


def score(cases_dir: Path = CASES, split: Split | None = None) -> Report:
    """Inspect every case of a folder and compare. Raises CaseError for a case file that is wrong."""
    results = tuple(score_case(case) for case in load_cases(cases_dir, split))
    return Report(results, _sum(result.tallies for result in results))


def score_case(case: Case) -> CaseResult:
    """Inspect one case; a document that the service refuses counts as if nothing had been found in it."""
    from service.documents.inspect import inspect_bytes
    from service.errors import NigaoError

    error = None
    try:
        found = inspect_bytes(case.name, case.data())
    except NigaoError as refusal:
        found, error = {"text": ""}, f"{refusal.code}: {refusal.message}"
    return compare(case, found, error)


def compare(case: Case, found: Mapping[str, Any], error: str | None = None) -> CaseResult:
    """Compare what was found (the JSON of ``inspect``) with the gold of a case."""
    alignment = Alignment.of(case.gold.text, str(found["text"]), loose=case.file.form in {"docx", "pdf"})
    outcomes = [o for o in match(case, found, alignment) if case.file.score is None or o.kind in case.file.score]
    counts = Counter((outcome.kind, outcome.sign) for outcome in outcomes)
    sizes = {outcome: outcome.count for outcome in outcomes if outcome.count != 1}
    for outcome, count in sizes.items():
        counts[outcome.kind, outcome.sign] += count - 1
    kinds = [kind for kind in KINDS if any(counts[kind, sign] for sign in ("=", "+", "-"))]
    tallies = {kind: Tally(counts[kind, "="], counts[kind, "+"], counts[kind, "-"]) for kind in kinds}
    misses = tuple(_miss(outcome) for outcome in outcomes if outcome.sign != "=")
    return CaseResult(case.id, case.file.form, case.file.split, tallies, misses, error)


def _miss(outcome: Outcome) -> str:
    return f"{'多' if outcome.sign == '+' else '缺'} {outcome.kind} {outcome.what}"


def _sum(tallies: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    every = list(tallies)
    return {kind: sum((t[kind] for t in every if kind in t), Tally()) for kind in KINDS}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``python -m eval reading``."""
    parser.add_argument("--cases", type=Path, default=CASES, help="标注文件所在的文件夹")
    parser.add_argument("--split", choices=("dev", "test", "held", "blind", "fresh"), help="只算其中一份")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def main(args: argparse.Namespace) -> int:
    """Print the report; 0 when everything is right, 1 when something is missed, 2 when a case file is wrong."""
    try:
        report = score(args.cases, args.split)
    except CaseError as error:
        print(f"标注文件有误：{error}")
        return 2
    print(_as_json(report) if args.json else _as_text(report))
    return 0 if report.perfect else 1


def _as_json(report: Report) -> str:
    totals = {kind: {**asdict(tally), "f1": round(tally.f1, 4)} for kind, tally in report.totals.items()}
    cases = [{**asdict(case), "misses": list(case.misses)} for case in report.cases]
    return json.dumps({"totals": totals, "cases": cases}, ensure_ascii=False, indent=2)


def _as_text(report: Report) -> str:
    lines = []
    for case in report.cases:
        if case.error or case.misses:
            lines.append(f"{case.id} ({case.form}, {case.split})" + (f" 未能读出：{case.error}" if case.error else ""))
            lines.extend(f"    {miss}" for miss in case.misses)
    lines.append(f"{len(report.cases)} 份；全对 {sum(not case.misses for case in report.cases)} 份")
    lines.append(f"{'kind':<16}{'tp':>7}{'fp':>6}{'fn':>6}{'P':>8}{'R':>8}{'F1':>8}")
    for kind, tally in report.totals.items():
        lines.append(
            f"{kind:<16}{tally.tp:>7}{tally.fp:>6}{tally.fn:>6}"
            f"{tally.precision:>8.4f}{tally.recall:>8.4f}{tally.f1:>8.4f}"
        )
    return "\n".join(lines)
