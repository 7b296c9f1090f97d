"""The one thread that the sample library is used from: its SQLite connection is of one thread."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from service.drafting.resources import Resources
from service.grounding.library import SampleLibrary

Result = TypeVar("Result")


class LibraryDesk:
    """Takes work one by one. Whoever stops waiting takes back what has not begun."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="library")

    async def with_resources(self, work: Callable[[Resources], Result]) -> Result:
        """Work that may look into the library, such as grounding a brief."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, self.resources)

    async def with_library(self, work: Callable[[SampleLibrary], Result]) -> Result:
        """Work on the library itself; it is opened when first needed. Raises StoreError."""
        return await self.with_resources(lambda resources: work(resources.library))

    async def close(self) -> None:
        """Wait for what runs, forget what waits, close the library."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
        self._thread.shutdown(cancel_futures=True)

    def _close(self) -> None:
        if "library" in self.resources.__dict__:
            self.resources.library.close()
