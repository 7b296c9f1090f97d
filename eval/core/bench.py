"""The bench: what a case is judged with — resources over a data folder of its own, and whoever writes the drafts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from eval.core.kept import keep_exchanges, keep_snapshot, kept_snapshot
from service.brief import Brief
from service.documents.source import SourceText
from service.draft import Draft
from service.drafting.drafting import take_snapshot
from service.drafting.events import Done
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.settings import Settings

Write = Callable[[Snapshot, Resources, str], Done]
"""A snapshot written, checked and mended; the string is the draft's place, ``SUITE/CASE`` or ``SUITE/CASE.NAME``."""


@dataclass(frozen=True)
class Bench:
    """Held by each worker. The sample library under ``settings.data_dir`` is shared by all workers and only read.

    ``seed`` is the run's, for suites that draw their cases; ``place`` is ``SUITE/CASE`` of the case that is judged.
    ``snapshots`` is the folder of the run whose snapshots are written from again; ``kept`` the folder of this run,
    where snapshots are kept, and exchanges too where they are ``recorded``.
    """

    resources: Resources
    write: Write
    seed: int = 0
    snapshots: Path | None = None
    kept: Path | None = None
    recorded: bool = False
    place: str = ""

    @property
    def settings(self) -> Settings:
        return self.resources.settings

    def at(self, suite: str, case: str) -> "Bench":
        """This bench, for judging one case."""
        return replace(self, place=f"{suite}/{case}")

    def draft(self, brief: Brief, name: str = "", followed: SourceText | None = None) -> Draft:
        """Draft a section as the service does. ``name`` tells several drafts of one case apart; ``followed`` is the
        text of the sample that the brief follows, which need not be in the library.

        The draft's id is its place and it has no timings, so that the same case gives the same draft. Raises InputError
        and the like as ``take_snapshot`` does, and for a snapshot that is not in the run that is written again.
        """
        place = f"{self.place}.{name}" if name else self.place
        snapshot = (
            take_snapshot(brief, self.resources, followed=followed)
            if self.snapshots is None
            else kept_snapshot(self.snapshots, place, self.resources)
        )
        done = self.write(snapshot, self.resources, place)
        if self.kept is not None:
            keep_snapshot(self.kept, place, snapshot)
            if self.recorded:
                keep_exchanges(self.kept, place, done)
        return replace(done.draft, id=place, timings_ms={})
