"""Keeping drafts: what drafting hands over as the store's records. The one way from a draft to the store."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from service.brief import Brief
from service.draft import Draft, from_json
from service.drafting.events import Done
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.drafting.snapshot.snapshot_json import snapshot_from_json, snapshot_to_json
from service.errors import InputError
from service.models.exchange import Exchange
from service.revision.differences.difference import difference
from service.revision.differences.difference_forms import difference_json
from service.revision.edited.tracked import AUTHOR, tracked_docx
from service.revision.note import Note, NoteAnswer, Verdict
from service.revision.revising import Revised
from service.store.opening import Store
from service.store.records import DraftRecord, JsonObject, Provenance, Recording, Version


async def keep(store: Store, done: Done, *, owner: str | None = None) -> DraftRecord:
    """Store a new draft with everything that it can be written again from. Raises StoreError."""
    brief = done.record.snapshot.brief
    version = version_of(done.draft, brief, done.record.model)
    return await store.drafts.add(
        done.draft.id, version, provenance_of(done), owner=owner, genre=brief.genre, unit=brief.unit
    )


async def keep_version(
    store: Store, revised: Revised, *, model: str | None = None, exchanges: Sequence[Exchange] = ()
) -> DraftRecord:
    """Store the next version of a draft. Raises ConflictError ``version_conflict`` where another came first."""
    brief = revised.snapshot.brief
    version = replace(
        version_of(revised.draft, brief, model), notes=tuple(answer_to_json(answer) for answer in revised.answers)
    )
    provenance = Provenance(snapshot_to_json(revised.snapshot), tuple(map(_recording, exchanges)))
    return await store.drafts.add_version(revised.draft.id, version, provenance)


async def kept(
    store: Store, draft_id: str, resources: Resources, *, number: int | None = None, owner: str | None = None
) -> tuple[Draft, Snapshot]:
    """A kept version (None: the current one) and what it was written from. Raises NotFoundError, DataError."""
    version = await store.drafts.version(draft_id, number, owner=owner)
    provenance = await store.drafts.provenance(draft_id, version.number)
    return from_json(version.draft), snapshot_from_json(dict(provenance.snapshot), resources)


async def restored(store: Store, draft_id: str, number: int, current: int, *, owner: str | None = None) -> Version:
    """An earlier version as the one after ``current``. Raises NotFoundError, ConflictError ``version_conflict``."""
    earlier = await store.drafts.version(draft_id, number, owner=owner)
    provenance = await store.drafts.provenance(draft_id, number)
    following = replace(
        earlier,
        number=current + 1,
        draft=dict(earlier.draft) | {"version": current + 1},
        created_at=datetime.now(UTC),
        notes=(answer_to_json(NoteAnswer(Note(f"恢复第 {number} 版"), Verdict.APPLIED, f"内容同第 {number} 版")),),
    )
    await store.drafts.add_version(draft_id, following, provenance)
    return following


@dataclass(frozen=True, slots=True)
class Compared:
    """Two kept versions, and the notes with their answers that led from the first to the second."""

    old: Draft
    new: Draft
    notes: tuple[JsonObject, ...]
    date: datetime

    def json(self) -> dict[str, object]:
        """The difference; see ``difference_json``."""
        rows = difference(self.old.blocks, self.new.blocks)
        return difference_json(rows, self.old.version, self.new.version)

    def docx(self, author: str = AUTHOR) -> bytes:
        """The new version as a Word document, its changes from the old one tracked, with the date of the new one."""
        return tracked_docx(self.old.blocks, self.new.blocks, self.notes, self.date, author)


async def compared(
    store: Store, draft_id: str, *, old: int | None = None, new: int | None = None, owner: str | None = None
) -> Compared:
    """Two versions side by side: ``new`` is the current one for None, ``old`` the one before it.

    Raises NotFoundError, InputError ``no_earlier_version`` where the first version is to be compared with none.
    """
    later = await store.drafts.version(draft_id, new, owner=owner)
    if old is None and later.number == 1:
        raise InputError("no_earlier_version", "这是第 1 版，没有更早的版次可比；请用 --from、--to 写明版次")
    first = later.number - 1 if old is None else old
    earlier = await store.drafts.version(draft_id, first, owner=owner)
    between = range(first + 1, later.number)
    passed = [await store.drafts.version(draft_id, number, owner=owner) for number in between]
    notes = [note for version in passed for note in version.notes] if first < later.number else []
    notes += later.notes if first < later.number else ()
    return Compared(from_json(earlier.draft), from_json(later.draft), tuple(notes), later.created_at)


def answer_to_json(answer: NoteAnswer) -> dict[str, object]:
    """A note with its answer as the contract's JSON object; particulars that are not there are left out."""
    note = {key: value for key, value in asdict(answer.note).items() if value is not None}
    return {
        "note": note,
        "verdict": answer.verdict.value,
        "message": answer.message,
        "blocks": list(answer.blocks),
        "facts": list(answer.facts),
    }


def version_of(draft: Draft, brief: Brief, model: str | None) -> Version:
    """The version that holds a draft, as of now."""
    heading = brief.section.heading if brief.section else brief.title or ""
    said = brief.model_dump(mode="json", by_alias=True, exclude_none=True)
    written_by = model if not draft.degraded else None
    return Version.of(draft, said, heading=heading, created_at=datetime.now(UTC), model=written_by)


def provenance_of(done: Done) -> Provenance:
    """The snapshot and the model's calls."""
    return Provenance(
        snapshot_to_json(done.record.snapshot), tuple(_recording(exchange) for exchange in done.record.exchanges)
    )


def _recording(exchange: Exchange) -> Recording:
    return Recording(
        exchange.request_hash,
        {"messages": [asdict(message) for message in exchange.request]},
        {"content": exchange.answer},
        exchange.usage,
        exchange.seconds,
    )
