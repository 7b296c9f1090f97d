"""Answers that break off, stall, or cannot be read."""

from service.models.scripted.answering import Exchange, well_behaved
from service.models.scripted.reply import (
    JSON,
    HangUp,
    Pause,
    Reply,
    as_json,
    completion,
    events,
    head,
    plain,
    streamed,
)


def closed_before_headers(exchange: Exchange) -> Reply:
    return (HangUp(),)


def reset(exchange: Exchange) -> Reply:
    return (HangUp(abruptly=True),)


def closed_after_headers(exchange: Exchange) -> Reply:
    start = head(200, "text/event-stream", None) if exchange.request.stream else head(200, JSON, 5000)
    return (start, HangUp())


def half_answer(exchange: Exchange) -> Reply:
    """Half a stream, or half the JSON of a whole answer; then the connection ends."""
    return (*_half(exchange), HangUp())


def stalled(exchange: Exchange) -> Reply:
    """Half an answer; then nothing for a long time, then the end."""
    return (*_half(exchange), Pause(exchange.pace.hanging), HangUp())


def slow_first_byte(exchange: Exchange) -> Reply:
    return (Pause(exchange.pace.hanging), *well_behaved(exchange))


def half_json(exchange: Exchange) -> Reply:
    """A response in order, with half the JSON in it."""
    if exchange.request.stream:
        whole = _events(exchange)
        half = whole[len(whole) // 2]
        return streamed([*whole[: len(whole) // 2], half[: len(half) // 2] + b"\n\n"], exchange.pace)
    data = as_json(completion(exchange.base, exchange.answer, exchange.usage))
    return (plain(200, data[: len(data) // 2]),)


def invalid_json(exchange: Exchange) -> Reply:
    if exchange.request.stream:
        return streamed([*_events(exchange)[:2], b"data: {'choices': [oops]}\n\n"], exchange.pace)
    return (plain(200, b"{'choices': [{'message': oops}]}"),)


def error_in_stream(exchange: Exchange) -> Reply:
    """Half a stream, then an event that is an error; 500 where no stream is asked for."""
    message = as_json({"error": {"message": "the engine died", "type": "server_error", "code": 500}})
    if not exchange.request.stream:
        return (plain(500, message),)
    whole = _events(exchange)
    return streamed([*whole[: len(whole) // 2], b"data: " + message + b"\n\n"], exchange.pace)


def _events(exchange: Exchange) -> list[bytes]:
    return events(exchange.base, exchange.answer, exchange.streamed_usage, exchange.pieces)


def _half(exchange: Exchange) -> Reply:
    if exchange.request.stream:
        whole = _events(exchange)
        return streamed(whole[: len(whole) // 2], exchange.pace, ended=False)
    data = as_json(completion(exchange.base, exchange.answer, exchange.usage))
    return (head(200, JSON, len(data)) + data[: len(data) // 2],)
