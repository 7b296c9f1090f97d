"""Problem details (RFC 9457): every error, the framework's own too, as one JSON object with a stable code."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response
from starlette.types import Scope

from service.api.guards.refusals import RefusedError
from service.api.request_log import request_id_of, standard_headers, unexpected
from service.errors import NigaoError
from service.validation import what_is_wrong

MEDIA_TYPE = "application/problem+json"

TITLES: Mapping[int, str] = MappingProxyType(
    {
        400: "请求读不懂",
        401: "需要密钥",
        404: "没有找到",
        405: "不支持这种请求方法",
        406: "没有这种格式的回答",
        409: "与已有的内容冲突",
        412: "内容已有变化",
        413: "内容太大",
        415: "不支持这种内容格式",
        422: "内容需要改正",
        429: "请求太快",
        500: "程序出错",
        503: "暂时不能服务",
        504: "超过时限",
    }
)
_FRAMEWORK: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        400: ("bad_request", "请求读不懂，请检查请求体的格式"),
        404: ("not_found", "没有这个地址，请对照 /openapi.json 检查路径"),
        405: ("method_not_allowed", "这个地址不支持这种请求方法，支持的见 Allow 头"),
        413: ("request_too_large", "请求太大，请拆成几次再试"),
        415: ("unsupported_media_type", "不支持这种 Content-Type"),
        422: ("invalid_parameter", "参数不合要求，见 errors"),
    }
)
_INTERNAL: Mapping[str, str] = MappingProxyType(
    {
        "library_busy": "样稿库正在写入，请稍后再试",
        "library_unusable": "样稿库暂时用不了，请联系管理员，并告知请求编号 request_id",
        "embedding_unreachable": "向量服务暂时用不了，请稍后再试",
    }
)
_UNAVAILABLE = "服务的一个部件暂时用不了，请稍后再试；一直如此请联系管理员，并告知请求编号 request_id"
_FAILED = "程序出错，没有完成。请联系管理员，并告知请求编号 request_id"
INTERNAL_ERROR = ("internal_error", _FAILED)
"""Code and detail of what nobody expected."""
CLIENT_LEFT = 499
"""As nginx counts it: nobody was there any more to answer."""


class ProblemPart(BaseModel):
    """One thing that is wrong: where (a JSON pointer into the body, a parameter, a line of a file), and what."""

    message: str = Field(description="哪里不对，怎样改", examples=["“unti”不是拟稿要求的键，是不是想写“unit”？"])
    pointer: str | None = Field(
        default=None, description="在请求体中的位置（JSON Pointer）", examples=["/facts/0/value"]
    )
    parameter: str | None = Field(default=None, description="查询参数、路径参数或请求头的名称")
    line: int | None = Field(default=None, description="在所传文件中的行号，从 1 起")


class ProblemDetails(BaseModel):
    """The body of every error."""

    type: str = Field(description="问题种类的 URI", examples=["urn:nigao:problem:bad_brief"])
    title: str = Field(description="问题的类别", examples=["内容需要改正"])
    status: int = Field(description="HTTP 状态码", examples=[422])
    detail: str = Field(description="给经办人看的说明", examples=["拟稿要求有 1 处需要改正，见 errors"])
    code: str = Field(description="固定不变的代码，供程序判断", examples=["bad_brief"])
    request_id: str = Field(description="请求编号，联系管理员时请提供", examples=["6f1c0b0a6c4f4f6c8a52"])
    errors: list[ProblemPart] = Field(default=[], description="逐处说明")


def problem(
    scope: Scope,
    status: int,
    code: str,
    detail: str,
    errors: Sequence[ProblemPart] = (),
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """The response for an error of a request."""
    body = as_problem(request_id_of(scope), status, code, detail, errors)
    return JSONResponse(body, status_code=status, headers=headers, media_type=MEDIA_TYPE)


def as_problem(
    request_id: str, status: int, code: str, detail: str, errors: Sequence[ProblemPart] = ()
) -> dict[str, Any]:
    """The problem as JSON; an event of a stream has the same."""
    details = ProblemDetails(
        type=f"urn:nigao:problem:{code}",
        title=TITLES.get(status, TITLES[500 if status >= 500 else 400]),
        status=status,
        detail=detail,
        code=code,
        request_id=request_id,
        errors=list(errors),
    )
    return details.model_dump(exclude_none=True, exclude_defaults=True)


def detail_of(error: NigaoError) -> str:
    """What may be told of an error: paths and processes stay inside."""
    if isinstance(error, RefusedError) or error.status < 500:
        return error.message
    return _INTERNAL.get(error.code, _UNAVAILABLE if error.status == 503 else _FAILED)


def problem_of(scope: Scope, error: NigaoError) -> JSONResponse:
    """The response for one of our own errors."""
    headers: dict[str, str] = {}
    if isinstance(retry_after := error.context.get("retry_after"), int):
        headers["Retry-After"] = str(retry_after)
    elif error.status == 503:
        headers["Retry-After"] = "5"
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    parts = error.context.get("parts", ())
    assert isinstance(parts, tuple)
    return problem(scope, error.status, error.code, detail_of(error), parts, headers)


def install(app: FastAPI) -> None:
    """Answer every error of the app with problem details."""
    app.add_exception_handler(NigaoError, _ours)
    app.add_exception_handler(HTTPException, _frameworks)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(ClientDisconnect, _left)
    app.add_exception_handler(Exception, _unexpected)


async def _ours(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, NigaoError)
    if error.status >= 500 and not isinstance(error, RefusedError):
        request.app.state.log.warning("unavailable", request_id=request_id_of(request.scope), code=error.code)
    return problem_of(request.scope, error)


async def _frameworks(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code, detail = _FRAMEWORK.get(error.status_code, ("bad_request", _FRAMEWORK[400][1]))
    return problem(request.scope, error.status_code, code, detail, headers=error.headers)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    parts = [ProblemPart(parameter=str(one["loc"][-1]), message=what_is_wrong(one)) for one in error.errors()]
    code, detail = _FRAMEWORK[422]
    return problem(request.scope, 422, code, detail, parts)


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    """Where it happened is logged; what the error says is not, because it may quote what was sent."""
    unexpected(request.app.state.log, request.scope, error)
    headers = standard_headers(request_id_of(request.scope))  # answered outside of RequestLog
    return problem(request.scope, 500, *INTERNAL_ERROR, headers=headers)


async def _left(request: Request, error: Exception) -> Response:
    return Response(status_code=CLIENT_LEFT)
