"""A metric that cannot fail is a defect: for every metric of these suites, an input on which it gets worse.

(The structure suite has the same in ``test_structure.py``.)
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from eval.core.bench import Bench
from eval.core.runner import Plan, open_bench
from eval.core.suite import Counts, Metric, summed_counts
from eval.suites.attachment import suite as attachment
from eval.suites.claims import suite as claims
from eval.suites.consecutive import suite as consecutive
from eval.suites.consecutive.judge import CaseResult, Judged, Mark, Verdict
from eval.suites.prose import suite as prose
from eval.suites.reading import suite as reading
from eval.suites.reading.loading import CASES, Case, load_cases
from eval.suites.retrieval import suite as retrieval
from service.documents.inspect import inspect_bytes
from service.draft import Finding, Severity, Status
from service.settings import Settings


@pytest.fixture(scope="module")
def bench(bench_settings: Settings) -> Bench:
    with open_bench(Plan(bench_settings)) as opened:
        return opened


def assert_worse(metric: Metric, good: Counts, bad: Counts) -> None:
    before, after = metric.of(good), metric.of(bad)
    assert before is not None
    assert after is not None
    assert (after < before) if metric.better == "higher" else (after > before)


@pytest.fixture(scope="module")
def read() -> Mapping[str, Counts]:
    """What is found in the documents; another's answers given for each; the units of placeholders lost."""
    cases = load_cases(CASES)
    answers = [inspect_bytes(case.name, case.data()) for case in cases]
    without = [
        {**answer, "placeholders": [{**each, "unit": "条条"} for each in answer["placeholders"]]} for answer in answers
    ]
    given = {"good": answers, "mixed up": answers[1:] + answers[:1], "without units": without}
    return {name: _reading(cases, each) for name, each in given.items()}


def _reading(cases: Sequence[Case], answers: Sequence[Mapping[str, Any]]) -> Counts:
    return summed_counts(
        reading.count(reading.compare(case, answer)) for case, answer in zip(cases, answers, strict=True)
    )


@pytest.mark.parametrize("name", reading.suite().metrics)
def test_reading(name: str, read: Mapping[str, Counts]) -> None:
    worse = "without units" if name == "units_f1" else "mixed up"
    assert_worse(reading.suite().metrics[name], read["good"], read[worse])


def judged(former: str, expected: str | None, verdict: Verdict, *, repeated: bool = False) -> Judged:
    mark = Mark(0, len(former), former, expected, may_ask=expected is None)
    return Judged(mark, verdict, None, mismatch=False, repeated=repeated)


FORMERS = ("36万株", "2024年", "第3届", "《甲办法》", "甲发〔2024〕3号", "刘庄村")
RIGHT = (*(judged(former, "新值", Verdict.CORRECT) for former in FORMERS), judged("8万亩", None, Verdict.ASKED))
WORSE: Mapping[str, CaseResult] = {
    "left out": CaseResult("c", (*(judged(f, "新值", Verdict.ASKED) for f in FORMERS), RIGHT[-1]), (), 7, 7),
    "not seen": CaseResult("c", (judged("36万株", "新值", Verdict.UNFOUND), *RIGHT[1:]), (), 7, 7),
    "wrong": CaseResult("c", (judged("36万株", "新值", Verdict.WRONG), *RIGHT[1:]), (), 7, 7),
    "added": CaseResult("c", (*RIGHT[:-1], judged("8万亩", None, Verdict.ADDED)), (), 7, 7),
    "stray": CaseResult("c", RIGHT, (("甲", "乙"),), 7, 7),
    "repeated": CaseResult("c", (judged("36万株", "新值", Verdict.CORRECT, repeated=True), *RIGHT[1:]), (), 7, 7),
}
DROPS = {
    "coverage": "left out",
    "precision": "stray",
    "wrong_fills": "wrong",
    "repeated": "repeated",
    "slot_error_rate": "repeated",
    "asking_precision": "left out",
    "asking_recall": "added",
    "found": "not seen",
    **{f"coverage_{kind}": "left out" for kind in consecutive.TYPES},
}


@pytest.mark.parametrize("name", consecutive.suite().metrics)
def test_consecutive(name: str) -> None:
    good = consecutive.count(CaseResult("c", RIGHT, (), 7, 7))
    if name == "matching_coverage":
        good |= {"marked.correct": 6.0}
        bad: Counts = {**good, "marked.correct": 5.0}
    else:
        bad = consecutive.count(WORSE[DROPS[name]])
    assert_worse(consecutive.suite().metrics[name], good, bad)


