"""Any OpenAI-compatible endpoint as a Chat, over LangChain's ChatOpenAI: one client for the life of the process.

Neither openai's nor LangChain's retries are used (``patience`` has the one layer of them). Nothing is traced, and
nothing but ``OPENAI_BASE_URL`` says where requests go: with LangSmith's variables in the environment LangChain would
send every prompt to a third party.
"""

import json
import re
import socket
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from contextlib import aclosing, asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from service.draft import Usage
from service.models import failures
from service.models.chat import Chat, Chunk, Finish, Message, ModelSettings
from service.models.retry_after import seconds_to_wait
from service.settings import Settings

if TYPE_CHECKING:
    from langchain_core.messages import AIMessageChunk, BaseMessage
    from langchain_openai import ChatOpenAI
    from openai import APIStatusError

_OPENAI = "https://api.openai.com/v1"
_FINISHES: dict[str, Finish] = {"length": "length", "content_filter": "filtered"}
_TOO_LONG = ("context_length", "context length", "maximum context", "context window", "prompt is too long", "上下文")


@asynccontextmanager
async def open_endpoint(settings: Settings) -> AsyncIterator[tuple[Chat, ...]]:
    """The models that ``settings.models`` names, in order of preference, over one HTTP client.

    Nothing is sent before the first ``stream``. A proxy that the environment names is used, not to this machine.
    """
    from langchain_openai import ChatOpenAI
    from openai import AsyncOpenAI, Timeout

    from service.models.plain_events import PlainCompletions
    from service.models.whole_as_stream import EndpointClient

    seconds = settings.model_timeout_seconds
    timeout = Timeout(seconds, connect=min(seconds, settings.model_connect_seconds))
    base_url, key = settings.openai_base_url or _OPENAI, settings.openai_api_key or "none"
    async with EndpointClient(timeout=timeout, trust_env=not _is_local(base_url)) as http:
        client = AsyncOpenAI(base_url=base_url, api_key=key, timeout=timeout, max_retries=0, http_client=http)
        yield tuple(
            EndpointChat(
                ChatOpenAI(
                    model=name,
                    base_url=base_url,
                    api_key=key,
                    timeout=timeout,
                    max_retries=0,
                    async_client=PlainCompletions(client),
                    openai_proxy=None,
                    stream_chunk_timeout=None,
                    use_responses_api=False,
                    output_version="v0",
                )
            )
            for name in settings.models
        )


class EndpointChat:
    """One model of an endpoint. Learns, for the life of the process, what the endpoint does not take.

    Optional parameters go out at first; a 400 takes away those of them that it names, or all but streaming.
    """

    def __init__(self, model: "ChatOpenAI") -> None:
        self._model = model
        self._refused: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        return self._model.model_name

    async def stream(self, messages: Sequence[Message], settings: ModelSettings) -> AsyncGenerator[Chunk, None]:
        """See Chat."""
        sent = _as_langchain(messages)
        while True:
            without = self._refused
            try:
                async with aclosing(self._try(sent, settings, without)) as chunks:
                    async for chunk in chunks:
                        yield chunk
                return
            except _RefusedError as refused:
                if not refused.parameters:
                    raise failures.rejected(400) from refused
                self._refused |= refused.parameters

    async def _try(
        self, sent: "list[BaseMessage]", settings: ModelSettings, without: frozenset[str]
    ) -> AsyncGenerator[Chunk, None]:
        import aiohttp
        import openai
        from langsmith.run_helpers import tracing_context

        options = _options(settings, without)
        try:
            with tracing_context(enabled=False):
                if "stream" in without:
                    yield _chunk(await self._model.ainvoke(sent, **options), whole=True)
                    return
                async for part in self._model.astream(sent, **options):
                    yield _chunk(part)
        except openai.APITimeoutError as error:
            lost = _lost_connection(error)
            raise (failures.unreachable(type(lost).__name__) if lost else failures.too_slow()) from error
        except openai.APIConnectionError as error:
            raise failures.unreachable(type(error.__cause__ or error).__name__) from error
        except openai.APIStatusError as error:
            raise self._failure(error, without) from error
        except openai.APIError as error:  # an error event in the middle of a stream
            raise failures.failing(500) from error
        except (TimeoutError, aiohttp.ServerTimeoutError) as error:
            raise failures.too_slow() from error
        except (aiohttp.ClientError, OSError) as error:
            raise failures.unreachable(type(error).__name__) from error
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            # what LangChain and openai raise for an answer that is no JSON, or JSON of another shape
            raise failures.not_understood() from error

    def _failure(self, error: "APIStatusError", without: frozenset[str]) -> Exception:
        said = f"{error.message} {json.dumps(error.body, ensure_ascii=False, default=str)}".lower()
        status, after = error.status_code, seconds_to_wait(error.response.headers.get("retry-after"))
        if status in (401, 403):
            return failures.key_refused()
        if status == 402 or "insufficient_quota" in said:
            return failures.out_of_quota()
        if status == 404:
            return failures.not_found(self.name)
        if status in (408, 504):
            return failures.too_slow()
        if status == 429:
            return failures.overloaded(after)
        if status in (400, 413, 422) and any(words in said for words in _TOO_LONG):
            return failures.too_long()
        if status in (400, 422):
            went = frozenset(_optional(without))
            named = frozenset(name for name in went if re.search(rf"(?<![a-z_]){name}(?![a-z_])", said))
            return _RefusedError(named or went - {"stream"})
        return failures.failing(status, after) if status >= 500 else failures.rejected(status)


