"""The bench: what a case is judged with — resources over a data folder of its own, and whoever writes the drafts."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from service.brief import Brief
from service.draft import Draft
from service.drafting.drafting import take_snapshot
from service.drafting.events import Done
from service.drafting.resources import Resources
from service.drafting.snapshot import Snapshot
from service.settings import Settings

Write = Callable[[Snapshot, Resources], Done]
"""A snapshot written, checked and mended."""


@dataclass(frozen=True)
class Bench:
    """Held by each worker. The sample library under ``settings.data_dir`` is shared by all workers and only read.

    ``place`` is ``SUITE/CASE`` of the case that is being judged.
    """

    resources: Resources
    write: Write
    place: str = ""

    @property
    def settings(self) -> Settings:
        return self.resources.settings

    def at(self, suite: str, case: str) -> "Bench":
        """This bench, for judging one case."""
        return replace(self, place=f"{suite}/{case}")

    def draft(self, brief: Brief, name: str = "") -> Draft:
        """Draft a section as the service does. ``name`` tells several drafts of one case apart.

        Raises InputError and the like, as ``take_snapshot`` does.
        """
        return self.write(take_snapshot(brief, self.resources), self.resources).draft
