"""Facts that contradict each other: told before drafting, never averaged, never chosen between."""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from service.errors import ConflictError
from service.facts.matter import colourless, squeezed
from service.facts.period import period_key
from service.facts.sheet import FactSheet, FactValue, SheetFact
from service.text.values import SlotType

_BRACKETED = re.compile(r"[（(]([^（()）]{1,8})[)）]$")
_MATTER_OF_A_NUMBER = frozenset({SlotType.QUANTITY, SlotType.ORDINAL})


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values that are said of one matter and period and mean different things."""

    matter: str
    first: FactValue
    second: FactValue
    message: str


@dataclass(frozen=True, slots=True)
class _Said:
    """What a fact says: of a matter, in a period, values in order."""

    fact: SheetFact
    values: tuple[FactValue, ...]


def refuse_conflicts(sheet: FactSheet, period: str | None = None) -> None:
    """Raise ConflictError (``contradictory_facts``) naming ids, values and sources of facts that contradict each other.

    ``period`` is the brief's own: a fact without a period is of that one.
    """
    found = find_conflicts(sheet.facts, period)
    if not found:
        return
    lines = [conflict.message for conflict in found[:10]]
    more = [f"……另有 {len(found) - 10} 处"] if len(found) > 10 else []
    message = "事实互相矛盾，请核实后改正（都属实的，请写明各自的时段或改成不同的名称）：\n  " + "\n  ".join(
        lines + more
    )
    raise ConflictError("contradictory_facts", message, facts=[(c.first.fact, c.second.fact) for c in found])


def find_conflicts(facts: Sequence[SheetFact], period: str | None = None) -> tuple[Conflict, ...]:
    """Contradictions among facts, in order of the later fact.

    Two facts speak of one matter when their labels are the same, or when their statements are word for word the same
    but for numbers; a label with its value counts as such a statement. Anything looser would stop honest briefs: the
    same clause (投入资金…) often stands for different projects. The same meaning in another writing is no conflict.
    """
    by_matter: dict[Hashable, _Said] = {}
    found: list[Conflict] = []
    for fact in facts:
        for key, matter, values in _matters(fact, period):
            before = by_matter.setdefault(key, _Said(fact, values))
            if before.fact is not fact:
                found += _compare(matter, before, _Said(fact, values))
    return tuple(found)


def _matters(fact: SheetFact, period: str | None) -> Iterator[tuple[Hashable, str, tuple[FactValue, ...]]]:
    of = period_key(fact.fact.period, period)
    if fact.fact.statement is None:
        label = _without_unit(fact)
        yield ("matter", of, (colourless(label), "")), label, fact.values
        return
    numbers = tuple(value for value in fact.values if value.value.type in _MATTER_OF_A_NUMBER)
    if not numbers:
        return
    pieces, position = [], 0
    for value in numbers:
        pieces.append(colourless(fact.text[position : value.start]))
        position = value.end
    pieces.append(squeezed(fact.text[position:]))
    if any(pieces):
        yield ("matter", of, tuple(pieces)), pieces[0] or fact.text[:20], numbers


def _without_unit(fact: SheetFact) -> str:
    """The label without a unit in brackets at its end; other brackets tell matters apart (单位名称（甲）)."""
    label = (fact.fact.label or "").strip()
    found = _BRACKETED.search(label)
    is_unit = found is not None and any(value.value.text.endswith(found[1]) for value in fact.values)
    return label[: found.start()] if found is not None and is_unit else label


def _compare(matter: str, before: _Said, now: _Said) -> Iterator[Conflict]:
    for a, b in zip(before.values, now.values, strict=False):
        if a.value.type is b.value.type and a.value.meaning == b.value.meaning:
            continue
        if a.value.unit and b.value.unit and _dimension(a) != _dimension(b):
            continue
        message = f"“{matter}”：{_told(before.fact, a)}，{_told(now.fact, b)}"
        yield Conflict(matter, a, b, message)


def _dimension(value: FactValue) -> object:
    return getattr(value.value.meaning, "unit", value.value.unit)


def _told(fact: SheetFact, value: FactValue) -> str:
    source = f"（来源：{fact.fact.source}）" if fact.fact.source else ""
    return f"{fact.id} 为“{value.value.text}”{source}"
