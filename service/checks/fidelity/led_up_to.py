"""What a value is led up to by: 印发《办法》 and 联合县教育局 in the facts make 印发县教育局 an exchange.

The words directly before a value are compared, character by character, with those before it in its fact, and with
those before values of another kind. Where only the latter lead up to it so, it stands in the place of one of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.checks.context import CheckContext
from service.checks.fact_values import FactOccurrence, kind_of
from service.checks.findings import error
from service.checks.provenance import known_source
from service.draft import Finding
from service.text.values import SlotType

CHECK = "wrong_matter"
_REACH = 8
_FIGURES_NEED, _NAMES_NEED = 4, 2
"""Characters in common: a figure follows many a noun, a name its verb or office."""
_ENDS = frozenset("，。；：、！？（）《》“” ")


@dataclass(frozen=True, slots=True)
class _Led:
    lead: str
    source: FactOccurrence


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``wrong_matter`` in text that was written freely, for values whose fact is known."""
    if not context.written_freely:
        return
    leads = [_Led(_lead(each.fact.text, each.value.start), each) for each in context.fact_occurrences]
    for block in context.prose:
        for occurrence in context.occurrences[block.id]:
            placed = occurrence.placed
            source = known_source(occurrence, block, context)
            other = _other(_lead(placed.text, placed.start), source, leads) if source is not None else None
            if source is not None and other is not None:
                message = f"“{occurrence.value.text}”前面的话说的是事实 {other.fact.id} 的“{other.value.value.text}”"
                yield error(CHECK, block, placed.start, placed.end, message, f"核对事实 {source.fact.id}")


def _other(lead: str, source: FactOccurrence, leads: Sequence[_Led]) -> FactOccurrence | None:
    """A value of another kind that its fact leads up to in these words; None where the value's own fact does, too, or a
    value of its kind."""
    type_ = source.value.value.type
    enough = _FIGURES_NEED if type_ is SlotType.QUANTITY else _NAMES_NEED
    found: FactOccurrence | None = None
    for each in leads:
        shared = _shared(lead, each.lead)
        if each.source is source or _kind(each.source) == _kind(source):
            if shared:
                return None
        elif shared >= enough:
            found = found or each.source
    return found


def _kind(placed: FactOccurrence) -> object:
    return kind_of(placed.value.value) or placed.value.value.type


def _lead(text: str, end: int) -> str:
    """The words directly before an offset, to the last mark."""
    start = end
    while start > 0 and end - start < _REACH and text[start - 1] not in _ENDS:
        start -= 1
    return text[start:end]


def _shared(one: str, other: str) -> int:
    """How many characters two texts end with alike."""
    n = 0
    while n < min(len(one), len(other)) and one[-1 - n] == other[-1 - n]:
        n += 1
    return n
