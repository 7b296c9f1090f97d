"""A snapshot as JSON, and back: so that a draft can be written again from what its writer saw, without retrieval.

Values are read again from the facts on the way back; what they were read as is kept beside them, to be looked at.
"""

from typing import Any

from pydantic import TypeAdapter

from service.brief import Brief
from service.documents.source import SourceText
from service.draft import Unused
from service.drafting.grounding import template_of
from service.drafting.planning.plan import Plan
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.errors import DataError
from service.facts.sheet import read_sheet
from service.grounding.sample import Hit

_FORMAT = 1
_PLAN = TypeAdapter(Plan)
_HITS = TypeAdapter(tuple[Hit, ...])


def snapshot_to_json(snapshot: Snapshot) -> dict[str, object]:
    """A JSON object that ``snapshot_from_json`` reads back."""
    followed = snapshot.followed
    return {
        "format": _FORMAT,
        "brief": snapshot.brief.model_dump(mode="json", by_alias=True, exclude_none=True),
        "values": {id: [value.value.type.value, value.value.text] for id, value in snapshot.sheet.values.items()},
        "plan": _PLAN.dump_python(snapshot.plan, mode="json"),
        "hits": _HITS.dump_python(snapshot.hits, mode="json"),
        "set_aside": [[unused.id, unused.reason] for unused in snapshot.set_aside],
        "followed": None
        if followed is None or snapshot.template is None
        else {"sample": snapshot.template.sample, "name": followed.name, "text": followed.text},
    }


def snapshot_from_json(data: dict[str, Any], resources: Resources) -> Snapshot:
    """The snapshot that was kept. Raises DataError ``bad_snapshot`` for one of another format, or of a genre that is
    not there any more."""
    brief = Brief.model_validate(data["brief"]) if data.get("format") == _FORMAT else None
    genre = resources.genres.get(brief.genre) if brief is not None else None
    if brief is None or genre is None:
        raise DataError("bad_snapshot", "这份快照由另一版本的程序保存，或它的文种已不在，不能据以重写", file="snapshot")
    sheet = read_sheet(brief.facts, resources.lexicon, any_quoted=brief.requirements.keep_values_local)
    kept = data["followed"]
    followed = SourceText(kept["name"], kept["text"]) if kept else None
    template = (
        template_of(kept["sample"], followed, brief.follow, resources)
        if followed is not None and brief.follow
        else None
    )
    return Snapshot(
        brief,
        sheet,
        genre,
        _HITS.validate_python(data["hits"]),
        _PLAN.validate_python(data["plan"]),
        template,
        followed,
        tuple(Unused(id, reason) for id, reason in data["set_aside"]),
    )
