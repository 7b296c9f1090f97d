"""Which problems an operation can answer with, for its OpenAPI description."""

from typing import Any

from service.api.problems import MEDIA_TYPE, TITLES, ProblemDetails

_ALWAYS = (401, 413, 429, 500, 503, 504)

Responses = dict[int | str, dict[str, Any]]


def problems(*statuses: int) -> Responses:
    """The responses that any operation may give, and these."""
    return {status: _documented(status) for status in sorted({*_ALWAYS, *statuses})}


def answered(description: str, example: object) -> Responses:
    """The response of a success whose JSON has no closed schema."""
    return {200: {"description": description, "content": {"application/json": {"example": example}}}}


def _documented(status: int) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{ProblemDetails.__name__}"}
    response: dict[str, Any] = {"description": TITLES[status], "content": {MEDIA_TYPE: {"schema": schema}}}
    if status in (429, 503):
        response["headers"] = {"Retry-After": {"description": "几秒后再试", "schema": {"type": "integer"}}}
    return response
