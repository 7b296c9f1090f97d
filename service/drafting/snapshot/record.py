"""What is kept with a draft so that it can be written again: its snapshot, prompts, model and exchanges."""

from dataclasses import dataclass

from service.drafting.snapshot.snapshot import Snapshot
from service.models.exchange import Exchange


@dataclass(frozen=True, slots=True)
class Record:
    """``model`` is None for the built-in composer, which has no exchanges."""

    snapshot: Snapshot
    model: str | None = None
    exchanges: tuple[Exchange, ...] = ()
