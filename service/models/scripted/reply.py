"""What goes over the wire: steps to be done one after the other, and how a chat answer is put into them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service.models.scripted.answer import Answer


@dataclass(frozen=True, slots=True)
class Pause:
    """Nothing is sent for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class HangUp:
    """The connection ends here: orderly, or ``abruptly`` (reset)."""

    abruptly: bool = False


Step = bytes | Pause | HangUp
Reply = tuple[Step, ...]
"""Bytes are written as one piece each. A reply without a HangUp leaves the connection open for the next request."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast an answer comes: ``delay`` seconds before its first byte; when streamed, ``characters`` a chunk and
    ``between`` seconds between chunks (0: all chunks are written at once). ``hanging`` is how long a fault hangs that
    hangs."""

    delay: float = 0.0
    characters: int = 7
    between: float = 0.0
    hanging: float = 60.0


REASONS = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found", 429: "Too Many Requests"}
JSON = "application/json"
DONE = b"data: [DONE]\n\n"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def token_count(text: str) -> int:
    """Tokens of a text, counted as two for three characters."""
    return (len(text) * 2 + 2) // 3


def head(status: int, content_type: str, length: int | None, extra: Mapping[str, str] | None = None) -> bytes:
    """Status line and headers; without a ``length`` the body follows in chunks of its own."""
    lines = [f"HTTP/1.1 {status} {REASONS.get(status, 'Error')}", f"Content-Type: {content_type}"]
    lines.append("Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}")
    lines += [f"{name}: {value}" for name, value in (extra or {}).items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def plain(status: int, body: bytes, content_type: str = JSON, extra: Mapping[str, str] | None = None) -> bytes:
    """A whole response."""
    return head(status, content_type, len(body), extra) + body


def as_json(body: object) -> bytes:
    return _ENCODER.encode(body).encode()


def error(status: int, message: str, kind: str, code: str | None = None, **extra: str) -> bytes:
    """An error response as OpenAI-compatible endpoints send it; ``extra`` are headers, _ for -."""
    body = {"error": {"message": message, "type": kind, "param": None, "code": code}}
    return plain(status, as_json(body), extra={name.replace("_", "-"): value for name, value in extra.items()})


def usage_of(messages: Sequence[tuple[str, str]], answer: Answer) -> dict[str, int]:
    prompt = sum(token_count(text) for _, text in messages)
    completion = token_count(answer.text) + token_count(answer.reasoning or "")
    return {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}


def completion(base: Mapping[str, Any], answer: Answer, usage: Mapping[str, int] | None) -> dict[str, Any]:
    """The JSON object of an answer that is not streamed."""
    message: dict[str, Any] = {"role": "assistant", "content": answer.text}
    if answer.reasoning is not None:
        message["reasoning_content"] = answer.reasoning
    choice = {"index": 0, "message": message, "finish_reason": answer.finish_reason}
    body = {**base, "object": "chat.completion", "choices": [choice]}
    return body if usage is None else {**body, "usage": usage}


def events(
    base: Mapping[str, Any], answer: Answer, usage: Mapping[str, int] | None, pieces: Sequence[str]
) -> list[bytes]:
    """The server-sent events of an answer, [DONE] not among them; ``usage`` is an event of its own, or None."""
    stem = b"data: " + as_json({**base, "object": "chat.completion.chunk"})[:-1]
    opened = stem + b',"choices":[{"index":0,"delta":'
    goes_on = b',"finish_reason":null}]}\n\n'
    sent = [opened + b'{"role":"assistant","content":""}' + goes_on]
    if answer.reasoning is not None:
        sent.append(opened + b'{"reasoning_content":' + as_json(answer.reasoning) + b"}" + goes_on)
    before, after = opened + b'{"content":', b"}" + goes_on
    sent += [before + as_json(piece) + after for piece in pieces]
    sent.append(opened + b'{},"finish_reason":' + as_json(answer.finish_reason) + b"}]}\n\n")
    if usage is not None:
        sent.append(stem + b',"choices":[],"usage":' + as_json(usage) + b"}\n\n")
    return sent


def pieces_of(text: str, characters: int) -> list[str]:
    return [text[start : start + characters] for start in range(0, len(text), characters)]


def chunk(data: bytes) -> bytes:
    """A chunk of a body that comes in chunks."""
    return b"%x\r\n%s\r\n" % (len(data), data)


LAST_CHUNK = b"0\r\n\r\n"


def streamed(parts: Sequence[bytes], pace: Pace, *, ended: bool = True) -> Reply:
    """Events as a streamed response; with ``ended`` its body is closed in order."""
    start = head(200, "text/event-stream", None)
    end = LAST_CHUNK if ended else b""
    if not pace.between:
        return (start + b"".join(map(chunk, parts)) + end,)
    steps: list[Step] = [start]
    for part in parts:
        steps += [chunk(part), Pause(pace.between)]
    return (*steps, end) if end else tuple(steps)
