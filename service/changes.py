"""What is other in one version of a text than in another: the difference makes it, faces show it, the export prints it.

Offsets count code points in a block's text, as everywhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from service.draft import Block
from service.text.range import Range


class Change(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


class Fate(StrEnum):
    """What became of a block. One that moved is told twice: where it stood (``moved_from``) and where it stands."""

    KEPT = "kept"
    CHANGED = "changed"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved_from"
    MOVED_TO = "moved_to"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that both texts have, or one alone. ``old`` and ``new`` are where it stands in each text; in the text
    that lacks it, the empty stretch where it would stand."""

    change: Change
    text: str
    old: Range
    new: Range


@dataclass(frozen=True, slots=True)
class BlockChange:
    """``old`` is None for a block that is inserted, ``new`` for one that is deleted. The segments not inserted make the
    old text, those not deleted the new one; of ``moved_from`` they are the old text, deleted."""

    fate: Fate
    old: Block | None
    new: Block | None
    segments: tuple[Segment, ...]

    @property
    def stood(self) -> bool:
        """Whether the old version has a block here."""
        return self.fate not in (Fate.INSERTED, Fate.MOVED_TO)

    @property
    def stands(self) -> bool:
        """Whether the new version has a block here."""
        return self.fate not in (Fate.DELETED, Fate.MOVED_FROM)


def old_blocks(changes: tuple[BlockChange, ...]) -> tuple[Block, ...]:
    """The version that the changes start from."""
    return tuple(row.old for row in changes if row.stood and row.old is not None)


def new_blocks(changes: tuple[BlockChange, ...]) -> tuple[Block, ...]:
    """The version that the changes lead to."""
    return tuple(row.new for row in changes if row.stands and row.new is not None)


Part = tuple[Change, str]


def segments_of(parts: Iterable[Part]) -> tuple[Segment, ...]:
    """Stretches in reading order as segments, with where they stand; empty ones are left out."""
    found: list[Segment] = []
    old = new = 0
    for change, text in parts:
        if not text:
            continue
        after_old = old + (len(text) if change is not Change.INSERTED else 0)
        after_new = new + (len(text) if change is not Change.DELETED else 0)
        found.append(Segment(change, text, Range(old, after_old), Range(new, after_new)))
        old, new = after_old, after_new
    return tuple(found)
