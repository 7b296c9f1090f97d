"""What a run keeps so that its drafts can be written again: ``snapshots/PLACE.json`` and ``exchanges/PLACE.json``."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from service.draft import PromptRef
from service.drafting.events import Done
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.drafting.snapshot.snapshot_json import snapshot_from_json, snapshot_to_json
from service.errors import NotFoundError
from service.models.exchange import Exchange


@dataclass(frozen=True, slots=True)
class Recorded:
    """The exchanges of one draft, the model that answered, and the prompts that were used."""

    model: str
    prompts: tuple[PromptRef, ...]
    exchanges: tuple[Exchange, ...]


_RECORDED = TypeAdapter(Recorded)


def keep_snapshot(run: Path, place: str, snapshot: Snapshot) -> None:
    """Keep what a draft is written from."""
    _put(run / "snapshots" / f"{place}.json", snapshot_to_json(snapshot))


def kept_snapshot(run: Path, place: str, resources: Resources) -> Snapshot:
    """The snapshot that a run kept. Raises NotFoundError, and DataError for one of another version."""
    return snapshot_from_json(_got(run / "snapshots" / f"{place}.json", "快照"), resources)


def keep_exchanges(run: Path, place: str, done: Done) -> None:
    """Keep what a model was asked and answered; nothing where none was asked."""
    record = done.record
    if record.exchanges:
        kept = Recorded(record.model or "", done.draft.prompts, record.exchanges)
        _put(run / "exchanges" / f"{place}.json", _RECORDED.dump_python(kept, mode="json"))


def kept_exchanges(run: Path, place: str) -> Recorded:
    """The exchanges that a run kept. Raises NotFoundError."""
    return _RECORDED.validate_python(_got(run / "exchanges" / f"{place}.json", "录制"))


def _put(path: Path, data: Mapping[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _got(path: Path, what: str) -> dict[str, Any]:
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        message = f"那次评测没有这一案例的{what}（{path}），请换一次评测，或用 --record 重新运行"
        raise NotFoundError("not_kept", message, path=str(path)) from error
    return data
