"""``/v1/drafts/{id}/revisions`` and ``…/versions``: a draft changed by notes, and the versions it has had."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Query, Request, Response
from fastapi.responses import JSONResponse
from fastapi.sse import EventSourceResponse
from pydantic import BaseModel, ConfigDict, Field

from service.api.bodies.brief_body import read_json_body
from service.api.bodies.documented import problems
from service.api.bodies.revision_body import RevisionAsked, revision_of, revision_request_body
from service.api.draft_run import etag
from service.api.events import HEARTBEAT, encoded, failed, named, stream_again
from service.api.guards.client import unless_client_leaves
from service.api.guards.once import REPLAYED_HEADER, IdempotencyKey, Once, fingerprint, once, replayed
from service.api.guards.refusals import PreconditionFailedError
from service.api.resources.drafts import DraftId
from service.api.runtime import Owner, Running, Runtime
from service.draft import Draft, Status, as_json
from service.drafting.drafting import conversation_of
from service.drafting.events import BlockReplaced, FindingFound
from service.errors import ConflictError, NigaoError
from service.keeping import answer_to_json, compared, keep_version, kept, restored
from service.revision.answering import changed_blocks
from service.revision.confirming import confirm
from service.revision.proposing.with_model import revise_with_model
from service.revision.revising import Revised, revise
from service.store.records import Version

router = APIRouter(tags=["修改"])
_MARGIN_SECONDS = 60.0
Number = Annotated[int, Path(description="版次", ge=1, le=1_000_000, examples=[1])]
IfMatch = Annotated[
    str | None,
    Header(alias="If-Match", description="所依据那一版的 ETag；稿已另有新版时回答 412", max_length=200),
]


class NoteAnswered(BaseModel):
    """What became of a note."""

    note: dict[str, Any] = Field(examples=[{"text": "第二点压缩到150字以内"}])
    verdict: str = Field(description="applied 已改 / partly 部分 / refused 没有改 / unclear 请说明")
    message: str
    blocks: list[str] = Field(description="改动的段")
    facts: list[str] = Field(description="依据意见记下或改动的事实，请确认")


class RevisionMade(BaseModel):
    """The version that stands now, and the answer to each note."""

    draft: Draft
    answers: list[NoteAnswered]


class DifferenceShown(BaseModel):
    """Block by block what was kept, inserted, deleted and moved, and the whole as text."""

    model_config = ConfigDict(populate_by_name=True)

    old: int = Field(alias="from")
    new: int = Field(alias="to")
    changed: bool
    blocks: list[dict[str, Any]]
    text: str


class VersionListed(BaseModel):
    """A version as it is listed."""

    number: int
    status: Status
    heading: str
    model: str | None = None
    created_at: datetime


class VersionShown(BaseModel):
    """A version, with the notes that led to it and their answers."""

    number: int
    created_at: datetime
    draft: Draft
    notes: list[NoteAnswered]


_SHOWN = {
    "headers": {"ETag": {"description": "这一版的标记", "schema": {"type": "string"}}, **REPLAYED_HEADER},
}
_STREAM = (
    "事件流：note 一条意见的答复；block 改动的段；finding 问题；done 同 JSON 回答；error 没有改成。"
    "以“:”开头的行是心跳。"
)
_MADE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": f"没有意见能照办：稿仍是原来的一版。要求事件流时：{_STREAM}",
        "model": RevisionMade,
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
        **_SHOWN,
    },
    201: {"description": "新的一版", "model": RevisionMade, **_SHOWN},
}


@router.post(
    "/v1/drafts/{draft_id}/revisions",
    summary="按意见修改",
    status_code=201,
    response_class=JSONResponse,
    responses={**_MADE, **problems(400, 404, 409, 412, 415, 422)},
    openapi_extra=revision_request_body(),
)
async def create_revision(
    request: Request,
    draft_id: DraftId,
    runtime: Running,
    owner: Owner,
    if_match: IfMatch = None,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """只动意见要求动的地方，其余一字不改；每条意见都有答复。

    意见里写明的新情况记为依据修改意见的事实，列在 facts，请确认；只是希望而事实中没有依据的，不写。
    """
    data = await read_json_body(request)
    asked = revision_of(data)
    streaming = "text/event-stream" in request.headers.get("accept", "").lower()
    async with AsyncExitStack() as stack:
        seconds = runtime.settings.draft_seconds + _MARGIN_SECONDS
        tag = (if_match or "").encode()
        this = await stack.enter_async_context(
            once(idempotency_key, owner, fingerprint(request, [data, tag]), seconds, runtime)
        )
        if this.replay is not None:
            return stream_again(this.replay) if streaming else replayed(this.replay)
        version = await runtime.store.drafts.version(draft_id, owner=owner)
        _unless_stale(if_match, draft_id, version.number)
        work = _revised(draft_id, asked, version, this, owner, runtime)
        if not streaming:
            before, revised = await unless_client_leaves(request, work)
            return _answer(before, revised)
        return EventSourceResponse(_events(work, stack.pop_all(), runtime.settings.heartbeat_seconds))


@router.get(
    "/v1/drafts/{draft_id}/versions", summary="列出各版", responses=problems(404, 422), response_model_exclude_none=True
)
async def list_versions(draft_id: DraftId, runtime: Running, owner: Owner) -> list[VersionListed]:
    """旧的在前。"""
    await runtime.store.drafts.get(draft_id, owner=owner)
    found = await runtime.store.drafts.versions(draft_id)
    return [VersionListed.model_validate(version, from_attributes=True) for version in found]


@router.get(
    "/v1/drafts/{draft_id}/versions/{number}",
    summary="取某一版",
    response_class=JSONResponse,
    responses={200: {"description": "某一版及其所据的意见", "model": VersionShown, **_SHOWN}, **problems(404, 422)},
)
async def get_version(draft_id: DraftId, number: Number, runtime: Running, owner: Owner) -> Response:
    """连同改成这一版所据的意见和答复。"""
    version = await runtime.store.drafts.version(draft_id, number, owner=owner)
    shown = {
        "number": version.number,
        "created_at": version.created_at.isoformat(),
        "draft": version.draft,
        "notes": list(version.notes),
    }
    return JSONResponse(shown, headers={"ETag": etag(draft_id, version.number)})


@router.get(
    "/v1/drafts/{draft_id}/diff",
    summary="比较两版",
    response_class=JSONResponse,
    responses={200: {"description": "不同之处", "model": DifferenceShown}, **problems(404, 422)},
)
async def compare_versions(
    draft_id: DraftId,
    runtime: Running,
    owner: Owner,
    old: Annotated[
        int | None, Query(alias="from", ge=1, le=1_000_000, description="旧版；不写则为新版的前一版")
    ] = None,
    new: Annotated[int | None, Query(alias="to", ge=1, le=1_000_000, description="新版；不写则为最新一版")] = None,
) -> Response:
    """逐段、逐词比较，数值不拆开；text 为可以直接看的一份。"""
    found = await compared(runtime.store, draft_id, old=old, new=new, owner=owner)
    return JSONResponse(await asyncio.to_thread(found.json))


@router.post(
    "/v1/drafts/{draft_id}/versions/{number}/restore",
    summary="恢复某一版",
    status_code=201,
    response_class=JSONResponse,
    responses={201: {"description": "恢复成的新版", "model": Draft, **_SHOWN}, **problems(404, 409, 412, 422)},
)
async def restore_version(
    draft_id: DraftId, number: Number, runtime: Running, owner: Owner, if_match: IfMatch = None
) -> Response:
    """旧版的内容成为新的一版；中间各版都还在。"""
    current = await runtime.store.drafts.version(draft_id, owner=owner)
    _unless_stale(if_match, draft_id, current.number)
    try:
        version = await restored(runtime.store, draft_id, number, current.number, owner=owner)
    except ConflictError as error:
        raise _stale() from error
    return JSONResponse(version.draft, 201, {"ETag": etag(draft_id, version.number)})


@router.post(
    "/v1/drafts/{draft_id}/confirmation",
    summary="确认意见里写明的内容",
    status_code=201,
    response_class=JSONResponse,
    responses={201: {"description": "确认后的新版", "model": RevisionMade, **_SHOWN}, **problems(404, 409, 412, 422)},
)
async def confirm_draft(draft_id: DraftId, runtime: Running, owner: Owner, if_match: IfMatch = None) -> Response:
    """意见里写明而事实中没有的内容，核对无误后由人确认；确认之前，稿的状态是 unconfirmed。"""
    current = await runtime.store.drafts.version(draft_id, owner=owner)
    _unless_stale(if_match, draft_id, current.number)
    draft, snapshot = await kept(runtime.store, draft_id, runtime.resources, number=current.number, owner=owner)
    revised = await asyncio.to_thread(confirm, draft, snapshot, runtime.resources)
    try:
        await keep_version(runtime.store, revised)
    except ConflictError as error:
        raise _stale() from error
    return _answer(draft, revised)


async def _revised(
    draft_id: str, asked: RevisionAsked, version: Version, this: Once, owner: str | None, runtime: Runtime
) -> tuple[Draft, Revised]:
    """The revision, kept where it changed anything. Raises PreconditionFailedError when another came first."""
    notes = [given.note for given in asked.notes]
    async with runtime.drafting.entered():
        draft, snapshot = await kept(runtime.store, draft_id, runtime.resources, number=version.number, owner=owner)
        conversation = None
        if runtime.writing is None:
            revised = await asyncio.to_thread(revise, draft, snapshot, notes, runtime.resources, asked.facts)
        else:
            conversation = conversation_of(runtime.resources, runtime.writing)
            revised = await revise_with_model(draft, snapshot, notes, runtime.resources, conversation, asked.facts)
    if revised.draft.version != draft.version:
        model, exchanges = (conversation.model, conversation.exchanges) if conversation is not None else (None, [])
        try:
            await keep_version(runtime.store, revised, model=model, exchanges=exchanges)
        except ConflictError as error:
            raise _stale() from error
    await this.keep(_answer(draft, revised), draft_id=draft_id)
    return draft, revised


def _answer(before: Draft, revised: Revised) -> JSONResponse:
    draft = revised.draft
    body = {"draft": as_json(draft), "answers": [answer_to_json(answer) for answer in revised.answers]}
    location = f"/v1/drafts/{draft.id}/versions/{draft.version}"
    headers = {"ETag": etag(draft.id, draft.version), "Location": location}
    return JSONResponse(body, 201 if draft.version != before.version else 200, headers)


async def _events(work: Any, stack: AsyncExitStack, heartbeat: float) -> AsyncIterator[bytes]:
    """A revision as it is told: nothing is shown of it before it is kept."""
    task = asyncio.create_task(work)
    try:
        while not task.done():
            await asyncio.wait({task}, timeout=heartbeat)
            if not task.done():
                yield HEARTBEAT
        before, revised = task.result()
        for answer in revised.answers:
            yield encoded("note", answer_to_json(answer))
        changed = set(changed_blocks(before.blocks, revised.draft.blocks))
        for block in revised.draft.blocks:
            if block.id in changed:
                yield encoded(*named(BlockReplaced(block)))
        for finding in revised.draft.findings:
            yield encoded(*named(FindingFound(finding)))
        yield encoded(
            "done", {"draft": as_json(revised.draft), "answers": [answer_to_json(each) for each in revised.answers]}
        )
    except NigaoError as error:
        yield failed("-", error)
    finally:
        task.cancel()
        await stack.aclose()


def _unless_stale(if_match: str | None, draft_id: str, number: int) -> None:
    """Raise PreconditionFailedError when the request names versions and the current one is none (RFC 9110, 13.1.1)."""
    if if_match is None or if_match.strip() == "*":
        return
    if etag(draft_id, number) not in (tag.strip() for tag in if_match.split(",")):
        raise _stale()


def _stale() -> PreconditionFailedError:
    return PreconditionFailedError("stale_version", "这份稿已经另有新的一版，请取来看过再改")
