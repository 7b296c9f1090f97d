"""What the service works with while it runs: built when it starts, closed when it stops."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, Protocol, TypeVar

from fastapi import Depends, Request

from service.api.guards.gate import Gate
from service.api.library_desk import LibraryDesk
from service.api.measures import Measures
from service.api.model_probe import ModelProbe
from service.api.request_log import KEY_ID
from service.drafting.drafting import ModelWriting
from service.drafting.resources import Resources
from service.settings import Settings
from service.store.opening import Store

Result = TypeVar("Result")


class Cuttable(Protocol):
    """Work that can be ended from outside."""

    def cut(self) -> None: ...


@dataclass(frozen=True)
class Runtime:
    """``drafting`` and ``reading`` bound how much of each goes on at once; ``runs`` are the drafts that are being
    written; ``closing`` is set when the process is asked to stop. ``writing`` is None where no model is named."""

    settings: Settings
    desk: LibraryDesk
    store: Store
    writing: ModelWriting | None
    model_probe: ModelProbe
    drafting: Gate
    reading: Gate
    measures: Measures
    log: Any
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    runs: set["Cuttable"] = field(default_factory=set)

    @property
    def resources(self) -> Resources:
        """For anything but the library, which is the desk's."""
        return self.desk.resources

    async def read(self, work: Callable[[], Result]) -> Result:
        """Work on a file that was sent, in a thread. Raises BusyError when too much of it goes on."""
        async with self.reading.entered():
            return await asyncio.to_thread(work)

    def close_down(self) -> None:
        """Take no new drafts; those that run have ``settings.shutdown_seconds`` left."""
        if not self.closing.is_set():
            self.drafting.closed = True
            self.closing.set()
            asyncio.get_running_loop().call_later(self.settings.shutdown_seconds, self._cut)

    def _cut(self) -> None:
        for run in tuple(self.runs):
            run.cut()


def _runtime(request: Request) -> Runtime:
    runtime = request.app.state.runtime
    assert isinstance(runtime, Runtime)
    return runtime


def _owner(request: Request) -> str | None:
    key = request.scope.get(KEY_ID)
    return key if isinstance(key, str) else None


Running = Annotated[Runtime, Depends(_runtime)]
"""A parameter of a path operation."""
Owner = Annotated[str | None, Depends(_owner)]
"""The id of the key that the request came with; None where no keys are asked for."""
