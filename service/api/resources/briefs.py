"""``POST /v1/briefs/check``: what is wrong or doubtful in a brief, before anything is drafted."""

from typing import Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from service.api.bodies.brief_body import brief_of, read_json_body
from service.api.bodies.brief_schema import brief_request_body
from service.api.bodies.documented import problems
from service.api.runtime import Running
from service.drafting.brief_check import check_loaded
from service.facts.sheet import as_json
from service.text.values import SlotType

router = APIRouter(tags=["拟稿要求"])


class BriefProblem(BaseModel):
    """One thing that is wrong (error) or doubtful (warning)."""

    severity: Literal["error", "warning"]
    message: str = Field(examples=["事实 f4 “查档群众1200”没有单位，请写明 unit（如 次、人次、万元）"])
    pointer: str = Field(description="在请求体中的位置（JSON Pointer）", examples=["/facts/3"])


class ValueRead(BaseModel):
    """A value as it was read from a fact; offsets are in the fact's text."""

    id: str = Field(examples=["f1.1"])
    type: SlotType
    text: str = Field(examples=["12次"])
    start: int
    end: int


class FactRead(BaseModel):
    """A fact as it was read."""

    id: str = Field(examples=["f1"])
    text: str = Field(examples=["局党组理论学习中心组开展集中学习12次"])
    working: str | None = Field(default=None, description="推算过程")
    values: list[ValueRead]


class BriefChecked(BaseModel):
    """``ok``: a draft can be written from it."""

    ok: bool
    problems: list[BriefProblem]
    facts: list[FactRead]


@router.post(
    "/v1/briefs/check",
    summary="检查拟稿要求",
    responses=problems(400, 415, 422),
    openapi_extra=brief_request_body(),
    response_model_exclude_none=True,
)
async def check(request: Request, runtime: Running) -> BriefChecked:
    """写错的键、看不懂的数值、互相矛盾的事实、找不到的样稿……逐处指出；同时列出从每条事实中读出的值。"""
    data = await read_json_body(request)
    body = await runtime.read(lambda: brief_of(data, runtime.settings))
    sheet, found = await runtime.desk.with_resources(lambda resources: check_loaded(body.loaded, resources))
    problems: list[dict[str, Any]] = [
        {**body.part(each).model_dump(include={"message", "pointer"}), "severity": _severity(each.warning)}
        for each in found
    ]
    return BriefChecked(
        ok=not any(problem["severity"] == "error" for problem in problems),
        problems=[BriefProblem.model_validate(problem) for problem in problems],
        facts=[FactRead.model_validate(fact) for fact in (as_json(sheet) if sheet is not None else [])],
    )


def _severity(warning: bool) -> str:
    return "warning" if warning else "error"
