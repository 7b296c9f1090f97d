"""The tables tell what was counted."""

from eval.benchmarks.planted import alarms, by_check, by_class, in_split
from eval.suites.planted.suite import load

COUNTS = {
    "planted.dropped_wan": 10.0,
    "error.dropped_wan": 9.0,
    "told.dropped_wan": 9.0,
    "confusion.dropped_wan.sourceless_quantity": 8.0,
    "confusion.dropped_wan.numeral": 1.0,
    "false_errors.numeral": 2.0,
}


def test_a_class_is_told_with_its_interval_and_its_checks() -> None:
    row = list(by_class(COUNTS))[2]
    assert "| 10 | 0.90 | 0.90 | 0.60–0.98 | — | sourceless_quantity 8, numeral 1 |" in row


def test_a_check_is_told_with_its_recall_on_its_classes() -> None:
    assert "| sourceless_quantity | 10 | 0.80 | 0.49–0.94 |" in list(by_check(COUNTS))


def test_alarms_are_told_by_check() -> None:
    assert list(alarms(COUNTS))[2] == "| numeral | 2 | 0 | 0 | 0 |"


def test_the_splits_are_apart() -> None:
    cases = load().values()
    assert all(in_split(case, "open") != in_split(case, "held") for case in cases)
