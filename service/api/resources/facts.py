"""``POST /v1/facts/extract``: facts out of raw materials, a text or files, with the places where they stand."""

import codecs
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from service.api.bodies.brief_body import JsonObject, json_of, read_json_body
from service.api.bodies.documented import problems
from service.api.bodies.uploads import MULTIPART, Upload, form_body, text_field, uploads
from service.api.problems import ProblemPart
from service.api.runtime import Running
from service.documents.readers import read_bytes
from service.errors import InputError
from service.facts.extracting.extract import Extracted
from service.facts.extracting.found import as_json
from service.facts.extracting.material import extract_bytes, extract_source
from service.facts.extracting.merging import merge
from service.facts.files.table import TABLE_SUFFIXES
from service.settings import Settings
from service.text.values import SlotType
from service.validation import what_is_wrong

router = APIRouter(tags=["事实"])
_TEXT = "材料.txt"


class TextGiven(BaseModel):
    """A text to extract facts from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(
        description="材料文字",
        min_length=1,
        examples=["全年举办读书班8期，86名青年干部参加。各支部开展主题党日36次。"],
    )
    period: str | None = Field(default=None, description="材料没有写明时段时采用", max_length=60, examples=["2025年"])


class ValueFound(BaseModel):
    """A value in a fact's text."""

    type: SlotType
    text: str = Field(examples=["8期"])
    start: int
    end: int


class PlaceFound(BaseModel):
    """Where a fact stands: offsets in the text of that file, or a cell of a table."""

    file: str
    start: int | None = None
    end: int | None = None
    cell: str | None = Field(default=None, examples=["党建!B3"])


class FactFound(BaseModel):
    """A fact as found: a statement, or (from a table) a label with a value."""

    id: str = Field(examples=["f1"])
    statement: str | None = Field(default=None, examples=["全年举办读书班8期，86名青年干部参加"])
    label: str | None = None
    value: str | None = None
    unit: str | None = None
    period: str | None = None
    values: list[ValueFound]
    places: list[PlaceFound]
    labels: list[str] = Field(description="可以怎样称呼各个数量", examples=[["读书班（期）", "青年干部（名）"]])
    conflict: str | None = Field(default=None, description="与哪条事实不一致")


class TextRead(BaseModel):
    """The text of a file as it was read; places are offsets in it."""

    file: str
    text: str


class FactsFound(BaseModel):
    """What was found, duplicates merged."""

    facts: list[FactFound]
    texts: list[TextRead]
    merged: int = Field(description="合并的重复事实条数")
    conflicts: int = Field(description="标出不一致的条数")
    left_out: int = Field(description="没有具体内容而略去的句数")


def _body() -> dict[str, Any]:
    body = form_body("file", many=True, others={"period": "材料没有写明时段时采用，如 2025年"})
    schema = TextGiven.model_json_schema()
    body["requestBody"]["content"]["application/json"] = {"schema": schema}
    return body


@router.post(
    "/v1/facts/extract",
    summary="从材料中提取事实",
    responses=problems(400, 415, 422),
    openapi_extra=_body(),
    response_model_exclude_none=True,
)
async def extract_facts(request: Request, runtime: Running) -> FactsFound:
    """逐句提取含数字、文号或有具体做法、成效的内容，注明出自哪个文件的哪一处；相同的合并，不一致的标出。

    可用 JSON 传一段文字，也可上传一个或几个文件（.docx、.pdf、.txt、.md、.xlsx、.csv）。
    提取的是原文，不作改写；材料不保存。
    """
    settings = runtime.settings
    if request.headers.get("content-type", "").lower().startswith(MULTIPART):
        files, form = await uploads(request, "file", settings)
        period = text_field(form, "period")
    else:
        given = _given(await read_json_body(request))
        files, period = [Upload(_TEXT, codecs.BOM_UTF8 + given.text.encode("utf-8", "ignore"))], given.period
    return await runtime.read(lambda: _extract(files, period, settings))


def _given(data: bytes) -> TextGiven:
    value = json_of(data)
    try:
        return TextGiven.model_validate(dict(value) if isinstance(value, JsonObject) else {})
    except ValidationError as error:
        parts = tuple(ProblemPart(pointer=f"/{one['loc'][0]}", message=what_is_wrong(one)) for one in error.errors())
        raise InputError("bad_request_body", '请求体应为 {"text": "材料文字"}', parts=parts) from error


def _extract(files: list[Upload], period: str | None, settings: Settings) -> FactsFound:
    extracted: list[Extracted] = []
    texts: list[TextRead] = []
    for file in files:
        if file.name.lower().endswith(TABLE_SUFFIXES):
            extracted.append(extract_bytes(file.name, file.data, settings, period))
            continue
        source = read_bytes(file.name, file.data, settings)
        texts.append(TextRead(file=file.name, text=source.text))
        extracted.append(extract_source(source, settings, period))
    merged = merge([fact for each in extracted for fact in each.facts])
    return FactsFound(
        facts=[FactFound.model_validate(as_json(n, fact)) for n, fact in enumerate(merged.facts, start=1)],
        texts=texts,
        merged=merged.merged,
        conflicts=merged.conflicts,
        left_out=sum(each.left_out for each in extracted),
    )
