"""Grounding a brief: the sample sections it is drafted from, the pattern they share, and the plan."""

from service.brief import Brief, Follow
from service.documents.genres import Genre
from service.documents.source import SourceText
from service.drafting.chain.outgoing import Outgoing
from service.drafting.following.template import Template
from service.drafting.planning.pattern import Pattern, learn_pattern
from service.drafting.planning.plan import make_plan
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.facts.sheet import FactSheet
from service.grounding.retrieval import Mode, retrieve
from service.grounding.sample import Hit, Role

SECTIONS_TO_GROUND_ON = 4
FACTS_IN_QUERY = 12


def ground(
    brief: Brief,
    sheet: FactSheet,
    genre: Genre,
    resources: Resources,
    mode: Mode | None = None,
    followed: SourceText | None = None,
) -> Snapshot:
    """Retrieve, learn the pattern, plan. A brief that follows a sample is grounded on that sample alone: the one of the
    library that it names, unless its text is given (``followed``)."""
    assert brief.section is not None
    if brief.follow is not None:
        name = brief.follow.sample
        if followed is None:
            sample = resources.library.get(name)
            name, followed = sample.id, SourceText(sample.name, sample.text)
        template = template_of(name, followed, brief.follow, resources)
        hits: tuple[Hit, ...] = ()
    else:
        template, followed = None, None
        # Not by level: a level leaves one or two samples of a genre, and self-reference is moved to the brief's anyway.
        query = query_of(brief, sheet, resources)
        found = retrieve(
            resources.library, query, genre=brief.genre, role=Role.BODY, k=SECTIONS_TO_GROUND_ON, mode=mode
        )
        hits = tuple(found)
    pattern = learn_pattern([resources.points_of(hit.text) for hit in hits], Pattern())
    plan = make_plan(
        brief.section.heading,
        brief.unit,
        sheet,
        resources.phrases,
        pattern,
        points=brief.requirements.points,
        seed=brief.requirements.seed,
    )
    return Snapshot(brief, sheet, genre, hits, plan, template, followed)


def query_of(brief: Brief, sheet: FactSheet, resources: Resources) -> str:
    """What the section is about; without values, and without facts that may not leave, where a remote embedding would
    be told."""
    assert brief.section is not None
    if resources.settings.embedding_model is None:
        return " ".join([brief.section.heading, *(fact.text for fact in sheet.facts[:FACTS_IN_QUERY])])
    outgoing = Outgoing(brief, sheet, resources.lexicon, resources.blanked)
    return outgoing.query(" ".join([brief.section.heading, *(fact.text for fact in outgoing.facts[:FACTS_IN_QUERY])]))


def template_of(sample: str, followed: SourceText, follow: Follow, resources: Resources) -> Template:
    """The section to follow, of a sample of the library (never of a path: a brief may come from outside)."""
    return resources.template_of(sample, followed, follow.section)
