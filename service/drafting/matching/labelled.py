"""Facts given under a slot's own label, as a filled-in form gives them: those are certain."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from service.documents.document import Slot
from service.drafting.matching.periods import year_of
from service.drafting.matching.value_kinds import Kind, fits, kind_of
from service.facts.sheet import FactSheet, SheetFact
from service.text.lexicon.lexicon import Lexicon
from service.text.values import SlotType, Value

_SPACE = re.compile(r"\s+")
_UNIT = re.compile(r"[(（][^()（）]{1,8}[)）]$")


def match_labels(
    slots: Sequence[Slot], sheet: FactSheet, lexicon: Lexicon, this_year: int | None = None
) -> Mapping[int, str]:
    """Slot → value for every slot whose label is that of a fact.

    Slots that share a label take one value where they ask for a name; figures under one label are given in the order in
    which they stand. Nothing is filled where facts of one label differ, or a unit does not fit.
    """
    by_label: dict[str, list[int]] = {}
    for n, slot in enumerate(slots):
        if slot.type is not SlotType.CLAIM and slot.label:
            by_label.setdefault(plain_label(slot.label), []).append(n)
    facts: dict[str, list[SheetFact]] = {}
    for fact in sheet.facts:
        if fact.fact.label is not None and _of_this_year(fact, this_year):
            facts.setdefault(plain_label(fact.fact.label), []).append(fact)
    found: dict[int, str] = {}
    for label, given in facts.items():
        asked = by_label.get(label, [])
        if len(asked) == len(given):
            pairs: Iterable[tuple[int, SheetFact]] = zip(asked, given, strict=True)
        elif len({fact.values[0].value for fact in given if fact.values}) == 1 and (
            len(asked) == 1 or all(slots[n].type is not SlotType.QUANTITY for n in asked)
        ):
            pairs = ((n, given[0]) for n in asked)
        else:
            continue
        found |= {n: f.values[0].id for n, f in pairs if f.values and _suits(slots[n], f.values[0].value, lexicon)}
    return found


def plain_label(label: str) -> str:
    """The label as it is compared: forms of width and white space do not count."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", label))


def without_unit(label: str) -> str:
    """The label with the unit at its end blanked out, as long as before."""
    return _UNIT.sub(lambda unit: " " * len(unit[0]), label)


def _of_this_year(fact: SheetFact, this_year: int | None) -> bool:
    return year_of(fact.fact.period or "", this_year) in (None, 0)


def _suits(slot: Slot, value: Value, lexicon: Lexicon) -> bool:
    """Whether a value given under the slot's label can stand in it: words can anywhere, figures where the unit fits."""
    if value.type is SlotType.TEXT or slot.type is SlotType.TEXT or SlotType.QUANTITY not in (slot.type, value.type):
        return True
    wanted = Kind(
        slot.type, kind_of(Value(slot.type, slot.text, None, slot.unit), lexicon).dimension, slot.unit, open=True
    )
    return value.unit is None or fits(wanted, kind_of(value, lexicon)) > 0
