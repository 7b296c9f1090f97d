"""What leaves the process, and in what form: facts delexicalised, samples blanked, and — with ``keep_values_local`` —
every value and field of the brief masked.

The common words of a statement around its values do go out, and nothing else of it (``in_clear``); a fact with
``local_only`` does not go out at all.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from service.brief import Brief
from service.documents.blanking.blanked import BLANK
from service.drafting.chain.slots import brief_slots, period_slot
from service.facts.delexicalise import escape
from service.facts.sheet import FactSheet, FactValue, SheetFact
from service.text.in_clear import held_back
from service.text.injection import without_injections
from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions
from service.text.values import SlotType

TYPE_NAMES: dict[SlotType, str] = {
    SlotType.QUANTITY: "数量",
    SlotType.DATE: "日期",
    SlotType.ORDINAL: "序次",
    SlotType.ORGANISATION: "单位",
    SlotType.PERSON: "人名",
    SlotType.PLACE: "地名",
    SlotType.TITLE: "文件名",
    SlotType.DOCUMENT_NUMBER: "文号",
    SlotType.NAME: "名称",
    SlotType.CLAIM: "内容",
    SlotType.TEXT: "内容",
}
_SHORTEST_MASKED = 2
_NAMED = re.compile(r"事实 ?([A-Za-z][A-Za-z0-9_-]*)")


@dataclass(frozen=True)
class Outgoing:
    """How the texts of one brief leave. ``blanked`` takes a sample's text without its specifics."""

    brief: Brief
    sheet: FactSheet
    lexicon: Lexicon
    blanked: Callable[[str], str]

    @property
    def local(self) -> bool:
        return self.brief.requirements.keep_values_local

    @cached_property
    def facts(self) -> tuple[SheetFact, ...]:
        """The facts that may go out, in order."""
        return tuple(fact for fact in self.sheet.facts if not fact.fact.local_only)

    @cached_property
    def _fields(self) -> dict[str, FactValue]:
        return brief_slots(self.brief)

    def field(self, slot: str) -> str:
        """A field of the brief as its token with what it stands for (or its type); 无 where the brief has none."""
        value = self._fields.get(slot)
        return self.token(value) if value is not None else "无"

    def fact(self, fact: SheetFact) -> str:
        """A fact's text, each value as its token with the value (or its type) as context."""
        if fact.id not in self._facts_out:
            self._facts_out[fact.id] = self._fact(fact)
        return self._facts_out[fact.id]

    @cached_property
    def _facts_out(self) -> dict[str, str]:
        return {}

    def _fact(self, fact: SheetFact) -> str:
        parts: list[str] = []
        position = 0
        for value in fact.values:
            parts += (self._words(fact.text[position : value.start]), self.token(value))
            position = value.end
        parts.append(self._words(fact.text[position:]))
        if fact.fact.statement is None and fact.values:
            parts.insert(1, "：")
        said = "".join(parts).rstrip("。；; ")
        period = period_slot(fact.fact, self.brief)
        return f"{said}（这条事实的时段：{self.token(period)}，要写明）" if period is not None else said

    def text(self, text: str) -> str:
        """Words of the brief that are no fact — a heading, an instruction. What would steer the model stays here."""
        return self._words(" ".join(without_injections(text, self.lexicon).split()))

    def finding(self, message: str, sent: str) -> str:
        """What a check says, each value as its token: the words that the model knows it by. Of a value that several
        facts have, the one of the fact that the message names. ``sent`` are words of the model's own, which go back to
        it anyway."""
        named = _NAMED.search(message)
        parts: list[str] = []
        position = 0
        for found in self._fact_values.finditer(message):
            own = [value for value in self.sheet.values.values() if value.value.text == found[0]]
            of_named = [value for value in own if named and value.fact == named[1]]
            value = (of_named or own)[0] if len(of_named or own) == 1 else None
            shown = self.token(value) if value is not None and not self._is_local_only(value) else None
            parts += (self._words(message[position : found.start()], sent), shown or self._words(found[0]))
            position = found.end()
        return "".join([*parts, self._words(message[position:], sent)])

    def sample(self, text: str) -> str:
        """A sample section, blanked; this brief's own values go from it too, where they must not leave."""
        blanked = escape(self.blanked(without_injections(text, self.lexicon)))
        return self._own_values.sub(BLANK, blanked) if self.local else blanked

    def query(self, text: str) -> str:
        """What retrieval asks a remote embedding: the words alone where values must not leave."""
        if not self.local:
            return text
        return self._own_values.sub("", "".join(self._between_mentions(text)))

    def token(self, value: FactValue) -> str:
        """A value's token with the value, or its type, as context."""
        context = TYPE_NAMES[value.value.type] if self.local else _plain(value.value.text)
        return f"[[{value.id}|{context}]]"

    def _words(self, text: str, sent: str = "") -> str:
        """Words around values: token-like text is escaped; in local mode, what names the brief's unit becomes its
        token, and whatever else is specific a blank, but for what the model has said itself (``sent``)."""
        if not self.local:
            return escape(text)
        spans = {
            (m.start, m.end): self._field_token(text[m.start : m.end]) or f"〔{TYPE_NAMES[m.value.type]}〕"
            for m in find_mentions(text, self.lexicon, any_quoted=True)
            if not sent or text[m.start : m.end] not in sent
        }
        parts: list[str] = []
        position = 0
        for (start, end), mark in spans.items():
            parts += (self._in_clear(text[position:start], sent), mark)
            position = end
        parts.append(self._in_clear(text[position:], sent))
        return "".join(parts)

    def _in_clear(self, text: str, sent: str) -> str:
        """Words in which no value was recognised: what names the unit becomes its token, and whatever is not shown to
        be a common word a blank."""
        parts: list[str] = []
        position = 0
        for own in self._own_values.finditer(text):
            parts += (self._without_specifics(text[position : own.start()], sent), self._masked(own))
            position = own.end()
        return "".join([*parts, self._without_specifics(text[position:], sent)])

    def _without_specifics(self, text: str, sent: str) -> str:
        parts: list[str] = []
        position = 0
        for start, end in held_back(text, self.lexicon):
            if sent and text[start:end] in sent:
                continue
            parts += (escape(text[position:start]), "〔内容〕")
            position = end
        return "".join([*parts, escape(text[position:])])

    def _masked(self, found: re.Match[str]) -> str:
        return self._field_token(found[0]) or "〔内容〕"

    def _field_token(self, text: str) -> str | None:
        """The token of the brief's field that has this text (the unit's name: [[unit|单位]])."""
        slot = next((slot for slot, value in self._fields.items() if value.value.text == text), None)
        return self.token(self._fields[slot]) if slot is not None else None

    def _between_mentions(self, text: str) -> Iterator[str]:
        position = 0
        for mention in find_mentions(text, self.lexicon, any_quoted=True):
            yield text[position : mention.start]
            position = mention.end
        yield text[position:]

    def _is_local_only(self, value: FactValue) -> bool:
        return self.sheet.by_id[value.fact].fact.local_only

    @cached_property
    def _fact_values(self) -> re.Pattern[str]:
        """The values of the facts, longer ones first."""
        texts = sorted({value.value.text for value in self.sheet.values.values()}, key=lambda text: (-len(text), text))
        return re.compile(rf"(?<![0-9.])(?:{'|'.join(map(re.escape, texts)) or '(?!)'})")

    @cached_property
    def _own_values(self) -> re.Pattern[str]:
        """Every value of a fact, local ones too, and every field of the brief, longer ones first."""
        texts = {value.value.text for value in (*self.sheet.values.values(), *self._fields.values())}
        texts |= {text.strip('《》“”"') for text in texts}
        texts |= {fact.fact.period for fact in self.sheet.facts if fact.fact.period}
        if self.brief.table is not None:
            texts |= {cell for row in self.brief.table.rows for cell in row}
        listed = sorted((text for text in texts if len(text) >= _SHORTEST_MASKED), key=lambda text: (-len(text), text))
        return re.compile("|".join(map(re.escape, listed)) or r"(?!)")


def _plain(value: str) -> str:
    """A value as context inside its token: nothing in it may end the token."""
    return re.sub(r"[\[\]|\n]", " ", value)
