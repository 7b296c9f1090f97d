"""“开头太空，直接写做法”: sentences that state no fact go, where the note says of which part."""

from service.draft import Block
from service.revision.note import Note, Verdict
from service.revision.operations import Cut, Operation, Remove, sentences_of
from service.revision.parts import Part, opening_of
from service.revision.proposing.proposal import Proposal, State, unclear
from service.revision.wishes.words import pairs, quoted, unquoted
from service.text.range import Range

_LIKE = 0.5


def propose(note: Note, state: State) -> Proposal | None:
    """The sentences of a part that state no fact go; None for a note about something else."""
    said = unquoted(note.text)
    words = state.lexicon.rules.of
    straight = words("note_empty", "straight").found_in(said)
    if quoted(note.text) or not (straight or words("note_empty", "empty").found_in(said)):
        return None
    part = state.part(note)
    if part is None and straight:
        part = opening_of(state.blocks)
    if part is None:
        return unclear("哪一段空话、套话多？请写明是开头还是第几点，或把要删的原话用引号引出来")
    return _emptied(part, state)


def _emptied(part: Part, state: State) -> Proposal:
    blocks = [block for block in state.blocks[part.first : part.last + 1] if block.type == "paragraph"]
    gone: list[Operation] = []
    sentences = 0
    for block in blocks:
        kept = (span for span in sentences_of(block) if not _theme(block, span, part))
        empty = [span for span in kept if not _bears_fact(block, span, state)]
        sentences += len(empty)
        if not empty:
            continue
        if len(empty) == len(sentences_of(block)):
            gone.append(Remove((block.id,)))
        else:
            gone.append(Cut(block.id, tuple(empty)))
    if not gone or (part.theme is not None and not _any_fact(blocks, state)):
        return unclear("这一段每句都写有事实，请指明哪几个字是空话，用引号引出来")
    return Proposal(Verdict.APPLIED, f"已删去没有写事实的 {sentences} 句", tuple(gone), renumber=True)


def _bears_fact(block: Block, span: Range, state: State) -> bool:
    """A value of a fact, what is still to be filled in, or a fact without values in words like its own; the unit's name
    and the period alone say nothing."""
    if any(s.kind in ("fact", "derived", "missing") and s.start < span[1] and span[0] < s.end for s in block.spans):
        return True
    said = pairs(span.of(block.text))
    without_values = (pairs(fact.text) for fact in state.sheet.facts if not fact.values)
    return any(len(said & fact) >= _LIKE * len(fact) for fact in without_values)


def _any_fact(blocks: list[Block], state: State) -> bool:
    return any(_bears_fact(block, span, state) for block in blocks for span in sentences_of(block))


def _theme(block: Block, span: Range, part: Part) -> bool:
    return part.theme is not None and span[0] <= part.theme[0] < span[1] and block.text[: part.mark_end] != ""
