"""What the fidelity suite drafts: its briefs, each with whatever a scripted chat answers."""

from pathlib import Path

from service.draft import Draft
from service.drafting.drafting import ModelWriting, done, draft_events
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.models.scripted.chat import ScriptedChat

BRIEFS = Path(__file__).parent / "briefs"
FAITHFUL = "faithful"
"""The kind of the answers that are in order, beside the kinds of misbehaving ones."""


async def drafted_by(snapshot: Snapshot, resources: Resources, chat: ScriptedChat) -> Draft:
    """One draft with the chat."""
    return (await done(draft_events(snapshot, resources, ModelWriting([chat])))).draft
