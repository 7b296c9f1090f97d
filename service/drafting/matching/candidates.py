"""The two sides of a matching: what the slots of a template ask for, and what the values of a sheet give."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from service.documents.document import Slot
from service.drafting.matching import periods
from service.drafting.matching.labelled import without_unit
from service.drafting.matching.marked_text import MarkedText, Spot
from service.drafting.matching.surroundings import paragraphs
from service.drafting.matching.value_kinds import Kind, kind_of
from service.drafting.matching.weighted_words import Setting, WeightedWords, read_weighted_words
from service.facts.sheet import FactSheet
from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions
from service.text.range import NOWHERE, Range
from service.text.values import SlotType, Value

_NAMES = frozenset((SlotType.ORGANISATION, SlotType.PLACE, SlotType.NAME))
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?度?")
_SHAPED = frozenset((SlotType.DATE, SlotType.ORDINAL))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A slot (``index`` among the slots given) or a value (``id`` of the sheet), with what it is about.

    ``key`` names it among its side, ``after`` the figure that it follows in its sentence. ``text`` is what stands in
    the slot, or the value's text; ``shown`` what a blank title or name shows before and after its blanks; ``value`` its
    meaning, None for a blank. ``joined`` is the noun that follows a name without a break and makes a longer name of it
    (二期工程); ``span`` is where it stands in its text; ``source`` names the fact that a value is of.
    """

    index: int
    key: str
    kind: Kind
    weighted: WeightedWords
    text: str
    value: Value | None
    after: str | None = None
    joined: str = ""
    span: Range = NOWHERE
    source: str = ""
    shown: tuple[str, str] = ("", "")


@lru_cache(maxsize=64)
def slot_candidates(
    text: str, slots: tuple[Slot, ...], lexicon: Lexicon, last_year: int | None
) -> tuple[Candidate, ...]:
    """Every slot that a value may fill. Left out are claims, and bare years: those follow from the brief's period.

    Of a template that many drafts follow they are read once.
    """
    ordered = sorted(
        (n for n, slot in enumerate(slots) if slot.type is not SlotType.CLAIM), key=lambda n: slots[n].start
    )
    spots = [_spot(slots[n].start, slots[n].end, slots[n].type, slots[n].unit, lexicon) for n in ordered]
    marked = MarkedText(text, spots, lexicon)
    found: list[Candidate] = []
    for start, end, setting in paragraphs(text, last_year, lexicon):
        formers: Mapping[int, Value] | None = None
        for n, weighted in read_weighted_words(marked, setting, start, end):
            slot = slots[ordered[n]]
            if slot.former is not None and _BARE_YEAR.fullmatch(slot.former):
                continue
            if formers is None and _by_its_meaning(slot):
                formers = {start + m.start: m.value for m in find_mentions(text[start:end], lexicon)}
            value = _former(slot, formers or {})
            index = ordered[n]
            found.append(
                Candidate(
                    index=index,
                    key=str(index),
                    kind=kind_of(value, lexicon) if value else _blank_kind(slot, lexicon),
                    weighted=weighted,
                    text=slot.former or "",
                    value=value,
                    after=str(ordered[weighted.antecedent]) if weighted.antecedent is not None else None,
                    joined=_joined(text, slot.end) if slot.type in _NAMES else "",
                    span=Range(slot.start, slot.end),
                    shown=_shown(text, slot) if slot.former is None else ("", ""),
                )
            )
    return tuple(found)


def fact_candidates(sheet: FactSheet, lexicon: Lexicon, this_year: int | None, unit: str = "") -> list[Candidate]:
    """Every value of the sheet, in an order that does not depend on the order of the facts. ``unit`` is whose facts
    they are."""
    found: list[Candidate] = []
    for fact in sorted(sheet.facts, key=lambda fact: fact.id):
        values = [(each.start, each.end, each.value.type, each.value.unit) for each in fact.values]
        spots = [_spot(*value, lexicon) for value in values]
        period = fact.fact.period or ""
        span = periods.span_of_period(period)
        setting = Setting(
            this_year, year=periods.year_of(period, this_year), span=None if span == "1-12" else span, unit=unit
        )
        label = fact.fact.label or ""
        written = without_unit(label) + fact.text[len(label) :] if fact.text.startswith(label) else fact.text
        for n, weighted in read_weighted_words(MarkedText(written, spots, lexicon), setting):
            value = fact.values[n]
            found.append(
                Candidate(
                    index=n,
                    key=value.id,
                    kind=kind_of(value.value, lexicon),
                    weighted=weighted,
                    text=value.value.text,
                    value=value.value,
                    after=fact.values[weighted.antecedent].id if weighted.antecedent is not None else None,
                    joined=_joined(fact.text, value.end) if value.value.type in _NAMES else "",
                    span=Range(value.start, value.end),
                    source=fact.fact.id,
                )
            )
    return found


def _shown(text: str, slot: Slot) -> tuple[str, str]:
    """What a blank title or quoted name shows besides its blanks: 《关于××的通知》 → 关于, 的通知."""
    if slot.text[:1] not in ("《", "“") or not slot.runs:
        return "", ""
    before, after = text[slot.start : slot.runs[0][0]], text[slot.runs[-1][1] : slot.end]
    return before.lstrip("《“"), after.rstrip("》”")


def _joined(text: str, end: int) -> str:
    """The noun right after a name; empty where a verb, a particle or a mark follows."""
    import rjieba

    word, tag = next(iter(rjieba.tag(text[end : end + 8])), ("", "x"))
    return word if tag[0] in "nbjls" and word.isalpha() else ""


def _spot(start: int, end: int, type: SlotType, unit: str | None, lexicon: Lexicon) -> Spot:
    known = lexicon.units.get(unit) if unit else None
    return Spot(start, end, type, unit, bool(known and known.classifier))


def _by_its_meaning(slot: Slot) -> bool:
    """Whether what may follow a former value hangs on its meaning, not on type and unit alone."""
    return slot.former is not None and (slot.type in _SHAPED or (slot.type is SlotType.QUANTITY and slot.unit is None))


def _former(slot: Slot, read: Mapping[int, Value]) -> Value | None:
    """The value that stood in the slot, read in its place; None for a blank."""
    if slot.former is None:
        return None
    value = read.get(slot.start)
    if value is not None and value.type is slot.type:
        return value
    return Value(slot.type, slot.former, None, slot.unit, slot.approximator)


def _blank_kind(slot: Slot, lexicon: Lexicon) -> Kind:
    known = kind_of(Value(slot.type, slot.text, None, slot.unit, slot.approximator), lexicon)
    return replace(known, open=True)
