"""Revisions over HTTP: only what was asked changes, and one of many at once wins."""

import io
import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.testclient import TestClient


@pytest.fixture
def draft(client: TestClient, brief: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = client.post("/v1/drafts", json=brief).json()
    return made


def revise(client: TestClient, draft: dict[str, Any], *notes: str, **headers: str) -> Any:
    body = {"notes": [{"text": note} for note in notes]}
    return client.post(f"/v1/drafts/{draft['id']}/revisions", json=body, headers=headers)


def first_value(draft: dict[str, Any]) -> str:
    block, span = next((b, s) for b in draft["blocks"] for s in b["spans"] if s["kind"] == "fact")
    text: str = block["text"][span["start"] : span["end"]]
    return text


def test_a_note_leads_to_the_next_version(client: TestClient, draft: dict[str, Any]) -> None:
    old = first_value(draft)
    answered = revise(client, draft, f"{old}改为19{old[-1]}")
    assert answered.status_code == 201
    made = answered.json()
    assert made["draft"]["version"] == 2
    assert f"19{old[-1]}" in made["draft"]["text"]
    assert made["answers"][0]["verdict"] == "applied"
    assert made["answers"][0]["facts"]
    assert answered.headers["ETag"] == f'"{draft["id"]}.2"'
    touched = set(made["answers"][0]["blocks"])
    before = {block["id"]: block for block in draft["blocks"]}
    assert all(block == before[block["id"]] for block in made["draft"]["blocks"] if block["id"] not in touched)
    assert client.get(f"/v1/drafts/{draft['id']}").json() == made["draft"]


def test_what_cannot_be_done_changes_nothing(client: TestClient, draft: dict[str, Any]) -> None:
    answered = revise(client, draft, "写成全市第一名", "语气再平实一些")
    assert answered.status_code == 200
    assert [answer["verdict"] for answer in answered.json()["answers"]] == ["refused", "unclear"]
    assert answered.json()["draft"]["version"] == 1


def test_versions_are_listed_shown_and_restored(client: TestClient, draft: dict[str, Any]) -> None:
    old = first_value(draft)
    assert revise(client, draft, f"{old}改为19{old[-1]}").status_code == 201
    listed = client.get(f"/v1/drafts/{draft['id']}/versions").json()
    assert [version["number"] for version in listed] == [1, 2]
    shown = client.get(f"/v1/drafts/{draft['id']}/versions/2").json()
    assert shown["notes"][0]["note"]["text"].startswith(old)
    assert client.get(f"/v1/drafts/{draft['id']}/versions/1").json()["draft"]["text"] == draft["text"]
    restored = client.post(f"/v1/drafts/{draft['id']}/versions/1/restore")
    assert restored.status_code == 201
    assert restored.json()["version"] == 3
    assert restored.json()["text"] == draft["text"]
    assert client.get(f"/v1/drafts/{draft['id']}/versions/9").status_code == 404
    assert revise(client, draft, f"{old}改为18{old[-1]}").json()["draft"]["version"] == 4


def test_what_a_note_states_is_confirmed_by_a_call(client: TestClient, draft: dict[str, Any]) -> None:
    old = first_value(draft)
    made = revise(client, draft, f"{old}改为19{old[-1]}").json()["draft"]
    assert made["status"] == "unconfirmed"
    path = f"/v1/drafts/{draft['id']}/confirmation"
    assert client.post(path, headers={"If-Match": '"stale"'}).status_code == 412
    confirmed = client.post(path)
    assert confirmed.status_code == 201
    assert confirmed.json()["draft"]["status"] == "complete"
    assert confirmed.json()["draft"]["version"] == 3
    assert {each["kind"] for each in confirmed.json()["draft"]["warrants"]} <= {"fact", "brief", "frame", "structure"}
    assert client.post(path).json()["code"] == "nothing_to_confirm"


def test_two_versions_are_compared_and_exported_with_tracked_changes(client: TestClient, draft: dict[str, Any]) -> None:
    old = first_value(draft)
    assert client.get(f"/v1/drafts/{draft['id']}/diff").json()["code"] == "no_earlier_version"
    revise(client, draft, f"{old}改为19{old[-1]}")
    found = client.get(f"/v1/drafts/{draft['id']}/diff", params={"from": 1, "to": 2}).json()
    assert found["changed"]
    assert f"19{old[-1]}" in found["text"]
    exported = client.get(f"/v1/drafts/{draft['id']}/export", params={"changes": "tracked"})
    with zipfile.ZipFile(io.BytesIO(exported.content)) as archive:
        assert b"<w:ins " in archive.read("word/document.xml")
        assert "改为19" in archive.read("word/comments.xml").decode()
    refused = client.get(f"/v1/drafts/{draft['id']}/export", params={"changes": "tracked", "format": "txt"})
    assert refused.status_code == 422


def test_a_stale_version_is_refused(client: TestClient, draft: dict[str, Any]) -> None:
    old = first_value(draft)
    tag = {"If-Match": f'"{draft["id"]}.1"'}
    assert revise(client, draft, f"{old}改为19{old[-1]}", **tag).status_code == 201
    stale = revise(client, draft, f"{old}改为18{old[-1]}", **tag)
    assert stale.status_code == 412
    assert stale.json()["code"] == "stale_version"
    assert client.post(f"/v1/drafts/{draft['id']}/versions/1/restore", headers=tag).status_code == 412


def test_twenty_at_once_lose_nothing_and_one_wins(client: TestClient, draft: dict[str, Any]) -> None:
    old = first_value(draft)
    tag = {"If-Match": f'"{draft["id"]}.1"'}
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda n: revise(client, draft, f"{old}改为{30 + n}{old[-1]}", **tag), range(20)))
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [201, *[412] * 19]
    won = next(answer.json()["draft"] for answer in answers if answer.status_code == 201)
    assert client.get(f"/v1/drafts/{draft['id']}").json() == won
    assert [v["number"] for v in client.get(f"/v1/drafts/{draft['id']}/versions").json()] == [1, 2]


