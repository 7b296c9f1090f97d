"""Answers from kept exchanges: in the order of asking, with the miss named."""

import asyncio

import pytest

from service.draft import PromptRef, Usage
from service.models.chat import Chunk, Message, ModelSettings
from service.models.exchange import Exchange, request_hash
from service.models.failures import ModelError
from service.models.prompts import Prompt
from service.models.replay import ReplayChat

SETTINGS = ModelSettings()
SECTION = Prompt("section", "v2", "系统", "请写{heading}。\n事实：{facts}", SETTINGS)
REPAIR = Prompt("repair", "v1", "", "问题：{problems}", SETTINGS)
PROMPTS = {"section": SECTION, "repair": REPAIR}


def exchange(messages: tuple[Message, ...], answer: str, finish: str = "stop") -> Exchange:
    assert finish in ("stop", "length")
    return Exchange(
        request_hash(messages), messages, answer, Usage(1, 10, 5), 0.5, "length" if finish == "length" else "stop"
    )


def asked(chat: ReplayChat, messages: tuple[Message, ...]) -> list[Chunk]:
    async def chunks() -> list[Chunk]:
        return [chunk async for chunk in chat.stream(messages, SETTINGS)]

    return asyncio.run(chunks())


def test_the_same_request_has_its_answers_in_turn() -> None:
    messages = SECTION.messages(heading="甲", facts="乙")
    chat = ReplayChat("m", [exchange(messages, "一", "length"), exchange(messages, "二")], PROMPTS)
    assert asked(chat, messages) == [Chunk("一", "length", Usage(1, 10, 5))]
    assert [chunk.text for _ in range(2) for chunk in asked(chat, messages)] == ["二", "二"]


@pytest.mark.parametrize(
    ("messages", "recorded", "said"),
    [
        (
            SECTION.messages(heading="甲", facts="乙"),
            (PromptRef("section", "v1"),),
            "section 已改（录制时是 v1",
        ),
        (SECTION.messages(heading="甲", facts="丙"), (PromptRef("section", "v2"),), "section 没有改"),
        (REPAIR.messages(problems="丁"), (PromptRef("section", "v2"),), "没有用到提示 repair"),
        ((Message("user", "你好"),), (), "认不出"),
    ],
)
def test_a_miss_names_its_prompt(messages: tuple[Message, ...], recorded: tuple[PromptRef, ...], said: str) -> None:
    chat = ReplayChat("m", [], PROMPTS, recorded)
    with pytest.raises(ModelError, match="录制中没有这次请求") as missed:
        asked(chat, messages)
    assert said in missed.value.message
    assert not missed.value.retry
    assert chat.missed == [missed.value]
