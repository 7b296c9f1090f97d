"""One note understood, done and answered."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from service.checks.order.marks import point_marks
from service.draft import Block, Finding
from service.drafting.repairing.check_and_repair import errors_of
from service.drafting.resources import Resources
from service.errors import NigaoError
from service.facts.sheet import FactSheet
from service.facts.value_id import ValueId
from service.revision.folding import base_of
from service.revision.note import Note, NoteAnswer, Verdict
from service.revision.parts import absent, named_words
from service.revision.proposing.proposal import Proposal, State, refused, unclear
from service.revision.totals import unsettled_totals
from service.revision.values import changed_values
from service.revision.wishes import add, change, delete, empty, order, sentence, shorten, style, title, tone
from service.revision.wishes.said_change import said_change
from service.revision.wishes.words import clauses_of, quoted
from service.revision.working_draft import WorkingDraft, done, facts_stated, judged, stated
from service.text.injection import find_injections

Understand = Callable[[Note, State], Proposal | None]
WISHES: tuple[Understand, ...] = (
    style.propose,
    title.propose,
    sentence.propose,
    empty.propose,
    change.propose,
    add.propose,
    order.propose,
    shorten.propose,
    delete.propose,
    tone.propose,
)
"""In the order in which they are asked: the more telling words first."""
NOT_UNDERSTOOD = "没有看懂要怎么改，请写明改哪里、改成什么"
NOT_A_NOTE = "这不是对本稿文字的意见（涉及规则、数字的处理或别的稿件），不能照办"
SEVERAL = "这条意见里有几件事，请分成几条来写，一条一件"
_REPEATED = "repeated_fact"
_DONE = (Verdict.APPLIED, Verdict.PARTLY)
_MOST_REASONS = 3


def answered(working: WorkingDraft, note: Note, resources: Resources) -> tuple[WorkingDraft, NoteAnswer]:
    """The draft after a note, and its answer, by the built-in reviser. A note of several clauses that each say what to
    do is done clause by clause."""
    answers: list[NoteAnswer] = []
    if _wants_model_too(note, working, resources):
        return working, NoteAnswer(note, Verdict.UNCLEAR, SEVERAL)
    for step in _steps(note, working, resources):
        if step.text not in note.text and working.state(resources).gone(step.text):
            continue  # 开头空洞，去掉: the clause before has done it.
        working, answer = fulfilled(working, note, understood(step, working, resources), resources)
        answers.append(answer)
    return working, _together(note, answers)


def understood(note: Note, working: WorkingDraft, resources: Resources) -> Proposal:
    """What the built-in reviser would do for a note."""
    state = working.state(resources)
    if any(find_injections(note.text, resources.lexicon)):
        return refused(NOT_A_NOTE)
    note, problem = _anchored(note, state)
    if problem is not None:
        return problem
    if state.gone(note.text):
        return refused("这条意见所说的部分已按前面的意见删去或并入别处，两条意见请核对以哪条为准")
    missing = absent(note.text, state.seen)
    for understand in WISHES:
        proposal = understand(note, state)
        if proposal is not None and not (missing and proposal.verdict in _DONE and not quoted(note.text)):
            return unclear(f"稿中没有{missing}，请核对") if missing and proposal.verdict not in _DONE else proposal
    return unclear(f"稿中没有{missing}，请核对" if missing else NOT_UNDERSTOOD)


def fulfilled(
    working: WorkingDraft, note: Note, proposal: Proposal, resources: Resources
) -> tuple[WorkingDraft, NoteAnswer]:
    """The draft after a proposal, and the answer; the draft as it was where the proposal would bring an error in."""
    if not (proposal.operations or proposal.facts or proposal.renumber):
        return working, NoteAnswer(note, proposal.verdict, proposal.message)
    try:
        after = done(working, proposal, resources)
    except NigaoError as error:
        return working, NoteAnswer(note, Verdict.REFUSED, error.message)
    before = working.findings
    findings = after.findings
    if proposal.freely and not working.freely:
        # What a model writes is held to more; what stood there before is not.
        before = judged(working, resources, freely=True).findings
        findings = judged(after, resources, freely=True).findings
    brought = _brought_in(_weighing(before, proposal), _weighing(findings, proposal))
    new = [each for each in brought if not _stood_before(each, working, after)]
    if new:
        reason = "；".join(list(dict.fromkeys(finding.message for finding in new))[:_MOST_REASONS])
        return working, NoteAnswer(note, Verdict.REFUSED, f"照这条意见改会带来问题：{reason}")
    verdict, more = _besides(working, after, proposal)
    message = "；".join([proposal.message, *more])
    blocks = changed_blocks(working.blocks, after.blocks)
    return after, NoteAnswer(note, verdict, message, blocks, tuple(fact.id for fact in proposal.facts))


def changed_blocks(before: Sequence[Block], after: Sequence[Block]) -> tuple[str, ...]:
    """The ids of blocks whose text or place is not as before, gone ones included."""
    texts = {block.id: block.text for block in before}
    order = [block.id for block in before if block.id in {each.id for each in after}]
    moved = {block.id for block, was in zip((b for b in after if b.id in texts), order, strict=True) if block.id != was}
    changed = [block.id for block in after if texts.get(block.id) != block.text or block.id in moved]
    return (*changed, *(id for id in texts if id not in {block.id for block in after}))


def _wants_model_too(note: Note, working: WorkingDraft, resources: Resources) -> bool:
    """Whether one clause asks for another tone and another for what can be done here: all of it goes to a model, or is
    asked for note by note."""
    clauses = clauses_of(note.text)
    others = [clause for clause in clauses if not tone.asks(clause, resources.lexicon)]
    if len(others) == len(clauses) or any(find_injections(note.text, resources.lexicon)):
        return False
    return any(understood(replace(note, text=other), working, resources).verdict in _DONE for other in others)


def _steps(note: Note, working: WorkingDraft, resources: Resources) -> tuple[Note, ...]:
    """The note, or its clauses where each says what to do. A clause that names no part is about that of the clause
    before: 第二点删去最后一句，压缩到50字."""
    clauses = clauses_of(note.text)
    if len(clauses) < 2 or any(find_injections(note.text, resources.lexicon)):
        return (note,)
    steps: list[Note] = []
    part = ""
    for clause in clauses:
        own = named_words(clause, working.seen)
        whole = own or quoted(clause) or said_change(clause, resources.lexicon) is not None
        steps.append(replace(note, text=clause if whole else part + clause))
        part = own or part
    proposals = [understood(step, working, resources) for step in steps]
    if any(proposal.verdict not in _DONE for proposal in proposals):
        return (note,)
    # Two clauses may say one thing: 开头太空，直接写做法.
    return tuple(step for n, step in enumerate(steps) if not n or proposals[n] != proposals[n - 1])


def _together(note: Note, answers: Sequence[NoteAnswer]) -> NoteAnswer:
    if len(answers) == 1:
        return answers[0]
    verdicts = {answer.verdict for answer in answers}
    verdict = verdicts.pop() if len(verdicts) == 1 else Verdict.PARTLY
    return NoteAnswer(
        note,
        verdict,
        "；".join(answer.message for answer in answers),
        tuple(dict.fromkeys(block for answer in answers for block in answer.blocks)),
        tuple(dict.fromkeys(fact for answer in answers for fact in answer.facts)),
    )


def _anchored(note: Note, state: State) -> tuple[Note, Proposal | None]:
    """The note with its anchor in the pieces of its block; a question where the anchor is nowhere."""
    if note.block is None:
        return note, None
    pieces = [block for block in state.blocks if base_of(block.id) == note.block]
    if not pieces:
        seen = any(base_of(block.id) == note.block for block in state.seen)
        if seen:
            return note, refused(f"编号为 {note.block} 的段已按前面的意见删去或并入别处，两条意见请核对以哪条为准")
        return note, unclear(f"稿中没有编号为 {note.block} 的段，请核对")
    if note.start is None or note.end is None:
        return note, None
    if not 0 <= note.start < note.end <= sum(len(piece.text) for piece in pieces):
        return note, unclear("意见所指的文字不在这一段里，请重新选取")
    if [b.text for b in pieces] != [b.text for b in state.seen if base_of(b.id) == note.block]:
        return note, unclear("意见所指的文字已按前面的意见改过，请在新的一版里重新选取")
    at = 0
    for piece in pieces:
        if at <= note.start and note.end <= at + len(piece.text):
            return replace(note, block=piece.id, start=note.start - at, end=note.end - at), None
        at += len(piece.text)
    return note, unclear("意见所指的文字跨了两个分点，请分开写")


def _weighing(findings: tuple[Finding, ...], proposal: Proposal) -> tuple[Finding, ...]:
    """What a proposal is refused for: errors, and of a model's a fact that it tells once more."""
    errors = errors_of(findings)
    return (*errors, *(each for each in findings if proposal.freely and each.check == _REPEATED and each not in errors))


