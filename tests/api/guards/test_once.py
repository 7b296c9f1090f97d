"""Idempotency-Key: sent twice, done once; nothing kept of what failed."""

import asyncio
import hashlib
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from service.api.runtime import Runtime
from tests.api.asserting import problem_of
from tests.api.sse import events_of
from tests.api.texts import SAMPLE


@pytest.fixture
def key() -> dict[str, str]:
    return {"idempotency-key": uuid4().hex}


def test_the_same_request_is_answered_the_same(client: TestClient, brief: dict[str, Any], key: dict[str, str]) -> None:
    first = client.post("/v1/drafts", json=brief, headers=key)
    again = client.post("/v1/drafts", json=brief, headers=key)
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert (again.headers["location"], again.headers["etag"]) == (first.headers["location"], first.headers["etag"])
    assert again.headers["x-request-id"] != first.headers["x-request-id"]
    stream = client.post("/v1/drafts", json=brief, headers={**key, "accept": "text/event-stream"})
    assert events_of(stream.text) == [("done", first.json())]


def test_a_stream_is_answered_the_same_too(client: TestClient, brief: dict[str, Any], key: dict[str, str]) -> None:
    stream = client.post("/v1/drafts", json=brief, headers={**key, "accept": "text/event-stream"})
    again = client.post("/v1/drafts", json=brief, headers=key)
    assert again.status_code == 201
    assert again.json() == events_of(stream.text)[-1][1]


def test_another_request_under_the_same_key(client: TestClient, brief: dict[str, Any], key: dict[str, str]) -> None:
    client.post("/v1/drafts", json=brief, headers=key)
    response = client.post("/v1/drafts", json={**brief, "unit": "云溪县档案局"}, headers=key)
    problem_of(response, 422, "idempotency_key_reused")
    files = {"file": ("a.txt", SAMPLE.encode())}
    problem_of(client.post("/v1/samples", files=files, headers=key), 422, "idempotency_key_reused")


def test_nothing_is_kept_of_what_fails(client: TestClient, brief: dict[str, Any], key: dict[str, str]) -> None:
    problem_of(client.post("/v1/drafts", json={**brief, "level": "火星"}, headers=key), 422, "bad_brief")
    wrong = {**brief, "facts": [*brief["facts"], {"label": "为群众办实事", "value": 36, "unit": "件"}]}
    problem_of(client.post("/v1/drafts", json=wrong, headers=key), 409, "contradictory_facts")
    assert client.post("/v1/drafts", json=brief, headers=key).status_code == 201


def test_a_request_that_is_under_way(
    client: TestClient, app: FastAPI, brief: dict[str, Any], key: dict[str, str]
) -> None:
    runtime = app.state.runtime
    assert isinstance(runtime, Runtime)
    body = client.build_request("POST", "/v1/drafts", json=brief).read()

    async def begun_elsewhere() -> None:
        digest = hashlib.sha256()
        for part in (b"POST", b"/v1/drafts", body):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        given = key["idempotency-key"]
        await runtime.store.idempotency.begin(None, given, digest.hexdigest(), lease=timedelta(minutes=1))

    assert client.portal is not None
    client.portal.call(begun_elsewhere)
    response = client.post("/v1/drafts", content=body, headers={**key, "content-type": "application/json"})
    problem_of(response, 409, "in_progress")
    assert 1 <= int(response.headers["retry-after"]) <= 10


@pytest.mark.parametrize("given", ["x" * 256, ""])
def test_a_key_that_is_none(client: TestClient, brief: dict[str, Any], given: str) -> None:
    response = client.post("/v1/drafts", json=brief, headers={"idempotency-key": given})
    problem_of(response, 422, "invalid_parameter")


def test_a_deleted_draft_is_not_answered_again(client: TestClient, brief: dict[str, Any], key: dict[str, str]) -> None:
    first = client.post("/v1/drafts", json=brief, headers=key)
    client.delete(first.headers["location"])
    again = client.post("/v1/drafts", json=brief, headers=key)
    assert again.json()["id"] != first.json()["id"]


def test_samples_are_added_once(client: TestClient, key: dict[str, str]) -> None:
    files = {"file": ("一次.txt", (SAMPLE + "三、只添加一次\n没有别的。\n").encode())}
    first = client.post("/v1/samples", files=files, headers=key)
    again = client.post("/v1/samples", files=files, headers=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again.headers["idempotency-replayed"] == "true"
    client.delete(f"/v1/samples/{first.json()['items'][0]['sample']['id']}")


def test_many_at_once_make_one_draft(
    app: FastAPI, client: TestClient, brief: dict[str, Any], key: dict[str, str]
) -> None:

    async def at_once() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as many:
            return await asyncio.gather(*(many.post("/v1/drafts", json=brief, headers=key) for _ in range(8)))

    assert client.portal is not None
    answers = client.portal.call(at_once)
    assert {answer.status_code for answer in answers} <= {201, 409}
    made = {answer.json()["id"] for answer in answers if answer.status_code == 201}
    assert len(made) == 1
