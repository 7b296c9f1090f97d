"""Totals that a fact states of values that other facts list: when one of these changes, the total is out."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from service.facts.sheet import FactSheet, FactValue
from service.text.meanings import Amount

_TOTAL = re.compile(r"共|总|合计|累计|各类|全部|其中|一并")
_MOST_PARTS = 4
_MOST_CANDIDATES = 12


def unsettled_totals(before: FactSheet, after: FactSheet) -> tuple[str, ...]:
    """A sentence (Chinese) for each total that was the sum of values, one of which is another now."""
    found: list[str] = []
    for total, parts in _sums(before):
        now = after.values.get(total.id)
        kept = [after.values[part.id] for part in parts if part.id in after.values]
        if now is None or len(kept) < len(parts):
            continue
        if not _adds_up(now, kept):
            said = "＋".join(part.value.text for part in parts)
            found.append(f"事实 {total.fact} 的合计“{now.value.text}”原是{said}之和，现在对不上了，请核对")
    return tuple(dict.fromkeys(found))


def _sums(sheet: FactSheet) -> Iterator[tuple[FactValue, tuple[FactValue, ...]]]:
    """Each given total with the fewest values that it is the sum of."""
    given = [value for value in sheet.values.values() if sheet.by_id[value.fact].fact.derived is None]
    for total in given:
        if not _TOTAL.search(sheet.by_id[total.fact].text):
            continue
        alike = [v for v in given if v.id != total.id and _less(v, total)][:_MOST_CANDIDATES]
        sizes = range(2, min(_MOST_PARTS, len(alike)) + 1)
        parts = next((c for size in sizes for c in combinations(alike, size) if _adds_up(total, c)), None)
        if parts is not None:
            yield total, parts


def _adds_up(total: FactValue, parts: "list[FactValue] | tuple[FactValue, ...]") -> bool:
    return sum(_exact(part) or 0 for part in parts) == _exact(total)


def _less(value: FactValue, total: FactValue) -> bool:
    """Whether a value may be a part of the total: of its unit, and less."""
    part, whole = _exact(value), _exact(total)
    return part is not None and whole is not None and _unit(value) == _unit(total) and 0 < part < whole


def _exact(value: FactValue) -> Fraction | None:
    meaning = value.value.meaning
    return meaning.low if isinstance(meaning, Amount) and not meaning.is_range and meaning.bound == "exact" else None


def _unit(value: FactValue) -> str | None:
    return value.value.meaning.unit if isinstance(value.value.meaning, Amount) else None
