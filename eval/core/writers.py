"""Who writes the drafts of a run: the built-in composer, a model, or answers that were recorded."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from eval.core.bench import Write
from eval.core.kept import kept_exchanges
from service.drafting.drafting import ModelWriting, done, draft_events
from service.drafting.events import Done
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.errors import InputError
from service.models.endpoint import open_endpoint
from service.models.replay import ReplayChat
from service.settings import Settings

Writer = Literal["builtin", "model", "replay"]


def refuse_unusable(writer: Writer, settings: Settings, recordings: Path | None) -> None:
    """Raise InputError for a writer that cannot write: a model that is not named, or a run to replay that is not."""
    if writer == "model" and not settings.models:
        raise InputError("no_model", "没有设置模型，请设环境变量 NIGAO_MODEL（及 OPENAI_BASE_URL、OPENAI_API_KEY）")
    if writer == "replay" and recordings is None:
        raise InputError("no_recordings", "重放需要一次录制过的评测，请用 --from 指定它的文件夹")


@contextmanager
def open_writer(writer: Writer, settings: Settings, recordings: Path | None = None) -> Iterator[Write]:
    """The writer for the life of a process; not one that ``refuse_unusable`` refuses. ``recordings`` is the folder of
    the run to replay."""
    with asyncio.Runner() as runner:
        if writer == "model":
            with _model(runner, settings) as write:
                yield write
        elif recordings is not None and writer == "replay":
            yield _replay(runner, recordings)
        else:
            yield lambda snapshot, resources, place: runner.run(done(draft_events(snapshot, resources, None)))


@contextmanager
def _model(runner: asyncio.Runner, settings: Settings) -> Iterator[Write]:
    """The configured models, over one client."""
    opened = open_endpoint(settings)
    models = runner.run(opened.__aenter__())

    def write(snapshot: Snapshot, resources: Resources, place: str) -> Done:
        return runner.run(done(draft_events(snapshot, resources, ModelWriting(models))))

    try:
        yield write
    finally:
        runner.run(opened.__aexit__(None, None, None))


def _replay(runner: asyncio.Runner, recordings: Path) -> Write:
    """Each draft from its own recording. Raises NotFoundError where there is none, ModelError where it does not fit."""

    def write(snapshot: Snapshot, resources: Resources, place: str) -> Done:
        kept = kept_exchanges(recordings, place)
        chat = ReplayChat(kept.model, kept.exchanges, resources.prompts, kept.prompts)
        written = runner.run(done(draft_events(snapshot, resources, ModelWriting([chat]))))
        if chat.missed:
            raise chat.missed[0]
        return written

    return write
