"""“9次改为11次”: a value of a fact is another; or words are replaced by others, everywhere they stand."""

import re

from service.draft import Block
from service.facts.fact import Fact
from service.facts.sheet import FactValue, read_fact
from service.revision.note import Note, Verdict
from service.revision.operations import Operation, ReplaceSpan
from service.revision.proposal import Proposal, State, unclear
from service.revision.wishes.words import CHANGE, bare
from service.text.numerals import parse_numeral
from service.text.reading import find_mentions
from service.text.values import Value

_CHANGED = re.compile(rf"^(?:请|麻烦)?(?:将|把)?(?P<old>.+?)(?:要|都|全部|统一)?{CHANGE}(?P<new>.+)$", re.S)
_STRUCTURE = re.compile(r"标题|主题词|提法样式|序号|编号|分点|顺序|两段|一段|小标题")
_MOST_SHOWN = 4


def propose(note: Note, state: State) -> Proposal | None:
    """A change of words or of a value; None for a note that asks for none."""
    found = _CHANGED.match(note.text.strip())
    if found is None:
        return None
    old, new = bare(found["old"]), bare(found["new"])
    if not old or not new or (_STRUCTURE.search(old) and old not in _text(state, note)):
        return None
    values = _values(old, state, note)
    if values is not None:
        return values if isinstance(values, Proposal) else _of_fact(values, new, state, note)
    return _of_words(old, new, state, note)


def _values(old: str, state: State, note: Note) -> FactValue | Proposal | None:
    """The one value of a fact that is meant; a question where several are; None where none is."""
    meant = _value_in(old, state)
    if meant is None:
        return None
    found = [value for value in state.sheet.values.values() if value.value == meant and not _derived(value, state)]
    said = [value for value in found if _stands(value, state, note)] or found
    words = old.replace(meant.text, "")
    near = [value for value in said if words and words in state.sheet.by_id[value.fact].text]
    said = near or said
    if not said:
        return None
    if len(said) > 1:
        listed = "；".join(f"{value.fact}：{state.sheet.by_id[value.fact].text[:24]}" for value in said[:_MOST_SHOWN])
        return unclear(f"“{meant.text}”在几条事实中都有（{listed}），请写明改哪一处，例如带上前面的几个字")
    return said[0]


def _value_in(old: str, state: State) -> Value | None:
    mentions = find_mentions(old, state.lexicon)
    whole = next((v.value for v in state.sheet.values.values() if old in (v.value.text, _without_unit(v.value))), None)
    return whole or (mentions[-1].value if mentions else None)


def _without_unit(value: Value) -> str:
    """63 of 63件: what a hurried reader writes."""
    return value.text.removesuffix(value.unit or "")


def _stands(value: FactValue, state: State, note: Note) -> bool:
    blocks = [block for block in state.blocks if note.block in (None, block.id)]
    return any(span.fact == value.id for block in blocks for span in block.spans)


def _derived(value: FactValue, state: State) -> bool:
    return state.sheet.by_id[value.fact].fact.derived is not None


def _of_fact(value: FactValue, new: str, state: State, note: Note) -> Proposal:
    """The fact with the other value; where it stands in the text follows from the fact."""
    mentions = find_mentions(new, state.lexicon)
    written = mentions[-1].value.text if len(mentions) == 1 and mentions[0].value.type is value.value.type else new
    if parse_numeral(written) is not None:
        written += value.value.unit or ""
    fact = _with_value(state.sheet.by_id[value.fact].fact, value, written, note)
    again = read_fact(fact, state.lexicon, any_quoted=state.brief.requirements.keep_values_local)
    before = state.sheet.by_id[value.fact].values
    if [v.value.type for v in again.values] != [v.value.type for v in before]:
        return unclear(f"“{new}”和原来的“{value.value.text}”不是一类内容，请写明改后的整句话")
    others = [v.fact for v in state.sheet.values.values() if v.value == value.value and v.id != value.id]
    also = f"；事实 {'、'.join(dict.fromkeys(others))} 也是“{value.value.text}”，没有动，请核对" if others else ""
    message = f"事实 {value.fact} 的“{value.value.text}”改为“{written}”（依据：修改意见，请确认）{also}"
    return Proposal(Verdict.APPLIED, message, facts=(fact,))


def _with_value(fact: Fact, value: FactValue, written: str, note: Note) -> Fact:
    source = f"修改意见：{note.text}"
    if fact.statement is not None:
        text = fact.statement.strip()
        at = text.find(value.value.text, max(0, value.start - 2))
        changed = text[:at] + written + text[at + len(value.value.text) :]
        return fact.model_copy(update={"statement": changed, "source": source})
    return fact.model_copy(update={"value": written.removesuffix(fact.unit or ""), "source": source})


def _of_words(old: str, new: str, state: State, note: Note) -> Proposal:
    operations: list[Operation] = []
    for block in state.blocks:
        if note.block in (None, block.id):
            operations += _replacements(block, old, new)
    if not operations:
        return unclear(f"稿中没有“{old}”，请照稿中的原话写")
    specifics = [mention.value.text for mention in find_mentions(new, state.lexicon)]
    stated = [text for text in specifics if text not in old and not _has_source(text, state)]
    facts = (Fact(id=_free_id(state), statement=new, source=f"修改意见：{note.text}"),) if stated else ()
    confirm = f"（“{'、'.join(stated)}”依据修改意见写入，请确认）" if stated else ""
    places = f"，共 {len(operations)} 处" if len(operations) > 1 else ""
    section = state.brief.section
    heading = section.heading.replace(old, new) if section is not None and old in section.heading else None
    return Proposal(Verdict.APPLIED, f"“{old}”改为“{new}”{places}{confirm}", tuple(operations), facts, heading=heading)


def _replacements(block: Block, old: str, new: str) -> list[Operation]:
    found: list[Operation] = []
    for match in re.finditer(re.escape(old), block.text):
        if not any(s.fact and s.start < match.end() and match.start() < s.end for s in block.spans):
            found.append(ReplaceSpan(block.id, match.start(), match.end(), new))
    return found[::-1]  # from the end, so that offsets hold


def _has_source(text: str, state: State) -> bool:
    return any(text in fact.text for fact in state.sheet.facts) or text in state.brief.unit


def _free_id(state: State) -> str:
    n = 1
    while f"note{n}" in state.sheet.by_id:
        n += 1
    return f"note{n}"


def _text(state: State, note: Note) -> str:
    return "\n".join(block.text for block in state.blocks if note.block in (None, block.id))
