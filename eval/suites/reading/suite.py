"""The reading suite: what ``inspect`` finds in hand-marked documents, against what is right.

Everything is compared in the document's characters without white space and invisible format characters, so that a
reader may lay out lines, tables and indents as it likes; where the texts still differ the two are aligned.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.core.bench import Bench
from eval.core.metrics import f1
from eval.core.suite import Details, Scored, Shown, Suite
from eval.suites.reading.alignment import Alignment
from eval.suites.reading.loading import CASES, Case, CaseFile, case_files, load_case
from eval.suites.reading.match import KINDS, Outcome, match

_NAMES = {
    "headings": "标题",
    "points": "分点",
    "placeholders": "占位符",
    "runs": "占位符的空白",
    "units": "单位和约数词",
    "noise": "杂质",
    "parts": "各份文件",
    "tables": "表格",
    "title": "题目",
    "addressee": "主送",
    "signature": "落款",
    "genre": "文种",
    "text": "全文",
    "paragraphs": "段落",
}


def suite() -> Suite[Path]:
    """Hand-marked documents in every form that the readers take; a case is read when it is judged."""
    metrics = {
        f"{kind}_f1": f1(f"F1（{_NAMES[kind]}）", f"{_NAMES[kind]}的 F1，各例合计", *(f"{kind}.{n}" for n in _SIGNS))
        for kind in KINDS
    }
    return Suite("reading", lambda: case_files(CASES), judge, metrics, {"case": CaseFile}, case_files)


_SIGNS = ("tp", "fp", "fn")


def judge(name: str, path: Path, bench: Bench) -> Scored:
    """Inspect one document; it passes when nothing is superfluous and nothing missing."""
    case = load_case(path)
    result = score_case(case)
    problems = ((result.error,) if result.error else ()) + result.misses
    labels = {"split": case.file.split, "form": case.file.form}
    texts = (Shown("原文", case.gold.text),) if problems else ()
    return Scored(name, count(result), not problems, labels, Details(problems, texts=texts))


def count(result: "CaseResult") -> dict[str, float]:
    """``KIND.tp``, ``KIND.fp`` and ``KIND.fn``."""
    return {f"{kind}.{n}": float(getattr(tally, n)) for kind, tally in result.tallies.items() for n in _SIGNS}


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, superfluous and missing answers of one kind."""

    tp: int = 0
    fp: int = 0
    fn: int = 0


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case: a tally a kind, and the misses as a person reads them. ``error`` when it could not be read at all."""

    id: str
    form: str
    split: str
    tallies: Mapping[str, Tally]
    misses: tuple[str, ...]
    error: str | None = None


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
