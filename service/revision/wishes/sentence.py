"""“这句话移到第一点”: a sentence, quoted or anchored at, goes to another part."""

import re
from dataclasses import replace

from service.draft import Block
from service.drafting.repairing.edits import cut
from service.revision.note import Note, Verdict
from service.revision.operations import Append, Cut, sentences_of
from service.revision.parts import points_of
from service.revision.proposing.proposal import Proposal, State, unclear
from service.revision.wishes.words import places_of, quoted, unquoted
from service.text.numbers.numerals import parse_numeral
from service.text.range import Range

_NTH = re.compile(r"第(?P<n>[一二三四五六七八九十\d]{1,2})句|最后一?句|末句")
_THIS = re.compile(r"这(?:一)?句|该句|那(?:一)?句|一句话?移")


def propose(note: Note, state: State) -> Proposal | None:
    """A sentence to another part; None for a note that moves whole parts."""
    said = unquoted(note.text)
    texts = quoted(note.text)
    anchored = note.start is not None and note.end is not None
    verb = state.lexicon.rules.of("note_order", "sentence_moved").pattern.search(said)
    by_place = _NTH.search(said[: verb.start()]) if verb is not None else None
    quoted_one = bool(texts) and _names_sentence(texts[0], state)
    if verb is None or not (anchored or quoted_one or by_place or _THIS.search(said)):
        return None
    source = _source(note, texts, state) if anchored or quoted_one else None
    if by_place is not None and source is None:
        source = _nth(by_place, note.text[: verb.start()], note, state)
    if source is None:
        return unclear("请把要移动的整句原话用引号引出来")
    block, span = source
    goals = state.parts(note.text[verb.start() :])
    if len(goals) != 1 or goals[0].first == 0:
        return unclear("请写明移到第几点，例如“这句话移到第一点”")
    hosts = [b for b in state.blocks[goals[0].first : goals[0].last + 1] if b.type == "paragraph"]
    if not hosts or hosts[-1].id == block.id:
        return unclear("它已经在那里了，请核对要移到哪里")
    if any(p.theme and state.blocks[p.first].id == block.id and span[0] <= p.theme[0] for p in points_of(state.blocks)):
        return unclear("这一句是这一点的主题，移走后就没有主题了，请核对")
    moved = cut(block, [span])
    moved = replace(moved, text=moved.text.rstrip("；，") + ("" if moved.text[-1:] in "。！？" else "。"))
    operations = (Append(hosts[-1].id, moved), Cut(block.id, (span,)))
    return Proposal(Verdict.APPLIED, f"已把“{moved.text[:12]}……”一句移过去", operations, renumber=True)


def _nth(found: re.Match[str], said: str, note: Note, state: State) -> tuple[Block, Range] | None:
    """The sentence by its place in the part that is named before the verb."""
    part = state.part(replace(note, text=said))
    if part is None:
        return None
    blocks = [block for block in state.blocks[part.first : part.last + 1] if block.type == "paragraph"]
    places = [(block, span) for block in blocks for span in sentences_of(block)]
    number = parse_numeral(found["n"]) if found["n"] else None
    at = int(number) - 1 if number is not None else len(places) - 1
    return places[at] if 0 <= at < len(places) else None


def _names_sentence(text: str, state: State) -> bool:
    return any(places_of(text, block.text) for block in state.blocks if block.type == "paragraph")


def _source(note: Note, texts: list[str], state: State) -> tuple[Block, Range] | None:
    """The sentence that is meant, where one is."""
    if note.start is not None and note.end is not None:
        block = state.block(note.block or "")
        places = [(block, note.start)] if block is not None else []
    else:
        blocks = state.within(replace(note, text=""))
        places = [(block, at) for block in blocks for at, _ in places_of(texts[0], block.text)]
    if len(places) != 1:
        return None
    block, at = places[0]
    span = next((span for span in sentences_of(block) if span[0] <= at < span[1]), None)
    return (block, span) if span is not None else None
