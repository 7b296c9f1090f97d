"""Revising: every note understood, done, checked and answered; the next version, and what became of each note."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from service.draft import Block, Draft, FactsUsed, Finding, Unused, status_of
from service.drafting.judging import errors_of, judge, reference_of
from service.drafting.resources import Resources
from service.drafting.snapshot import Snapshot
from service.drafting.spans import annotated
from service.drafting.written import Written
from service.errors import NigaoError
from service.export.text import to_text
from service.facts.conflicts import refuse_conflicts
from service.facts.fact import Fact
from service.facts.sheet import FactSheet, read_sheet
from service.revision.note import Note, NoteAnswer, Verdict
from service.revision.numbering import renumbered
from service.revision.operations import applied
from service.revision.proposal import Proposal, State, refused, unclear
from service.revision.values import changed_values, more_facts, put_in, with_facts
from service.revision.wishes import add, change, delete, order, shorten, style, title
from service.text.injection import find_injections

Understand = Callable[[Note, State], Proposal | None]
WISHES: tuple[Understand, ...] = (
    style.propose,
    title.propose,
    add.propose,
    order.propose,
    change.propose,
    shorten.propose,
    delete.propose,
)
"""In the order in which they are asked: the more telling words first."""
NOT_UNDERSTOOD = "没有看懂要怎么改，请写明改哪里、改成什么"
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
        return any(answer.verdict in (Verdict.APPLIED, Verdict.PARTLY) for answer in self.answers)


@dataclass(frozen=True)
class Standing:
    """A draft between two notes: its blocks, the facts behind it, and the findings of both."""

    blocks: tuple[Block, ...]
    snapshot: Snapshot
    findings: tuple[Finding, ...]


def revise(
    draft: Draft, snapshot: Snapshot, notes: Sequence[Note], resources: Resources, facts: Sequence[Fact] = ()
) -> Revised:
    """The next version by the built-in reviser: what can be done surely is done, the rest is answered with a question.

    ``facts`` are handed in with the notes; without notes each is written to where it belongs. Raises InputError for
    facts that cannot be read, ConflictError for facts that contradict each other.
    """
    standing = started(draft, snapshot, facts, resources)
    answers: list[NoteAnswer] = []
    for note in notes or wanted(standing, snapshot):
        standing, answer = fulfilled(standing, note, understood(note, standing, resources), resources)
        answers.append(answer)
    return finished(draft, snapshot, standing, tuple(answers))


def wanted(standing: Standing, snapshot: Snapshot) -> tuple[Note, ...]:
    """Notes that ask for the facts that were handed in to be written."""
    given = {fact.id for fact in snapshot.brief.facts}
    added = (fact for fact in standing.snapshot.sheet.facts if fact.id not in given)
    return tuple(Note(f"把“{fact.text.rstrip('。')}”写进去") for fact in added)


def understood(note: Note, standing: Standing, resources: Resources) -> Proposal:
    """What the built-in reviser would do for a note."""
    state = State(standing.blocks, standing.snapshot.brief, standing.snapshot.sheet, resources)
    if note.block is not None and state.block(note.block) is None:
        return unclear(f"稿中没有编号为 {note.block} 的段，请核对")
    if any(find_injections(note.text)):
        return refused("这不是对本稿文字的意见（涉及规则、数字的处理或别的稿件），不能照办")
    for understand in WISHES:
        proposal = understand(note, state)
        if proposal is not None:
            return proposal
    return unclear(NOT_UNDERSTOOD)


def fulfilled(
    standing: Standing, note: Note, proposal: Proposal, resources: Resources, *, freely: bool = False
) -> tuple[Standing, NoteAnswer]:
    """The draft after a proposal, and the answer; the draft as it was where the proposal would bring an error in.

    ``freely``: a model wrote the words, and is held to what is not asked of a person's.
    """
    if not (proposal.operations or proposal.facts or proposal.renumber):
        return standing, NoteAnswer(note, proposal.verdict, proposal.message)
    try:
        after = _done(standing, proposal, resources, freely=freely)
    except NigaoError as error:
        return standing, NoteAnswer(note, Verdict.REFUSED, error.message)
    new = _brought_in(standing, after)
    if new:
        reason = "；".join(dict.fromkeys(finding.message for finding in new[:3]))
        answer = refused(f"照这条意见改会带来问题：{reason}")
        return standing, NoteAnswer(note, answer.verdict, answer.message)
    blocks = changed_blocks(standing.blocks, after.blocks)
    derived = _derived_changes(standing.snapshot.sheet, after.snapshot.sheet, {fact.id for fact in proposal.facts})
    message = proposal.message + (f"；推算值随之改变：{derived}" if derived else "")
    return after, NoteAnswer(note, proposal.verdict, message, blocks, tuple(fact.id for fact in proposal.facts))


def finished(draft: Draft, snapshot: Snapshot, standing: Standing, answers: tuple[NoteAnswer, ...]) -> Revised:
    """The next version from what stands after all notes; the old one where nothing was changed."""
    if standing.blocks == draft.blocks and standing.snapshot is snapshot:
        return Revised(draft, standing.snapshot, answers)
    used, fallen = _used(draft, standing)
    unused = tuple(each for each in draft.facts.unused if each.id not in used)
    missing = tuple(item for item in draft.missing if item.block is None or _still_marked(item.label, standing.blocks))
    following = replace(
        draft,
        version=draft.version + 1,
        status=status_of(standing.findings, missing),
        text=to_text(standing.blocks).rstrip("\n"),
        blocks=standing.blocks,
        facts=FactsUsed(used, (*unused, *(Unused(id, FALLEN_OUT) for id in fallen))),
        missing=missing,
        findings=standing.findings,
    )
    return Revised(following, standing.snapshot, answers)


def changed_blocks(before: Sequence[Block], after: Sequence[Block]) -> tuple[str, ...]:
    """The ids of blocks whose text or place is not as before, gone ones included."""
    texts = {block.id: block.text for block in before}
    order = [block.id for block in before if block.id in {each.id for each in after}]
    moved = {block.id for block, was in zip((b for b in after if b.id in texts), order, strict=True) if block.id != was}
    changed = [block.id for block in after if texts.get(block.id) != block.text or block.id in moved]
    return (*changed, *(id for id in texts if id not in {block.id for block in after}))


def started(draft: Draft, snapshot: Snapshot, facts: Sequence[Fact], resources: Resources) -> Standing:
    """The draft before the first note, with the facts that were handed in."""
    standing = Standing(draft.blocks, snapshot, draft.findings)
    return _with_facts(standing, more_facts(snapshot.brief, facts), resources) if facts else standing


def _done(standing: Standing, proposal: Proposal, resources: Resources, *, freely: bool) -> Standing:
    if proposal.facts:
        standing = _with_facts(standing, proposal.facts, resources)
    blocks = standing.blocks
    for operation in proposal.operations:
        blocks = applied(blocks, operation)
    if proposal.renumber:
        blocks = renumbered(blocks, proposal.style)
    snapshot = standing.snapshot
    if proposal.heading is not None and snapshot.brief.section is not None:
        section = snapshot.brief.section.model_copy(update={"heading": proposal.heading})
        snapshot = replace(snapshot, brief=snapshot.brief.model_copy(update={"section": section}))
    blocks = tuple(
        block if block in standing.blocks else annotated(Written((block,)), resources.lexicon).blocks[0]
        for block in blocks
    )
    written = Written(blocks, stated=_stated(blocks, snapshot.sheet), freely=freely)
    return Standing(blocks, snapshot, judge(written, reference_of(snapshot, resources)))


def _with_facts(standing: Standing, facts: Sequence[Fact], resources: Resources) -> Standing:
    brief = with_facts(standing.snapshot.brief, facts)
    sheet = read_sheet(brief.facts, resources.lexicon, any_quoted=brief.requirements.keep_values_local)
    refuse_conflicts(sheet, brief.period)
    blocks = put_in(standing.blocks, changed_values(standing.snapshot.sheet, sheet))
    return replace(standing, blocks=blocks, snapshot=replace(standing.snapshot, brief=brief, sheet=sheet))


def _brought_in(before: Standing, after: Standing) -> list[Finding]:
    """Errors that were not there before: told of other words, or another check."""
    known = {(finding.check, finding.message) for finding in errors_of(before.findings)}
    return [finding for finding in errors_of(after.findings) if (finding.check, finding.message) not in known]


def _stated(blocks: Sequence[Block], sheet: FactSheet) -> tuple[str, ...]:
    """The values that stand in the blocks: what a revision leaves out is reported, not asked for again."""
    return tuple(dict.fromkeys(s.fact for block in blocks for s in block.spans if s.fact in sheet.values and s.fact))


def _used(draft: Draft, standing: Standing) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Fact ids that the blocks state, and those that were stated before and are no more."""
    there = dict.fromkeys(id.partition(".")[0] for id in _stated(standing.blocks, standing.snapshot.sheet))
    text = "\n".join(block.text for block in standing.blocks)
    for fact in standing.snapshot.sheet.facts:
        if not fact.values and fact.text.rstrip("。") in text:
            there[fact.id] = None
    return tuple(there), tuple(id for id in draft.facts.used if id not in there)


def _derived_changes(before: FactSheet, after: FactSheet, changed: set[str]) -> str:
    others = {id: text for id, text in changed_values(before, after).items() if id.partition(".")[0] not in changed}
    return "、".join(f"{before.values[id].value.text}→{text}" for id, text in others.items())


def _still_marked(label: str, blocks: Sequence[Block]) -> bool:
    return any(f"【待补：{label}】" in block.text for block in blocks)
