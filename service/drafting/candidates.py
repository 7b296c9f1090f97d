"""The two sides of a matching: what the slots of a template ask for, and what the values of a sheet give."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.documents.document import Slot
from service.drafting import circumstances as said
from service.drafting.kinds import Kind, kind_of
from service.drafting.labelled import without_unit
from service.drafting.marked_text import MarkedText, Spot
from service.drafting.matter import Matter, Setting, read_matters
from service.drafting.surroundings import paragraphs
from service.facts.sheet import FactSheet
from service.text.lexicon import Lexicon
from service.text.reading import find_mentions
from service.text.values import SlotType, Value

_NAMES = frozenset((SlotType.ORGANISATION, SlotType.PLACE, SlotType.NAME))
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?度?")
_SHAPED = frozenset((SlotType.DATE, SlotType.ORDINAL))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A slot (``index`` among the slots given) or a value (``id`` of the sheet), with what it is about.

    ``key`` names it among its side, ``after`` the figure that it follows in its sentence. ``text`` is what stands in the
    slot, or the value's text; ``value`` its meaning, None for a blank. ``joined`` is the noun
    that follows a name without a break and makes a longer name of it (二期工程).
    """

    index: int
    key: str
    kind: Kind
    matter: Matter
    text: str
    value: Value | None
    label: str
    after: str | None = None
    joined: str = ""


def slot_candidates(text: str, slots: Sequence[Slot], lexicon: Lexicon, last_year: int | None) -> list[Candidate]:
    """Every slot that a value may fill. Left out are claims, and bare years: those follow from the brief's period."""
    ordered = sorted(
        (n for n, slot in enumerate(slots) if slot.type is not SlotType.CLAIM), key=lambda n: slots[n].start
    )
    spots = [_spot(slots[n].start, slots[n].end, slots[n].type, slots[n].unit, lexicon) for n in ordered]
    marked = MarkedText(text, spots, lexicon.wording)
    found: list[Candidate] = []
    for start, end, setting in paragraphs(text, last_year):
        if not any(start <= spot.start < end for spot in spots):
            continue
        for n, matter in read_matters(marked, setting, start, end):
            slot = slots[ordered[n]]
            if slot.former is not None and _BARE_YEAR.fullmatch(slot.former):
                continue
            value = _former(slot, text[start:end], start, lexicon)
            kind = kind_of(value, lexicon) if value else _blank_kind(slot, lexicon)
            after = str(ordered[matter.antecedent]) if matter.antecedent is not None else None
            index = ordered[n]
            joined = _joined(text, slot.end) if slot.type in _NAMES else ""
            found.append(
                Candidate(index, str(index), kind, matter, slot.former or "", value, slot.label, after, joined)
            )
    return found


def fact_candidates(sheet: FactSheet, lexicon: Lexicon, this_year: int | None) -> list[Candidate]:
    """Every value of the sheet, in an order that does not depend on the order of the facts."""
    found: list[Candidate] = []
    for fact in sorted(sheet.facts, key=lambda fact: fact.id):
        values = [(each.start, each.end, each.value.type, each.value.unit) for each in fact.values]
        spots = [_spot(*value, lexicon) for value in values]
        period = fact.fact.period or ""
        span = said.span_of(period)
        setting = Setting(this_year, year=said.year_of(period, this_year), span=None if span == "1-12" else span)
        label = fact.fact.label or ""
        written = without_unit(label) + fact.text[len(label) :] if fact.text.startswith(label) else fact.text
        for n, matter in read_matters(MarkedText(written, spots, lexicon.wording), setting):
            value = fact.values[n]
            after = fact.values[matter.antecedent].id if matter.antecedent is not None else None
            kind = kind_of(value.value, lexicon)
            joined = _joined(fact.text, value.end) if value.value.type in _NAMES else ""
            found.append(Candidate(n, value.id, kind, matter, value.value.text, value.value, label, after, joined))
    return found


def _joined(text: str, end: int) -> str:
    """The noun right after a name; empty where a verb, a particle or a mark follows."""
    import rjieba

    word, tag = next(iter(rjieba.tag(text[end : end + 8])), ("", "x"))
    return word if tag[0] in "nbjls" and word.isalpha() else ""


def _spot(start: int, end: int, type: SlotType, unit: str | None, lexicon: Lexicon) -> Spot:
    known = lexicon.units.get(unit) if unit else None
    return Spot(start, end, type, unit, bool(known and known.classifier))


def _former(slot: Slot, line: str, start: int, lexicon: Lexicon) -> Value | None:
    """The value that stood in the slot, with its meaning where that decides what may follow it."""
    if slot.former is None:
        return None
    if slot.type in _SHAPED or (slot.type is SlotType.QUANTITY and slot.unit is None):
        for mention in find_mentions(line, lexicon):
            if start + mention.start == slot.start and mention.value.type is slot.type:
                return mention.value
    return Value(slot.type, slot.former, None, slot.unit, slot.approximator)


def _blank_kind(slot: Slot, lexicon: Lexicon) -> Kind:
    known = kind_of(Value(slot.type, slot.text, None, slot.unit, slot.approximator), lexicon)
    return replace(known, open=True)
