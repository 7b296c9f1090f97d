"""The drafts that are revised: a brief and, line by line, a text with slot tokens; without a text the composer's."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from eval.core.suite import SUITES_DIR
from service.brief import Brief
from service.datafile import load_one
from service.draft import Draft, FactsUsed, status_of
from service.drafting.chain.section import builder_for
from service.drafting.chain.slots import slots_of
from service.drafting.composing.spans import annotated
from service.drafting.composing.written import Written
from service.drafting.drafting import draft_section, take_snapshot
from service.drafting.repairing.check_and_repair import brief_index_of, judge
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.export.text import to_text
from service.revision.own_words import confirmed, with_own_words
from service.revision.working_draft import facts_stated, started, stated

BASES = SUITES_DIR / "revision" / "bases"


class Base(BaseModel):
    """A draft to be revised. ``text`` are its paragraphs after the heading, each value as its token ``[[f1.1]]``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    brief: Brief
    text: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def load_bases(folder: Path = BASES) -> Mapping[str, Base]:
    """The bases by the names of their files. Raises DataError."""
    return {path.stem: load_one(path, Base) for path in sorted(folder.glob("*.yaml"))}


def drafted(base: Base, resources: Resources, id: str = "d-base") -> tuple[Draft, Snapshot]:
    """The first version, judged as every draft is, and what it was written from. What of a text has no source is
    somebody's own words, confirmed."""
    snapshot = take_snapshot(base.brief, resources)
    if not base.text:
        return replace(draft_section(base.brief, resources), id=id, timings_ms={}), snapshot
    builder = builder_for(snapshot, slots_of(snapshot.brief, snapshot.sheet), resources.lexicon)
    blocks = annotated(Written(builder.blocks(base.text)), resources.lexicon).blocks
    index = brief_index_of(snapshot, resources)
    blocks = confirmed(with_own_words((), blocks, index.prover, by_note=True))
    written = Written(blocks, stated=stated(blocks, snapshot.sheet), freely=True)
    findings = judge(written, index)
    text = to_text(blocks).rstrip("\n")
    draft = Draft(id, 1, status_of(findings, ()), base.brief.genre, "model", text, blocks, findings=findings)
    used = facts_stated(started(draft, snapshot, (), resources))
    return replace(draft, facts=FactsUsed(used)), snapshot
