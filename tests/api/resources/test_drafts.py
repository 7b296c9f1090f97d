"""Drafts: made, told as they are made, listed, shown, exported, deleted."""

import asyncio
import io
import json
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from service.api.bodies.draft_answers import EXAMPLE
from service.brief_loading import load_brief
from service.draft import Draft, as_json, from_json
from service.drafting.drafting import draft_section
from service.drafting.resources import Resources
from service.settings import Settings
from tests.api.asserting import problem_of
from tests.api.sse import events_of

STREAM = {"accept": "text/event-stream"}


def _without_id(draft: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in draft.items() if key not in ("id", "timings_ms")}


def test_a_draft_is_what_the_command_line_makes_of_the_same_brief(
    client: TestClient, brief: dict[str, Any], settings: Settings, tmp_path: Path
) -> None:
    response = client.post("/v1/drafts", json=brief)
    assert response.status_code == 201
    made = response.json()
    assert response.headers["location"] == f"/v1/drafts/{made['id']}"
    assert response.headers["etag"] == f'"{made["id"]}.1"'
    assert response.headers["cache-control"] == "no-store"
    file = tmp_path / "brief.json"
    file.write_text(json.dumps(brief, ensure_ascii=False), encoding="utf-8")
    drafted = draft_section(load_brief(str(file), settings), Resources(settings))
    assert _without_id(made) == _without_id(as_json(drafted))


def test_offsets_count_code_points(client: TestClient, brief: dict[str, Any]) -> None:
    brief["facts"][0]["statement"] = "开展“𠮷祥”主题宣讲12次"
    made = client.post("/v1/drafts", json=brief).json()
    block, span = next((b, s) for b in made["blocks"] for s in b["spans"] if s.get("fact") == "f1.2")
    assert block["text"][span["start"] : span["end"]] == "12次"


def test_a_stream_ends_with_the_draft_that_is_kept(client: TestClient, brief: dict[str, Any]) -> None:
    response = client.post("/v1/drafts", json=brief, headers=STREAM)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.headers["x-accel-buffering"] == "no"
    events = events_of(response.text)
    names = [name for name, _ in events]
    assert names[:2] == ["grounding", "plan"]
    assert names.count("done") == 1
    assert names[-1] == "done"
    done = events[-1][1]
    assert client.get(f"/v1/drafts/{done['id']}").json() == done
    blocks = {data["id"]: data["text"] for name, data in events if name == "block"}
    assert blocks == {block["id"]: block["text"] for block in done["blocks"]}
    assert [data for name, data in events if name == "finding"] == done["findings"]


@pytest.mark.parametrize("headers", [{}, STREAM])
def test_what_is_wrong_with_a_brief_is_a_problem_in_either_form(
    client: TestClient, brief: dict[str, Any], headers: dict[str, str]
) -> None:
    wrong = {**brief, "unti": 1}
    body = problem_of(client.post("/v1/drafts", json=wrong, headers=headers), 422, "bad_brief")
    assert body["errors"] == [{"message": "不认识“unti”，是不是想写 unit？", "pointer": "/unti"}]
    brief["facts"].append({"label": "为群众办实事", "value": 36, "unit": "件"})
    problem_of(client.post("/v1/drafts", json=brief, headers=headers), 409, "contradictory_facts")


def test_refusals_that_drafting_makes(client: TestClient, brief: dict[str, Any]) -> None:
    document = {**brief, "genre": "申报材料"}
    problem_of(client.post("/v1/drafts", json=document), 422, "drafted_as_document")
    following = {**brief, "follow": {"sample": "没有这一份"}}
    problem_of(client.post("/v1/drafts", json=following), 404, "sample_not_found")
    outline = {key: value for key, value in brief.items() if key != "section"} | {"outline": ["一", "二"]}
    problem_of(client.post("/v1/drafts", json=outline), 422, "section_needed")


def test_pages_lead_to_every_draft(client: TestClient, brief: dict[str, Any]) -> None:
    made = [client.post("/v1/drafts", json=brief).json()["id"] for _ in range(3)]
    seen: list[str] = []
    after = None
    while True:
        page = client.get("/v1/drafts", params={"limit": 2} | ({"after": after} if after else {})).json()
        assert len(page["items"]) <= 2
        seen += [item["id"] for item in page["items"]]
        after = page.get("next")
        if after is None:
            break
    assert seen[:3] == made[::-1]
    assert len(seen) == len(set(seen))
    only = client.get("/v1/drafts", params={"genre": "speech"}).json()
    assert only["items"] == []
    problem_of(client.get("/v1/drafts?limit=0"), 422, "invalid_parameter")
    problem_of(client.get("/v1/drafts?after=nonsense"), 422, "bad_cursor")


def test_an_etag_saves_the_way(client: TestClient, brief: dict[str, Any]) -> None:
    made = client.post("/v1/drafts", json=brief)
    address, tag = made.headers["location"], made.headers["etag"]
    for given in (tag, f"W/{tag}", f'"other", {tag}'):
        unchanged = client.get(address, headers={"if-none-match": given})
        assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert client.get(address, headers={"if-none-match": '"other"'}).status_code == 200


def test_exports(client: TestClient, brief: dict[str, Any]) -> None:
    brief["section"]["heading"] = '抓"实"党建/一'
    made = client.post("/v1/drafts", json=brief)
    address = made.headers["location"]
    text = client.get(f"{address}/export?format=txt")
    assert text.text == made.json()["text"]
    assert unquote(text.headers["content-disposition"]).endswith("抓_实_党建_一.txt")
    markdown = client.get(f"{address}/export?format=md")
    assert markdown.text.startswith("## ")
    word = client.get(f"{address}/export")
    with zipfile.ZipFile(io.BytesIO(word.content)) as archive:
        assert "63件" in archive.read("word/document.xml").decode()
    problem_of(client.get(f"{address}/export?format=pdf"), 422, "invalid_parameter")


def test_a_deleted_draft_is_gone(client: TestClient, brief: dict[str, Any]) -> None:
    address = client.post("/v1/drafts", json=brief).headers["location"]
    gone = client.delete(address)
    assert (gone.status_code, gone.content) == (204, b"")
    for request in (client.get(address), client.get(f"{address}/export"), client.delete(address)):
        problem_of(request, 404, "draft_not_found")


def test_the_documented_example_is_a_draft() -> None:
    assert isinstance(from_json(EXAMPLE), Draft)


def test_many_at_once_are_all_drafted(app: FastAPI, client: TestClient, brief: dict[str, Any]) -> None:
    async def at_once() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test", timeout=60.0) as many:
            return await asyncio.gather(*(many.post("/v1/drafts", json=brief) for _ in range(70)))

    assert client.portal is not None
    answers = client.portal.call(at_once)
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 70
