"""A run's results: thresholds, labels, the files of its folder, and two runs compared."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from eval.core.comparison import compare
from eval.core.provenance import suite_version
from eval.core.results import RUN, Run, made_run
from eval.core.run_folder import find_folder, new_folder, read_case, read_run
from eval.core.runner import Plan, run
from eval.core.suite import Suite
from eval.report.marked import Marked, marked_html
from eval.report.writing import write_run
from service.errors import InputError, NotFoundError
from service.settings import Settings

MakeRun = Callable[..., Path]


@pytest.fixture
def make_run(small: Suite[str], bench_settings: Settings, tmp_path: Path) -> MakeRun:
    """A run of the small suite in a folder of that name."""

    def make(name: str = "run") -> Path:
        plan = Plan(bench_settings)
        scored = run({"small": small.case_ids()}, plan, 1)
        folder = new_folder(tmp_path / name, bench_settings)
        write_run(folder, made_run([small], scored, plan, 1, 0.5), scored)
        return folder

    return make


def test_figures_thresholds_and_labels(make_run: MakeRun) -> None:
    (suite,) = read_run(make_run()).suites
    share = suite.figures["right_share"]
    assert (share.value, share.missed) == (pytest.approx(2 / 3), False)
    assert share.interval is not None
    assert suite.figures["long"].value == 1
    assert suite.by_label == {"split": {"a": {"right_share": 0.5, "long": 1.0}, "b": {"right_share": 1.0, "long": 0.0}}}


def test_a_threshold_that_is_not_reached_is_missed(small: Suite[str], bench_settings: Settings) -> None:
    text = "title: 甲\nmeasures: 乙\nthresholds: {right_share: {min: 0.7}, long: {max: 1}}\n"
    (small.folder / "suite.yaml").write_text(text, encoding="utf-8")
    plan = Plan(bench_settings)
    made = made_run([small], run({"small": small.case_ids()}, plan, 1), plan, 1, 0.5)
    assert made.suites[0].missed == ("right_share",)
    assert made.missed


def test_the_version_follows_the_cases(small: Suite[str]) -> None:
    before = suite_version(small)
    (small.folder / "more.yaml").write_text("- {id: x}\n", encoding="utf-8")
    assert suite_version(small) != before


def test_the_same_run_gives_the_same_results(make_run: MakeRun) -> None:
    first, second = make_run("first"), make_run("second")
    assert (first / "cases" / "small.jsonl").read_bytes() == (second / "cases" / "small.jsonl").read_bytes()
    assert read_run(first).suites == read_run(second).suites


def test_the_report_is_one_file_with_every_failing_case(make_run: MakeRun) -> None:
    report = (make_run() / "report.html").read_text(encoding="utf-8")
    assert "过长 &lt;4&gt;" in report, "what was told is escaped"
    assert "<b>a-2</b>" in report
    assert "<b>a-1</b>" not in report
    assert '<span class="k-fact" title="事实：f1.' in report
    assert "<svg" in report
    assert "依据样稿" in report
    assert not [word for word in ("<script", "http://", "https://", "src=", "@import", "url(") if word in report]


def test_junit_counts_cases_and_thresholds(make_run: MakeRun) -> None:
    (suite,) = ET.parse(make_run() / "junit.xml").getroot()
    assert (suite.get("tests"), suite.get("failures")) == ("4", "1")
    (failure,) = suite.iter("failure")
    assert failure.get("message") == "“调研走访”过长 <4>"


def test_a_case_is_found_by_its_id(make_run: MakeRun) -> None:
    folder = make_run()
    suite, shown = read_case(folder, "small/a-2")
    assert (suite, shown["passed"], shown["drafts"][0]["id"]) == ("small", False, "small/a-2")
    with pytest.raises(NotFoundError, match="没有“a-9”"):
        read_case(folder, "a-9")


def test_a_folder_holds_one_run(make_run: MakeRun, tmp_path: Path, bench_settings: Settings) -> None:
    folder = make_run()
    with pytest.raises(InputError, match="已有一次评测"):
        new_folder(folder, bench_settings)
    with pytest.raises(NotFoundError, match="不是一次评测"):
        find_folder(str(tmp_path / "nothing"), bench_settings)
    assert new_folder(None, bench_settings) != new_folder(None, bench_settings)


def test_results_of_another_version_are_refused(make_run: MakeRun) -> None:
    folder = make_run()
    data = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    (folder / "results.json").write_text(json.dumps({**data, "format": 0}), encoding="utf-8")
    with pytest.raises(InputError, match="另一版本"):
        read_run(folder)


def worse(made: Run) -> Run:
    """The run with its first case wrong."""
    (suite,) = made.suites
    first = replace(suite.cases[0], counts={"words": 1.0, "right": 0.0, "long": 1.0}, passed=False)
    return replace(made, suites=(replace(suite, cases=(first, *suite.cases[1:])),))


def test_two_runs_are_compared_by_metric_and_case(make_run: MakeRun) -> None:
    made = read_run(make_run())
    (found,) = compare(made, worse(made))
    share, long = found.changes
    assert (share.metric, share.better, long.better) == ("right_share", False, False)
    assert share.interval is not None
    assert share.interval.low < 0 <= share.interval.high, "one case of three is no certain change"
    assert not share.certain
    (case,) = found.cases
    assert (case.case, case.flipped, case.metrics["right_share"]) == ("a-1", True, (1.0, 0.0))
    assert compare(made, worse(made)) == compare(made, worse(made))


def test_a_run_compared_with_itself_has_no_change(make_run: MakeRun) -> None:
    made = read_run(make_run())
    (found,) = compare(made, made)
    assert not found.cases
    assert all(change.better is None and not change.certain for change in found.changes)


def test_runs_that_cannot_be_compared_are_refused(make_run: MakeRun) -> None:
    made = read_run(make_run())
    (suite,) = made.suites
    for other, said in (
        (replace(made, seed=1), "种子不同"),
        (replace(made, suites=()), "没有共同的项目"),
        (replace(made, suites=(replace(suite, version="other"),)), "改过"),
        (replace(made, suites=(replace(suite, cases=suite.cases[1:]),)), "案例不同"),
    ):
        with pytest.raises(InputError, match=said):
            compare(made, other)


def test_results_are_read_as_they_were_written(make_run: MakeRun) -> None:
    folder = make_run()
    made = read_run(folder)
    assert RUN.dump_python(made, mode="json") == json.loads((folder / "results.json").read_text(encoding="utf-8"))
    assert made.versions["python"]


def test_overlapping_marks_are_cut_at_every_bound() -> None:
    html = marked_html("一<二三", [Marked(0, 3, "fact", "f1"), Marked(2, 4, "error", "甲"), Marked(9, 9, "info")])
    assert html == (
        '<span class="k-fact" title="事实：f1">一&lt;</span>'
        '<span class="k-fact k-error" title="事实：f1；错误：甲">二</span>'
        '<span class="k-error" title="错误：甲">三</span>'
    )
