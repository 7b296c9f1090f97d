"""Keeping drafts: what drafting hands over as the store's records. The one way from a draft to the store."""

from dataclasses import asdict
from datetime import UTC, datetime

from service.brief import Brief
from service.draft import Draft
from service.drafting.events import Done
from service.drafting.snapshot_json import snapshot_to_json
from service.models.exchange import Exchange
from service.store.opening import Store
from service.store.records import DraftRecord, Provenance, Recording, Version


async def keep(store: Store, done: Done, *, owner: str | None = None) -> DraftRecord:
    """Store a new draft with everything that it can be written again from. Raises StoreError."""
    brief = done.record.snapshot.brief
    version = version_of(done.draft, brief, done.record.model)
    return await store.drafts.add(
        done.draft.id, version, provenance_of(done), owner=owner, genre=brief.genre, unit=brief.unit
    )


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
