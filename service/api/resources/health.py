"""``/healthz``: the process answers. ``/readyz``: what it needs answers too."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from service.api.runtime import Running, Runtime
from service.errors import NigaoError

router = APIRouter(tags=["运行状况"])
_SECONDS = 3.0
_Part = Literal["up", "down", "busy", "off"]


class Alive(BaseModel):
    """The process answers."""

    status: Literal["up"] = "up"


class PartStatus(BaseModel):
    """``off``: not set up, and not needed; ``busy``: at work, and late to answer."""

    status: _Part
    needed: bool
    code: str | None = Field(default=None, description="用不了的原因", examples=["library_unusable"])


class Ready(BaseModel):
    """``down`` when a part that is needed is down, or the process is stopping."""

    status: Literal["up", "down"]
    parts: dict[str, PartStatus]


@router.get("/healthz", summary="进程是否在运行")
async def alive() -> Alive:
    """不检查数据库和样稿库。"""
    return Alive()


@router.get(
    "/readyz",
    summary="是否可以服务",
    responses={503: {"description": "有一个必需的部件用不了，或正在停止", "model": Ready}},
    response_model_exclude_none=True,
)
async def ready(runtime: Running, response: Response) -> Ready:
    """稿件库（database）和样稿库（index）必需；模型（model）用不了时由内置写法代写，没有设置的为 off。"""
    database, index = await asyncio.gather(
        _status(runtime.store.check()), _status(runtime.desk.with_library(lambda library: library.genres()))
    )
    parts = {"database": database, "index": index, "model": await _model(runtime)}
    down = runtime.closing.is_set() or any(part.needed and part.status == "down" for part in parts.values())
    if down:
        response.status_code = 503
    return Ready(status="down" if down else "up", parts=parts)


async def _status(asked: Coroutine[Any, Any, object]) -> PartStatus:
    try:
        async with asyncio.timeout(_SECONDS):
            await asked
    except TimeoutError:  # adding a large sample, building an index: it goes on, and drafts wait for it
        return PartStatus(status="busy", needed=True)
    except NigaoError as error:
        return PartStatus(status="down", needed=True, code=error.code)
    return PartStatus(status="up", needed=True)


async def _model(runtime: Runtime) -> PartStatus:
    answers = await runtime.model_probe.answers()
    if answers is None:
        return PartStatus(status="off", needed=False)
    return PartStatus(status="up" if answers else "down", needed=False)
