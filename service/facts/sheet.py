"""The fact sheet: every fact of a brief with its values read, each value under an id of its own (``f3.1``)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from service.facts.fact import Fact
from service.facts.value_id import ValueId
from service.reading.change import Change, change_before
from service.text.hygiene import visible
from service.text.lexicon.lexicon import Lexicon
from service.text.meanings import Amount
from service.text.mentions import find_mentions
from service.text.numbers.numerals import parse_numeral
from service.text.values import Mention, SlotType, Value

_SCALE = re.compile("[十百千万亿]+")
_BRACKETED = re.compile(r"[（(]([^（()）]{1,6})[)）]$")
_PHONE_LIKE = re.compile(r"0[0-9]{3,}|[0-9]{9,}")


@dataclass(frozen=True, slots=True)
class FactValue:
    """A value of a fact; ``start``/``end`` are offsets into the ``SheetFact.text`` it stands in.

    ``change`` is what the words before it say (增长8% is not 增长到8%); None when it is no change.
    """

    id: ValueId
    fact: str
    value: Value
    start: int
    end: int
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class SheetFact:
    """A fact as text with its values in order.

    A statement is its own text; a labelled fact reads as label, value and unit run together, and has one value.
    ``working`` shows how a derived value was computed and rounded; None for a value that was given.
    """

    fact: Fact
    text: str
    values: tuple[FactValue, ...]
    working: str | None = None

    @property
    def id(self) -> str:
        return self.fact.id


@dataclass(frozen=True)
class FactSheet:
    """All facts of a brief, in its order."""

    facts: tuple[SheetFact, ...]

    @cached_property
    def by_id(self) -> dict[str, SheetFact]:
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def values(self) -> dict[str, FactValue]:
        """Every value by its id, in the order of the facts."""
        return {value.id: value for fact in self.facts for value in fact.values}


def read_fact(fact: Fact, lexicon: Lexicon, *, any_quoted: bool = False) -> SheetFact:
    """Read one given (not derived) fact. Its text is made free of invisible characters first."""
    if fact.statement is not None:
        text = visible(fact.statement).strip()
        return SheetFact(fact, text, numbered(fact.id, text, find_mentions(text, lexicon, any_quoted=any_quoted)))
    label, given = visible(fact.label or "").strip(), visible(fact.value or "").strip()
    unit = visible(fact.unit or "").strip() or _unit_of_label(label, given, lexicon)
    written = given if not unit or given.endswith(unit) else given + unit
    mention = Mention(labelled_value(written, unit, lexicon), len(label), len(label) + len(written))
    return SheetFact(fact, label + written, numbered(fact.id, label + written, (mention,)))


def _unit_of_label(label: str, given: str, lexicon: Lexicon) -> str:
    """The unit that a label names in brackets, 培训（期）, where the value is a bare number; else nothing."""
    found = _BRACKETED.search(label)
    if found is None or parse_numeral(given) is None:
        return ""
    scale = _SCALE.match(found[1])
    forms = (found[1], found[1][scale.end() :] if scale else "")
    return found[1] if any(form in lexicon.units for form in forms) else ""


def read_sheet(facts: Sequence[Fact], lexicon: Lexicon, *, any_quoted: bool = False) -> FactSheet:
    """Read all facts, then compute the derived ones in the order in which they can be. ``any_quoted``: whatever stands
    in quotes is a value (for facts whose values must not leave the process).

    Raises InputError when a derivation names what is not there, forms a circle, or cannot be computed.
    """
    from service.facts.derive import derive_all

    given = {fact.id: read_fact(fact, lexicon, any_quoted=any_quoted) for fact in facts if fact.derived is None}
    derived = derive_all([fact for fact in facts if fact.derived is not None], given, lexicon)
    return FactSheet(tuple(given.get(fact.id) or derived[fact.id] for fact in facts))


def labelled_value(written: str, unit: str, lexicon: Lexicon) -> Value:
    """The value of a labelled fact: what is recognised when it is one thing; a number with the unit that the fact
    names, though no lexicon knows it (141例次); else the words themselves."""
    mentions = find_mentions(written, lexicon)
    if len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(written)):
        return mentions[0].value
    number = parse_numeral(written.removesuffix(unit))
    if number is not None and not _PHONE_LIKE.fullmatch(written):
        scale = _SCALE.match(unit)
        base = unit[scale.end() :] if scale and scale.end() < len(unit) else unit
        factor = parse_numeral(f"1{scale[0]}") if scale and base != unit else None
        amount = number * (factor or 1)
        return Value(SlotType.QUANTITY, written, Amount(amount, amount, base), unit=base or None)
    return Value(SlotType.TEXT, written, meaning=("text", written))


def numbered(fact_id: str, text: str, mentions: Sequence[Mention]) -> tuple[FactValue, ...]:
    """Mentions in a fact's text as its values: f3.1, f3.2, … in order, each with the change that is said of it."""
    return tuple(
        FactValue(
            ValueId.of(fact_id, n),
            fact_id,
            mention.value,
            mention.start,
            mention.end,
            change_before(text[: mention.start]),
        )
        for n, mention in enumerate(mentions, start=1)
    )


def as_json(sheet: FactSheet) -> list[dict[str, object]]:
    """The facts with their values as they were read; offsets count code points within a fact's text."""
    return [
        {
            "id": fact.id,
            "text": fact.text,
            "working": fact.working,
            "values": [
                {"id": v.id, "type": v.value.type, "text": v.value.text, "start": v.start, "end": v.end}
                for v in fact.values
            ],
        }
        for fact in sheet.facts
    ]
