"""``/v1/drafts``: drafting from a brief — answered whole or told as it goes — and the drafts that were made."""

import asyncio
from contextlib import AsyncExitStack
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Header, Path, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from service.api.bodies.brief_body import brief_of, read_json_body
from service.api.bodies.brief_schema import brief_request_body
from service.api.bodies.documented import problems
from service.api.bodies.downloads import attachment
from service.api.bodies.draft_answers import DRAFT_MADE, DRAFT_SHOWN, EXPORTED, MEDIA_TYPES
from service.api.draft_run import DraftRun, answer, etag
from service.api.events import DraftStream, stream_again
from service.api.guards.client import unless_client_leaves
from service.api.guards.once import IdempotencyKey, fingerprint, once, replayed
from service.api.runtime import Owner, Running
from service.draft import Status, from_json
from service.errors import InputError
from service.export.files import file_bytes
from service.keeping import compared
from service.store.drafts import MAX_PAGE

router = APIRouter(tags=["拟稿"])
_MARGIN_SECONDS = 60.0
"""Beside a draft's own deadline: waiting at the gate, and keeping."""
DraftId = Annotated[str, Path(description="稿的编号", max_length=64, examples=["d-3f2a9c1b7d04"])]


class FileKind(StrEnum):
    """The kinds of file that a draft can be had as."""

    DOCX = "docx"
    MD = "md"
    TXT = "txt"


class ShownChanges(StrEnum):
    """How changes from the version before are shown in a file."""

    TRACKED = "tracked"


class DraftListed(BaseModel):
    """A draft as it is listed; heading and status are those of its current version."""

    id: str = Field(examples=["d-3f2a9c1b7d04"])
    genre: str = Field(examples=["work_summary"])
    unit: str | None = Field(default=None, examples=["云溪县水务局"])
    heading: str = Field(examples=["抓实机关党建，锻造过硬队伍"])
    status: Status
    version: int
    created_at: datetime
    updated_at: datetime


class DraftPage(BaseModel):
    """Newest first; ``next`` is given as ``after`` to get the next page, and is not there on the last."""

    items: list[DraftListed]
    next: str | None = None


@router.post(
    "/v1/drafts",
    summary="拟一节",
    status_code=201,
    response_class=JSONResponse,
    responses={**DRAFT_MADE, **problems(400, 404, 409, 415, 422)},
    openapi_extra=brief_request_body(),
)
async def create_draft(
    request: Request, runtime: Running, owner: Owner, idempotency_key: IdempotencyKey = None
) -> Response:
    """按拟稿要求拟写一节。回答整份稿；写明 Accept: text/event-stream 的，边拟边说，只有 done 是结果。

    稿中每个数字、名称、日期都有来源（见 blocks 里的 spans）；没有来源的标为【待补：…】并列在 missing。
    客户端断开，拟稿即停止，不保存。
    """
    data = await read_json_body(request)
    runtime.drafting.check()
    body = await asyncio.to_thread(brief_of, data, runtime.settings)
    streaming = "text/event-stream" in request.headers.get("accept", "").lower()
    asked = fingerprint(request, [data])
    async with AsyncExitStack() as stack:
        this = await stack.enter_async_context(
            once(idempotency_key, owner, asked, runtime.settings.draft_seconds + _MARGIN_SECONDS, runtime)
        )
        if this.replay is not None:
            return stream_again(this.replay) if streaming else replayed(this.replay)
        run = await stack.enter_async_context(DraftRun(body.brief, owner, this, runtime, streaming=streaming))
        if not streaming:
            done = await unless_client_leaves(request, run.done())
            return answer(done.draft)
        # What is wrong with the brief shows at once, and can still be answered with a status.
        first = await unless_client_leaves(request, run.told(runtime.settings.heartbeat_seconds))
        return DraftStream(run, first, runtime.settings.heartbeat_seconds, stack.pop_all())


@router.get("/v1/drafts", summary="列出稿", responses=problems(422), response_model_exclude_none=True)
async def list_drafts(
    runtime: Running,
    owner: Owner,
    after: Annotated[str | None, Query(description="上一页的 next", max_length=500)] = None,
    limit: Annotated[int, Query(description="每页条数", ge=1, le=MAX_PAGE)] = 20,
    genre: Annotated[str | None, Query(description="只列这一文种（代号）", max_length=60)] = None,
    status: Annotated[Status | None, Query(description="只列这一状态")] = None,
) -> DraftPage:
    """新的在前；一个密钥只看得到自己的稿。翻页时新拟的稿不会打乱次序。"""
    page = await runtime.store.drafts.page(after, limit, genre=genre, status=status, owner=owner)
    return DraftPage(
        items=[DraftListed.model_validate(record, from_attributes=True) for record in page.items], next=page.after
    )


@router.get(
    "/v1/drafts/{draft_id}",
    summary="取一份稿",
    response_class=JSONResponse,
    responses={**DRAFT_SHOWN, **problems(404, 422)},
)
async def get_draft(
    draft_id: DraftId,
    runtime: Running,
    owner: Owner,
    if_none_match: Annotated[str | None, Header(description="上次取得的 ETag；没有变化时回答 304")] = None,
) -> Response:
    """最新一版。ETag 随版次变化。"""
    version = await runtime.store.drafts.version(draft_id, owner=owner)
    tag = etag(draft_id, version.number)
    if if_none_match is not None and tag in (given.strip().removeprefix("W/") for given in if_none_match.split(",")):
        return Response(status_code=304, headers={"ETag": tag})
    return JSONResponse(version.draft, headers={"ETag": tag})


@router.get(
    "/v1/drafts/{draft_id}/export",
    summary="导出为文件",
    response_class=Response,
    responses={**EXPORTED, **problems(404, 422)},
)
async def export_draft(
    draft_id: DraftId,
    runtime: Running,
    owner: Owner,
    format: Annotated[FileKind, Query(description="docx 按 GB/T 9704 排版；md、txt 为纯文本")] = FileKind.DOCX,
    changes: Annotated[
        ShownChanges | None, Query(description="tracked：docx 中以修订标出与前一版的不同，意见为批注")
    ] = None,
) -> Response:
    """文件名取自标题。待补之处在 docx 中标出。"""
    version = await runtime.store.drafts.version(draft_id, owner=owner)
    if changes is None:
        data = await asyncio.to_thread(lambda: file_bytes(from_json(version.draft).blocks, f".{format}"))
    elif format is FileKind.DOCX:
        found = await compared(runtime.store, draft_id, new=version.number, owner=owner)
        data = await asyncio.to_thread(found.docx)
    else:
        raise InputError("changes_need_docx", "修订只能标在 docx 中，请写 format=docx")
    headers = {**attachment(f"{version.heading}.{format}"), "ETag": etag(draft_id, version.number)}
    return Response(data, media_type=MEDIA_TYPES[format], headers=headers)


@router.delete(
    "/v1/drafts/{draft_id}",
    summary="删除一份稿",
    status_code=204,
    response_class=Response,
    responses=problems(404, 422),
)
async def delete_draft(draft_id: DraftId, runtime: Running, owner: Owner) -> None:
    """连同所有版次、依据、模型问答记录和按 Idempotency-Key 保存的回答。"""
    await runtime.store.drafts.delete(draft_id, owner=owner)
