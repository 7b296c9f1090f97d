"""One layer of retries, the fallback order, the deadline and the ceilings — and leaving in the middle."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest

from service.models import failures
from service.models.ceilings import Ceiling
from service.models.chat import Chat, Chunk, Message, ModelSettings
from service.models.endpoint import open_endpoint
from service.models.failures import ModelError
from service.models.patience import TRIES, Conversation, whole
from service.models.scripted import ScriptedModel
from service.models.scripted.received import Received
from service.settings import Settings
from tests.models.conftest import ASKED, MESSAGES, Ask


@dataclass
class Chats:
    """A chat that gives the answers in order, each a list of chunks and at last perhaps a failure."""

    name: str
    answers: Sequence[Sequence[Chunk | ModelError]]
    asked: int = 0
    limits: list[int] = field(default_factory=list)

    async def stream(self, messages: Sequence[Message], settings: ModelSettings) -> AsyncIterator[Chunk]:
        answer = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        self.limits.append(settings.max_tokens)
        for each in answer:
            if isinstance(each, ModelError):
                raise each
            yield each


@dataclass
class Ledger:
    days: dict[date, int] = field(default_factory=dict)

    async def spent(self, day: date) -> int:
        return self.days.get(day, 0)

    async def spend(self, day: date, tokens: int) -> int:
        self.days[day] = self.days.get(day, 0) + tokens
        return self.days[day]


WELL = (Chunk("写好了。"), Chunk(finish="stop"))


def _asking(*models: Chat, seconds: float = 60, ceiling: Ceiling | None = None) -> Conversation:
    async def at_once(_: float) -> None: ...

    until = asyncio.get_running_loop().time() + seconds
    return Conversation(models, seconds, until, ceiling or Ceiling(100_000), sleep=at_once)


def test_waits_grow_and_are_not_alike(ask: Ask) -> None:
    with ScriptedModel(faults=["status_503"]) as endpoint:
        first, second = ask(endpoint, times=2)
    assert 0.25 <= first.waits[0] <= 0.5 <= first.waits[1] <= 1.0
    assert first.waits != second.waits


def test_the_wait_is_the_one_that_the_endpoint_asks_for(ask: Ask) -> None:
    with ScriptedModel(script=["rate_limited"]) as endpoint:
        assert ask(endpoint)[0].waits == [1.0]
    with ScriptedModel(script=["rate_limited_until"]) as endpoint:
        [wait] = ask(endpoint)[0].waits
        assert 0 <= wait <= 1


def test_no_wait_beyond_the_deadline(ask: Ask) -> None:
    with ScriptedModel(script=["rate_limited_long"]) as endpoint:
        [told] = ask(endpoint, seconds=100)
        assert (told.end, told.waits) == ("model_overloaded", [])


def test_an_answer_without_a_word_is_asked_for_again_at_once(ask: Ask) -> None:
    with ScriptedModel(script=["null_content", "empty_choices"]) as endpoint:
        [told] = ask(endpoint)
    assert (told.finish, told.waits) == ("stop", [0.0, 0.0])


@pytest.mark.parametrize("fault", ["model_not_found", "out_of_quota", "rate_limited_long", "context_too_long"])
def test_the_next_model_at_once_where_waiting_does_not_help(fault: str, ask: Ask) -> None:
    with ScriptedModel(script=[fault]) as endpoint:
        [told] = ask(endpoint, model="one, two")
        assert [chat.json["model"] for chat in endpoint.chats] == ["one", "two"]
        assert (told.finish, told.model, told.waits) == ("stop", "two", [])


def test_the_next_model_after_the_tries(ask: Ask) -> None:
    with ScriptedModel(script=["status_500"] * TRIES) as endpoint:
        [told] = ask(endpoint, model="one,two")
        assert [chat.json["model"] for chat in endpoint.chats] == ["one"] * TRIES + ["two"]
        assert told.model == "two"


def test_a_model_that_was_given_up_is_not_asked_again_for_the_same_draft() -> None:
    bad, good = Chats("bad", [[failures.key_refused()]]), Chats("good", [WELL])

    async def twice() -> Conversation:
        conversation = _asking(bad, good)
        for _ in range(2):
            await whole(conversation.ask(MESSAGES, ASKED))
        return conversation

    assert asyncio.run(twice()).model == "good"
    assert (bad.asked, good.asked) == (1, 2)


def test_what_was_said_before_it_failed_is_kept() -> None:
    torn = Chats("torn", [[Chunk("一是"), failures.unreachable("reset")]])

    async def once() -> tuple[str, str]:
        return await whole(_asking(torn).ask(MESSAGES, ASKED))

    assert asyncio.run(once()) == ("一是", "broken")
    assert torn.asked == 1


def test_the_deadline_ends_a_silent_call(ask: Ask) -> None:
    with ScriptedModel(faults=["slow_first_byte"]) as endpoint:
        [told] = ask(endpoint, seconds=0.5, model="one,two")
        assert told.end == "model_deadline"
        assert len(endpoint.chats) <= 1  # none, where even connecting took so long
        assert all(_left(chat) for chat in endpoint.chats)


def test_the_deadline_ends_an_answer_that_never_pauses() -> None:
    class Endless:
        name = "endless"

        async def stream(self, messages: Sequence[Message], settings: ModelSettings) -> AsyncIterator[Chunk]:
            while True:
                yield Chunk(" ")

    async def once() -> tuple[str, str]:
        return await whole(_asking(Endless(), seconds=0.05).ask(MESSAGES, ModelSettings(max_tokens=10**9)))

    assert asyncio.run(once())[1] == "broken"


def test_nothing_is_asked_beyond_the_deadline() -> None:
    chat = Chats("well", [WELL])

    async def once() -> None:
        await whole(_asking(chat, seconds=-1).ask(MESSAGES, ASKED))

    with pytest.raises(ModelError) as raised:
        asyncio.run(once())
    assert raised.value.code == "model_deadline"
    assert not chat.asked


@pytest.mark.parametrize("per_draft", [0, 450])
def test_the_ceiling_of_a_draft(per_draft: int, ask: Ask) -> None:
    with ScriptedModel() as endpoint:
        [told] = ask(endpoint, ceiling=Ceiling(per_draft), model="one,two")
        assert told.end == "model_token_ceiling"
        assert not endpoint.chats


def test_the_ceiling_of_a_draft_limits_the_last_answer() -> None:
    chat = Chats("well", [WELL])

    async def once() -> None:
        await whole(_asking(chat, ceiling=Ceiling(1000)).ask([Message("user", "字" * 700)], ASKED))

    asyncio.run(once())
    assert chat.limits == [300]


def test_the_ceiling_of_a_day_is_of_all_drafts(ask: Ask) -> None:
    ledger = Ledger()
    with ScriptedModel() as endpoint:
        first = ask(endpoint, ceiling=Ceiling(100_000, 1000, ledger))[0]
        assert first.finish == "stop"
        assert ledger.days == {
            datetime.now(UTC).date(): first.usage.prompt_tokens + first.usage.completion_tokens,
        }
        assert ask(endpoint, ceiling=Ceiling(100_000, 1000, ledger))[0].end == "model_token_ceiling"
        assert len(endpoint.chats) == 1


def test_what_was_refused_costs_nothing(ask: Ask) -> None:
    ledger = Ledger()
    with ScriptedModel(faults=["status_500", "rate_limited", "unauthorised"]) as endpoint:
        ask(endpoint, times=5, ceiling=Ceiling(100_000, 1000, ledger))
    assert not any(ledger.days.values())


def test_what_may_have_been_worked_on_counts(ask: Ask) -> None:
    with ScriptedModel(faults=["html_page"]) as endpoint:
        [told] = ask(endpoint)
    assert told.usage.prompt_tokens > 0


def test_usage_is_estimated_where_the_endpoint_does_not_tell(ask: Ask) -> None:
    with ScriptedModel(faults=["no_usage"]) as endpoint:
        [told] = ask(endpoint)
    assert told.usage.prompt_tokens >= len(MESSAGES[1].content) // 2
    assert told.usage.completion_tokens >= len(told.text) // 2


@pytest.mark.parametrize("leave", ["cancel", "close"])
def test_leaving_ends_the_request_on_the_wire(leave: str) -> None:
    with ScriptedModel(characters=1, between=0.05) as endpoint:
        asyncio.run(_begun_and_left(endpoint, leave))
        [chat] = endpoint.chats
        assert _left(chat)


def test_an_answer_that_is_cut_ends_on_the_wire(ask: Ask) -> None:
    with ScriptedModel(characters=40, between=0.02, faults=["very_long"]) as endpoint:
        ask(endpoint, asked=ModelSettings(max_tokens=100))
        assert _left(endpoint.chats[0])


async def _begun_and_left(endpoint: ScriptedModel, leave: str) -> None:
    settings = Settings(OPENAI_BASE_URL=endpoint.base_url, model="one")
    async with open_endpoint(settings) as models:
        chunks = _asking(*models).ask(MESSAGES, ASKED)
        await anext(chunks)
        if leave == "close":
            await chunks.aclose()
        else:
            rest = asyncio.create_task(whole(chunks))
            await asyncio.sleep(0)
            rest.cancel()
            with pytest.raises(asyncio.CancelledError):
                await rest
        for _ in range(500):
            if endpoint.chats[0].abandoned:
                break
            await asyncio.sleep(0.01)
        assert endpoint.chats[0].abandoned  # before the client is closed


def _left(chat: Received) -> bool:
    """Whether the client left before the end; the endpoint, in its own thread, may be told a little later."""
    for _ in range(500):
        if chat.abandoned or chat.answered:
            break
        time.sleep(0.01)
    return chat.abandoned and not chat.answered
