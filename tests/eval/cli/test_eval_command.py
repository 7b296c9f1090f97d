"""``nigao eval``: what is printed, and the exit codes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from eval.core.suite import Suite
from service.cli.app import main

Eval = Callable[..., tuple[int, str]]


@pytest.fixture
def run_eval(
    small: Suite[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Eval:
    """Run ``nigao eval`` over the small suite."""
    monkeypatch.setenv("NIGAO_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: object) -> tuple[int, str]:
        try:
            code = main(["eval", *(str(argument) for argument in arguments)])
        except SystemExit as exit:
            code = exit.code if isinstance(exit.code, int) else 1
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return run


def test_without_arguments_the_suites_are_listed(run_eval: Eval) -> None:
    code, said = run_eval()
    assert code == 0
    assert "small" in said
    assert "小评测" in said
    assert "export" in said


def test_a_run_is_kept_shown_and_compared(run_eval: Eval, tmp_path: Path) -> None:
    code, said = run_eval("run", "--out", tmp_path / "a")
    assert code == 0
    assert "right_share" in said
    assert "0.667" in said
    assert {path.name for path in (tmp_path / "a").iterdir()} == {
        "results.json", "report.html", "junit.xml", "cases", "snapshots",
    }  # fmt: skip
    assert run_eval("run", "small", "--snapshots", tmp_path / "a", "--out", tmp_path / "b")[0] == 0
    code, said = run_eval("compare", tmp_path / "a", tmp_path / "b")
    assert code == 0
    assert "各案例相同" in said
    code, said = run_eval("show", tmp_path / "a", "a-2")
    assert "“调研走访”过长" in said
    assert "⟦12次|fact f1." in said
    assert "云溪县水务局" in said
    code, said = run_eval("show", tmp_path / "a", "a-2", "--json")
    assert json.loads(said)["case"] == "a-2"
    assert run_eval("show", tmp_path / "a", "--by", "split", "--table")[1].splitlines()[2:] == [
        "| split | cases | right_share | long |", "|---|---|---|---|", "| a | 2 | 0.500 | 1 |", "| b | 1 | 1.000 | 0 |",
    ]  # fmt: skip
    assert "按 split" in run_eval("show", tmp_path / "a", "--by", "split")[1]
    assert "未通过  small/a-2" in run_eval("show", tmp_path / "a")[1]


def test_a_run_without_a_folder_is_found_by_its_name(run_eval: Eval, tmp_path: Path) -> None:
    code, said = run_eval("run", "--table")
    assert code == 0
    assert said.splitlines()[-1].startswith("| small | 3 | 2 | right_share | 0.667 |")
    (folder,) = (tmp_path / "data" / "eval").iterdir()
    assert run_eval("show", folder.name, "--table")[1] == said


def test_a_missed_threshold_is_exit_code_5(run_eval: Eval, small: Suite[str], tmp_path: Path) -> None:
    (small.folder / "suite.yaml").write_text(
        "title: 甲\nmeasures: 乙\nthresholds: {long: {max: 0}}\n", encoding="utf-8"
    )
    code, said = run_eval("run", "--out", tmp_path / "a")
    assert code == 5
    assert "未达到" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("run", "nosuch"), "没有“nosuch”这一评测"),
        (("run", "--writer", "model"), "NIGAO_MODEL"),
        (("run", "--writer", "replay"), "--from"),
        (("run", "--writer", "nobody"), "参数 --writer 不能是"),
        (("show", "nowhere"), "不是一次评测"),
        (("compare", "nowhere", "neither"), "不是一次评测"),
    ],
)
def test_bad_usage_is_told(run_eval: Eval, arguments: tuple[str, ...], said: str) -> None:
    code, printed = run_eval(*arguments)
    assert code == 2
    assert said in printed


def test_schemas_are_written_beside_the_cases(run_eval: Eval) -> None:
    assert run_eval("schema") == (0, "")
