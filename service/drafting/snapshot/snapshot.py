"""The snapshot: everything the writer may see, frozen and typed. Grounding ends here and writing starts from it."""

from dataclasses import dataclass

from service.brief import Brief
from service.documents.genres import Genre
from service.documents.source import SourceText
from service.draft import GroundingRef, Unused
from service.drafting.following.template import Template
from service.drafting.planning.plan import Plan
from service.facts.sheet import FactSheet
from service.grounding.sample import Hit


@dataclass(frozen=True, slots=True)
class Snapshot:
    """``template`` is the section to follow, of the sample ``followed``; None when the section is composed. ``hits``
    are best first. ``set_aside`` are facts of the brief that are no facts, and so not in ``sheet``."""

    brief: Brief
    sheet: FactSheet
    genre: Genre
    hits: tuple[Hit, ...]
    plan: Plan
    template: Template | None = None
    followed: SourceText | None = None
    set_aside: tuple[Unused, ...] = ()

    @property
    def grounding(self) -> tuple[GroundingRef, ...]:
        """What the draft is drafted from, as it is reported; the sample that is followed stands alone."""
        if self.template is not None:
            return (GroundingRef(self.template.sample, self.template.section, 1.0),)
        return tuple(
            GroundingRef(hit.sample_id, "/".join(hit.path) or hit.sample_name, round(hit.score, 4)) for hit in self.hits
        )
