"""Which values can stand in which slot at all, by type, unit and shape; the words have no say here."""

from collections.abc import Hashable
from dataclasses import dataclass

from service.text.lexicon.lexicon import Lexicon
from service.text.meanings import Amount, Period, Rank
from service.text.values import SlotType, Value

NAMES = frozenset((SlotType.NAME, SlotType.ORGANISATION, SlotType.PLACE))
_THINGS = frozenset(("count", "events", "times", "rounds", "organisations", "beds"))
"""Dimensions of classifiers that are used for one another (三场、三次、三期)."""


_SHARE = "share:%"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a slot takes or a value is. ``dimension`` is None for a figure without a unit; ``shape`` is what else must
    agree (how exact a date is, what an ordinal counts); ``unit`` is the unit as written."""

    type: SlotType
    dimension: str | None = None
    unit: str | None = None
    shape: Hashable = None
    open: bool = False


def kind_of(value: Value, lexicon: Lexicon) -> Kind:
    """The kind of a value that is known."""
    unit = lexicon.units.get(value.unit) if value.unit else None
    dimension = None
    if unit is not None:
        dimension = "things" if unit.dimension in _THINGS else f"{unit.dimension}:{unit.base}"
    if value.unit and unit is None:
        dimension = f"unit:{value.unit}"
    if not value.unit and isinstance(value.meaning, Amount) and value.meaning.unit == "%":
        dimension = _SHARE
    return Kind(value.type, dimension, value.unit, _shape(value))


def fits(slot: Kind, value: Kind) -> float:
    """How well a value suits a slot: 0 not at all, 1 wholly."""
    if SlotType.TEXT in (slot.type, value.type) or SlotType.CLAIM in (slot.type, value.type):
        return 0.0
    if slot.type is not value.type:
        return 0.85 if slot.type in NAMES and value.type in NAMES else 0.0
    if slot.type is SlotType.QUANTITY:
        return _fits_quantity(slot, value)
    if slot.open or slot.shape == value.shape:
        return 1.0
    if slot.type is SlotType.DATE and isinstance(slot.shape, tuple) and isinstance(value.shape, tuple):
        return 0.9 if slot.shape[1:] == value.shape[1:] else 0.0
    return 0.0 if slot.type in (SlotType.DATE, SlotType.ORDINAL) else 1.0


def _fits_quantity(slot: Kind, value: Kind) -> float:
    if slot.dimension == value.dimension:
        if slot.unit == value.unit:
            return 1.0
        return 0.8 if slot.dimension == "things" else 0.97
    if slot.open and slot.dimension is None:
        return 0.9
    return 0.0


def _shape(value: Value) -> Hashable:
    """What of a value's form must agree for one to stand for another."""
    meaning = value.meaning
    if isinstance(meaning, Rank):
        return len(meaning.numbers), meaning.words
    if isinstance(meaning, Period):
        first, last = meaning.start, meaning.end
        part = "底" if meaning.part == "末" else meaning.part
        shape = (first.month is not None, first.day is not None, first.time is not None, last is not None, part)
        return (isinstance(first.year, int), *shape)
    return None
