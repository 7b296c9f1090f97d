"""Asking the scripted endpoint over real HTTP, and what came of it."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from service.draft import Usage
from service.models.ceilings import Ceiling
from service.models.chat import Finish, Message, ModelSettings
from service.models.endpoint import open_endpoint
from service.models.failures import ModelError
from service.models.patience import Conversation, whole
from service.models.scripted import ScriptedModel
from service.settings import Settings
from tests.models.scripted.prompts import PROMPT, RULES

MESSAGES = (Message("system", RULES), Message("user", PROMPT))
ASKED = ModelSettings(max_tokens=2000)


@dataclass
class Told:
    """What became of one question: its text and finish, or the ``error``; ``waits`` are the pauses between tries."""

    text: str = ""
    finish: Finish | None = None
    error: ModelError | None = None
    usage: Usage = field(default_factory=Usage)
    model: str | None = None
    waits: list[float] = field(default_factory=list)

    @property
    def end(self) -> str:
        """The finish, or the code of the error."""
        return self.error.code if self.error is not None else str(self.finish)


Ask = Callable[..., list[Told]]


@pytest.fixture
def ask() -> Ask:
    """Ask an endpoint ``times`` times over one client, a conversation each; nothing is waited for between tries.

    ``seconds`` is the deadline of each; other keywords are settings.
    """

    def ask(
        endpoint: ScriptedModel,
        *,
        times: int = 1,
        seconds: float = 60,
        ceiling: Ceiling | None = None,
        messages: Sequence[Message] = MESSAGES,
        asked: ModelSettings = ASKED,
        **settings: object,
    ) -> list[Told]:
        own = Settings(**{"OPENAI_BASE_URL": endpoint.base_url, "OPENAI_API_KEY": "k", "model": "one", **settings})

        async def questions() -> list[Told]:
            async with open_endpoint(own) as models:
                found = []
                for _ in range(times):
                    told = Told()
                    until = asyncio.get_running_loop().time() + seconds
                    conversation = Conversation(
                        models, seconds, until, ceiling or Ceiling(100_000), sleep=_noted(told.waits)
                    )
                    try:
                        told.text, told.finish = await whole(conversation.ask(messages, asked))
                    except ModelError as error:
                        told.error = error
                    told.usage, told.model = conversation.usage, conversation.model
                    found.append(told)
                return found

        return asyncio.run(questions())

    return ask


def _noted(waits: list[float]) -> Callable[[float], "asyncio.Future[None]"]:
    def sleep(seconds: float) -> "asyncio.Future[None]":
        waits.append(seconds)
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        done.set_result(None)
        return done

    return sleep
