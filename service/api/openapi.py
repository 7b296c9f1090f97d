"""What the framework cannot know of its own OpenAPI description: problems, and keys."""

from typing import Any

from fastapi import FastAPI

from service.api.guards.door import GUARDED
from service.api.problems import ProblemDetails
from service.settings import Settings

_KEY = "密钥"
_SCHEME = {"type": "http", "scheme": "bearer", "bearerFormat": "ng_…", "description": "nigao keys create 新建的密钥"}


def describe(app: FastAPI, settings: Settings) -> None:
    """Complete the description when it is first asked for."""
    generate = app.openapi

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _completed(generate(), settings)
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]


def _completed(schema: dict[str, Any], settings: Settings) -> dict[str, Any]:
    components = schema.setdefault("components", {})
    problem = ProblemDetails.model_json_schema(ref_template="#/components/schemas/{model}")
    components["schemas"] |= {**problem.pop("$defs"), ProblemDetails.__name__: problem}
    for unused in ("HTTPValidationError", "ValidationError"):
        components["schemas"].pop(unused, None)
    if settings.require_keys:
        components["securitySchemes"] = {_KEY: _SCHEME}
        for path, operations in schema["paths"].items():
            if path.startswith(GUARDED):
                for operation in operations.values():
                    operation["security"] = [{_KEY: []}]
    return schema