def _brought_in(before: Sequence[Finding], after: Sequence[Finding]) -> list[Finding]:
    """Findings that were not there before: told of other words, of another check, or once more."""
    known = Counter((finding.check, finding.message) for finding in before)
    new: list[Finding] = []
    for finding in after:
        known[finding.check, finding.message] -= 1
        new += [finding] if known[finding.check, finding.message] < 0 else []
    return new


def _stood_before(finding: Finding, before: WorkingDraft, after: WorkingDraft) -> bool:
    """Whether a claim that no fact supports was in the draft in these words: moved, it is no newer than it was."""
    block = next((block for block in after.blocks if block.id == finding.block), None)
    if finding.check != "unsupported_claim" or block is None:
        return False
    said = block.text[finding.start : finding.end]
    marks = point_marks(said)
    words = said[marks[0].end :] if marks and marks[0].start == 0 else said
    return any(words in each.text for each in before.blocks)


def _besides(before: WorkingDraft, after: WorkingDraft, proposal: Proposal) -> tuple[Verdict, list[str]]:
    """What has to be said besides: derived values that follow, totals that are out, facts that fell out."""
    said: list[str] = []
    sheets = before.snapshot.sheet, after.snapshot.sheet
    derived = _derived_changes(*sheets, {fact.id for fact in proposal.facts})
    if derived:
        said.append(f"推算值随之改变：{derived}")
    said += unsettled_totals(*sheets) if proposal.facts else ()
    fallen = _fallen(before, after)
    if not fallen:
        return proposal.verdict, said
    listed = "、".join(fallen)
    if proposal.drops:
        return proposal.verdict, [*said, f"不再写到{listed}"]
    return Verdict.PARTLY, [*said, f"意见没有要求，但改后不再写到{listed}，请核对"]


def _fallen(before: WorkingDraft, after: WorkingDraft) -> list[str]:
    """What was stated and is no more: whole facts, or single values of those that still are."""
    told = facts_stated(after)
    facts = [f"事实 {id}" for id in facts_stated(before) if id not in told]
    values = stated(after.blocks, after.snapshot.sheet)
    gone = [id for id in stated(before.blocks, before.snapshot.sheet) if id not in values]
    kept = [id for id in gone if ValueId(id).fact in told]
    texts = before.snapshot.sheet.values
    return [*facts, *(f"事实 {ValueId(id).fact} 的“{texts[id].value.text}”" for id in kept)]


def _derived_changes(before: FactSheet, after: FactSheet, changed: set[str]) -> str:
    others = {id: text for id, text in changed_values(before, after).items() if ValueId(id).fact not in changed}
    return "、".join(f"{before.values[id].value.text}→{text}" for id, text in others.items())
