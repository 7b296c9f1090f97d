"""How large a request may be, and how long it may take; told before the work is done, not after."""

import asyncio

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.guards.refusals import RequestTooLargeError, TimeUpError
from service.api.problems import problem_of
from service.documents.readers.limits import mebibytes

STREAM = b"text/event-stream"


class BodyLimit:
    """ASGI middleware: 413 by the declared length before anything is read, or as soon as too much has come."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "")
        if declared.isdecimal() and int(declared) > self._most:
            response = problem_of(scope, self._refused())
            response.headers["Connection"] = "close"
            await response(scope, receive, send)
            return
        taken = 0

        async def counting() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._most:
                raise HTTPException(413, headers={"Connection": "close"})
            return message

        await self._app(scope, counting, send)

    def _refused(self) -> RequestTooLargeError:
        message = f"请求超过 {mebibytes(self._most)} 的上限，请拆成几次再试"
        return RequestTooLargeError("request_too_large", message, limit=self._most)


class TimeLimit:
    """ASGI middleware: 504 when no answer has begun within ``seconds``, sending included; a stream has no such limit.

    What runs in a thread meanwhile runs on to its end; it is bounded by the gates.
    """

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                if any(name == b"content-type" and value.startswith(STREAM) for name, value in message["headers"]):
                    limit.reschedule(None)
            await send(message)

        try:
            async with asyncio.timeout(self._seconds) as limit:
                await self._app(scope, receive, noting)
        except TimeoutError:
            if begun or not limit.expired():
                raise
            error = TimeUpError("time_up", f"超过 {self._seconds:g} 秒没有完成，已停止。请把内容拆小后再试")
            await problem_of(scope, error)(scope, receive, send)
