"""``POST /v1/inspect``: what a file is, as ``nigao inspect --json`` says it."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from service.api.bodies.documented import answered, problems
from service.api.bodies.uploads import form_body, upload
from service.api.runtime import Running
from service.documents.inspect import inspect_bytes

router = APIRouter(tags=["看懂文件"])

_EXAMPLE = {
    "text": "×县档案局×年工作总结\n一、查档服务更便捷\n……",
    "genre": "work_summary",
    "genre_confidence": 0.93,
    "title": "×县档案局×年工作总结",
    "headings": [{"level": 1, "number": "一、", "title": "查档服务更便捷", "start": 12, "end": 21}],
    "placeholders": [{"text": "×", "type": "place", "label": "县名", "start": 0, "end": 1}],
}


@router.post(
    "/v1/inspect",
    summary="看懂一份文件",
    responses={**answered("文种、提纲、分点、占位符、表格、杂质", _EXAMPLE), **problems(400, 415, 422)},
    openapi_extra=form_body("file", many=False),
)
async def inspect(
    request: Request,
    runtime: Running,
    blank: Annotated[bool, Query(description="把成稿自动留空，另给出 slots：每个槽位和原值")] = False,
) -> dict[str, Any]:
    """位置按字符（code point）计，都是 text 中的位置。文件不保存。"""
    file, _ = await upload(request, runtime.settings)
    return await runtime.read(lambda: inspect_bytes(file.name, file.data, blank=blank, settings=runtime.settings))
