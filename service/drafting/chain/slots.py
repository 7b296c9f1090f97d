"""What a writer may put into the text by a slot token: the values of the facts, their own periods, and the
fields of the brief."""

from collections.abc import Mapping
from types import MappingProxyType

from service.brief import Brief
from service.facts.fact import Fact
from service.facts.sheet import FactSheet, FactValue
from service.facts.value_id import ValueId
from service.text.values import SlotType, Value

_FIELDS: Mapping[str, tuple[str, SlotType]] = MappingProxyType(
    {
        "unit": ("unit", SlotType.ORGANISATION),
        "region": ("region", SlotType.PLACE),
        "period": ("period", SlotType.DATE),
        "date": ("date", SlotType.DATE),
        "title": ("title", SlotType.TITLE),
        "addressee": ("addressee", SlotType.ORGANISATION),
        "organ": ("signature_organ", SlotType.ORGANISATION),
    }
)
"""Slot id → the brief's field and its type. The ids have no dot, so that none is a fact's."""


def brief_slots(brief: Brief) -> dict[str, FactValue]:
    """The brief's own fields as values, by slot id; those that it leaves out are not there."""
    found: dict[str, FactValue] = {}
    for slot, (name, type_) in _FIELDS.items():
        text = getattr(brief, name)
        if text:
            found[slot] = FactValue(ValueId(slot), "", Value(type_, text, text), 0, len(text))
    return found


def period_slot(fact: Fact, brief: Brief) -> FactValue | None:
    """The period of a fact as a value, where it is not the brief's: what is said of another time has to say so."""
    if not fact.period or fact.period == brief.period:
        return None
    slot = f"{fact.id}_period"
    return FactValue(ValueId(slot), "", Value(SlotType.DATE, fact.period, fact.period), 0, len(fact.period))


def slots_of(brief: Brief, sheet: FactSheet) -> dict[str, FactValue]:
    """Everything that a token may stand for, by id."""
    periods = (period_slot(fact.fact, brief) for fact in sheet.facts)
    return {**brief_slots(brief), **{slot.id: slot for slot in periods if slot is not None}, **sheet.values}
