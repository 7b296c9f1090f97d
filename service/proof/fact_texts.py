"""Facts as the proof sees them: their words without the values, and each value's item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from service.facts.sheet import FactSheet, FactValue, SheetFact
from service.facts.value_id import ValueId
from service.proof.items import Item, Place, items_of
from service.text.range import Range
from service.text.sentences import clauses, sentences
from service.text.values import SlotType

_MARKS = frozenset("，、；：。！？,;:!? \u3000\n")
HOLE = "\ue001"
"""Stands for every character of a value, so that no digit of one gives leave to another."""


@dataclass(frozen=True, eq=False)
class FactText:
    """One fact. ``words`` is its text with the values hidden, offsets as in the text; its own period
    stands on a line after it."""

    fact: SheetFact

    @property
    def id(self) -> str:
        return self.fact.id

    @cached_property
    def words(self) -> str:
        hidden = masked(self.fact.text, [Range(value.start, value.end) for value in self.fact.values])
        return f"{hidden}\n{self.fact.fact.period}" if self.fact.fact.period else hidden

    @cached_property
    def dates(self) -> Mapping[ValueId, int]:
        """Where its dates begin, by value id, in order."""
        return {v.id: v.start for v in self.fact.values if v.value.type is SlotType.DATE}

    def date_before(self, value: ValueId) -> ValueId | None:
        """The last date before a value; None where there is none."""
        before = [date for date, at in self.dates.items() if at < self.values[value].start]
        return before[-1] if before else None

    @cached_property
    def is_dated(self) -> bool:
        """Whether the fact says of itself when it was (一季度，港口吞吐量210万吨)."""
        return self.fact.fact.period is not None or bool(self.dates)

    @cached_property
    def runs(self) -> frozenset[str]:
        """What stands from the beginning of one of its clauses to the end of one, squeezed."""
        text = self.fact.text
        ends = [clause.end for clause in self.clauses]
        return frozenset(squeezed(text[start:end]) for start, _ in self.clauses for end in ends if start < end)

    @cached_property
    def items(self) -> Mapping[ValueId, Item]:
        """The items by value id."""
        places = [Place(value.id, value.start, value.end) for value in self.fact.values]
        return {item.value.id: item for item in items_of(self.fact.text, places)}

    @cached_property
    def reach(self) -> Mapping[ValueId, int]:
        """By value id, where the words that are of the value end: its clause, and those after it that have no value of
        their own (12户已通过初审，待公示)."""
        found: dict[ValueId, int] = {}
        with_values = {item.clause for item in self.items.values()}
        for value, item in self.items.items():
            end = item.clause.end
            for clause in self.clauses:
                if clause.start >= end and clause.end <= item.sentence.end:
                    if clause in with_values:
                        break
                    end = clause.end
            found[value] = end
        return found

    @cached_property
    def values(self) -> Mapping[str, FactValue]:
        return {value.id: value for value in self.fact.values}

    @cached_property
    def clauses(self) -> tuple[Range, ...]:
        text = self.fact.text
        return tuple(clause for sentence in sentences(text) for clause in clauses(text, *sentence))


def squeezed(text: str) -> str:
    """Letters, digits and signs only: what is said, without the marks and spaces."""
    return "".join(char for char in text if char not in _MARKS)


def masked(text: str, ranges: Iterable[Range]) -> str:
    """The text with every character of the ranges hidden."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(ranges):
        first = max(start, at)
        if first < end:
            parts += (text[at:first], HOLE * (end - first))
            at = end
    return "".join([*parts, text[at:]])


def fact_texts(sheet: FactSheet) -> Mapping[str, FactText]:
    """All facts of a brief by id."""
    return {fact.id: FactText(fact) for fact in sheet.facts}
