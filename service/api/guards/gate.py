"""A bounded queue before costly work: so many at once, so many waiting, and beyond that a refusal at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from prometheus_client import Gauge

from service.api.guards.refusals import BusyError

RETRY_AFTER = 2
"""Seconds: about what the work before the gate's takes."""


class Gate:
    """For one event loop. ``running`` and ``waiting`` show how many there are."""

    def __init__(
        self, most_running: int, most_waiting: int, running: Gauge | None = None, waiting: Gauge | None = None
    ):
        self._slots = asyncio.Semaphore(most_running)
        self._most = most_running + most_waiting
        self._inside = 0
        self._running = running
        self._waiting = waiting
        self.closed = False

    def check(self) -> None:
        """Raise BusyError when whoever comes now would not even find a place to wait."""
        if self.closed:
            raise BusyError("shutting_down", "服务正在停止，请稍后再试", retry_after=RETRY_AFTER * 5)
        if self._inside >= self._most:
            raise BusyError("busy", "同时进行的工作太多，请稍后再试", retry_after=RETRY_AFTER)

    @asynccontextmanager
    async def entered(self) -> AsyncIterator[None]:
        """A place inside, waited for if need be. Raises BusyError."""
        self.check()
        self._inside += 1
        self._count(self._waiting, 1)
        try:
            await self._slots.acquire()
        except BaseException:
            self._inside -= 1
            raise
        finally:
            self._count(self._waiting, -1)
        self._count(self._running, 1)
        try:
            yield
        finally:
            self._count(self._running, -1)
            self._slots.release()
            self._inside -= 1

    @staticmethod
    def _count(gauge: Gauge | None, by: int) -> None:
        if gauge is not None:
            gauge.inc(by)
