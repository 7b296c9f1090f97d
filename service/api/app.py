"""The app: its resources, what stands before them, and what lives as long as it runs."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, TextIO

from fastapi import FastAPI

from service.api import problems
from service.api.guards.door import Door
from service.api.guards.gate import Gate
from service.api.guards.limits import BodyLimit, TimeLimit
from service.api.library_desk import LibraryDesk
from service.api.measures import Measures
from service.api.model_probe import ModelProbe
from service.api.openapi import describe
from service.api.request_log import RequestLog, make_log
from service.api.resources import briefs, drafts, facts, genres, health, inspect, metrics, revisions, samples, templates
from service.api.runtime import Runtime
from service.drafting.drafting import ModelWriting
from service.drafting.resources import Resources
from service.errors import NigaoError, StoreError
from service.models.endpoint import open_endpoint
from service.settings import Settings
from service.store.opening import Store, open_store

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
        try:
            async with _running(settings, measures, log) as runtime:
                app.state.runtime = runtime
                yield
                runtime.close_down()
        except NigaoError as error:
            app.state.failed = error  # for whoever started the app: servers tell of it in their own words
            raise

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
    for module in (drafts, revisions, briefs, facts, templates, inspect, samples, genres, health, metrics):
        app.include_router(module.router)
    app.add_middleware(Door, settings=settings)
    app.add_middleware(BodyLimit, most=settings.max_request_bytes)
    app.add_middleware(TimeLimit, seconds=settings.request_seconds)
    app.add_middleware(RequestLog, log=log, measures=measures)
    describe(app, settings)
    return app


@asynccontextmanager
async def _running(settings: Settings, measures: Measures, log: Any) -> AsyncIterator[Runtime]:
    """What the service works with, open. Raises StoreError when the store of drafts cannot be, and DataError."""
    resources = Resources(settings)  # its notices name files, and so go nowhere
    await asyncio.to_thread(_warm, resources)
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(open_store(settings))
        writing = None
        if settings.models:
            writing = ModelWriting(await stack.enter_async_context(open_endpoint(settings)), store.tokens)
        desk = LibraryDesk(resources)
        stack.push_async_callback(desk.close)
        try:
            await desk.with_library(lambda library: library.genres())
        except StoreError as error:  # opened again at the next request; /readyz says so meanwhile
            log.error("library_not_opened", code=error.code, message=error.message)
        yield _runtime(settings, measures, log, desk, store, writing)


def _runtime(
    settings: Settings, measures: Measures, log: Any, desk: LibraryDesk, store: Store, writing: ModelWriting | None
) -> Runtime:
    return Runtime(
        settings=settings,
        desk=desk,
        store=store,
        writing=writing,
        model_probe=ModelProbe(settings),
        drafting=Gate(
            settings.max_drafts_running, settings.max_drafts_waiting, measures.drafts_running, measures.drafts_waiting
        ),
        reading=Gate(settings.max_readings_running, settings.max_readings_waiting),
        measures=measures,
        log=log,
    )


def _warm(resources: Resources) -> None:
    """Read what every request needs before the first comes. Raises DataError."""
    _ = resources.genres, resources.lexicon, resources.noise_rules, resources.phrases, resources.closing_formulas
    if resources.settings.models:
        _ = resources.prompts
