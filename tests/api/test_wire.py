"""Over a real socket: streams, clients that leave, limits, and stopping. The model is the scripted one."""

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import httpx
import pytest

from service.models.scripted import ScriptedModel
from service.settings import Settings
from tests.api.asserting import problem_of
from tests.api.sse import events_of
from tests.api.texts import SAMPLE
from tests.api.wire import Served, serving

STREAM = {"accept": "text/event-stream"}
_LONG = 30.0
"""Seconds that no test waits for: the model is still silent when the test is over."""


@pytest.fixture
def brief(brief: dict[str, Any]) -> dict[str, Any]:
    """One that the scripted writer, who calls every area 我区, is not corrected in."""
    del brief["level"]
    return brief


@contextmanager
def _slow(folder: Path, delay: float, **settings: Any) -> Iterator[tuple[Served, ScriptedModel]]:
    """The service with a model that is silent for so many seconds."""
    with ScriptedModel(delay=delay) as model:
        chosen = {"OPENAI_BASE_URL": model.base_url, "OPENAI_API_KEY": "none", "model": "scripted", **settings}
        with serving(Settings(data_dir=folder, **chosen)) as served:
            yield served, model


def _until(holds: Callable[[], object]) -> None:
    """Wait until something holds; fail when it does not within a long time."""
    until = time.monotonic() + _LONG
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.01)


def _running(served: Served) -> float:
    return served.runtime.measures.drafts_running._value.get()  # type: ignore[no-any-return]


def test_a_stream_is_kept_alive_and_told_sentence_by_sentence(tmp_path: Path, brief: dict[str, Any]) -> None:
    with _slow(tmp_path, 0.3, heartbeat_seconds=0.05) as (served, _):
        text = httpx.post(f"{served.url}/v1/drafts", json=brief, headers=STREAM, timeout=_LONG).text
        events = events_of(text)
        assert text.count(": 拟稿中\n\n") >= 2
        assert "text" in [name for name, _ in events]
        done = events[-1][1]
        assert (events[-1][0], done["writer"]) == ("done", "scripted")
        told: dict[str, str] = {}
        for name, data in events:
            if name == "text":
                told[data["block"]] = told.get(data["block"], "") + data["text"]
            elif name == "block":
                told[data["id"]] = data["text"]
        assert told == {block["id"]: block["text"] for block in done["blocks"]}
        assert 'nigao_model_tokens_total{kind="prompt"}' in httpx.get(f"{served.url}/metrics").text


@contextmanager
def _asking(served: Served, brief: dict[str, Any], headers: dict[str, str]) -> Iterator[None]:
    """A client that has asked for a draft, and leaves at the end without having read anything."""
    connection = HTTPConnection("127.0.0.1", served.port, timeout=_LONG)
    connection.request("POST", "/v1/drafts", json.dumps(brief), {"content-type": "application/json", **headers})
    yield
    connection.close()


@pytest.mark.parametrize("headers", [{}, STREAM], ids=["whole", "stream"])
def test_a_client_that_leaves_stops_the_model(tmp_path: Path, brief: dict[str, Any], headers: dict[str, str]) -> None:
    with _slow(tmp_path, _LONG) as (served, model):
        with _asking(served, brief, {**headers, "idempotency-key": "left"}):
            _until(lambda: model.chats)
        _until(lambda: model.chats[0].abandoned and not _running(served))
        _until(lambda: not served.runtime.runs)
        assert httpx.get(f"{served.url}/v1/drafts").json()["items"] == []
        model.delay = 0.0
        again = httpx.post(f"{served.url}/v1/drafts", json=brief, headers={"idempotency-key": "left"}, timeout=_LONG)
        assert again.status_code == 201


def test_beyond_the_queue_one_is_refused_at_once(tmp_path: Path, brief: dict[str, Any]) -> None:
    with (
        _slow(tmp_path, _LONG, max_drafts_running=1, max_drafts_waiting=1) as (served, model),
        _asking(served, brief, STREAM),
        _asking(served, brief, {}),
    ):
        _until(lambda: model.chats and served.runtime.measures.drafts_waiting._value.get())
        response = httpx.post(f"{served.url}/v1/drafts", json=brief)
        problem_of(response, 503, "busy")
        assert int(response.headers["retry-after"]) >= 1
        assert httpx.get(f"{served.url}/healthz").status_code == 200


def test_what_takes_too_long_is_answered(tmp_path: Path, brief: dict[str, Any]) -> None:
    with _slow(tmp_path, _LONG, request_seconds=0.5) as (served, model):
        problem_of(httpx.post(f"{served.url}/v1/drafts", json=brief, timeout=_LONG), 504, "time_up")
        _until(lambda: not _running(served) and all(chat.abandoned for chat in model.chats))


@pytest.mark.parametrize("declared", [True, False])
def test_too_many_bytes(tmp_path: Path, declared: bool) -> None:
    sent = 0

    def chunks() -> Iterator[bytes]:
        nonlocal sent
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        for _ in range(1_000):
            sent += 10_000
            yield b"x" * 10_000

    with serving(Settings(data_dir=tmp_path, max_request_bytes=100_000)) as served:
        headers = {"content-type": "multipart/form-data; boundary=b"}
        headers |= {"content-length": "10000000"} if declared else {}
        with httpx.Client() as client:
            try:
                response = client.post(f"{served.url}/v1/inspect", content=chunks(), headers=headers)
            except httpx.WriteError:  # the server has answered and closed; what it said was not read any more
                response = None
        if response is not None:
            problem_of(response, 413, "request_too_large")
        assert '"status": 413' in served.logged.getvalue()
        file = {"file": ("a.txt", SAMPLE.encode())}
        assert httpx.post(f"{served.url}/v1/inspect", files=file).status_code == 200


@pytest.mark.parametrize("headers", [{}, STREAM], ids=["whole", "stream"])
def test_when_it_is_stopped_what_runs_may_end(tmp_path: Path, brief: dict[str, Any], headers: dict[str, str]) -> None:
    with _slow(tmp_path, 1.0, shutdown_seconds=_LONG) as (served, model), ThreadPoolExecutor(1) as beside:
        asked = beside.submit(httpx.post, f"{served.url}/v1/drafts", json=brief, headers=headers, timeout=_LONG)
        _until(lambda: model.chats)
        served.stop()
        response = asked.result()
        assert response.status_code == (200 if headers else 201)
        draft = events_of(response.text)[-1][1] if headers else response.json()
        assert draft["writer"] == "scripted"
        served.thread.join(_LONG)
        assert not served.thread.is_alive()


@pytest.mark.parametrize("headers", [{}, STREAM], ids=["whole", "stream"])
def test_when_it_is_stopped_what_does_not_end_is_told(
    tmp_path: Path, brief: dict[str, Any], headers: dict[str, str]
) -> None:
    with _slow(tmp_path, _LONG, shutdown_seconds=0.3) as (served, model), ThreadPoolExecutor(1) as beside:
        asked = beside.submit(httpx.post, f"{served.url}/v1/drafts", json=brief, headers=headers, timeout=_LONG)
        _until(lambda: model.chats)
        served.stop()
        response = asked.result()
        if headers:
            name, data = events_of(response.text)[-1]
            assert (name, data["code"], data["status"]) == ("error", "shutting_down", 503)
            assert data["request_id"] == response.headers["x-request-id"]
        else:
            problem_of(response, 503, "shutting_down")
        served.thread.join(_LONG)
        assert not served.thread.is_alive()
