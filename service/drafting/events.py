"""What is told while a draft is being written. Only ``Done`` is a result; all before it may still be replaced."""

from dataclasses import dataclass

from service.draft import Block, Draft, Finding, GroundingRef, Span
from service.drafting.snapshot.record import Record


@dataclass(frozen=True, slots=True)
class Grounded:
    """The sample sections that the draft is drafted from."""

    grounding: tuple[GroundingRef, ...]


@dataclass(frozen=True, slots=True)
class PointPlanned:
    """A point of the plan: its theme and the ids of its facts."""

    theme: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """The points of the section, in order."""

    points: tuple[PointPlanned, ...]


@dataclass(frozen=True, slots=True)
class TextWritten:
    """A sentence that has passed the sentence checks, to be appended to its block; spans are offsets in ``text``."""

    block: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FindingFound:
    """A finding of the whole draft."""

    finding: Finding


@dataclass(frozen=True, slots=True)
class BlockReplaced:
    """A block as it stands in the end, where that is not what was streamed of it."""

    block: Block


@dataclass(frozen=True, slots=True)
class Done:
    """The draft, and what is kept with it."""

    draft: Draft
    record: Record


Event = Grounded | Planned | TextWritten | FindingFound | BlockReplaced | Done
