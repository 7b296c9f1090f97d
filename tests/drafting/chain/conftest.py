"""A chat that says what a test tells it to, and the run of a draft with it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import pytest

from service.brief import Brief
from service.drafting.drafting import ModelWriting, draft_events, take_snapshot
from service.drafting.events import Done, Event
from service.drafting.resources import Resources
from service.models.chat import Chunk, Message, ModelSettings

Kind = TypeVar("Kind")
Answer = str | Exception | Sequence[Chunk]


@dataclass
class SayingChat:
    """Answers in order; a string comes in chunks of three characters. Raises IndexError when asked too often."""

    answers: Sequence[Answer]
    name: str = "saying"
    asked: list[tuple[Message, ...]] = field(default_factory=list)

    async def stream(self, messages: Sequence[Message], settings: ModelSettings) -> AsyncIterator[Chunk]:
        answer = self.answers[len(self.asked)]
        self.asked.append(tuple(messages))
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, str):
            answer = [*(Chunk(answer[at : at + 3]) for at in range(0, len(answer), 3)), Chunk(finish="stop")]
        for chunk in answer:
            yield chunk

    @property
    def prompts(self) -> list[str]:
        """All that was sent, call by call."""
        return ["\n".join(message.content for message in messages) for messages in self.asked]


@dataclass(frozen=True)
class Drafted:
    """The events of a draft, and the chat that was asked."""

    events: tuple[Event, ...]
    chat: SayingChat

    @property
    def end(self) -> Done:
        end = self.events[-1]
        assert isinstance(end, Done)
        return end

    def all_of(self, kind: type[Kind]) -> list[Kind]:
        return [event for event in self.events if isinstance(event, kind)]


RunDraft = Callable[..., Drafted]


@pytest.fixture
def run(resources: Resources) -> RunDraft:
    """Draft a brief with the answers given; ``settings`` replace those of the resources."""

    def run(brief: Brief, *answers: Answer, streaming: bool = True, **settings: object) -> Drafted:
        chat = SayingChat(answers)
        own = Resources(resources.settings.model_copy(update=settings)) if settings else resources

        async def events() -> tuple[Event, ...]:
            snapshot = take_snapshot(brief, own)
            writing = ModelWriting((chat,), streaming=streaming)
            return tuple([event async for event in draft_events(snapshot, own, writing)])

        return Drafted(asyncio.run(events()), chat)

    return run
