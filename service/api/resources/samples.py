"""``/v1/samples``: the sample library, shared by all keys."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from service.api.bodies.documented import problems
from service.api.bodies.uploads import Upload, form_body, text_field, uploads
from service.api.guards.once import REPLAYED_HEADER, IdempotencyKey, fingerprint, once, replayed
from service.api.problems import ProblemPart
from service.api.runtime import Owner, Running
from service.brief import LEVELS
from service.documents.genres import ids_by_name
from service.errors import InputError, NotFoundError
from service.grounding.front_matter import FrontMatter
from service.grounding.library import SampleLibrary
from service.grounding.sample import Origin, Sample, SampleSummary
from service.grounding.sample_reading import read_sample

router = APIRouter(tags=["样稿"])
_FIELDS = {"genre": "文种，名称或代号；不写则自动识别", "level": "写作单位的层级，如 县级"}
SampleId = Annotated[str, Path(description="样稿编号", max_length=64, examples=["3f2a9c1b7d04"])]


class FileResult(BaseModel):
    """What became of one file: kept as a new sample, there already, or not kept and why."""

    file: str = Field(examples=["去年总结.docx"])
    added: bool
    sample: SampleSummary | None = None
    code: str | None = Field(default=None, examples=["encrypted"])
    detail: str | None = Field(default=None, description="没有添加的原因")


class FilesAdded(BaseModel):
    """One result a file, in their order."""

    items: list[FileResult]


class Samples(BaseModel):
    """Samples as they are listed, by genre and name."""

    items: list[SampleSummary]


@router.post(
    "/v1/samples",
    summary="添加样稿",
    status_code=201,
    response_model=FilesAdded,
    responses={
        200: {"description": "都已有，没有新添加的", "model": FilesAdded, "headers": REPLAYED_HEADER},
        201: {"headers": REPLAYED_HEADER},
        **problems(400, 409, 415, 422),
    },
    openapi_extra=form_body("file", many=True, others=_FIELDS),
)
async def add_samples(
    request: Request, runtime: Running, owner: Owner, idempotency_key: IdempotencyKey = None
) -> Response:
    """可一次上传几个文件；同一份再次添加不会重复；读不了的注明原因，不影响其余。一份都读不了时回答 422。"""
    files, form = await uploads(request, "file", runtime.settings)
    genre, level = text_field(form, "genre"), text_field(form, "level")
    said = _said(genre, level, runtime)
    asked = fingerprint(request, _contents(files, genre, level))
    async with once(idempotency_key, owner, asked, runtime.settings.request_seconds, runtime) as this:
        if this.replay is not None:
            return replayed(this.replay)
        items = [await _add(file, said, runtime) for file in files]
        if all(item.code for item in items):
            parts = tuple(ProblemPart(parameter=item.file, message=item.detail or "") for item in items)
            raise InputError(items[0].code or "bad_file", "没有一份能作为样稿，见 errors", parts=parts)
        answer = FilesAdded(items=items).model_dump(mode="json", exclude_none=True)
        response = JSONResponse(answer, 201 if any(item.added for item in items) else 200)
        await this.keep(response)
        return response


@router.get("/v1/samples", summary="列出样稿", responses=problems(422))
async def list_samples(
    runtime: Running,
    genre: Annotated[str | None, Query(description="只列这一文种，名称或代号", max_length=60)] = None,
) -> Samples:
    """按文种和名称排列。"""
    wanted = _genre(genre, runtime) if genre else None
    return Samples(items=list(await runtime.desk.with_library(lambda library: library.list(wanted))))


@router.get("/v1/samples/{sample_id}", summary="查看一份样稿", responses=problems(404, 422))
async def get_sample(sample_id: SampleId, runtime: Running) -> Sample:
    """全文和各节；各节的位置按字符计，是 text 中的位置。"""

    def found(library: SampleLibrary) -> Sample:
        return library.get(_known(library, sample_id))

    return await runtime.desk.with_library(found)


@router.delete(
    "/v1/samples/{sample_id}",
    summary="删除一份样稿",
    status_code=204,
    response_class=Response,
    responses=problems(404, 422),
)
async def delete_sample(sample_id: SampleId, runtime: Running) -> None:
    """连同它的全部索引。随程序提供的样稿不再使用，文件还在。"""
    await runtime.desk.with_library(lambda library: library.remove(_known(library, sample_id)))


def _contents(files: list[Upload], genre: str | None, level: str | None) -> Iterator[bytes]:
    yield from ((genre or "").encode(), (level or "").encode())
    for file in files:
        yield from (file.name.encode(), file.data)


async def _add(file: Upload, said: FrontMatter, runtime: Running) -> FileResult:
    try:
        sample = await runtime.read(lambda: read_sample(file.name, file.data, Origin.USER, runtime.settings, said))
        summary, new = await runtime.desk.with_library(lambda library: library.keep(sample))
    except InputError as error:
        return FileResult(file=file.name, added=False, code=error.code, detail=error.message)
    return FileResult(file=file.name, added=new, sample=summary)


def _said(genre: str | None, level: str | None, runtime: Running) -> FrontMatter:
    if level is not None and level not in LEVELS:
        known = "中央、省级、市级、县级、乡镇、村、企业、事业单位"
        raise InputError("unknown_level", f"没有“{level[:20]}”这一层级，可用：{known}")
    return FrontMatter(genre=_genre(genre, runtime) if genre else None, level=LEVELS[level] if level else None)


def _genre(named: str, runtime: Running) -> str:
    found = ids_by_name(runtime.resources.genres).get(named.strip())
    if found is None:
        raise InputError("unknown_genre", f"没有“{named[:20]}”这一文种，见 GET /v1/genres")
    return found


def _known(library: SampleLibrary, sample_id: str) -> str:
    """The id, when it is one: names and beginnings of ids are for people at a terminal. Raises NotFoundError."""
    wrong = NotFoundError("sample_not_found", "样稿库里没有这个编号的样稿，见 GET /v1/samples")
    try:
        summary = library.find(sample_id)
    except InputError as error:
        raise wrong from error
    if summary.id != sample_id:
        raise wrong
    return summary.id
