"""The faults measurement: drafts end in spite of faults, and late ones are counted."""

import argparse

import pytest

from eval.faults import Ended, Row, _row, add_arguments, main, measure
from eval.fidelity_judgement import End


def test_drafts_end_in_spite_of_faults() -> None:
    retried, hopeless = measure(
        ["missing_done", "unauthorised"], each=3, rate=1.0, seed=0, deadline=30.0, at_once=3, hanging=0.1
    )
    assert (retried.drafts, retried.complete, retried.late) == (3, 3, 0)
    assert (hopeless.degraded, hopeless.calls) == (3, 3)


def test_a_draft_after_its_deadline_is_late() -> None:
    ended = [Ended(End.COMPLETE, 1.0), Ended(End.DEGRADED, 14.0), Ended(End.NEEDS_FACTS, 2.0)]
    assert _row("stalled", ended, 12.0, 5) == Row("stalled", 3, 1, 1, 1, late=1, calls=5, slowest=14.0)


def test_the_command_fails_when_a_draft_is_late(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    late = Row("stalled", 1, 0, 1, 0, late=1, calls=1, slowest=99.0)
    monkeypatch.setattr("eval.faults.measure", lambda *_, **__: [late])
    assert main(parser.parse_args(["--faults", "stalled"])) == 1
    assert "99.00" in capsys.readouterr().out
