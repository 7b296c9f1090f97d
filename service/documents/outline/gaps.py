"""Gaps in the numbers of headings: between which lines, at which level, how many numbers are missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.documents.outline.siblings import KnownHeading


@dataclass(frozen=True, slots=True)
class Gap:
    """``missing`` numbers of ``level`` between the lines ``since`` and ``until`` (neither of them in it); ``run_in``
    when the headings on its sides run in."""

    level: int
    since: int
    until: int
    missing: int
    run_in: bool


def find_gaps(known: Sequence[KnownHeading]) -> Iterator[Gap]:
    """The gaps, in the order of the headings that end them. A level counts anew under each heading of a higher one."""
    open_at: dict[int, KnownHeading] = {}
    for entry in known:
        level = entry.heading.level
        for deeper in [key for key in open_at if key > level]:
            del open_at[deeper]
        above = max((other.index for key, other in open_at.items() if key < level), default=-1)
        before = open_at.get(level)
        missing = entry.ordinal - (before.ordinal if before else 0) - 1
        if missing > 0:
            run_in = entry.heading.run_in and (before is None or before.heading.run_in)
            yield Gap(level, before.index if before else above, entry.index, missing, run_in)
        open_at[level] = entry
