"""Files as they come in a form: bytes with a name to show and to tell the kind by, never a path."""

from dataclasses import dataclass
from typing import Any

from fastapi import Request
from starlette.datastructures import FormData, UploadFile

from service.api.guards.refusals import BadRequestError, WrongMediaTypeError
from service.documents.readers.limits import check_size, shown
from service.errors import InputError
from service.settings import Settings
from service.text.hygiene import visible

MULTIPART = "multipart/form-data"
_MOST_FIELDS = 20
_MOST_FIELD_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent. ``name`` is the last part of what the client called it."""

    name: str
    data: bytes


async def uploads(request: Request, field: str, settings: Settings) -> tuple[list[Upload], FormData]:
    """The files of that field, and the whole form.

    Raises WrongMediaTypeError, InputError ``file_missing``, LimitError ``file_too_large``, and HTTPException 400 for a
    form that cannot be parsed.
    """
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type != MULTIPART:
        raise WrongMediaTypeError("unsupported_media_type", f"文件请以 {MULTIPART} 上传，字段名为 {field}")
    form = await request.form(
        max_files=settings.max_request_files, max_fields=_MOST_FIELDS, max_part_size=_MOST_FIELD_BYTES
    )
    files = [item for item in form.getlist(field) if isinstance(item, UploadFile)]
    if not files:
        raise InputError("file_missing", f"没有收到文件，请放在字段 {field} 中")
    for file in files:
        check_size(file.filename or "", file.size or 0, settings)
    return [Upload(_name(file), await file.read()) for file in files], form


async def upload(request: Request, settings: Settings) -> tuple[Upload, FormData]:
    """The one file of the field ``file``. Raises as ``uploads``."""
    files, form = await uploads(request, "file", settings)
    if len(files) > 1:
        raise BadRequestError("one_file_only", "一次只能传一个文件")
    return files[0], form


def text_field(form: FormData, name: str) -> str | None:
    """A field of text; None when it is not there or empty."""
    value = form.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _name(file: UploadFile) -> str:
    return visible(shown(file.filename or ""))


def form_body(field: str, *, many: bool, others: dict[str, str] | None = None) -> dict[str, Any]:
    """The OpenAPI request body of a form with files; ``others`` are fields of text with their descriptions."""
    file = {"type": "string", "format": "binary", "description": "文件：.docx、.txt、.md、有文字层的 .pdf"}
    files = {"type": "array", "items": file, "minItems": 1} if many else file
    fields = {name: {"type": "string", "description": described} for name, described in (others or {}).items()}
    schema = {"type": "object", "required": [field], "properties": {field: files, **fields}}
    return {"requestBody": {"required": True, "content": {MULTIPART: {"schema": schema}}}}
