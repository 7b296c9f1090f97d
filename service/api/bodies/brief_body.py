"""A brief as the JSON body of a request: read by the same rules as a file, every problem with its JSON pointer.

The JSON is written out again with one value a line, so that the line of a problem is the place of a value.
"""

import codecs
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from fastapi import Request

from service.api.guards.refusals import BadRequestError, WrongMediaTypeError
from service.api.problems import ProblemPart
from service.brief import Brief
from service.brief_loading import LoadedBrief, parse_brief
from service.documents.readers.limits import mebibytes
from service.errors import InputError, LimitError
from service.facts.files.marked import DEEPEST
from service.facts.files.problems import MOST_SHOWN, Problem
from service.settings import Settings
from service.text.hygiene import visible

FILE = "拟稿要求"
_LONGEST_KEY = 100


@dataclass(frozen=True, slots=True)
class BriefBody:
    """``pointers`` gives the JSON pointer of each line of the brief as it was read."""

    loaded: LoadedBrief
    pointers: Mapping[int, str]

    @property
    def brief(self) -> Brief:
        """Raises InputError, or LimitError where sizes are all that is wrong, with every problem as a part."""
        if self.loaded.brief is not None:
            return self.loaded.brief
        errors = self.loaded.errors
        parts = tuple(self.part(error) for error in errors[:MOST_SHOWN])
        detail = f"拟稿要求有 {len(errors)} 处需要改正，见 errors"
        if all(error.limit for error in errors):
            raise LimitError("too_large", detail, parts=parts)
        raise InputError("bad_brief", detail, parts=parts)

    def part(self, problem: Problem) -> ProblemPart:
        """The problem with the place of its line."""
        return ProblemPart(message=problem.message, pointer=self.pointers.get(problem.line or 1, ""))


async def read_json_body(request: Request) -> bytes:
    """The body of a JSON request. Raises WrongMediaTypeError."""
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type != "application/json" and not content_type.endswith("+json"):
        raise WrongMediaTypeError("unsupported_media_type", "请以 application/json 发送")
    return await request.body()


def brief_of(data: bytes, settings: Settings) -> BriefBody:
    """Read a brief; facts are written in it, a file that it names is refused.

    Raises BadRequestError ``bad_json``, InputError ``empty_brief`` or ``bad_brief``, and LimitError.
    """
    if len(data) > settings.max_brief_bytes:
        most = mebibytes(settings.max_brief_bytes)
        raise LimitError("brief_too_large", f"拟稿要求超过 {most} 的上限，请只留这一节要用的事实")
    value = json_of(data)
    if not isinstance(value, JsonObject):
        raise InputError("bad_brief", '拟稿要求应为 JSON 对象：{"genre": …, "unit": …, "facts": […]}')
    written = _Written([], [], [])
    _write(value, "", 1, written)
    body = "".join(f"{line}\n" for line in written.lines).encode()
    loaded = parse_brief(FILE, codecs.BOM_UTF8 + body, None, settings)
    pointers = dict(enumerate(written.pointers, start=1))
    repeated = [Problem(FILE, line, "同一个键写了两次，请只留一个") for line in written.repeated]
    if repeated:
        loaded = LoadedBrief(None, loaded.file, loaded.node, loaded.origins, (*repeated, *loaded.problems))
    return BriefBody(loaded, pointers)


def json_of(data: bytes) -> Any:
    """JSON, every number as it was written. Raises BadRequestError ``bad_json`` with the line."""
    try:
        return json.loads(
            data,
            object_pairs_hook=JsonObject,
            parse_int=_Number,
            parse_float=_Number,
            parse_constant=_refuse,
        )
    except json.JSONDecodeError as error:
        part = ProblemPart(message=f"第 {error.colno} 个字符处不是有效的 JSON", line=error.lineno)
        raise BadRequestError("bad_json", "请求体不是有效的 JSON，请检查引号、逗号和括号", parts=(part,)) from error
    except (ValueError, RecursionError) as error:
        raise BadRequestError("bad_json", "请求体不是有效的 JSON（须用 UTF-8 编码，嵌套不能太深）") from error


class _Number(str):
    """A number as it was written."""

    __slots__ = ()


class JsonObject(list[tuple[str, Any]]):
    """The members of an object in their order, repeated keys too."""


@dataclass(frozen=True, slots=True)
class _Written:
    lines: list[str]
    pointers: list[str]
    repeated: list[int]

    def add(self, line: str, pointer: str) -> None:
        self.lines.append(line)
        self.pointers.append(pointer)


def _write(value: Any, pointer: str, depth: int, into: _Written, before: str = "", after: str = "") -> None:
    if depth > DEEPEST:
        raise LimitError("too_large", f"拟稿要求嵌套超过 {DEEPEST} 层，请检查括号")
    if isinstance(value, JsonObject):
        into.add(f"{before}{{", pointer)
        seen: set[str] = set()
        for key, item in value:
            name = visible(key).strip()
            at = f"{pointer}/{_escaped(key)}"
            if len(name) > _LONGEST_KEY:
                raise InputError(
                    "bad_brief", "拟稿要求里有太长的键名", parts=(ProblemPart(message="键名太长", pointer=at),)
                )
            if name in seen:
                into.repeated.append(len(into.lines) + 1)
                into.add("", at)
                continue
            seen.add(name)
            _write(item, at, depth + 1, into, f"{_quoted(name)}: ", ",")
        into.add(f"}}{after}", pointer)
    elif isinstance(value, list):
        into.add(f"{before}[", pointer)
        for number, item in enumerate(value):
            _write(item, f"{pointer}/{number}", depth + 1, into, "", ",")
        into.add(f"]{after}", pointer)
    else:
        into.add(f"{before}{_scalar(value)}{after}", pointer)


def _scalar(value: Any) -> str:
    if isinstance(value, _Number):
        return str(value)
    if isinstance(value, str):
        return _quoted(visible(value))
    return json.dumps(value)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _escaped(key: str) -> str:
    """A key within a JSON pointer (RFC 6901)."""
    return visible(key).replace("~", "~0").replace("/", "~1")


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
