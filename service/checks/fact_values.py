"""The values of the facts, each with the words around it, and which of them a value of the draft may be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.facts.sheet import FactValue, SheetFact
from service.reading.circumstances import Circumstances, When, read_period
from service.reading.matter import Matter
from service.reading.values import Occurrence
from service.text.meanings import Amount, Period
from service.text.values import SlotType, Value

_MOST_COMPARED = 6
_COMMON = 48
_CLAUSE_WORTH = 0.3


@dataclass(frozen=True)
class FactOccurrence:
    """A value where its fact has it: 410人 in “培训教师410人”, with the words around it there."""

    fact: SheetFact
    value: FactValue
    occurrence: Occurrence

    @property
    def matter(self) -> Matter:
        return self.occurrence.matter

    @cached_property
    def period(self) -> When | None:
        """The period that the fact is marked with."""
        return read_period(self.fact.fact.period)

    @property
    def circumstances(self) -> Circumstances:
        return self.occurrence.circumstances


@dataclass(frozen=True)
class Candidates:
    """The facts' values that a value of the draft may be mixed up with: all of one kind (in a draft's 培训410人, every
    number of 人). They are found by the words around them, never one by one, so that many facts stay quick."""

    members: Sequence[FactOccurrence]

    @cached_property
    def _by_pair(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for n, member in enumerate(self.members):
            for pair in member.matter.near.pairs:
                found.setdefault(pair, []).append(n)
        return found

    @cached_property
    def _codes(self) -> Mapping[Value, int]:
        """Values by number: told apart more quickly than by comparing them."""
        return {value: n for n, value in enumerate(dict.fromkeys(member.value.value for member in self.members))}

    @cached_property
    def _code_of(self) -> Sequence[int]:
        return [self._codes[member.value.value] for member in self.members]

    def nearest(self, matter: Matter, value: Value) -> tuple[list[FactOccurrence], list[FactOccurrence]]:
        """The few members that share most words with a matter: of those that state ``value``, and of the others. What
        very many share does not count."""
        code = self._codes.get(value, -1)
        own: dict[int, float] = {}
        others: dict[int, float] = {}
        for pairs, worth in ((matter.near.pairs, 1.0), (matter.clause.pairs, _CLAUSE_WORTH)):
            for pair, weight in pairs.items():
                members = self._by_pair.get(pair, ())
                if len(members) > _COMMON:
                    continue
                for n in members:
                    shared = own if self._code_of[n] == code else others
                    shared[n] = shared.get(n, 0.0) + weight * worth
        return self._best(own), self._best(others)

    def _best(self, shared: Mapping[int, float]) -> list[FactOccurrence]:
        return [self.members[n] for n in sorted(shared, key=lambda n: (-shared[n], n))[:_MOST_COMPARED]]


def group_candidates(values: Iterable[FactOccurrence]) -> dict[object, Candidates]:
    """The values by the kind within which they compare; values that compare with none are left out."""
    members: dict[object, list[FactOccurrence]] = {}
    for each in values:
        kind = kind_of(each.value.value)
        if kind is not None:
            members.setdefault(kind, []).append(each)
    return {kind: Candidates(group) for kind, group in members.items()}


def kind_of(value: Value) -> object | None:
    """What values are compared within: amounts of one base unit, dates that name more than a year, and each other
    type; None for years and periods, which hold of many matters."""
    if isinstance(value.meaning, Amount):
        return value.meaning.unit
    if isinstance(value.meaning, Period):
        return SlotType.DATE if value.meaning.start.month and value.meaning.end is None else None
    return value.type
