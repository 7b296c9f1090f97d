"""The suite's metrics, each with an input on which it drops; and what counts as caught."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from eval.core import runner
from eval.core.bench import Bench
from eval.core.suite import Counts
from eval.suites.planted import suite as planted_suite
from eval.suites.planted.classes import CLASSES
from eval.suites.planted.files import CleanFile
from eval.suites.planted.judge import Judge, judge_planted, reference_for
from eval.suites.planted.suite import Case, judge, metrics
from eval.suites.planted.text import CleanText, Place, Planted, edited
from eval.suites.planted.wilson import wilson
from service.settings import Settings
from tests.eval.suites.planted.conftest import SAMPLE


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    with runner.library_for_all(Settings()) as settings, runner.open_bench(runner.Plan(settings)) as opened:
        yield opened


def counts_of(file: CleanFile, bench: Bench) -> Counts:
    return judge(file.id, Case(file, SAMPLE), bench).counts


def test_a_case_is_judged_the_same_every_time(file: CleanFile, bench: Bench) -> None:
    counts = counts_of(file, bench)
    assert counts == counts_of(file, bench)
    assert sum(count for name, count in counts.items() if name.startswith("planted.")) > 20


def test_recall_and_exactness_drop_without_checks(
    file: CleanFile, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = counts_of(file, bench)
    monkeypatch.setattr("eval.suites.planted.judge.run_checks", lambda context: ())
    after = counts_of(file, bench)
    for name, metric in metrics().items():
        if not name.startswith(("recall_", "recall.")) or not metric.of(before):
            continue
        assert (metric.of(before) or 0) > 0.0
        assert metric.of(after) == 0.0


def test_exactness_drops_when_whole_paragraphs_are_told(clean: CleanText, bench: Bench) -> None:
    reference = reference_for(clean, bench.resources)
    block = clean.paragraphs[0]
    at = block.text.index("8.2")
    planted = Planted(edited(clean.blocks, block, at, at + 3, "8.7"), (Place(block.id, at, at + 4),), "")
    judge = Judge(clean, reference, freely=False)
    exact = judge_planted(planted, (), clean.blocks, judge)
    loose = judge_planted(replace(planted, places=(Place(block.id, 0, len(block.text)),)), (), clean.blocks, judge)
    assert exact.exactness == 1.0
    assert loose.exactness is not None
    assert loose.exactness < 0.5


def test_what_the_clean_text_had_already_is_not_caught(clean: CleanText, bench: Bench) -> None:
    judge = Judge(clean, reference_for(clean, bench.resources), freely=False)
    block = clean.paragraphs[0]
    wrong = replace(clean, blocks=edited(clean.blocks, block, 0, 0, "获评全国先进单位。"))
    known = judge.findings(wrong.blocks)
    again = Planted(wrong.blocks, (Place(block.id, 0, 8),), "")
    assert judge_planted(again, (), clean.blocks, judge).error
    assert not judge_planted(again, known, wrong.blocks, judge).told


def test_false_alarms_rise_with_what_no_fact_bears_out(file: CleanFile, bench: Bench) -> None:
    fewer = file.model_copy(update={"facts": (*file.facts[:3], "印发文件", *file.facts[4:])})
    metric, freely = metrics()["false_alarms"], metrics()["false_alarms_freely"]
    before, after = counts_of(file, bench), counts_of(fewer, bench)
    assert (metric.of(after) or 0) > (metric.of(before) or 0)
    assert (freely.of(after) or 0) > (freely.of(before) or 0)


def test_every_third_document_is_set_aside() -> None:
    cases = planted_suite.load()
    held = [case for case in cases.values() if case.held]
    assert len(held) * 3 == len(cases)
    assert all(case.held == cases[id.partition(".")[0]].held for id, case in cases.items())


def test_every_class_has_a_metric_and_an_aim() -> None:
    assert {f"recall.{name}" for name in CLASSES} < metrics().keys()
    assert len(CLASSES) >= 30


def test_the_interval_of_a_share() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    low, high = wilson(10, 10)
    assert (round(low, 3), round(high, 3)) == (0.722, 1.0)
    low, high = wilson(5, 10)
    assert (round(low, 3), round(high, 3)) == (0.237, 0.763)
