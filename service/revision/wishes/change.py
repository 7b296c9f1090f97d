"""“9次改为11次”: a value of a fact is another; or words are replaced by others, everywhere they stand."""

import re
from dataclasses import replace

from service.draft import Block
from service.facts.fact import Fact
from service.facts.sheet import FactValue
from service.revision.note import Note, Verdict, stated_by
from service.revision.operations import Operation, ReplaceSpan
from service.revision.proposing.proposal import Proposal, State, unclear
from service.revision.wishes.said_change import SaidChange, said_change
from service.revision.wishes.value_change import changed_fact, value_by_its_words, values_meant
from service.revision.wishes.words import places_of
from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions
from service.text.values import Mention

_KIND = "note_change"
_SEVERAL = re.compile(r"[，,；;]")


def propose(note: Note, state: State) -> Proposal | None:
    """A change of words or of a value; None for a note that asks for none."""
    said = said_change(note.text, state.lexicon)
    if said is None or not said.new:
        return None
    if said.old == "":
        return _anchored(said, note, state)
    if state.lexicon.rules.of(_KIND, "structure").found_in(said.old) and said.old not in _text(state, note):
        return None
    if _asks_more(said.rest, state.lexicon):
        return unclear("这条意见里有几件事，请分成几条来写，一条一件")
    proposal = _proposed(said, note, state)
    more = said.rest and not said.exact and not state.lexicon.rules.of(_KIND, "harmless").found_in(said.rest)
    if proposal is not None and more and proposal.verdict is Verdict.APPLIED:
        if not proposal.facts:
            return unclear("请把改后的原话用引号引出来")
        message = f"{proposal.message}；“{said.rest}”没有另作改动"
        return replace(proposal, verdict=Verdict.PARTLY, message=message)
    return proposal


def _asks_more(rest: str, lexicon: Lexicon) -> bool:
    return said_change(rest, lexicon) is not None or lexicon.rules.of(_KIND, "more").found_in(rest)


def _proposed(said: SaidChange, note: Note, state: State) -> Proposal | None:
    old, new = said.old, said.new
    several = _pairwise(old, new, state)
    if several is not None:
        return _of_values(several, note, state)
    meant = values_meant(old, note, state)
    if isinstance(meant, Proposal):
        return meant
    if meant is not None:
        return changed_fact(meant, new, state, note)
    if old not in _text(state, note) or _only_value(new, state):
        of_words = value_by_its_words(old, new, state)
        if isinstance(of_words, Proposal):
            return of_words
        if of_words is not None:
            return changed_fact(of_words, new, state, note)
    if _only_value(new, state) and not find_mentions(old, state.lexicon) and old not in _brief_words(state):
        return unclear(f"没有找到“{old}”原来的数字，请写明原来是多少，例如“{old}×次改为{new}”")
    if _SEVERAL.search(old) and old not in _text(state, note):
        return unclear("这条意见里有几件事，或原话与稿中不一致，请分成几条来写，原话用引号引出来")
    return _of_words(old, new, state, note)


def _pairwise(old: str, new: str, state: State) -> list[tuple[Mention, Mention, str]] | None:
    """“36次，近900人次” → “40次，近950人次”: the values that differ, each with the words that lead up to it, where the
    words around them are the same."""
    before, after = (list(find_mentions(text, state.lexicon)) for text in (old, new))
    if len(before) < 2 or [each.value.type for each in before] != [each.value.type for each in after]:
        return None
    if _around(old, before) != _around(new, after):
        return None
    ends = [0, *(mention.end for mention in before)]
    led = [old[end : mention.end] for end, mention in zip(ends, before, strict=False)]
    return [(a, b, words) for a, b, words in zip(before, after, led, strict=True) if a.value != b.value]


def _around(text: str, mentions: list[Mention]) -> list[str]:
    ends = [0, *(mention.end for mention in mentions)]
    starts = [*(mention.start for mention in mentions), len(text)]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]


