"""A draft between two notes, and what a proposal makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from service.draft import Block, Draft, Finding
from service.drafting.composing.spans import annotated
from service.drafting.composing.written import Written
from service.drafting.drafting import WRITER
from service.drafting.repairing.check_and_repair import brief_index_of, judge
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.facts.conflicts import refuse_conflicts
from service.facts.fact import Fact
from service.facts.sheet import FactSheet, read_sheet
from service.facts.value_id import ValueId
from service.revision.edited.departures import carried
from service.revision.folding import folded, unfolded, with_ends
from service.revision.numbering import renumbered
from service.revision.operations import applied
from service.revision.own_words import with_own_words
from service.revision.proposing.proposal import Proposal, State
from service.revision.values import changed_values, more_facts, put_in, with_facts


@dataclass(frozen=True)
class WorkingDraft:
    """``pieces`` are the blocks, points inside a paragraph taken apart; ``seen`` and ``first`` the pieces and the facts
    before the first note. ``snapshot`` has the facts as they are now, ``findings`` are those of both. ``freely``: a
    model wrote the draft."""

    pieces: tuple[Block, ...]
    seen: tuple[Block, ...]
    first: FactSheet
    snapshot: Snapshot
    findings: tuple[Finding, ...]
    freely: bool = False

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks as they are printed."""
        return folded(self.pieces)

    def state(self, resources: Resources) -> State:
        """What a wish is read against."""
        return State(self.pieces, self.seen, self.first, self.snapshot.brief, self.snapshot.sheet, resources)


def started(draft: Draft, snapshot: Snapshot, facts: Sequence[Fact], resources: Resources) -> WorkingDraft:
    """The draft before the first note, with the facts that were handed in."""
    pieces = unfolded(draft.blocks)
    working = WorkingDraft(pieces, pieces, snapshot.sheet, snapshot, draft.findings, draft.writer != WRITER)
    return with_changed_facts(working, more_facts(snapshot.brief, facts), resources) if facts else working


def done(working: WorkingDraft, proposal: Proposal, resources: Resources) -> WorkingDraft:
    """The draft after a proposal, judged. Raises NigaoError where facts contradict each other or cannot be computed."""
    if proposal.facts:
        working = with_changed_facts(working, proposal.facts, resources)
    pieces = folded(working.pieces) if proposal.freely else working.pieces
    for operation in proposal.operations:
        pieces = applied(pieces, operation)
    if proposal.renumber:
        before = unfolded(pieces) if proposal.freely else working.pieces
        pieces = with_ends(renumbered(unfolded(pieces), proposal.style), before)
    elif proposal.freely:
        pieces = unfolded(pieces)
    snapshot = working.snapshot
    if proposal.heading is not None and snapshot.brief.section is not None:
        section = snapshot.brief.section.model_copy(update={"heading": proposal.heading})
        snapshot = replace(snapshot, brief=snapshot.brief.model_copy(update={"section": section}))
    pieces = tuple(
        piece if piece in working.pieces else annotated(Written((piece,)), resources.lexicon).blocks[0]
        for piece in pieces
    )
    if working.freely or snapshot.template is None:
        prover = brief_index_of(snapshot, resources).prover
        pieces = with_own_words(working.pieces, pieces, prover, by_note=not proposal.freely)
    after = judged(replace(working, pieces=pieces, snapshot=snapshot), resources, freely=working.freely)
    findings = carried(
        working.findings, after.findings, working.blocks, after.blocks, snapshot.sheet, resources.lexicon
    )
    return replace(after, findings=findings)


def judged(working: WorkingDraft, resources: Resources, *, freely: bool) -> WorkingDraft:
    """The same draft with the findings of the checks; ``freely`` as one that a model wrote."""
    blocks, snapshot = working.blocks, working.snapshot
    written = Written(blocks, stated=stated(blocks, snapshot.sheet), freely=freely)
    return replace(working, findings=judge(written, brief_index_of(snapshot, resources)))


def stated(blocks: Sequence[Block], sheet: FactSheet) -> tuple[str, ...]:
    """The values that stand in the blocks: what a revision leaves out is reported, not asked for again."""
    return tuple(dict.fromkeys(s.fact for block in blocks for s in block.spans if s.fact in sheet.values and s.fact))


def facts_stated(working: WorkingDraft) -> tuple[str, ...]:
    """The ids of the facts that the blocks state."""
    there = dict.fromkeys(ValueId(id).fact for id in stated(working.blocks, working.snapshot.sheet))
    text = "\n".join(block.text for block in working.blocks)
    for fact in working.snapshot.sheet.facts:
        if not fact.values and fact.text.rstrip("。") in text:
            there[fact.id] = None
    return tuple(there)


def with_changed_facts(working: WorkingDraft, facts: Sequence[Fact], resources: Resources) -> WorkingDraft:
    """The draft with facts replaced or added, their values put in. Raises NigaoError where facts contradict each other
    or cannot be computed."""
    brief = with_facts(working.snapshot.brief, facts)
    sheet = read_sheet(brief.facts, resources.lexicon, any_quoted=brief.requirements.keep_values_local)
    refuse_conflicts(sheet, brief.period)
    pieces = put_in(working.pieces, changed_values(working.snapshot.sheet, sheet))
    return replace(working, pieces=pieces, snapshot=replace(working.snapshot, brief=brief, sheet=sheet))