def test_the_same_key_revises_once(client: TestClient, draft: dict[str, Any]) -> None:
    old = first_value(draft)
    key = {"Idempotency-Key": f"revise-{draft['id']}"}
    first = revise(client, draft, f"{old}改为19{old[-1]}", **key)
    again = revise(client, draft, f"{old}改为19{old[-1]}", **key)
    assert again.json() == first.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(client.get(f"/v1/drafts/{draft['id']}/versions").json()) == 2


def test_facts_that_are_handed_in_are_written(client: TestClient, draft: dict[str, Any]) -> None:
    body = {"facts": [{"id": "f1", "statement": "慰问老党员35人"}]}
    made = client.post(f"/v1/drafts/{draft['id']}/revisions", json=body)
    assert made.status_code == 201
    assert "慰问老党员35人" in made.json()["draft"]["text"]


def test_told_as_events(client: TestClient, draft: dict[str, Any]) -> None:
    old = first_value(draft)
    answered = revise(client, draft, f"{old}改为19{old[-1]}", Accept="text/event-stream")
    names = [line.removeprefix("event: ") for line in answered.text.split("\n") if line.startswith("event: ")]
    assert names[0] == "note"
    assert "block" in names
    assert names[-1] == "done"
    done = json.loads([line for line in answered.text.split("\n") if line.startswith("data: ")][-1][6:])
    assert done["draft"]["version"] == 2


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, ""),
        ({"notes": []}, ""),
        ({"notes": [{"text": ""}]}, "/notes/0/text"),
        ({"notes": [{"text": "甲", "start": 1}]}, "/notes/0"),
        ({"notes": [{"text": "甲", "other": 1}]}, "/notes/0/other"),
        ({"facts": [{"id": "f1"}]}, "/facts/0"),
    ],
)
def test_a_bad_body_is_told_where(
    client: TestClient, draft: dict[str, Any], body: dict[str, Any], pointer: str
) -> None:
    answered = client.post(f"/v1/drafts/{draft['id']}/revisions", json=body)
    assert answered.status_code == 422
    assert answered.json()["code"] == "bad_revision"
    assert any(error.get("pointer", "") == pointer for error in answered.json()["errors"])


def test_a_draft_that_is_not_there(client: TestClient) -> None:
    assert revise(client, {"id": "d-000000000000"}, "删去第一点").status_code == 404
    assert client.get("/v1/drafts/d-000000000000/versions").status_code == 404
