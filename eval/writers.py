"""Who writes the drafts of a run: the built-in composer, a model, or answers that were recorded."""

import asyncio

from service.drafting.drafting import done, draft_events
from service.drafting.events import Done
from service.drafting.resources import Resources
from service.drafting.snapshot import Snapshot


def builtin(snapshot: Snapshot, resources: Resources) -> Done:
    """Written by the composer: no model, no network."""
    return asyncio.run(done(draft_events(snapshot, resources, None)))
