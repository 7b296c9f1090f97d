"""What is written down of a request: id, route template, status, time, key id — never what was sent or answered.

Paths and query strings may hold names and texts, so only the template of the route is logged (``/v1/drafts/{id}``); of
an unexpected error its type and where it happened, not its message.
"""

import re
import time
import traceback
import uuid
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TextIO

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.measures import Measures

_REQUEST_ID = "nigao.request_id"
KEY_ID = "nigao.key"
_SANE = re.compile(r"[A-Za-z0-9._-]{1,64}")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "Cache-Control": "no-store",
    }
)
_CLIENT_LEFT = 499  # as nginx counts it: nobody was there any more to answer


def make_log(stream: TextIO) -> Any:
    """A logger of its own, one JSON object a line; nothing is configured for the process."""
    return structlog.wrap_logger(
        structlog.WriteLogger(stream),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.BoundLogger,
        cache_logger_on_first_use=True,
    )


def request_id_of(scope: Scope) -> str:
    """The request's id."""
    return str(scope.get(_REQUEST_ID, "-"))


def unexpected(log: Any, scope: Scope, error: BaseException) -> None:
    """Write down where an unexpected error happened."""
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]]
    log.error("unexpected", request_id=request_id_of(scope), error=type(error).__name__, where=where)


class RequestLog:
    """ASGI middleware, the outermost of ours: gives the request its id, the answer its headers, the log its line."""

    def __init__(self, app: ASGIApp, log: Any, measures: Measures) -> None:
        self._app = app
        self._log = log
        self._measures = measures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if _SANE.fullmatch(given) else uuid.uuid4().hex
        scope[_REQUEST_ID] = request_id
        status = _CLIENT_LEFT
        started = time.perf_counter()

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in standard_headers(request_id).items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except Exception:  # answered, and logged with its place, by the handler for what is unexpected
            status = 500
            raise
        finally:
            seconds = time.perf_counter() - started
            route, method = _template(scope), _method(scope)
            self._measures.request(method, route, status, seconds)
            self._log.info(
                "request",
                request_id=request_id,
                method=method,
                route=route,
                status=status,
                ms=round(seconds * 1000, 1),
                key=scope.get(KEY_ID),
            )


def standard_headers(request_id: str) -> dict[str, str]:
    """The headers of every answer, where it has none of its own."""
    return {"X-Request-Id": request_id, **_HEADERS}


def _template(scope: Scope) -> str:
    return str(getattr(scope.get("route"), "path", "(none)"))


def _method(scope: Scope) -> str:
    return scope["method"] if scope["method"] in _METHODS else "OTHER"
