"""The draft's status and its JSON form."""

from service.draft import Block, Draft, Finding, Missing, Severity, Status, as_json, status_of

ERROR = Finding("x", Severity.ERROR, None, 0, 0, "错")
WARNING = Finding("x", Severity.WARNING, "b1", 0, 1, "疑")
GONE = Missing("次数", "quantity", dropped=True)


def test_errors_come_before_what_is_missing_and_warnings_change_nothing() -> None:
    assert status_of((ERROR,), (GONE,)) is Status.NEEDS_ATTENTION
    assert status_of((WARNING,), (GONE,)) is Status.NEEDS_FACTS
    assert status_of((WARNING,), ()) is Status.COMPLETE


def test_json_leaves_out_what_is_not_there_but_a_findings_block() -> None:
    draft = Draft(
        "d-1", 1, Status.COMPLETE, "speech", "builtin", "甲", (Block("b1", "paragraph", "甲"),), findings=(ERROR,)
    )
    data = as_json(draft)
    assert "degraded_reason" not in data
    assert data["blocks"] == [{"id": "b1", "type": "paragraph", "text": "甲", "spans": [], "grounding": []}]
    assert data["findings"] == [
        {"block": None, "check": "x", "severity": "error", "start": 0, "end": 0, "message": "错"}
    ]
