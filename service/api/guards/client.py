"""The client's going away, noticed while nothing is being sent to it."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from anyio import CancelScope
from fastapi import Request
from starlette.requests import ClientDisconnect

Result = TypeVar("Result")


async def unless_client_leaves(request: Request, work: Coroutine[Any, Any, Result]) -> Result:
    """The result of work, which is cancelled when the client goes. For a request whose body was read.

    Raises ClientDisconnect, and what the work raises.
    """
    working = asyncio.create_task(work)
    leaving = asyncio.create_task(_left(request))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientDisconnect
        return working.result()
    finally:
        tasks = [task for task in (working, leaving) if not task.done()]
        for task in tasks:
            task.cancel()
        if tasks:
            with CancelScope(shield=True):
                await asyncio.wait(tasks)


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
