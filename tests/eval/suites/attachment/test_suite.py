"""The attachment suite: faults of every kind are found in the texts of development."""

from collections.abc import Mapping

import pytest

from eval.core.runner import Plan, run
from eval.core.suite import summed
from eval.suites.attachment.suite import KINDS, load
from service.settings import Settings


@pytest.fixture(scope="module")
def counts(bench_settings: Settings) -> Mapping[str, float]:
    texts = load()
    offices = list(dict.fromkeys(text.entry.id for text in texts.values() if text.split == "dev"))[:6]
    cases = [name for name, text in texts.items() if text.split == "dev" and text.entry.id in offices]
    return summed(run({"attachment": cases}, Plan(bench_settings), 1)["attachment"])


@pytest.mark.parametrize(
    "kind",
    [
        "swapped",
        "period_widened",
        "scope_widened",
        "planned_as_done",
        "approximated",
        "direction_turned",
        "negation_lost",
    ],
)
def test_faults_are_found(counts: Mapping[str, float], kind: str) -> None:
    assert counts[f"{kind}.found"] == counts[f"{kind}.made"] > 0


def test_most_values_told_of_another_thing_are_found(counts: Mapping[str, float]) -> None:
    assert counts["moved.found"] > 0.97 * counts["moved.made"]
    assert counts["object_changed.found"] > 0.7 * counts["object_changed.made"]


def test_every_kind_of_fault_has_a_metric(counts: Mapping[str, float]) -> None:
    assert {name.removesuffix(".made") for name in counts if name.endswith(".made")} <= set(KINDS)
