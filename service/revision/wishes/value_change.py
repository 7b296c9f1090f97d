"""Which value of which fact a note means, and the fact with another value in its place."""

import re
from collections.abc import Sequence

from service.facts.fact import Fact
from service.facts.sheet import FactValue, read_fact
from service.revision.note import Note, Verdict, stated_by
from service.revision.proposing.proposal import Proposal, State, refused, unclear
from service.revision.wishes.words import pairs
from service.text.mentions import find_mentions
from service.text.numbers.numerals import parse_numeral
from service.text.values import SlotType, Value

_MOST_SHOWN = 4
_FILLERS = re.compile(
    r"次数|数量|金额|数额|总额|名字|姓名|时间|人数|总数|数字|数据"
    r"|分别|一共|总共|共计?|的|了|数$|为$|是$|[，,、：:“”‘’ ]"
)
_LIKE_ENOUGH = 0.6
_NOT_LETTERS = re.compile(r"[^\u4e00-\u9fffA-Za-z]")


def values_meant(old: str, note: Note, state: State) -> FactValue | Proposal | None:
    """The one value of a fact that is meant; a question where several may be; None where none is."""
    meant = _value_in(old, state)
    if meant is None:
        return None
    found = [value for value in state.sheet.values.values() if value.value == meant]
    if not found:
        found = [value for value in state.sheet.values.values() if _without_mark(meant.text) in _parts_of(value)]
    was = [value for value in state.first.values.values() if value.value == meant] if not found else []
    if was and was[0].id in state.sheet.values:
        now = state.sheet.values[was[0].id].value.text
        return refused(f"“{meant.text}”已按前面的意见改为“{now}”，两条意见请核对以哪条为准")
    words = _FILLERS.sub("", old.replace(meant.text, ""))
    named = note.block is not None or bool(state.parts(note.text))
    if len(_NOT_LETTERS.sub("", words)) > 1 and found:
        near = _nearest(words, found, state)
        if not near:
            shown = "；".join(_shown(value, state) for value in found[:_MOST_SHOWN])
            return unclear(f"“{meant.text}”在事实中说的是“{shown}”，与“{words}”对不上，请核对要改哪一处")
        found = near
    found = [value for value in found if _stands(value, note, state)] or ([] if named else found)
    if not found:
        return None
    if len(found) > 1:
        listed = "；".join(_shown(value, state) for value in found[:_MOST_SHOWN])
        return unclear(f"“{meant.text}”在几条事实中都有（{listed}），请写明改哪一处，例如带上前面的几个字")
    return found[0]


def value_by_its_words(words: str, new: str, state: State) -> FactValue | Proposal | None:
    """“交流研讨应为8次”: the one value of the kind of ``new`` that the words lead up to; a question where several."""
    mentions = find_mentions(new, state.lexicon)
    wanted = mentions[0].value if len(mentions) == 1 else None
    said = _FILLERS.sub("", words)
    if wanted is None or wanted.type not in (SlotType.QUANTITY, SlotType.DATE, SlotType.PERSON) or len(said) < 2:
        return None
    alike = [
        value
        for value in state.sheet.values.values()
        if value.value.type is wanted.type and (not wanted.unit or value.value.unit == wanted.unit)
    ]
    led = [value for value in alike if said in _FILLERS.sub("", _lead(value, state))]
    if not led:
        led = [value for value in alike if _likeness(said, _lead(value, state)) >= _LIKE_ENOUGH]
    if len(led) > 1:
        listed = "；".join(_shown(value, state) for value in led[:_MOST_SHOWN])
        return unclear(f"“{words}”可能指几处（{listed}），请写明原来的数字，例如“{led[0].value.text}改为{new}”")
    return led[0] if led else None


