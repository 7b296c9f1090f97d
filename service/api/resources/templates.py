"""``POST /v1/templates``: what a sample, used as a template, asks for — as JSON, or as a form to fill in."""

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from service.api.bodies.documented import problems
from service.api.bodies.downloads import attachment
from service.api.bodies.uploads import form_body, upload
from service.api.runtime import Running
from service.drafting.following.forms import form_of_file
from service.facts.files.form_files import form_bytes
from service.facts.form import TYPE_NAMES, Form
from service.text.values import SlotType

router = APIRouter(tags=["模板"])


class FormKind(StrEnum):
    """The kinds of file that a form can be had as."""

    XLSX = "xlsx"
    YAML = "yaml"
    CSV = "csv"


MEDIA_TYPES = {
    FormKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FormKind.YAML: "application/yaml",
    FormKind.CSV: "text/csv",
}


class SlotAsked(BaseModel):
    """One thing to fill in, or (type ``claim``) one assertion to confirm."""

    id: str = Field(examples=["s1"])
    label: str = Field(description="要填的内容；填好作为事实的 label", examples=["查档群众（人次）"])
    type: SlotType
    type_name: str = Field(examples=["数量"])
    unit: str | None = Field(default=None, examples=["人次"])
    former: str | None = Field(default=None, description="原值；核实项为原来的整个说法")
    context: str = Field(description="所在文句，槽位在【】中", examples=["全年接待查档群众【×】人次"])


class TemplateAnswer(BaseModel):
    """The slots of a template in their order."""

    sample: str = Field(examples=["×县档案局×年工作总结"])
    section: str | None = Field(default=None, description="所要的一节；未指定则为全文")
    slots: list[SlotAsked]


@router.post(
    "/v1/templates",
    summary="把样稿变成模板",
    response_model=TemplateAnswer,
    responses={
        200: {
            "description": "槽位；写了 form 的，为填报表文件",
            "content": {
                media_type: {"schema": {"type": "string", "format": "binary"}} for media_type in MEDIA_TYPES.values()
            },
        },
        **problems(400, 404, 415, 422),
    },
    openapi_extra=form_body("file", many=False),
)
async def make_template(
    request: Request,
    runtime: Running,
    section: Annotated[
        str | None, Query(description="只要这一节：写小标题，多级用 / 连接", max_length=300, examples=["抓好基层党建"])
    ] = None,
    form: Annotated[FormKind | None, Query(description="要填报表文件；不写则回答 JSON")] = None,
) -> Response:
    """空白样稿、去年的成稿都可以。填报表填好后，可作为事实写进拟稿要求。文件不保存。"""
    file, _ = await upload(request, runtime.settings)
    asked = await runtime.read(lambda: form_of_file(file.name, file.data, section, runtime.settings))
    if form is None:
        return JSONResponse(_as_answer(asked).model_dump(mode="json", exclude_none=True))
    data = await runtime.read(lambda: form_bytes(asked, f".{form}"))
    return Response(data, media_type=MEDIA_TYPES[form], headers=attachment(f"{asked.sample}填报表.{form}"))


def _as_answer(form: Form) -> TemplateAnswer:
    slots = [
        SlotAsked(
            id=row.id,
            label=row.label,
            type=row.type,
            type_name=TYPE_NAMES[row.type],
            unit=row.unit,
            former=row.former,
            context=row.context,
        )
        for row in form.rows
    ]
    return TemplateAnswer(sample=form.sample, section=form.section, slots=slots)
