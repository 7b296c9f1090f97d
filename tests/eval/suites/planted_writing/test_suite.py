"""The suite of planted and honest writing: answers are read, and a fault that stands is counted."""

from pathlib import Path

import pytest

from eval.core.runner import Plan, run
from eval.core.suite import summed
from eval.suites.planted_writing.loading import load_answers
from eval.suites.planted_writing.suite import load
from service.errors import DataError
from service.settings import Settings


def test_every_fault_stands_in_its_answer_and_both_halves_are_there() -> None:
    answers = load()
    planted = [answer for answer in answers.values() if answer.wrong is not None]
    assert len(planted) > 1000
    assert {answer.split for answer in planted} == {"open", "aside"}
    assert all(answer.wrong is not None and answer.wrong in answer.text for answer in planted)


def test_honest_answers_and_planted_ones_are_counted(bench_settings: Settings) -> None:
    answers = load()
    honest = next(name for name, answer in answers.items() if answer.wrong is None and answer.kind == "careful")
    planted = next(name for name, answer in answers.items() if answer.wrong is not None and answer.hard)
    counts = summed(run({"planted_writing": [honest, planted]}, Plan(bench_settings), 1)["planted_writing"])
    assert 0 < counts["kept_careful"] <= counts["careful"]
    assert 0 < counts["proved_careful"] <= counts["careful"]
    assert counts["hard"] == counts["unproved"] == 1


def test_a_plant_without_a_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "a.yaml").write_text(
        "brief: a.yaml\nhonest: [{id: c1, manner: careful, text: 办结12件。}]\n"
        "planted: [{id: p1, kind: figure, hard: true, base: c1, replace: 15件, with: 16件, wrong: 16件}]\n",
        encoding="utf-8",
    )
    with pytest.raises(DataError, match="p1"):
        load_answers(tmp_path)
