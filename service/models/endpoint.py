"""Any OpenAI-compatible endpoint as a Chat, over LangChain's ChatOpenAI: one client for the life of the process.

Neither openai's nor LangChain's retries are used (``patience`` has the one layer of them), and nothing is traced: with
LangSmith's variables in the environment LangChain would send every prompt to a third party.
"""

import json
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from service.draft import Usage
from service.models import failures
from service.models.chat import Chat, Chunk, Finish, Message, ModelSettings
from service.models.retry_after import seconds_to_wait
from service.settings import Settings

if TYPE_CHECKING:
    from langchain_core.messages import AIMessageChunk, BaseMessage
    from langchain_openai import ChatOpenAI
    from openai import APIStatusError

_FINISHES: dict[str, Finish] = {"length": "length", "content_filter": "filtered"}
_TOO_LONG = ("context_length", "context length", "maximum context", "context window", "prompt is too long", "上下文")


@asynccontextmanager
async def open_endpoint(settings: Settings) -> AsyncIterator[tuple[Chat, ...]]:
    """The models that ``settings.models`` names, in order of preference, over one HTTP client.

    Nothing is sent before the first ``stream``.
    """
    from langchain_openai import ChatOpenAI
    from openai import DefaultAioHttpClient, Timeout

    seconds = settings.model_timeout_seconds
    timeout = Timeout(seconds, connect=min(seconds, settings.model_connect_seconds))
    async with DefaultAioHttpClient(timeout=timeout) as client:
        yield tuple(
            EndpointChat(
                ChatOpenAI(
                    model=name,
                    base_url=settings.openai_base_url,
                    api_key=settings.openai_api_key or "none",
                    timeout=timeout,
                    max_retries=0,
                    http_async_client=client,
                    stream_chunk_timeout=None,
                    use_responses_api=False,
                )
            )
            for name in settings.models
        )


class EndpointChat:
    """One model of an endpoint. Learns, for the life of the process, what the endpoint does not take.

    Optional parameters go out at first; a 400 takes away the one that it names, or all of them. An answer to a
    streamed request that is no stream is asked for again without streaming.
    """

    def __init__(self, model: "ChatOpenAI") -> None:
        self._model = model
        self._refused: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        return self._model.model_name

    async def stream(self, messages: Sequence[Message], settings: ModelSettings) -> AsyncIterator[Chunk]:
        """See Chat."""
        sent = _as_langchain(messages)
        while True:
            started = False
            try:
                async for chunk in self._try(sent, settings):
                    started = True
                    yield chunk
                return
            except _RefusedError as refused:
                if started or refused.parameters <= self._refused:
                    raise failures.rejected(400) from refused
                self._refused |= refused.parameters

    async def _try(self, sent: "list[BaseMessage]", settings: ModelSettings) -> AsyncIterator[Chunk]:
        import aiohttp
        import openai
        from langsmith.run_helpers import tracing_context

        options = _options(settings, self._refused)
        any_text = finished = False
        try:
            with tracing_context(enabled=False):
                if "stream" in self._refused:
                    yield _chunk(await self._model.ainvoke(sent, **options), whole=True)
                    return
                async for part in self._model.astream(sent, **options):
                    chunk = _chunk(part)
                    any_text, finished = any_text or bool(chunk.text), finished or chunk.finish is not None
                    yield chunk
        except openai.APITimeoutError as error:
            refused = _refused_connection(error)
            raise (failures.unreachable(type(refused).__name__) if refused else failures.too_slow()) from error
        except openai.APIConnectionError as error:
            raise failures.unreachable(type(error.__cause__ or error).__name__) from error
        except openai.APIStatusError as error:
            raise self._failure(error) from error
        except openai.APIError as error:  # an error event in the middle of a stream
            raise failures.failing(500) from error
        except (TimeoutError, aiohttp.ServerTimeoutError) as error:
            raise failures.too_slow() from error
        except (aiohttp.ClientError, OSError) as error:
            raise failures.unreachable(type(error).__name__) from error
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            # what LangChain and openai raise for an answer that is no JSON, or JSON of another shape
            raise failures.not_understood() from error
        if not any_text and not finished:
            raise _RefusedError(frozenset({"stream"}))

    def _failure(self, error: "APIStatusError") -> Exception:
        said = f"{error.message} {json.dumps(error.body, ensure_ascii=False, default=str)}".lower()
        status = error.status_code
        if status in (401, 403):
            return failures.key_refused()
        if status == 404:
            return failures.not_found(self.name)
        if status in (408, 504):
            return failures.too_slow()
        if status == 429:
            return failures.overloaded(seconds_to_wait(error.response.headers.get("retry-after")))
        if status in (400, 413, 422) and any(words in said for words in _TOO_LONG):
            return failures.too_long()
        if status in (400, 422):
            named = frozenset(name for name in _OPTIONAL if name in said and name not in self._refused)
            return _RefusedError(named or _OPTIONAL - {"stream"})
        if status >= 500:
            failure = failures.failing(status)
            failure.after = seconds_to_wait(error.response.headers.get("retry-after"))
            return failure
        return failures.rejected(status)


_OPTIONAL = frozenset({"stream_options", "max_tokens", "max_completion_tokens", "temperature", "stream"})


class _RefusedError(Exception):
    """The endpoint does not take some of the optional parameters."""

    def __init__(self, parameters: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(parameters)))
        self.parameters = parameters


def _refused_connection(error: BaseException) -> BaseException | None:
    """What kept a connection from being made; openai tells it as a time-out where aiohttp is the transport."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ConnectionError | socket.gaierror):
        cause = cause.__cause__ or cause.__context__
    return cause


def _options(settings: ModelSettings, refused: frozenset[str]) -> dict[str, Any]:
    """``max_tokens`` is what most endpoints know; ``max_completion_tokens`` what the others ask for instead."""
    options: dict[str, Any] = {}
    if "temperature" not in refused:
        options["temperature"] = settings.temperature
    if "max_tokens" not in refused:
        options["extra_body"] = {"max_tokens": settings.max_tokens}
    elif "max_completion_tokens" not in refused:
        options["max_completion_tokens"] = settings.max_tokens
    if "stream" not in refused:
        options["stream_usage"] = "stream_options" not in refused
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
