"""The runner: the same results from any number of workers, and what cannot be judged is named."""

import re

import pytest

from eval.core import runner
from eval.core.registry import SUITES, load_suite
from eval.core.schemas import schema_files
from eval.core.suite import summed
from service.errors import NotFoundError
from service.settings import Settings


@pytest.fixture(scope="module")
def plan(bench_settings: Settings) -> runner.Plan:
    return runner.Plan(bench_settings)


def some_cases() -> list[str]:
    return [case for case in load_suite("retrieval").case_ids() if case.startswith("dev")][:4]


def test_results_do_not_depend_on_the_number_of_workers(plan: runner.Plan) -> None:
    cases = {"retrieval": some_cases()}
    alone, together = runner.run(cases, plan, 1), runner.run(cases, plan, 2)
    assert alone == together
    assert [scored.case for scored in together["retrieval"]] == cases["retrieval"]


def test_each_result_is_told_as_it_comes(plan: runner.Plan) -> None:
    told: list[str] = []
    runner.run({"retrieval": some_cases()}, plan, 1, lambda suite, scored: told.append(f"{suite}/{scored.case}"))
    assert told == [f"retrieval/{case}" for case in some_cases()]


def test_a_worker_that_dies_is_told(plan: runner.Plan) -> None:
    with pytest.raises(runner.RunError, match="意外结束"):
        runner.run({"retrieval": ["no-such-case", "neither"]}, plan, 2)


def test_an_unknown_suite_names_those_that_there_are() -> None:
    with pytest.raises(NotFoundError, match="retrieval"):
        load_suite("nosuch")


@pytest.mark.parametrize("name", SUITES)
def test_every_suite_has_cases_and_thresholds_of_its_metrics(name: str) -> None:
    suite = load_suite(name)
    assert suite.name == name
    assert suite.case_ids()
    assert suite.file.thresholds
    assert all(metric.of(summed([])) in (None, 0.0) for metric in suite.metrics.values())
    assert all(re.fullmatch(r"[\w.-]+", case) for case in suite.case_ids())


@pytest.mark.parametrize("name", SUITES)
def test_schemas_are_those_of_today(name: str) -> None:
    for path, text in schema_files(load_suite(name)).items():
        assert path.read_text(encoding="utf-8") == text, "nigao eval schema writes them anew"
