"""What the service works with while it runs: built when it starts, closed when it stops."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request

from service.api.gate import Gate
from service.api.library_desk import LibraryDesk
from service.api.measures import Measures
from service.drafting.resources import Resources
from service.settings import Settings

Result = TypeVar("Result")


@dataclass(frozen=True)
class Runtime:
    """``drafting`` and ``reading`` bound how much of each goes on at once; ``closing`` is set when the process is asked
    to stop."""

    settings: Settings
    desk: LibraryDesk
    drafting: Gate
    reading: Gate
    measures: Measures
    log: Any
    closing: asyncio.Event = field(default_factory=asyncio.Event)

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
        self.drafting.closed = True
        self.closing.set()


def _runtime(request: Request) -> Runtime:
    runtime = request.app.state.runtime
    assert isinstance(runtime, Runtime)
    return runtime


Running = Annotated[Runtime, Depends(_runtime)]
"""A parameter of a path operation."""
