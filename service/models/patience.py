"""Patience: the one layer of retries, between a draft and its models, within one deadline and the token ceilings.

A try that fails before any text came is made again — after the time that the endpoint asks for, or after an
exponentially growing one with jitter — and then made of the next model. So is one that ends without a word. A torn-off
answer is handed on as it is (``broken``): whoever asked may have it continued.
"""

import asyncio
import random
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing
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
_ENDS = tuple("。！？；”）)】.!?")
"""What an answer ends with that was not torn off, where the endpoint does not say why it ended."""
_FOR_ALL_MODELS = ("model_token_ceiling", "model_deadline")


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
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    _jitter: random.Random = field(default_factory=random.Random)
    _passed_over: int = 0

    async def ask(self, messages: Sequence[Message], settings: ModelSettings) -> AsyncGenerator[Chunk, None]:
        """Chunks of one answer; the last one has a ``finish``. Raises ModelError when no model gives one in time.

        A model that was given up is not asked again for this draft, unless it is the last.
        """
        failure = failures.not_found("")
        for n in range(self._passed_over, len(self.models)):
            self._passed_over = n
            for attempt in range(TRIES):
                if attempt and not await self._waited(failure, attempt):
                    break
                started = False
                try:
                    async with aclosing(self._one(self.models[n], messages, settings)) as chunks:
                        async for chunk in chunks:
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
            if failure.code in _FOR_ALL_MODELS:
                break
        raise failure

    async def _one(
        self, model: Chat, messages: Sequence[Message], settings: ModelSettings
    ) -> AsyncGenerator[Chunk, None]:
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
        refused = heard_out = False
        stream = model.stream(messages, settings)
        try:
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
            heard_out = True
        except ModelError as error:
            refused = not (said or error.spent)
            raise
        finally:
            if isinstance(stream, AsyncGenerator):
                await stream.aclose()  # so that the request ends on the wire now, whoever has left
            spent = usage or (Usage(1) if refused else Usage(1, prompt, length))
            await self._count(spent)
            if said:
                seconds = round(loop.time() - started, 3)
                answer = "".join(said)
                ended = _ended(finish, answer) if heard_out else "broken"
                self.exchanges.append(Exchange(request_hash(messages), tuple(messages), answer, spent, seconds, ended))
        if not length:
            raise failures.wordless(retry=finish in (None, "stop"))
        yield Chunk(finish=_ended(finish, "".join(said)))

    async def _count(self, spent: Usage) -> None:
        self.usage = Usage(
            self.usage.calls + 1,
            self.usage.prompt_tokens + spent.prompt_tokens,
            self.usage.completion_tokens + spent.completion_tokens,
        )
        await self.ceiling.spend(spent.prompt_tokens + spent.completion_tokens)

    async def _waited(self, failure: ModelError, attempt: int) -> bool:
        """Wait before another try; False at once where the deadline would pass first."""
        seconds = min(_FIRST_WAIT * 2 ** (attempt - 1), _LONGEST_WAIT) * self._jitter.uniform(0.5, 1.0)
        if failure.after is not None:
            seconds = failure.after
        if asyncio.get_running_loop().time() + seconds >= self.until:
            return False
        await self.sleep(seconds)
        return True


def _ended(finish: Finish | None, answer: str) -> Finish:
    """Why an answer that was heard to its end ended, where the endpoint may not have said so."""
    torn = finish is None and not answer.rstrip().endswith(_ENDS)
    return "broken" if torn else finish or "stop"


async def whole(chunks: AsyncIterator[Chunk]) -> tuple[str, Finish]:
    """All text of an answer and why it ended."""
    parts: list[str] = []
    finish: Finish = "broken"
    async for chunk in chunks:
        parts.append(chunk.text)
        finish = chunk.finish or finish
    return "".join(parts), finish
