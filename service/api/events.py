"""Events of drafting as Server-Sent Events. Only ``done`` is a result; all before it may still be replaced."""

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import asdict
from typing import Any

from anyio import CancelScope
from fastapi.sse import EventSourceResponse, format_sse_event
from starlette.types import Receive, Scope, Send

from service.api.draft_run import DraftRun
from service.api.guards.once import REPLAYED
from service.api.problems import INTERNAL_ERROR, as_problem, detail_of
from service.api.request_log import request_id_of
from service.draft import Finding, as_json
from service.drafting.events import BlockReplaced, Done, Event, FindingFound, Grounded, Planned, TextWritten
from service.errors import NigaoError
from service.store.records import Replay

HEARTBEAT = format_sse_event(comment="拟稿中")
_HEADERS = {"X-Accel-Buffering": "no"}  # a proxy in between shall hand on each event as it comes


class DraftStream(EventSourceResponse):
    """The events of a run that has begun. The run, and whatever else is on ``stack``, ends with the response."""

    def __init__(self, run: DraftRun, first: Event | None, heartbeat: float, stack: AsyncExitStack) -> None:
        super().__init__(self._chunks(run, first, heartbeat), headers=_HEADERS)
        self._stack = stack
        self._request_id = "-"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._request_id = request_id_of(scope)
        try:
            await super().__call__(scope, receive, send)
        finally:
            with CancelScope(shield=True):
                await self._stack.aclose()

    async def _chunks(self, run: DraftRun, event: Event | None, heartbeat: float) -> AsyncIterator[bytes]:
        try:
            while not isinstance(event, Done):
                yield HEARTBEAT if event is None else encoded(*named(event))
                event = await run.told(heartbeat)
            yield encoded(*named(event))
        except NigaoError as error:
            yield self._failed(error.status, error.code, detail_of(error))
        except Exception:  # told to the client before it is told to the server
            yield self._failed(500, *INTERNAL_ERROR)
            raise

    def _failed(self, status: int, code: str, detail: str) -> bytes:
        return encoded("error", as_problem(self._request_id, status, code, detail))


def failed(request_id: str, error: NigaoError) -> bytes:
    """An error as the last event."""
    return encoded("error", as_problem(request_id, error.status, error.code, detail_of(error)))


def stream_again(replay: Replay) -> EventSourceResponse:
    """A kept answer as a stream: its result, without what was told on the way."""
    headers = {**_HEADERS, REPLAYED: "true"}
    return EventSourceResponse(iter([encoded("done", json.loads(replay.body))]), headers=headers)


def named(event: Event) -> tuple[str, dict[str, Any]]:
    """An event's name and data."""
    match event:
        case Grounded():
            return "grounding", {"grounding": [asdict(ref) for ref in event.grounding]}
        case Planned():
            return "plan", {"points": [asdict(point) for point in event.points]}
        case TextWritten():
            return "text", _compact(asdict(event))
        case FindingFound():
            return "finding", _finding(event.finding)
        case BlockReplaced():
            return "block", _compact(asdict(event.block))
        case Done():
            return "done", as_json(event.draft)


def encoded(name: str, data: dict[str, Any]) -> bytes:
    """An event on the wire."""
    return format_sse_event(event=name, data_str=json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def _compact(data: dict[str, Any]) -> dict[str, Any]:
    spans = [{key: value for key, value in span.items() if value is not None} for span in data.get("spans", ())]
    return {key: value for key, value in data.items() if value is not None} | {"spans": spans}


def _finding(finding: Finding) -> dict[str, Any]:
    return {"block": None, **{key: value for key, value in asdict(finding).items() if value is not None}}
