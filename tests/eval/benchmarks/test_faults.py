"""The faults measurement: drafts end in spite of faults; late ones, hung ones and reasons are counted."""

import argparse
from dataclasses import replace

import pytest

from eval.benchmarks.faults import Ended, Row, _row, add_arguments, main, measure
from eval.suites.fidelity.judge import End

ROW = Row("stalled", 1, 0, 0, 1, 0, late=0, hung=0, calls=1, slowest=99.0, reasons={"没有写完": 1})


def test_drafts_end_in_spite_of_faults() -> None:
    harmless, mended, hopeless = measure(
        ["missing_done", "truncated", "unauthorised"], each=3, rate=1.0, seed=0, deadline=30.0, at_once=3, hanging=0.1
    )
    assert (harmless.drafts, harmless.first + harmless.again, harmless.late) == (3, 3, 0)
    assert mended.first == 0
    assert mended.again + mended.degraded == 3
    assert (hopeless.degraded, hopeless.calls) == (3, 3)
    [reason] = hopeless.reasons
    assert "OPENAI_API_KEY" in reason


def test_ends_are_counted() -> None:
    ended = [
        Ended(End.COMPLETE, 1.0, 1),
        Ended(End.COMPLETE, 1.0, 3),
        Ended(End.DEGRADED, 14.0, 2, "慢"),
        Ended(End.NEEDS_FACTS, 2.0, 1),
        Ended(None, 42.0),
    ]
    row = _row("stalled", ended, 12.0, 9)
    assert (row.drafts, row.first, row.again, row.degraded, row.other, row.hung, row.late) == (5, 1, 1, 1, 1, 1, 2)
    assert (row.calls, row.slowest, row.reasons) == (9, 42.0, {"慢": 1})


@pytest.mark.parametrize(("row", "code"), [(ROW, 0), (replace(ROW, late=1), 1)])
def test_the_command_fails_when_a_draft_is_late(
    row: Row, code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    monkeypatch.setattr("eval.benchmarks.faults.measure", lambda *_, **__: [row])
    assert main(parser.parse_args(["--faults", "stalled"])) == code
    assert "没有写完 ×1" in capsys.readouterr().out
