import asyncio

import httpx

from service.models.chat import Chunk, Message, ModelSettings
from service.models.exchange import request_hash
from service.models.scripted import ScriptedModel
from service.models.scripted.chat import ScriptedChat
from service.models.scripted.content.kinds import KINDS
from service.models.scripted.faithful import faithful
from tests.models.scripted.prompts import body, request

MESSAGES = [Message(each["role"], each["content"]) for each in body()["messages"]]


async def _chunks(chat: ScriptedChat) -> list[Chunk]:
    return [chunk async for chunk in chat.stream(MESSAGES, ModelSettings())]


def test_it_answers_as_the_endpoint_does() -> None:
    with ScriptedModel(seed=9) as endpoint:
        answered = httpx.post(endpoint.base_url + "/chat/completions", json=body()).json()
    chat = ScriptedChat(faithful, seed=9)
    assert asyncio.run(_chunks(chat)) == [Chunk(answered["choices"][0]["message"]["content"], "stop")]
    assert len(chat.answers) == 1


def test_an_answer_that_was_cut_says_so() -> None:
    assert asyncio.run(_chunks(ScriptedChat(KINDS["thinking_only"].write)))[-1].finish == "length"


def test_a_request_has_the_name_that_the_service_gives_it() -> None:
    assert request().hash == request_hash(MESSAGES)
