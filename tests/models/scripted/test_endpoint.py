import asyncio
import json
import socket
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from openai import OpenAI

from service.models.scripted import ScriptedModel
from service.models.scripted.prose import tokens_of
from tests.models.scripted.prompts import PROMPT, TOKENS, body, request


@pytest.fixture
def endpoint() -> Iterator[ScriptedModel]:
    with ScriptedModel(seed=7) as running:
        yield running


def _client(endpoint: ScriptedModel) -> OpenAI:
    return OpenAI(base_url=endpoint.base_url, api_key="none", max_retries=0, timeout=10)


def test_a_chat_answer_with_usage(endpoint: ScriptedModel) -> None:
    answer = _client(endpoint).chat.completions.create(**body())
    assert sorted(match[1] for match in tokens_of(answer.choices[0].message.content)) == TOKENS
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens > 0


def test_a_stream_gives_the_same_text_as_a_whole_answer(endpoint: ScriptedModel) -> None:
    whole = _client(endpoint).chat.completions.create(**body()).choices[0].message.content
    with ScriptedModel(seed=7) as other:
        stream = _client(other).chat.completions.create(**body(), stream=True, stream_options={"include_usage": True})
        chunks = list(stream)
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices) == whole
    assert chunks[-1].usage.completion_tokens > 0


def test_chunks_with_time_between_them_come_one_by_one() -> None:
    with ScriptedModel(seed=7, characters=40, between=0.001) as slow:
        chunks = list(_client(slow).chat.completions.create(**body(), stream=True))
        assert chunks[-1].choices[0].finish_reason == "stop"
        assert slow.requests[0].answer.text == "".join(chunk.choices[0].delta.content or "" for chunk in chunks)


def test_what_came_is_recorded(endpoint: ScriptedModel) -> None:
    _client(endpoint).chat.completions.create(**body(temperature=0.3))
    seen = endpoint.chats[0]
    assert (seen.path, seen.json["temperature"]) == ("/v1/chat/completions", 0.3)
    assert "护河先锋队" in seen.text
    assert seen.headers["authorization"] == "Bearer none"


def test_the_order_of_requests_does_not_change_their_answers() -> None:
    def answers(bodies: list[dict[str, Any]]) -> dict[str, Any]:
        with ScriptedModel(seed=1) as running:
            client = _client(running)
            return {each["messages"][-1]["content"]: client.chat.completions.create(**each).choices for each in bodies}

    one, other = body(), body(prompt=body()["messages"][1]["content"] + "\n请写得简短些。")
    assert answers([one, other]) == answers([other, one])


def test_the_same_request_again_is_drawn_anew_and_another_seed_is_another_answer(endpoint: ScriptedModel) -> None:
    client = _client(endpoint)
    first, second = (client.chat.completions.create(**body()).choices[0].message.content for _ in range(2))
    with ScriptedModel(seed=8) as other:
        third = _client(other).chat.completions.create(**body()).choices[0].message.content
    assert len({first, second, third}) == 3


def test_an_answer_is_cut_at_the_tokens_allowed_and_continued_where_it_was_cut(endpoint: ScriptedModel) -> None:
    client = _client(endpoint)
    cut = client.chat.completions.create(**body(), max_tokens=60).choices[0]
    assert cut.finish_reason == "length"
    rest = client.chat.completions.create(**body(cut.message.content, "请接着写，不要重复。")).choices[0]
    assert sorted(match[1] for match in tokens_of(cut.message.content + rest.message.content)) == TOKENS


def test_embeddings_in_both_encodings_and_the_models(endpoint: ScriptedModel) -> None:
    client = _client(endpoint)
    plain = client.embeddings.create(model="m", input=["治水", "植树"], encoding_format="float").data
    packed = client.embeddings.create(model="m", input=["治水", "植树"]).data
    assert plain[1].embedding == pytest.approx(packed[1].embedding)
    assert [model.id for model in client.models.list()] == ["scripted"]


def test_a_connection_serves_many_requests_and_a_request_may_come_in_pieces(endpoint: ScriptedModel) -> None:
    payload = json.dumps(body()).encode()
    head = b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(payload)
    with socket.create_connection(("127.0.0.1", endpoint.port)) as wire:
        for _ in range(2):
            wire.sendall(head[:20])
            wire.sendall(head[20:] + payload[:100])
            wire.sendall(payload[100:])
            assert wire.recv(65536).startswith(b"HTTP/1.1 200 OK")
    assert len(endpoint.chats) == 2


@pytest.mark.parametrize(
    ("path", "content", "status"), [("/other", b"{}", 404), ("/chat/completions", b"{", 400), ("/models", b"", 404)]
)
def test_what_it_does_not_know_is_an_error(endpoint: ScriptedModel, path: str, content: bytes, status: int) -> None:
    answer = httpx.post(endpoint.base_url + path, content=content)
    assert (answer.status_code, "message" in answer.json()["error"]) == (status, True)


def test_a_client_that_leaves_is_seen() -> None:
    with ScriptedModel(delay=30) as slow:
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(slow.base_url + "/chat/completions", json=body(), timeout=0.2)
        for _ in range(200):
            if slow.chats[0].abandoned:
                break
            httpx.get(slow.base_url + "/models")
        assert slow.chats[0].abandoned


def test_many_streams_at_once_all_end_whole() -> None:
    async def ask(client: httpx.AsyncClient, url: str, n: int) -> str:
        asked = body(prompt=f"{PROMPT}\n第{n}份", stream=True)
        return (await client.post(url, json=asked)).text

    async def all_of_them(url: str) -> list[str]:
        async with httpx.AsyncClient(timeout=30, limits=httpx.Limits(max_connections=64)) as client:
            return await asyncio.gather(*(ask(client, url, n) for n in range(64)))

    with ScriptedModel(seed=2, delay=0.2) as endpoint:
        texts = asyncio.run(all_of_them(endpoint.base_url + "/chat/completions"))
    assert len(set(texts)) == 64
    assert all(text.endswith("data: [DONE]\n\n") for text in texts)


def test_it_starts_where_a_loop_is_running_already() -> None:
    async def ask() -> int:
        with ScriptedModel() as endpoint:
            async with httpx.AsyncClient() as client:
                return (await client.get(endpoint.base_url + "/models")).status_code

    assert asyncio.run(ask()) == 200


def test_a_port_that_is_taken_is_an_error(endpoint: ScriptedModel) -> None:
    with pytest.raises(OSError, match="in use"), ScriptedModel(port=endpoint.port):
        pass


def test_a_writer_may_be_a_function_of_the_test() -> None:
    from service.models.scripted.answer import Answer

    with ScriptedModel(lambda asked, random: Answer(f"{len(asked.facts)}条事实")) as running:
        assert _client(running).chat.completions.create(**body()).choices[0].message.content == "6条事实"
    assert request().facts[0].id == "f1"