@pytest.mark.parametrize("name", ["wrong", "added", "stray", "repeated", "left out"])
def test_every_fault_raises_the_slot_error_rate(name: str) -> None:
    metric = consecutive.suite().metrics["slot_error_rate"]
    assert_worse(metric, consecutive.count(CaseResult("c", RIGHT, (), 7, 7)), consecutive.count(WORSE[name]))


@pytest.mark.parametrize("name", retrieval.suite().metrics)
def test_retrieval(name: str, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is found."""
    suite = retrieval.suite()
    (case,) = suite.case_ids()[1:2]
    good = suite.score(case, bench).counts
    monkeypatch.setattr(retrieval, "retrieve", lambda *args, **options: [])
    assert_worse(suite.metrics[name], good, suite.score(case, bench).counts)


_MORE_THAN_STAND = 40
"""Findings in a text, more than any true text has."""


def blind(context: object) -> tuple[Finding, ...]:
    return ()


def suspicious(context: object) -> tuple[Finding, ...]:
    return tuple(Finding("sourceless", Severity.ERROR, "b1", n, n + 1, "疑") for n in range(_MORE_THAN_STAND))


@pytest.fixture(scope="module")
def attached(bench: Bench) -> Mapping[str, Counts]:
    """Some texts that among them have every kind of fault; checks that find nothing, and that find fault with all."""
    with pytest.MonkeyPatch.context() as patch:
        found = {"good": _attached(bench)}
        for name, errors in (("blind", blind), ("suspicious", suspicious)):
            patch.setattr(attachment, "errors", errors)
            found[name] = _attached(bench)
    return found


def _attached(bench: Bench) -> Counts:
    suite = attachment.suite()
    return summed_counts(suite.score(case, bench).counts for case in suite.case_ids()[::2])


@pytest.mark.parametrize("name", attachment.suite().metrics)
def test_attachment(name: str, attached: Mapping[str, Counts]) -> None:
    worse = "suspicious" if name.startswith("refused") else "blind"
    assert_worse(attachment.suite().metrics[name], attached["good"], attached[worse])


@pytest.mark.parametrize("name", claims.suite().metrics)
def test_claims(name: str, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    suite = claims.suite()
    case = next(id for id in suite.case_ids() if ("true" in id) == (name == "refused"))
    good = suite.score(case, bench).counts
    monkeypatch.setattr(claims, "errors", suspicious if name == "refused" else blind)
    assert_worse(suite.metrics[name], good, suite.score(case, bench).counts)


@pytest.fixture(scope="module")
def answered(bench: Bench) -> Mapping[str, Counts]:
    """A recording as it was answered, and made worse in several ways."""
    recording = next(
        each
        for name, each in prose.load().items()
        if len(each.answers) == 1 and prose.judge(name, each, bench).counts["at_once"]
    )
    (answer,) = recording.answers
    value = re.search(r"\[\[[^\]]+\]\]", answer)
    assert value is not None
    variants = {
        "good": (answer,),
        "refusal": ("抱歉，我不能完成这个任务。",),
        "in other words": (answer.replace(value[0], f"大幅超额完成{value[0]}", 1), answer),
        "flourish": (answer + "\n上述工作得到群众一致好评，满意度明显提升。", answer),
        "short": (answer[: len(answer) // 3],),
    }
    counts = {
        name: prose.judge(name, replace(recording, answers=answers), bench).counts for name, answers in variants.items()
    }
    expecting = replace(recording, status=Status.NEEDS_FACTS)
    return {**counts, "another status": prose.judge("another status", expecting, bench).counts}


def test_prose_warnings(bench: Bench) -> None:
    """Some recordings end without a warning, others with several: what is too long, what stands not parallel."""
    metric = prose.suite().metrics["warnings"]
    each = [prose.judge(name, recording, bench).counts for name, recording in [*prose.load().items()][:12]]
    assert_worse(metric, min(each, key=lambda counts: counts["warnings"]), max(each, key=lambda c: c["warnings"]))


@pytest.mark.parametrize("name", [name for name in prose.suite().metrics if name != "warnings"])
def test_prose(name: str, answered: Mapping[str, Counts]) -> None:
    metric = prose.suite().metrics[name]
    good = metric.of(answered["good"])
    others = [value for each in answered if (value := metric.of(answered[each])) is not None]
    assert good is not None
    assert (min(others) < good) if metric.better == "higher" else (max(others) > good)
