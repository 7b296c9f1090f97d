"""The same fact in several materials is one fact with several sources; what does not agree is marked."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from service.facts.extracting.found import Found
from service.facts.period import period_key
from service.text.values import Value

_SHORTEST_MATTER = 4
_MOST_COMPARED = 20


@dataclass(frozen=True, slots=True)
class Merged:
    """Facts with ids in order (the first is f1), how many were merged away, and how many are marked as in conflict."""

    facts: tuple[Found, ...]
    merged: int
    conflicts: int


def merge(found: Sequence[Found]) -> Merged:
    """Merge what says the same, then mark what contradicts.

    Two facts are one when they say the same words with values of the same meaning about the same period; a fact of one
    clause is also merged into a longer one that has the same clause.
    """
    same: dict[Hashable, list[Found]] = {}
    for fact in found:
        same.setdefault(fact.meaning, []).append(fact)
    facts = _absorbed([_together(group) for group in same.values()])
    marked = _marked(facts)
    return Merged(tuple(marked), len(found) - len(facts), sum(fact.conflict is not None for fact in marked))


def _absorbed(facts: list[Found]) -> list[Found]:
    """Facts of one clause that is a clause of a longer fact go into it."""
    longer: dict[Hashable, int] = {}
    for index, fact in enumerate(facts):
        parts = fact.clauses
        if len(parts) > 1:
            for part in parts:
                longer.setdefault((part.pieces, part.meanings, period_key(fact.period, None)), index)
    taken: dict[int, list[Found]] = {}
    gone: set[int] = set()
    for index, fact in enumerate(facts):
        parts = fact.clauses
        if len(parts) != 1 or fact.label is not None or len("".join(parts[0].pieces)) < _SHORTEST_MATTER:
            continue
        key = (parts[0].pieces, parts[0].meanings, period_key(fact.period, None))
        into = longer.get(key)
        if into is not None and _is_one_clause(fact):
            taken.setdefault(into, [facts[into]]).append(fact)
            gone.add(index)
    return [_together(taken.get(index, [fact])) for index, fact in enumerate(facts) if index not in gone]


def _is_one_clause(fact: Found) -> bool:
    return not any(mark in fact.text for mark in "，；：,;:")


def _together(group: Sequence[Found]) -> Found:
    """The first of a group, standing at the places of all."""
    if len(group) == 1:
        return group[0]
    return replace(group[0], places=tuple(dict.fromkeys(place for fact in group for place in fact.places)))


def _marked(facts: Sequence[Found]) -> list[Found]:
    """Mark clauses that say of one matter and period different amounts: in different files, or as the whole fact.

    Within one file the same clause often stands for different projects (投入资金…), so there only whole facts count.
    """
    said: dict[Hashable, list[tuple[int, Value]]] = {}
    for index, fact in enumerate(facts):
        for clause in fact.clauses:
            if len(clause.quantities) == 1 and len("".join(clause.pieces)) >= _SHORTEST_MATTER:
                value = clause.quantities[0].value
                key = (clause.pieces, getattr(value.meaning, "unit", None), period_key(fact.period, None))
                said.setdefault(key, []).append((index, value))
    files = [frozenset(place.file for place in fact.places) for fact in facts]
    whole = [_is_one_clause(fact) for fact in facts]
    notes: dict[int, list[str]] = {}
    for group in said.values():
        for index, value in group:
            for other, other_value in group[:_MOST_COMPARED]:
                comparable = (whole[index] and whole[other]) or files[index].isdisjoint(files[other])
                if other != index and other_value != value and comparable:
                    notes.setdefault(index, []).append(f"与 f{other + 1} 不一致：{value.text}／{other_value.text}")
    return [replace(fact, conflict="；".join(notes[n][:3])) if notes.get(n) else fact for n, fact in enumerate(facts)]
