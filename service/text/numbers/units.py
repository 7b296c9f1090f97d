"""Units and classifiers: what is counted or measured in what, and how units of a dimension convert."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from service.text.lexicon.lexicon_files import UnitGroup


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: one of it is ``scale`` of ``base``. ``not_before``: characters that make a longer word of it (期末)."""

    form: str
    dimension: str
    base: str
    scale: Fraction
    classifier: bool
    not_before: str = ""


def read_units(groups: Iterable[UnitGroup]) -> Mapping[str, Unit]:
    """Units by form; a later group wins."""
    units: dict[str, Unit] = {}
    for group in groups:
        for form, scale in group.units.items():
            base = group.base or form
            units[form] = Unit(
                form, group.dimension, base, Fraction(scale), group.classifier, group.not_before.get(form, "")
            )
    return MappingProxyType(units)