def _is_local(base_url: str) -> bool:
    """Whether an endpoint is on this machine: what goes there is no proxy's business."""
    host = urlsplit(base_url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


class _RefusedError(Exception):
    """The endpoint does not take some of the optional parameters; none: it was not for them that it refused."""

    def __init__(self, parameters: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(parameters)))
        self.parameters = parameters


def _lost_connection(error: BaseException) -> BaseException | None:
    """What kept a connection from being made or cut it; aiohttp's are handed on as time-outs."""
    import aiohttp

    lost = (ConnectionError, socket.gaierror, aiohttp.ServerDisconnectedError, aiohttp.ClientOSError)
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, lost):
        cause = cause.__cause__ or cause.__context__
    return cause


def _optional(without: frozenset[str]) -> Iterator[str]:
    """The optional parameters that go out, ``without`` those. ``max_tokens`` is what most endpoints know,
    ``max_completion_tokens`` what the others ask for instead."""
    if "temperature" not in without:
        yield "temperature"
    if "max_tokens" not in without:
        yield "max_tokens"
    elif "max_completion_tokens" not in without:
        yield "max_completion_tokens"
    if "stream" not in without:
        yield "stream"
        if "stream_options" not in without:
            yield "stream_options"


def _options(settings: ModelSettings, without: frozenset[str]) -> dict[str, Any]:
    names = frozenset(_optional(without))
    options: dict[str, Any] = {"temperature": settings.temperature} if "temperature" in names else {}
    if "max_tokens" in names:
        options["extra_body"] = {"max_tokens": settings.max_tokens}
    if "max_completion_tokens" in names:
        options["max_completion_tokens"] = settings.max_tokens
    if "stream" in names:
        options["stream_usage"] = "stream_options" in names
    return options


def _as_langchain(messages: Sequence[Message]) -> "list[BaseMessage]":
    from langchain_core.messages import AIMessage, HumanMessage, SystemMessage

    kinds = {"system": SystemMessage, "user": HumanMessage, "assistant": AIMessage}
    return [kinds[message.role](message.content) for message in messages]


def _chunk(part: "AIMessageChunk | Any", *, whole: bool = False) -> Chunk:
    """A part of an answer, or (``whole``) all of it. Text in a list of parts is joined; reasoning is not text."""
    content = part.content
    text = content if isinstance(content, str) else "".join(_text_of(piece) for piece in content)
    reason = part.response_metadata.get("finish_reason")
    finish: Finish | None = _FINISHES.get(str(reason), "stop") if reason or whole else None
    counted = part.usage_metadata
    usage = Usage(1, counted["input_tokens"], counted["output_tokens"]) if counted else None
    return Chunk(text, finish, usage)


def _text_of(piece: object) -> str:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, dict) and piece.get("type") == "text":
        return str(piece.get("text") or "")
    return ""
