"""What is sent to a model for notes: the draft delexicalised, sentence by sentence, and the facts that it lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.draft import Block
from service.drafting.chain.outgoing import Outgoing
from service.drafting.resources import Resources
from service.facts.sheet import FactSheet
from service.facts.value_id import ValueId
from service.models.chat import Message
from service.revision.note import Note
from service.revision.operations import sentences_of
from service.revision.working_draft import WorkingDraft
from service.text.range import Range

_CLOSED = "（这一句不外发，保持原样）"


@dataclass(frozen=True)
class RevisionRequest:
    """``shown`` are the sentences of each block as they are sent; ``closed`` those that are not, as block, start and
    end: they state facts that must not leave."""

    messages: tuple[Message, ...]
    shown: dict[str, list[str]]
    closed: tuple[tuple[str, int, int], ...]


def request_for(working: WorkingDraft, notes: Sequence[Note], resources: Resources) -> RevisionRequest:
    """The request for these notes."""
    snapshot = working.snapshot
    outgoing = Outgoing(snapshot.brief, snapshot.sheet, resources.lexicon, resources.blanked)
    printed = [block for block in working.blocks if block.type not in ("table", "signature", "date")]
    closed = tuple(
        (block.id, *span) for block in printed for span in sentences_of(block) if _local(block, span, snapshot.sheet)
    )
    shown = {
        block.id: [
            _CLOSED if (block.id, *span) in closed else _delexicalised(block, *span, outgoing)
            for span in sentences_of(block)
        ]
        for block in printed
    }
    told = {span.fact for block in working.blocks for span in block.spans}
    lacking = [
        f"{fact.id}：{outgoing.fact(fact)}"
        for fact in outgoing.facts
        if not any(value.id in told for value in fact.values)
    ]
    asked = [
        f"【意见{n}】{_anchor(note, working, outgoing)}{outgoing.finding(note.text, '')}"
        for n, note in enumerate(notes, start=1)
    ]
    length = snapshot.brief.requirements.length
    messages = resources.prompts["revise"].messages(
        draft="\n".join(f"{id}.{n} {text}" for id, texts in shown.items() for n, text in enumerate(texts, start=1)),
        facts="\n".join(lacking) or "无",
        rules=f"全文 {length[0]}—{length[1]} 字" if length else "不限",
        notes="\n".join(asked),
    )
    return RevisionRequest(messages, shown, closed)


def _local(block: Block, span: Range, sheet: FactSheet) -> bool:
    """Whether a sentence states a fact that must not leave."""
    local = {fact.id: fact for fact in sheet.facts if fact.fact.local_only}
    inside = (s.fact for s in block.spans if s.fact and s.start < span[1] and span[0] < s.end)
    return any(ValueId(value).fact in local for value in inside) or any(
        fact.text.rstrip("。") in span.of(block.text) for fact in local.values()
    )


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


def _anchor(note: Note, working: WorkingDraft, outgoing: Outgoing) -> str:
    if note.block is None:
        return ""
    block = next((block for block in working.blocks if block.id == note.block), None)
    if block is None or note.start is None or note.end is None:
        return f"（针对 {note.block}）"
    return f"（针对 {note.block} 中“{_delexicalised(block, note.start, note.end, outgoing)}”）"