def _of_values(pairs: list[tuple[Mention, Mention, str]], note: Note, state: State) -> Proposal:
    """Several values of facts at once; a question where one of them is not sure."""
    facts: dict[str, Fact] = {}
    messages: list[str] = []
    for before, after, led in pairs:
        meant = values_meant(led, note, state)
        if not isinstance(meant, FactValue):
            return meant or unclear(f"事实中没有“{before.value.text}”，请照稿中的原话写")
        proposal = changed_fact(meant, after.value.text, state, note, facts.get(meant.fact))
        if proposal.verdict is not Verdict.APPLIED:
            return proposal
        facts |= {fact.id: fact for fact in proposal.facts}
        messages.append(proposal.message)
    return Proposal(Verdict.APPLIED, "；".join(messages), facts=tuple(facts.values()))


def _anchored(said: SaidChange, note: Note, state: State) -> Proposal | None:
    """The words that the note is anchored at become others."""
    block = state.block(note.block) if note.block is not None else None
    if block is None or note.start is None or note.end is None:
        return unclear(f"请写明把哪几个字改为“{said.new}”，原话用引号引出来")
    old = block.text[note.start : note.end]
    inside = [span for span in block.spans if span.fact and span.start < note.end and note.start < span.end]
    if inside:
        whole = next((state.sheet.values.get(span.fact or "") for span in inside if len(inside) == 1), None)
        if whole is not None and old in whole.value.text:
            return changed_fact(whole, said.new, state, note)
        return _proposed(SaidChange(old, said.new, said.rest, said.exact), note, state)
    return _replaced([(block, note.start, note.end)], old, said.new, state, note)


def _of_words(old: str, new: str, state: State, note: Note) -> Proposal:
    within = state.within(note)
    places = [(block, start, end) for block in within for start, end in places_of(old, block.text)]
    free = [place for place in places if not _in_value(*place)]
    if not free and places:
        return unclear(f"“{old}”是事实中的内容，请写明整个数字或名称改成什么")
    if not free:
        return unclear(f"稿中没有“{old}”，请照稿中的原话写")
    return _replaced(free, old, new, state, note)


def _replaced(places: list[tuple[Block, int, int]], old: str, new: str, state: State, note: Note) -> Proposal:
    operations: list[Operation] = [ReplaceSpan(block.id, start, end, new) for block, start, end in places[::-1]]
    specifics = [mention.value.text for mention in find_mentions(new, state.lexicon)]
    stated = [text for text in specifics if text not in old and not _has_source(text, state)]
    facts = (stated_by(note, Fact(id=free_id(state), statement=new)),) if stated else ()
    confirm = f"（“{'、'.join(stated)}”依据修改意见写入，请确认）" if stated else ""
    said = f"，共 {len(operations)} 处" if len(operations) > 1 else ""
    section = state.brief.section
    in_heading = any(block.id == state.blocks[0].id for block, _, _ in places)
    heading = section.heading.replace(old, new) if section is not None and in_heading else None
    message = f"“{old}”改为“{new}”{said}{confirm}"
    return Proposal(Verdict.APPLIED, message, tuple(operations), facts, heading=heading)


def _in_value(block: Block, start: int, end: int) -> bool:
    return any(span.fact and span.start < end and start < span.end for span in block.spans)


def _only_value(new: str, state: State) -> bool:
    mentions = list(find_mentions(new, state.lexicon))
    return len(mentions) == 1 and len(mentions[0].value.text) == len(new)


def _brief_words(state: State) -> str:
    return "\n".join(filter(None, (state.brief.unit, state.brief.region, state.brief.period)))


def _has_source(text: str, state: State) -> bool:
    return any(text in fact.text for fact in state.sheet.facts) or text in state.brief.unit


def free_id(state: State) -> str:
    """An id for a fact that a note states."""
    n = 1
    while f"note{n}" in state.sheet.by_id:
        n += 1
    return f"note{n}"


def _text(state: State, note: Note) -> str:
    return "\n".join(block.text for block in state.within(note))
