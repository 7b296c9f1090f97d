"""Requests that are refused: busy, broken, not allowed, not understood."""

from collections.abc import Callable
from email.utils import formatdate
from time import time

from service.models.scripted.answering import Exchange, well_behaved
from service.models.scripted.reply import Reply, as_json, error, plain

_NEWER_PARAMETERS = (
    "response_format",
    "stream_options",
    "max_completion_tokens",
    "parallel_tool_calls",
    "reasoning_effort",
)
_HTML = "<html><head><title>{0}</title></head><body><h1>{0}</h1><hr>gateway</body></html>"


def status(code: int) -> Callable[[Exchange], Reply]:
    """A server error; 502 comes from a gateway, as HTML."""

    def reply(exchange: Exchange) -> Reply:
        if code == 502:
            return (plain(502, _HTML.format("502 Bad Gateway").encode(), "text/html"),)
        return (error(code, "the server had an error while processing the request", "server_error"),)

    return reply


def rate_limited(seconds: int) -> Callable[[Exchange], Reply]:
    """429 that asks for so many seconds."""
    return lambda exchange: (_too_many(str(seconds)),)


def rate_limited_until(exchange: Exchange) -> Reply:
    """429 with the HTTP date of the next second (RFC 9110, 10.2.3)."""
    return (_too_many(formatdate(time() + 1, usegmt=True)),)


def rate_limited_silently(exchange: Exchange) -> Reply:
    """429 that does not say for how long."""
    return (error(429, "rate limit reached", "requests", "rate_limit_exceeded"),)


def out_of_quota(exchange: Exchange) -> Reply:
    """429 that no waiting mends."""
    return (error(429, "you exceeded your current quota", "insufficient_quota", "insufficient_quota"),)


def unauthorised(exchange: Exchange) -> Reply:
    return (error(401, "incorrect API key provided", "invalid_request_error", "invalid_api_key"),)


def model_not_found(exchange: Exchange) -> Reply:
    model = exchange.request.body.get("model")
    return (error(404, f"the model {model} does not exist", "invalid_request_error", "model_not_found"),)


def context_too_long(exchange: Exchange) -> Reply:
    message = f"this model's maximum context length is 4096 tokens, the messages have {exchange.usage['prompt_tokens']}"
    return (error(400, message, "invalid_request_error", "context_length_exceeded"),)


def no_streaming(exchange: Exchange) -> Reply:
    """400 for a request that asks for a stream; others are answered."""
    if exchange.request.stream:
        return (error(400, "stream=true is not supported", "invalid_request_error", "unsupported_parameter"),)
    return well_behaved(exchange)


def newer_parameters_unknown(exchange: Exchange) -> Reply:
    """400 for a request with parameters that older servers do not know; others are answered."""
    for name in _NEWER_PARAMETERS:
        if name in exchange.request.body:
            return (error(400, f"unrecognized request argument supplied: {name}", "invalid_request_error"),)
    return well_behaved(exchange)


def html_page(exchange: Exchange) -> Reply:
    """200 with a page of a gateway in place of an answer."""
    return (plain(200, _HTML.format("Sign in").encode(), "text/html; charset=utf-8"),)


def error_in_place_of_answer(exchange: Exchange) -> Reply:
    """200 with an error object in it."""
    return (plain(200, as_json({"error": {"message": "internal error", "type": "server_error", "code": 500}})),)


def _too_many(retry_after: str) -> bytes:
    return error(429, "rate limit reached", "requests", "rate_limit_exceeded", Retry_After=retry_after)