def changed_fact(value: FactValue, new: str, state: State, note: Note, already: Fact | None = None) -> Proposal:
    """The fact with the other value; where it stands in the text follows from the fact. ``already`` is the fact with
    another of its values changed. A value that is computed is refused."""
    sheet_fact = state.sheet.by_id[value.fact]
    if sheet_fact.fact.derived is not None:
        return refused(
            f"“{value.value.text}”是推算出来的（{sheet_fact.working or sheet_fact.text}），"
            "请改它所依据的数字，它会随之改变"
        )
    mentions = find_mentions(new, state.lexicon)
    like = [each.value.text for each in mentions if each.value.type is value.value.type]
    written = like[0] if len(like) == 1 and len(mentions) == 1 else new
    if like and _more_said(new, written, value, state):
        return unclear(f"“{new}”比原来的“{value.value.text}”多了别的内容，请写明改后的整句话，用引号引出来")
    if parse_numeral(written) is not None:
        written += value.value.unit or ""
    if written == value.value.text:
        return unclear(f"改后和原来一样，都是“{written}”，请核对")
    fact = _with_value(already or sheet_fact.fact, value, written, note)
    again = read_fact(fact, state.lexicon, any_quoted=state.local)
    if [v.value.type for v in again.values] != [v.value.type for v in sheet_fact.values]:
        return unclear(f"“{new}”和原来的“{value.value.text}”不是一类内容，请写明改后的整句话")
    if again.fact.statement is None and again.values[0].value.unit != value.value.unit:
        return unclear(f"“{new}”和原来的“{value.value.text}”单位不同，请写明是不是同一件事")
    others = [v.fact for v in state.sheet.values.values() if v.value == value.value and v.fact != value.fact]
    also = f"；事实 {'、'.join(dict.fromkeys(others))} 也是“{value.value.text}”，没有动，请核对" if others else ""
    was, now = value.value.unit, next(v.value.unit for v in again.values if v.id == value.id)
    unit = f"；单位由“{was}”变为“{now}”" if was and now and was != now else ""
    told = any(span.fact == value.id for block in state.blocks for span in block.spans)
    unsaid = "" if told else "；稿中没有写到它"
    message = f"事实 {value.fact} 的“{value.value.text}”改为“{written}”（依据：修改意见，请确认）{unit}{unsaid}{also}"
    return Proposal(Verdict.APPLIED, message, facts=(fact,))


def _more_said(new: str, written: str, value: FactValue, state: State) -> bool:
    """Whether the new words say more than the value: words that the fact does not have."""
    more = _NOT_LETTERS.sub("", _FILLERS.sub("", new.replace(written, "", 1)))
    return len(more) > 1 and more not in state.sheet.by_id[value.fact].text and not _likeness(more, _lead(value, state))


def _value_in(old: str, state: State) -> Value | None:
    mentions = find_mentions(old, state.lexicon)
    whole = next((v.value for v in state.sheet.values.values() if old in (v.value.text, _without_unit(v.value))), None)
    return whole or (mentions[-1].value if mentions else None)


def _without_unit(value: Value) -> str:
    """63 of 63件: what a hurried reader writes."""
    return value.text.removesuffix(value.unit or "")


def _without_mark(text: str) -> str:
    return text.strip("《》“”")


def _parts_of(value: FactValue) -> tuple[str, ...]:
    """A value as a hurried reader names it: 近900人次 as 900人次, 《……》 without its marks."""
    text = value.value.text
    return (re.sub(r"^(?:近|约|超过?|逾|达到?|余)", "", text).replace("余", ""), _without_mark(text))


def _nearest(words: str, found: Sequence[FactValue], state: State) -> list[FactValue]:
    """The values whose facts have most of these words, before the value rather than anywhere."""
    scored = [
        (max(_likeness(words, _lead(value, state)), _likeness(words, _around(value, state)) / 2), value)
        for value in found
    ]
    best = max(score for score, _ in scored)
    return [value for score, value in scored if best > 0 and score == best]


def _likeness(words: str, text: str) -> float:
    """The share of the words' pairs that a text has."""
    wanted = pairs(words)
    return len(wanted & pairs(text)) / len(wanted) if wanted else 0.0


def _lead(value: FactValue, state: State) -> str:
    """What its fact says between the value before and this one."""
    fact = state.sheet.by_id[value.fact]
    before = max((other.end for other in fact.values if other.end <= value.start), default=0)
    return fact.text[before : value.start]


def _around(value: FactValue, state: State) -> str:
    """The fact, and the sentences of the draft in which the value stands."""
    blocks = (block.text for block in state.blocks if any(span.fact == value.id for span in block.spans))
    return "\n".join([state.sheet.by_id[value.fact].text, *blocks])


def _shown(value: FactValue, state: State) -> str:
    return f"{value.fact}：{state.sheet.by_id[value.fact].text[:24]}"


def _stands(value: FactValue, note: Note, state: State) -> bool:
    return any(span.fact == value.id for block in state.within(note) for span in block.spans)


def _with_value(fact: Fact, value: FactValue, written: str, note: Note) -> Fact:
    if fact.statement is not None:
        text = fact.statement.strip()
        at = text.find(value.value.text, max(0, value.start - 2))
        at = at if at >= 0 else text.rfind(value.value.text)
        changed = text[:at] + written + text[at + len(value.value.text) :]
        return stated_by(note, fact.model_copy(update={"statement": changed}))
    return stated_by(note, fact.model_copy(update={"value": written.removesuffix(fact.unit or "")}))
