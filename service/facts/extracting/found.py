"""A fact as found in raw materials: what it says, where it stands, and by what it is told from others."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from service.facts.matter import colourless, squeezed
from service.facts.period import period_key
from service.text.sentences import clauses
from service.text.values import Mention, SlotType


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file: code point offsets ``start``–``end`` into its text, or a cell of a table (B3)."""

    file: str
    start: int | None = None
    end: int | None = None
    cell: str | None = None

    def __str__(self) -> str:
        return self.cell if self.cell is not None else f"{self.start}—{self.end}"


@dataclass(frozen=True, slots=True)
class Found:
    """A statement, or (from a table) a label with a value. ``mentions`` are the values in ``text``, in order.

    ``labels`` suggest by what name each quantity could be asked for; ``conflict`` says with which fact this one does
    not agree.
    """

    text: str
    mentions: tuple[Mention, ...]
    period: str | None
    places: tuple[Place, ...]
    label: str | None = None
    value: str | None = None
    unit: str | None = None
    labels: tuple[str, ...] = ()
    conflict: str | None = None

    @property
    def meaning(self) -> Hashable:
        """Equal for facts that say the same of the same period, whatever way the values are written."""
        return (*_said(self.text, 0, len(self.text), self.mentions), period_key(self.period, None))

    @property
    def clauses(self) -> tuple["Clause", ...]:
        """The clauses that have values."""
        if self.label is not None:
            return (self._clause(0, len(self.text)),)
        spans = clauses(self.text, 0, len(self.text))
        return tuple(
            self._clause(start, end)
            for start, end in spans
            if any(start <= mention.start and mention.end <= end for mention in self.mentions)
        )

    def _clause(self, start: int, end: int) -> "Clause":
        inside = tuple(mention for mention in self.mentions if start <= mention.start and mention.end <= end)
        pieces, meanings = _said(self.text, start, end, inside)
        return Clause(pieces, meanings, tuple(m for m in inside if m.value.type is SlotType.QUANTITY))


@dataclass(frozen=True, slots=True)
class Clause:
    """What a clause says: the words around its values, what the values mean, and those of them that are quantities."""

    pieces: tuple[str, ...]
    meanings: tuple[Hashable, ...]
    quantities: tuple[Mention, ...]


def _said(text: str, start: int, end: int, mentions: Sequence[Mention]) -> tuple[tuple[str, ...], tuple[Hashable, ...]]:
    pieces: list[str] = []
    at = start
    for mention in mentions:
        pieces.append(colourless(text[at : mention.start]))
        at = mention.end
    pieces.append(squeezed(text[at:end]))
    return tuple(pieces), tuple((mention.value.type, mention.value.meaning) for mention in mentions)


def as_json(number: int, fact: Found) -> dict[str, object]:
    """A fact as it is answered, numbered from 1; offsets count code points, in ``values`` within the fact's text."""
    return {
        "id": f"f{number}",
        "statement": fact.text if fact.label is None else None,
        "label": fact.label,
        "value": fact.value,
        "unit": fact.unit,
        "period": fact.period,
        "values": [{"type": m.value.type, "text": m.value.text, "start": m.start, "end": m.end} for m in fact.mentions],
        "places": [{"file": p.file, "start": p.start, "end": p.end, "cell": p.cell} for p in fact.places],
        "labels": list(fact.labels),
        "conflict": fact.conflict,
    }
