"""A quantity as something to reckon with: its amount, and the unit in which it is written."""

import re
from dataclasses import dataclass
from fractions import Fraction

from service.text.lexicon.lexicon import Lexicon
from service.text.meanings import Amount
from service.text.numbers.numerals import NUMERAL, parse_numeral
from service.text.values import SlotType, Value

_SCALE = re.compile("^[十百千万亿]+")
_ARABIC_FIRST = re.compile(r"[-－−负]?(?:[0-9０-９][0-9０-９,]*(?:[.．][0-9０-９]+)?)")
_ANY = re.compile(rf"(?:{NUMERAL})")


@dataclass(frozen=True, slots=True)
class Measure:
    """``amount`` in ``unit`` (the base unit of its dimension); written in ``suffix`` (万元), one of which is ``scale``
    base units. ``exact`` is false for what is approximate, bounded or a range."""

    amount: Fraction
    unit: str
    suffix: str
    scale: Fraction
    exact: bool


def measure_of(value: Value, lexicon: Lexicon) -> Measure | None:
    """The measure of a quantity; None for a value of another type."""
    meaning = value.meaning
    if value.type is not SlotType.QUANTITY or not isinstance(meaning, Amount):
        return None
    exact = meaning.bound == "exact" and not meaning.is_range
    suffix, scale = _style(value, meaning, lexicon)
    return Measure(meaning.low, meaning.unit, suffix, scale, exact)


def named_unit(name: str, like: Measure, lexicon: Lexicon) -> Fraction | None:
    """How many base units one ``name`` is, where it measures the same as ``like``; else None."""
    return like.scale if name == like.suffix else _scale_of(name, like.unit, lexicon)


def _scale_of(name: str, base: str, lexicon: Lexicon) -> Fraction | None:
    """How many of ``base`` one ``name`` (万元, 公顷, 千瓦) is; None where it measures something else."""
    prefix = _SCALE.match(name)
    for cut in dict.fromkeys((0, prefix.end() if prefix else 0)):
        form = name[cut:]
        unit = lexicon.units.get(form)
        scale = (parse_numeral(f"1{name[:cut]}") if cut else None) or Fraction(1)
        if unit is not None and unit.base == base:
            return scale * unit.scale
        if form == base:
            return scale
    return None


def _style(value: Value, meaning: Amount, lexicon: Lexicon) -> tuple[str, Fraction]:
    """The written unit with its scale (万元), and what one of it is in base units."""
    number = _ARABIC_FIRST.match(value.text) or _ANY.match(value.text)
    if number is not None and "分之" not in number[0]:
        suffix = value.text[number.end() :].strip()
        scale = _scale_of(suffix, meaning.unit, lexicon)
        amount = parse_numeral(number[0])
        if scale is not None and amount is not None and amount * scale == meaning.low:
            return suffix, scale
    scale = _scale_of(value.unit or "", meaning.unit, lexicon)
    return (value.unit or "", scale) if value.unit and scale is not None else (meaning.unit, Fraction(1))
