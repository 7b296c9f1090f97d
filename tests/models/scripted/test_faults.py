"""What a plain HTTP client sees of each fault."""

import json
from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

import httpx
import pytest
from openai import OpenAI

from service.models.scripted import ScriptedModel
from service.models.scripted.faults.registry import FAULTS, Outcome
from tests.models.scripted.prompts import body

READABLE = sorted(name for name, fault in FAULTS.items() if fault.outcome is Outcome.READABLE)

BREAKS = {
    "closed_before_headers": httpx.RemoteProtocolError,
    "closed_after_headers": httpx.RemoteProtocolError,
    "half_answer": httpx.RemoteProtocolError,
    "stalled": httpx.RemoteProtocolError,
    "reset": httpx.ReadError,
}


def _post(fault: str, **settings: Any) -> httpx.Response:
    with ScriptedModel(faults=[fault], hanging=0.05) as endpoint:
        return httpx.post(endpoint.base_url + "/chat/completions", json=body(**settings), timeout=5)


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_every_fault_ends(fault: str, stream: bool) -> None:
    breaks = BREAKS.get(fault)
    with pytest.raises(breaks) if breaks else nullcontext():
        _post(fault, stream=stream)


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        ("rate_limited", 429),
        ("status_500", 500),
        ("status_502", 502),
        ("status_503", 503),
        ("unauthorised", 401),
        ("model_not_found", 404),
        ("context_too_long", 400),
        ("html_page", 200),
    ],
)
def test_refusals_have_their_status(fault: str, status: int) -> None:
    assert _post(fault).status_code == status


def test_retry_after_comes_as_seconds_or_as_a_date() -> None:
    assert _post("rate_limited").headers["retry-after"] == "1"
    assert _post("rate_limited_until").headers["retry-after"].endswith("GMT")
    assert "retry-after" not in _post("rate_limited_silently").headers


@pytest.mark.parametrize("fault", READABLE)
@pytest.mark.parametrize("stream", [False, True])
def test_what_is_readable_holds_the_whole_answer(fault: str, stream: bool) -> None:
    with ScriptedModel(faults=[fault]) as endpoint:
        response = httpx.post(endpoint.base_url + "/chat/completions", json=body(stream=stream))
        assert _said(response) == endpoint.chats[0].answer.text


def test_a_truncated_answer_says_so_and_is_a_beginning() -> None:
    with ScriptedModel(script=["truncated"]) as endpoint:
        choice = httpx.post(endpoint.base_url + "/chat/completions", json=body()).json()["choices"][0]
        assert choice["finish_reason"] == "length"
        begun = choice["message"]["content"]
        rest = httpx.post(endpoint.base_url + "/chat/completions", json=body(begun, "请接着写。")).json()
        assert begun + rest["choices"][0]["message"]["content"] == endpoint.chats[0].answer.text


def test_what_is_not_asked_for_is_not_refused() -> None:
    assert _post("newer_parameters_unknown", max_tokens=900).status_code == 200
    assert _post("newer_parameters_unknown", stream=True, stream_options={"include_usage": True}).status_code == 400
    assert _post("no_streaming").status_code == 200
    assert _post("no_streaming", stream=True).status_code == 400


def test_a_script_says_what_the_first_requests_meet() -> None:
    with ScriptedModel(script=["status_503", None, "status_500"]) as endpoint:
        assert _statuses(endpoint, 4) == [503, 200, 500, 200]


def test_a_share_of_the_requests_meets_a_fault_and_the_same_ones_for_a_seed() -> None:
    def met() -> list[int]:
        with ScriptedModel(seed=3, faults=["status_500", "status_503"], fault_rate=0.3) as endpoint:
            return _statuses(endpoint, 200)

    first = met()
    assert first == met()
    assert 0.2 < sum(status != 200 for status in first) / 200 < 0.4
    assert set(first) == {200, 500, 503}


@pytest.mark.parametrize("fault", ["ragged", "comments_and_crlf", "single_characters", "missing_done"])
def test_the_usual_client_reads_odd_streams(fault: str) -> None:
    with ScriptedModel(faults=[fault]) as endpoint:
        client = OpenAI(base_url=endpoint.base_url, api_key="none", max_retries=0)
        chunks = client.chat.completions.create(**body(), stream=True)
        said = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
        assert said == endpoint.chats[0].answer.text


def test_a_fault_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError), ScriptedModel(faults=["no_such_fault"]):
        pass


def _statuses(endpoint: ScriptedModel, times: int) -> list[int]:
    with httpx.Client() as client:
        return [client.post(endpoint.base_url + "/chat/completions", json=body()).status_code for _ in range(times)]


def _said(response: httpx.Response) -> str:
    """The answer in whichever form it came."""
    if response.headers["content-type"].startswith("text/event-stream"):
        lines = [line[6:] for line in response.text.splitlines() if line.startswith("data: {")]
        choices = [choice for line in lines for choice in json.loads(line)["choices"]]
        return "".join(choice["delta"].get("content") or "" for choice in choices)
    content: str | Sequence[dict[str, str]] = response.json()["choices"][0]["message"]["content"]
    return content if isinstance(content, str) else "".join(part["text"] for part in content)
