"""A quantity as something to reckon with: its amount, and the unit in which it is written."""

import re
from dataclasses import dataclass
from fractions import Fraction

from service.text.lexicon import Lexicon
from service.text.meanings import Amount
from service.text.numerals import NUMERAL, parse_numeral
from service.text.values import SlotType, Value

_SCALE = re.compile("^[十百千万亿]+")
_ARABIC_FIRST = re.compile(r"[-－−负]?(?:[0-9０-９][0-9０-９,]*(?:[.．][0-9０-９]+)?)")
_ANY = re.compile(rf"(?:{NUMERAL})")
_DIGIT = re.compile("[0-9０-９零〇一二两三四五六七八九]")


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
    if name == like.suffix:
        return like.scale
    prefix = _SCALE.match(name)
    for cut in {0, prefix.end() if prefix else 0}:
        form = name[cut:]
        scale = (parse_numeral(f"1{name[:cut]}") if cut else Fraction(1)) or Fraction(1)
        unit = lexicon.units.get(form)
        if unit is not None and unit.base == like.unit:
            return scale * unit.scale
        if form == like.unit:
            return scale
    return None


def _style(value: Value, meaning: Amount, lexicon: Lexicon) -> tuple[str, Fraction]:
    """The written unit with its scale (万元), and what one of it is in base units."""
    text = value.text
    number = _ARABIC_FIRST.match(text) or _ANY.match(text)
    if number is not None and "分之" not in number[0]:
        suffix, amount = text[number.end() :].strip(), parse_numeral(number[0])
        if amount and not _DIGIT.search(suffix):
            return suffix, meaning.low / amount
    unit = lexicon.units.get(value.unit or "")
    if value.unit is None or (unit is None and value.unit != meaning.unit):
        return meaning.unit, Fraction(1)
    return value.unit, unit.scale if unit else Fraction(1)
