"""Case files: every mistake is told with file and line."""

from pathlib import Path

import pytest

from eval.core.case_files import CaseEntry, load_cases
from eval.core.suite import Scored, Suite, Threshold
from service.errors import DataError


class Entry(CaseEntry):
    size: int


def test_entries_of_all_files_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("- {id: b1, size: 2}\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text("- id: a2\n  size: 1\n- id: a1\n  size: 3\n", encoding="utf-8")
    assert {id: entry.size for id, entry in load_cases(tmp_path, Entry).items()} == {"a2": 1, "a1": 3, "b1": 2}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- id: a\n  size: 1\n- id: a\n  size: 2\n", r"a\.yaml:3：编号 a 已用过"),
        ("- id: a\n  size: 1\n  colour: red\n", r"a\.yaml:3"),
        ("- id: ../a\n  size: 1\n", r"a\.yaml:1"),
        ("- id: a\n  size: many\n", r"a\.yaml:2"),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        load_cases(tmp_path, Entry)


def test_a_folder_without_cases_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="没有 YAML"):
        load_cases(tmp_path, Entry)


@pytest.mark.parametrize(
    ("threshold", "figure", "allowed"),
    [
        (Threshold(min=0.9), 0.9, True),
        (Threshold(min=0.9), 0.89, False),
        (Threshold(max=0), 0.0, True),
        (Threshold(max=0), 1.0, False),
        (Threshold(), None, False),
    ],
)
def test_thresholds(threshold: Threshold, figure: float | None, allowed: bool) -> None:
    assert threshold.allows(figure) is allowed


def test_a_threshold_of_no_metric_is_a_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eval.core.suite.SUITES_DIR", tmp_path)
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "suite.yaml").write_text(
        "title: 甲\nmeasures: 乙\nthresholds: {recal: {min: 1}}\n", encoding="utf-8"
    )
    suite: Suite[int] = Suite("s", dict, lambda case, it, bench: Scored(case, {}, passed=True), {})
    with pytest.raises(DataError, match="没有“recal”这一指标"):
        _ = suite.file
