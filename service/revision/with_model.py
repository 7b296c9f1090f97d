"""Revising with a model: what the built-in reviser is not sure of is put to the model, which answers with edits.

Whatever it proposes is checked note by note as any other revision is; an edit that would bring in what neither a fact
nor a note states is not made. Where no model answers, the notes stay as the built-in reviser left them.
"""

from collections.abc import Sequence

from service.draft import Block, Draft
from service.drafting.chain.outgoing import Outgoing
from service.drafting.chain.section import builder_for
from service.drafting.chain.slots import slots_of
from service.drafting.resources import Resources
from service.drafting.snapshot import Snapshot
from service.facts.fact import Fact
from service.models.chat import Message
from service.models.failures import ModelError
from service.models.patience import Conversation, whole
from service.revision.note import Note, NoteAnswer, Verdict
from service.revision.operations import sentences_of
from service.revision.revising import Revised, Standing, finished, fulfilled, started, understood, wanted
from service.revision.script import Script


async def revise_with_model(
    draft: Draft,
    snapshot: Snapshot,
    notes: Sequence[Note],
    resources: Resources,
    conversation: Conversation,
    facts: Sequence[Fact] = (),
) -> Revised:
    """The next version; see ``revise``. One call to the model at most, for all notes that want it."""
    standing = started(draft, snapshot, facts, resources)
    answers: list[NoteAnswer | None] = []
    left: list[tuple[int, Note]] = []
    notes = notes or wanted(standing, snapshot)
    for n, note in enumerate(notes):
        proposal = understood(note, standing, resources)
        if proposal.verdict is Verdict.UNCLEAR:
            answers.append(NoteAnswer(note, proposal.verdict, proposal.message))
            left.append((n, note))
            continue
        standing, answer = fulfilled(standing, note, proposal, resources)
        answers.append(answer)
    if left:
        standing, later = await _asked(standing, [note for _, note in left], resources, conversation)
        for (n, _), told in zip(left, later, strict=False):
            answers[n] = told
    return finished(draft, snapshot, standing, tuple(answer for answer in answers if answer is not None))


async def _asked(
    standing: Standing, notes: Sequence[Note], resources: Resources, conversation: Conversation
) -> tuple[Standing, list[NoteAnswer]]:
    prompt = resources.prompts["revise"]
    snapshot = standing.snapshot
    messages = revise_messages(standing, notes, resources)
    try:
        answer, _ = await whole(conversation.ask(messages, prompt.settings))
    except ModelError:
        return standing, []
    builder = builder_for(snapshot, slots_of(snapshot.brief, snapshot.sheet), resources.lexicon)
    answers: list[NoteAnswer] = []
    for n, note in enumerate(notes):
        # Sentences are numbered as the model saw them: a note's edits are read against the draft as it was sent.
        proposal = Script(standing.blocks, builder).proposals(answer, len(notes))[n]
        after, told = fulfilled(standing, note, proposal, resources, freely=True)
        if n + 1 < len(notes) and after.blocks != standing.blocks:
            answer = _without_changed(answer, standing.blocks, after.blocks)
        standing = after
        answers.append(told)
    return standing, answers


def revise_messages(standing: Standing, notes: Sequence[Note], resources: Resources) -> tuple[Message, ...]:
    """What is sent for these notes: the draft delexicalised, sentence by sentence, and the facts that it lacks."""
    snapshot = standing.snapshot
    outgoing = Outgoing(snapshot.brief, snapshot.sheet, resources.lexicon, resources.blanked)
    lines = [line for block in standing.blocks for line in _numbered(block, outgoing)]
    told = {span.fact for block in standing.blocks for span in block.spans}
    lacking = [
        f"{fact.id}：{outgoing.fact(fact)}"
        for fact in outgoing.facts
        if not any(value.id in told for value in fact.values)
    ]
    asked = [f"【意见{n}】{_anchor(note)}{outgoing.text(note.text)}" for n, note in enumerate(notes, start=1)]
    length = snapshot.brief.requirements.length
    rules = f"全文 {length[0]}—{length[1]} 字" if length else "不限"
    return resources.prompts["revise"].messages(
        draft="\n".join(lines), facts="\n".join(lacking) or "无", rules=rules, notes="\n".join(asked)
    )


def _numbered(block: Block, outgoing: Outgoing) -> list[str]:
    """A block's sentences, each with its number: b3.2 …"""
    if block.type in ("table", "signature", "date"):
        return []
    return [
        f"{block.id}.{n} {_delexicalised(block, start, end, outgoing)}"
        for n, (start, end) in enumerate(sentences_of(block), start=1)
    ]


def _delexicalised(block: Block, start: int, end: int, outgoing: Outgoing) -> str:
    parts: list[str] = []
    position = start
    for span in sorted(block.spans, key=lambda span: span.start):
        value = outgoing.sheet.values.get(span.fact or "")
        if value is None or span.start < position or span.end > end:
            continue
        parts += (outgoing.text(block.text[position : span.start]), outgoing.token(value))
        position = span.end
    return "".join([*parts, outgoing.text(block.text[position:end])])


def _anchor(note: Note) -> str:
    return f"（针对 {note.block}）" if note.block else ""


def _without_changed(answer: str, before: Sequence[Block], after: Sequence[Block]) -> str:
    """The answer without edits of blocks that an earlier note has changed: their sentences are others now."""
    texts = {block.id: block.text for block in before}
    changed = {block.id for block in after if texts.get(block.id) != block.text}
    return "\n".join(
        line for line in answer.split("\n") if not any(f" {id}" in line[:12] and id in line for id in changed)
    )
