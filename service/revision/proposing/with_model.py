"""Revising with a model: what the built-in reviser is not sure of is put to the model, which answers with edits.

Whatever it proposes is checked note by note as any other revision is; an edit that would bring in what neither a fact
nor a note states is not made. Where no model answers, the notes stay as the built-in reviser left them.
"""

from collections.abc import Sequence
from dataclasses import replace

from service.draft import Draft, PromptRef
from service.drafting.chain.section import builder_for
from service.drafting.chain.slots import slots_of
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.facts.fact import Fact
from service.models.failures import ModelError
from service.models.patience import Conversation, whole
from service.revision.answering import answered, fulfilled
from service.revision.folding import base_of
from service.revision.note import Note, NoteAnswer, Verdict
from service.revision.operations import (
    Append,
    Cut,
    InsertBlock,
    Merge,
    Move,
    Operation,
    Remove,
    ReplaceSpan,
    Split,
)
from service.revision.proposing.json_answer import as_lines
from service.revision.proposing.proposal import Proposal
from service.revision.proposing.rebasing import rebased
from service.revision.proposing.request import RevisionRequest, request_for
from service.revision.proposing.script import NO_EDITS, Script
from service.revision.proposing.whole_answer import as_edits
from service.revision.revising import Revised, finished, wanted
from service.revision.working_draft import WorkingDraft, started

_ALREADY = "要改的句子已按前面的意见改过，请看改后的稿再提"
_MAY_DROP = ("delete", "may_drop")
"""The rules for notes after which less may be said."""


async def revise_with_model(
    draft: Draft,
    snapshot: Snapshot,
    notes: Sequence[Note],
    resources: Resources,
    conversation: Conversation,
    facts: Sequence[Fact] = (),
) -> Revised:
    """The next version; see ``revise``. One call to the model at most, for all notes that want it."""
    working = started(draft, snapshot, facts, resources)
    answers: list[NoteAnswer] = []
    left: list[int] = []
    for n, note in enumerate(notes or wanted(working, snapshot)):
        working, answer = answered(working, note, resources)
        answers.append(answer)
        if answer.verdict is Verdict.UNCLEAR and _may_go_out(note, working):
            left.append(n)
    if left:
        working, later = await _asked(working, [answers[n] for n in left], resources, conversation)
        for n, told in zip(left, later, strict=True):
            answers[n] = told
    revised = finished(draft, snapshot, working, tuple(answers), resources)
    if not left or revised.draft is draft:
        return revised
    prompt = resources.prompts["revise"]
    asked = replace(revised.draft, prompts=(PromptRef(prompt.name, prompt.version),), usage=conversation.usage)
    return replace(revised, draft=asked)


async def _asked(
    working: WorkingDraft, unclear: Sequence[NoteAnswer], resources: Resources, conversation: Conversation
) -> tuple[WorkingDraft, list[NoteAnswer]]:
    """The draft after what the model proposes for these notes, and their answers; as they were where none answers."""
    request = request_for(working, [answer.note for answer in unclear], resources)
    settings = resources.prompts["revise"].settings
    try:
        said, _ = await whole(conversation.ask(request.messages, settings))
    except ModelError:
        return working, list(unclear)
    proposals = proposals_of(said, request, working, len(unclear), resources)
    answers: list[NoteAnswer] = []
    sent = working.blocks
    for before, proposal in zip(unclear, proposals, strict=True):
        note = before.note
        if proposal.verdict is Verdict.UNCLEAR and proposal.message == NO_EDITS:
            answers.append(before)
            continue
        operations = _in_reach(proposal.operations, note, working, resources)
        placed = rebased(operations, sent, working.blocks)
        if proposal.operations and not operations:
            answers.append(before)
        elif placed is None:
            answers.append(NoteAnswer(note, Verdict.REFUSED, _ALREADY))
        else:
            drops = any(resources.lexicon.rules.of("note_delete", value).found_in(note.text) for value in _MAY_DROP)
            wanted_edits = replace(proposal, operations=placed, drops=drops)
            working, told = fulfilled(working, note, wanted_edits, resources)
            answers.append(told)
    return working, answers


def proposals_of(
    said: str, request: RevisionRequest, working: WorkingDraft, notes: int, resources: Resources
) -> list[Proposal]:
    """What an answer proposes for each note; one that is the whole draft over again is read as the edits it makes."""
    snapshot = working.snapshot
    builder = builder_for(snapshot, slots_of(snapshot.brief, snapshot.sheet), resources.lexicon)
    script = Script(working.blocks, builder, request.closed)
    lines = as_lines(said)
    proposals = script.proposals(lines, notes)
    if notes == 1 and not proposals[0].operations and proposals[0].message == NO_EDITS:
        edits = as_edits(lines, working.blocks, request.shown)
        return script.proposals(edits, 1) if edits is not None else proposals
    return proposals


def _in_reach(
    operations: Sequence[Operation], note: Note, working: WorkingDraft, resources: Resources
) -> tuple[Operation, ...]:
    """Edits of the parts that the note is about; all where it names none."""
    state = working.state(resources)
    reach = {base_of(block.id) for block in state.within(note)}
    every = {base_of(block.id) for block in state.blocks}
    if reach == every:
        return tuple(operations)
    return tuple(operation for operation in operations if _touched(operation) <= reach)


def _touched(operation: Operation) -> set[str]:
    """The blocks whose words an operation changes."""
    match operation:
        case Remove(blocks):
            return set(blocks)
        case Merge(first, second):
            return {first, second}
        case InsertBlock() | Move():
            return set()
        case ReplaceSpan(block, _, _, _, _) | Cut(block, _) | Append(block, _) | Split(block, _, _):
            return {block}


def _may_go_out(note: Note, working: WorkingDraft) -> bool:
    """Not what names a value that must not leave."""
    local = (fact for fact in working.snapshot.sheet.facts if fact.fact.local_only)
    return not any(value.value.text in note.text for fact in local for value in fact.values)
