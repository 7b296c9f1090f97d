"""Patience: the one layer of retries, between a draft and its models, within one deadline and the token ceilings.

A try that fails before any text came is made again — after the time that the endpoint asks for, or after an
exponentially growing one with jitter — and then made of the next model. A torn-off answer is handed on as it is
(``broken``): whoever asked may have it continued.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

from service.draft import Usage
from service.models import failures
from service.models.ceilings import Ceiling
from service.models.chat import Chat, Chunk, Finish, Message, ModelSettings, estimated_tokens
from service.models.exchange import Exchange, request_hash
from service.models.failures import ModelError

TRIES = 3
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 8.0
_LEAST_ANSWER = 64
"""Tokens: less is not worth asking for."""


@dataclass
class Conversation:
    """Asks models in order of preference, and keeps count. One for each draft.

    ``seconds`` is the time that the draft has in all, ``until`` the event loop's time at which it is over.
    """

    models: Sequence[Chat]
    seconds: float
    until: float
    ceiling: Ceiling
    usage: Usage = field(default_factory=Usage)
    model: str | None = None
    exchanges: list[Exchange] = field(default_factory=list)
    _jitter: random.Random = field(default_factory=random.Random)

    async def ask(self, messages: Sequence[Message], settings: ModelSettings) -> AsyncIterator[Chunk]:
        """Chunks of one answer; the last one has a ``finish``. Raises ModelError when no model gives one in time."""
        failure: ModelError | None = None
        for model in self.models:
            for attempt in range(TRIES):
                if failure is not None and attempt:
                    await self._wait(failure, attempt)
                started = False
                try:
                    async for chunk in self._one(model, messages, settings):
                        started = started or bool(chunk.text)
                        yield chunk
                    return
                except ModelError as error:
                    failure = error
                    if started:
                        yield Chunk(finish="broken")
                        return
                    if not error.retry:
                        break
            if failure is not None and failure.code in ("model_token_ceiling", "model_deadline"):
                break
        raise failure or failures.not_found("")

    async def _one(self, model: Chat, messages: Sequence[Message], settings: ModelSettings) -> AsyncIterator[Chunk]:
        prompt = sum(estimated_tokens(message.content) for message in messages)
        most = await self.ceiling.allowed(prompt)
        if most < _LEAST_ANSWER:
            raise failures.ceiling("这份稿子或今天可用的模型用量已到上限")
        settings = ModelSettings(settings.temperature, min(settings.max_tokens, most))
        finish: Finish | None = None
        usage: Usage | None = None
        said: list[str] = []
        length = 0
        loop = asyncio.get_running_loop()
        started = loop.time()
        try:
            stream = aiter(model.stream(messages, settings))
            while True:
                if loop.time() >= self.until:  # also where nothing is waited for, so that no time-out can fire
                    raise failures.deadline(self.seconds)
                try:
                    async with asyncio.timeout_at(self.until):
                        chunk = await anext(stream)
                except StopAsyncIteration:
                    break
                except TimeoutError as error:
                    raise failures.deadline(self.seconds) from error
                self.model = model.name
                said.append(chunk.text)
                length += estimated_tokens(chunk.text)
                usage = chunk.usage or usage
                if chunk.finish is not None:
                    finish = chunk.finish
                if chunk.text:
                    yield Chunk(chunk.text)
                if length > settings.max_tokens * 2:  # an endpoint that knows no max_tokens
                    finish = "length"
                    break
        finally:
            spent = usage or Usage(1, prompt, length)
            self.usage = Usage(
                self.usage.calls + 1,
                self.usage.prompt_tokens + spent.prompt_tokens,
                self.usage.completion_tokens + spent.completion_tokens,
            )
            if said:
                seconds = round(loop.time() - started, 3)
                self.exchanges.append(Exchange(request_hash(messages), tuple(messages), "".join(said), spent, seconds))
            await self.ceiling.spend(spent.prompt_tokens + spent.completion_tokens)
        yield Chunk(finish=finish or ("broken" if length else "stop"))

    async def _wait(self, failure: ModelError, attempt: int) -> None:
        """Wait before another try. Raises the failure where the deadline would pass first."""
        seconds = min(_FIRST_WAIT * 2 ** (attempt - 1), _LONGEST_WAIT) * self._jitter.uniform(0.5, 1.0)
        if failure.after is not None:
            seconds = failure.after
        if asyncio.get_running_loop().time() + seconds >= self.until:
            raise failure
        await asyncio.sleep(seconds)


async def whole(chunks: AsyncIterator[Chunk]) -> tuple[str, Finish]:
    """All text of an answer and why it ended."""
    parts: list[str] = []
    finish: Finish = "broken"
    async for chunk in chunks:
        parts.append(chunk.text)
        finish = chunk.finish or finish
    return "".join(parts), finish
