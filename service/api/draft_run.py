"""One draft from its brief to the store, in a task of its own that tells what it does.

The task goes on however slowly it is listened to, and holds its place at the gate no longer than it works. When nobody
listens any more, or the process stops, it is cancelled, and the call to the model with it.
"""

import asyncio
import time
from dataclasses import replace
from typing import Self

from anyio import CancelScope
from fastapi.responses import JSONResponse

from service.api.guards.once import Once
from service.api.guards.refusals import BusyError
from service.api.measures import Measures
from service.api.runtime import Runtime
from service.brief import Brief
from service.draft import Draft, as_json
from service.drafting.drafting import draft_events, take_snapshot
from service.drafting.events import Done, Event
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.keeping import keep


class DraftRun:
    """Use as an async context manager; leaving it ends the task. ``told`` gives the events one by one."""

    def __init__(self, brief: Brief, owner: str | None, once: Once, runtime: Runtime, *, streaming: bool) -> None:
        """``streaming``: sentences are told one by one. Raises BusyError when there is not even a place to wait."""
        self._once = once
        runtime.drafting.check()
        self._brief = brief
        self._writing = replace(runtime.writing, streaming=streaming) if runtime.writing is not None else None
        self._owner = owner
        self._runtime = runtime
        self._events: asyncio.Queue[Event] = asyncio.Queue()
        self._keeping: asyncio.Task[None] | None = None  # once begun it ends, whoever leaves
        self._cut = False

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._work())
        self._runtime.runs.add(self)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._runtime.runs.discard(self)
        self._task.cancel()
        with CancelScope(shield=True):
            await asyncio.wait([self._task, *([self._keeping] if self._keeping else [])])

    def cut(self) -> None:
        """End the work, because the process ends."""
        self._cut = True
        self._task.cancel()

    async def told(self, seconds: float | None = None) -> Event | None:
        """The next event; None when there was none for ``seconds``. The last is Done.

        Raises what drafting raises, StoreError, and BusyError when the process ended before the draft did.
        """
        if self._events.empty() and not self._task.done():
            next_event = asyncio.create_task(self._events.get())
            try:
                await asyncio.wait({next_event, self._task}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            finally:
                if not next_event.done():
                    next_event.cancel()
            if next_event.done() and not next_event.cancelled():
                return next_event.result()
        if not self._events.empty():
            return self._events.get_nowait()
        if not self._task.done():
            return None
        if self._task.cancelled() and self._cut:
            raise BusyError("shutting_down", "服务正在停止，这份稿没有拟完，请稍后再试", retry_after=10)
        self._task.result()
        raise AssertionError("nothing comes after Done")

    async def done(self) -> Done:
        """The end, without what is told before. Raises as ``told``."""
        while not isinstance(event := await self.told(), Done):
            pass
        return event

    async def _work(self) -> None:
        runtime = self._runtime
        async with runtime.drafting.entered():
            snapshot, timings = await runtime.desk.with_resources(self._grounded)
            async for event in draft_events(snapshot, runtime.resources, self._writing, timings):
                if isinstance(event, Done):
                    self._keeping = asyncio.create_task(self._keep(event))
                    await asyncio.shield(self._keeping)
                self._events.put_nowait(event)

    async def _keep(self, done: Done) -> None:
        await keep(self._runtime.store, done, owner=self._owner)
        await self._once.keep(answer(done.draft), draft_id=done.draft.id)
        _count(done.draft, self._runtime.measures)

    def _grounded(self, resources: Resources) -> tuple[Snapshot, dict[str, float]]:
        started = time.perf_counter()
        snapshot = take_snapshot(self._brief, resources)
        return snapshot, {"ground": round((time.perf_counter() - started) * 1000, 3)}


def answer(draft: Draft) -> JSONResponse:
    """A draft that was made, as it is answered."""
    headers = {"Location": f"/v1/drafts/{draft.id}", "ETag": etag(draft.id, draft.version)}
    return JSONResponse(as_json(draft), 201, headers)


def etag(draft_id: str, version: int) -> str:
    """The ETag of a version of a draft."""
    return f'"{draft_id}.{version}"'


def _count(draft: Draft, measures: Measures) -> None:
    measures.draft(draft.status, draft.writer, degraded=draft.degraded)
    measures.model(draft.usage.calls, draft.usage.prompt_tokens, draft.usage.completion_tokens)
