"""``Idempotency-Key``: a request that is sent twice is carried out once, and answered the same for 24 hours.

Nothing is kept of a request that fails: it may be mended and sent again under the same key.
"""

import hashlib
import math
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from anyio import CancelScope
from fastapi import Header, Request
from fastapi.responses import Response

from service.api.guards.refusals import InProgressError, KeyReusedError
from service.api.runtime import Runtime
from service.store.idempotency import MAX_KEY_CHARS
from service.store.records import InProgress, Mismatch, New, Replay

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        description="同一个键、同样的内容再次发送时，不再做一遍，回答与第一次相同；保留 24 小时",
        min_length=1,
        max_length=MAX_KEY_CHARS,
        examples=["8e03978e-40d5-43dd-bc93-6894a57f9324"],
    ),
]
REPLAYED = "Idempotency-Replayed"
REPLAYED_HEADER = {REPLAYED: {"description": "true：这是先前同一请求的回答", "schema": {"type": "string"}}}


@dataclass
class Once:
    """A request under its key; ``answered`` before, when ``replay`` is there."""

    replay: Replay | None
    _new: New | None
    _runtime: Runtime
    _finished: bool = False

    async def keep(self, response: Response, *, draft_id: str | None = None) -> None:
        """Keep a response as the answer; it goes when that draft is deleted. Raises StoreError."""
        if self._new is not None:
            headers = {name: value for name, value in response.headers.items() if name != "content-length"}
            body = bytes(response.body)
            await self._runtime.store.idempotency.finish(
                self._new, response.status_code, headers, body, draft_id=draft_id
            )
            self._finished = True

    async def abandon(self) -> None:
        """Give the key back, unless there is an answer."""
        if self._new is not None and not self._finished:
            await self._runtime.store.idempotency.abandon(self._new)


def replayed(replay: Replay) -> Response:
    """The kept answer, marked as such."""
    return Response(replay.body, replay.status, {**replay.headers, REPLAYED: "true"})


async def begin(key: str | None, owner: str | None, fingerprint: str, seconds: float, runtime: Runtime) -> Once:
    """Take up a request that may take so many seconds; without a key it is one like any other.

    Raises InProgressError, KeyReusedError, InputError ``bad_idempotency_key`` and StoreError.
    """
    if key is None:
        return Once(None, None, runtime)
    begun = await runtime.store.idempotency.begin(owner, key, fingerprint, lease=timedelta(seconds=seconds))
    match begun:
        case InProgress():
            wait = max(1, min(10, math.ceil(begun.seconds)))
            raise InProgressError(
                "in_progress", "带同一个 Idempotency-Key 的请求还在进行，请稍后再试", retry_after=wait
            )
        case Mismatch():
            message = "这个 Idempotency-Key 已用于另一个内容不同的请求，请换一个"
            raise KeyReusedError("idempotency_key_reused", message)
        case Replay():
            return Once(begun, None, runtime)
        case New():
            return Once(None, begun, runtime)


@asynccontextmanager
async def once(
    key: str | None, owner: str | None, fingerprint: str, seconds: float, runtime: Runtime
) -> AsyncIterator[Once]:
    """As ``begin``; what ends without an answer gives the key back."""
    request = await begin(key, owner, fingerprint, seconds, runtime)
    try:
        yield request
    finally:
        with CancelScope(shield=True):
            await request.abandon()


def fingerprint(request: Request, parts: Iterable[bytes]) -> str:
    """What tells a request from others: its method, path and contents."""
    digest = hashlib.sha256()
    for part in (request.method.encode(), request.url.path.encode(), *parts):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
