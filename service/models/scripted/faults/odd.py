"""Answers in an odd form: all of them, or what there is of them, can be read by a client that knows the forms."""

from dataclasses import replace
from typing import Any

from service.models.scripted.answering import Exchange, well_behaved
from service.models.scripted.reply import (
    DONE,
    LAST_CHUNK,
    Pause,
    Reply,
    Step,
    as_json,
    chunk,
    completion,
    events,
    head,
    plain,
    streamed,
)


def truncated(exchange: Exchange) -> Reply:
    """Cut somewhere in its second half, as ``finish_reason`` says: length."""
    text = exchange.answer.text
    cut = exchange.random.randrange(len(text) // 2, max(len(text), 2) - 1) if len(text) > 2 else len(text)
    return well_behaved(replace(exchange, answer=replace(exchange.answer, text=text[:cut], finish_reason="length")))


def filtered(exchange: Exchange) -> Reply:
    """Cut by a content filter."""
    text = exchange.answer.text
    half = replace(exchange.answer, text=text[: len(text) // 2], finish_reason="content_filter")
    return well_behaved(replace(exchange, answer=half))


def no_usage(exchange: Exchange) -> Reply:
    if exchange.request.stream:
        return streamed([*_events(exchange, usage=False), DONE], exchange.pace)
    return (plain(200, as_json(completion(exchange.base, exchange.answer, None))),)


def plain_for_stream(exchange: Exchange) -> Reply:
    """A whole answer as JSON, also where a stream is asked for."""
    return (plain(200, as_json(completion(exchange.base, exchange.answer, exchange.usage))),)


def empty_choices(exchange: Exchange) -> Reply:
    body = {**completion(exchange.base, exchange.answer, exchange.usage), "choices": []}
    if exchange.request.stream:
        event = as_json({**exchange.base, "object": "chat.completion.chunk", "choices": []})
        return streamed([b"data: " + event + b"\n\n", DONE], exchange.pace)
    return (plain(200, as_json(body)),)


def null_content(exchange: Exchange) -> Reply:
    return _with_content(exchange, None)


def content_parts(exchange: Exchange) -> Reply:
    """The content as a list of text parts; streamed answers keep to text."""
    if exchange.request.stream:
        return well_behaved(exchange)
    middle = len(exchange.answer.text) // 2
    halves = (exchange.answer.text[:middle], exchange.answer.text[middle:])
    return _with_content(exchange, [{"type": "text", "text": half} for half in halves])


def very_long(exchange: Exchange) -> Reply:
    """The answer sixty times over, whatever number of tokens was allowed."""
    return well_behaved(replace(exchange, answer=replace(exchange.answer, text="\n".join([exchange.answer.text] * 60))))


def single_characters(exchange: Exchange) -> Reply:
    """A chunk for each character: tokens come in pieces."""
    return well_behaved(replace(exchange, pace=replace(exchange.pace, characters=1)))


def ragged(exchange: Exchange) -> Reply:
    """Bytes of a stream split anywhere, inside UTF-8 sequences, too."""
    if not exchange.request.stream:
        data = as_json(completion(exchange.base, exchange.answer, exchange.usage))
        return (head(200, "application/json", len(data)), *_split(data))
    data = b"".join([*_events(exchange), DONE])
    return (head(200, "text/event-stream", None), *_split(data, chunked=True), LAST_CHUNK)


def comments_and_crlf(exchange: Exchange) -> Reply:
    """Events with CRLF, comments and other fields between them."""
    if not exchange.request.stream:
        return well_behaved(exchange)
    parts = [b": keep-alive\r\n\r\n"]
    for event in [*_events(exchange), DONE]:
        parts += [b"event: message\r\n" + event.replace(b"\n", b"\r\n"), b": ping\r\n\r\n"]
    return streamed(parts, exchange.pace)


def missing_done(exchange: Exchange) -> Reply:
    return streamed(_events(exchange), exchange.pace) if exchange.request.stream else well_behaved(exchange)


def missing_finish_reason(exchange: Exchange) -> Reply:
    """No chunk and no choice says why it ended."""
    if exchange.request.stream:
        kept = [event for event in _events(exchange) if b'"finish_reason":"' not in event]
        return streamed([*kept, DONE], exchange.pace)
    body = completion(exchange.base, exchange.answer, exchange.usage)
    body["choices"][0]["finish_reason"] = None
    return (plain(200, as_json(body)),)


def _with_content(exchange: Exchange, content: Any) -> Reply:
    if exchange.request.stream:
        return well_behaved(replace(exchange, answer=replace(exchange.answer, text="")))
    body = completion(exchange.base, exchange.answer, exchange.usage)
    body["choices"][0]["message"]["content"] = content
    return (plain(200, as_json(body)),)


def _events(exchange: Exchange, *, usage: bool = True) -> list[bytes]:
    told = exchange.streamed_usage if usage else None
    return events(exchange.base, exchange.answer, told, exchange.pieces)


def _split(data: bytes, *, chunked: bool = False, size: int = 61) -> list[Step]:
    """Pieces of a size that no boundary of the text keeps to, each written apart."""
    steps: list[Step] = []
    for start in range(0, len(data), size):
        piece = data[start : start + size]
        steps += [chunk(piece) if chunked else piece, Pause(0)]
    return steps
