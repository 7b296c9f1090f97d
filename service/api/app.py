"""The app: its resources, what stands before them, and what lives as long as it runs."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TextIO

from fastapi import FastAPI

from service.api import briefs, facts, genres, health, inspect, metrics, problems, samples, templates
from service.api.gate import Gate
from service.api.library_desk import LibraryDesk
from service.api.limits import BodyLimit, TimeLimit
from service.api.measures import Measures
from service.api.problems import ProblemDetails
from service.api.request_log import RequestLog, make_log
from service.api.runtime import Runtime
from service.drafting.resources import Resources
from service.errors import StoreError
from service.settings import Settings

_DESCRIPTION = """拟写公文：依据样稿和事实，每个数字、名称、日期都有来源。

错误一律为 application/problem+json（RFC 9457），其中 code 固定不变，detail 可以直接给经办人看。
"""


def create_app(settings: Settings, *, log_to: TextIO | None = None) -> FastAPI:
    """The service over these settings; logs go to ``log_to``, the standard error when None.

    Nothing is opened before the app starts. Raises nothing; what cannot be opened then is told by ``/readyz``.
    """
    log = make_log(log_to or sys.stderr)
    measures = Measures()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with _running(settings, measures, log) as runtime:
            app.state.runtime = runtime
            yield
            runtime.close_down()

    app = FastAPI(
        title="拟稿 Nigao",
        version="0.1.0",
        description=_DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,  # their scripts come from elsewhere, and an office's network has no elsewhere
        redoc_url=None,
        separate_input_output_schemas=False,
    )
    app.state.log = log
    problems.install(app)
    for module in (briefs, facts, templates, inspect, samples, genres, health, metrics):
        app.include_router(module.router)
    app.add_middleware(BodyLimit, most=settings.max_request_bytes)
    app.add_middleware(TimeLimit, seconds=settings.request_seconds)
    app.add_middleware(RequestLog, log=log, measures=measures)
    _describe_problems(app)
    return app


@asynccontextmanager
async def _running(settings: Settings, measures: Measures, log: Any) -> AsyncIterator[Runtime]:
    desk = LibraryDesk(Resources(settings))  # its notices name files, and so go nowhere
    runtime = Runtime(
        settings=settings,
        desk=desk,
        drafting=Gate(
            settings.max_drafts_running, settings.max_drafts_waiting, measures.drafts_running, measures.drafts_waiting
        ),
        reading=Gate(settings.max_readings_running, settings.max_readings_waiting),
        measures=measures,
        log=log,
    )
    await asyncio.to_thread(_warm, runtime.resources)
    try:
        await desk.with_library(lambda library: library.genres())
    except StoreError as error:  # opened again at the next request; /readyz says so meanwhile
        log.error("library_not_opened", code=error.code, message=error.message)
    try:
        yield runtime
    finally:
        await desk.close()


def _warm(resources: Resources) -> None:
    """Read what every request needs before the first comes. Raises DataError."""
    _ = resources.genres, resources.lexicon, resources.noise_rules, resources.phrases, resources.closing_formulas


def _describe_problems(app: FastAPI) -> None:
    """Put the schema that the documented problems refer to into the OpenAPI description."""
    generate = app.openapi

    def described() -> dict[str, Any]:
        made = app.openapi_schema is None
        schema = generate()
        if made:
            template = "#/components/schemas/{model}"
            shown = ProblemDetails.model_json_schema(ref_template=template)
            schemas = schema.setdefault("components", {}).setdefault("schemas", {})
            schemas.update(shown.pop("$defs"))
            schemas["ProblemDetails"] = shown
            schemas.pop("HTTPValidationError", None)
            schemas.pop("ValidationError", None)
            app.openapi_schema = schema
        return schema

    app.openapi = described  # type: ignore[method-assign]
