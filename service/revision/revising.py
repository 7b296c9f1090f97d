"""Revising: every note answered in order; the next version, and what became of each note."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.draft import Block, Draft, FactsUsed, Unused, Usage, status_of
from service.drafting.repairing.check_and_repair import brief_index_of
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.export.text import to_text
from service.facts.fact import Fact
from service.proof.warrants import warrants_of
from service.revision.answering import answered
from service.revision.note import Note, NoteAnswer
from service.revision.working_draft import WorkingDraft, facts_stated, started

FALLEN_OUT = "修改后不再写到"


@dataclass(frozen=True)
class Revised:
    """``draft`` has the next version number; ``snapshot`` the facts as the notes left them. Where no note could be
    applied ``draft`` is the old one."""

    draft: Draft
    snapshot: Snapshot
    answers: tuple[NoteAnswer, ...]

    @property
    def changed(self) -> bool:
        return any(answer.blocks or answer.facts for answer in self.answers)


def revise(
    draft: Draft, snapshot: Snapshot, notes: Sequence[Note], resources: Resources, facts: Sequence[Fact] = ()
) -> Revised:
    """The next version by the built-in reviser: what can be done surely is done, the rest is answered with a question.

    ``facts`` are handed in with the notes; without notes each is written to where it belongs. Parts that notes name
    are those of ``draft``, whatever earlier notes did. Raises InputError for facts that cannot be read, ConflictError
    for facts that contradict each other.
    """
    working = started(draft, snapshot, facts, resources)
    answers: list[NoteAnswer] = []
    for note in notes or wanted(working, snapshot):
        working, answer = answered(working, note, resources)
        answers.append(answer)
    return finished(draft, snapshot, working, tuple(answers), resources)


def wanted(working: WorkingDraft, snapshot: Snapshot) -> tuple[Note, ...]:
    """Notes that ask for the facts that were handed in to be written."""
    given = {fact.id for fact in snapshot.brief.facts}
    added = (fact for fact in working.snapshot.sheet.facts if fact.id not in given)
    return tuple(Note(f"增加：{fact.text.rstrip('。')}") for fact in added)


def finished(
    draft: Draft, snapshot: Snapshot, working: WorkingDraft, answers: tuple[NoteAnswer, ...], resources: Resources
) -> Revised:
    """The next version from what stands after all notes; the old one where nothing was changed. What it cost is its
    own, not the version's before."""
    if working.blocks == draft.blocks and working.snapshot is snapshot:
        return Revised(draft, working.snapshot, answers)
    used = facts_stated(working)
    unused = tuple(each for each in draft.facts.unused if each.id not in used)
    fallen = tuple(id for id in draft.facts.used if id not in used)
    missing = tuple(item for item in draft.missing if item.block is None or _still_marked(item.label, working.blocks))
    following = replace(
        draft,
        version=draft.version + 1,
        status=status_of(working.findings, missing),
        text=to_text(working.blocks).rstrip("\n"),
        blocks=working.blocks,
        facts=FactsUsed(used, (*unused, *(Unused(id, FALLEN_OUT) for id in fallen))),
        missing=missing,
        findings=working.findings,
        warrants=warrants_of(working.blocks, brief_index_of(working.snapshot, resources).prover),
        prompts=(),
        usage=Usage(),
        timings_ms={},
    )
    return Revised(following, working.snapshot, answers)


def _still_marked(label: str, blocks: Sequence[Block]) -> bool:
    return any(f"【待补：{label}】" in block.text for block in blocks)
