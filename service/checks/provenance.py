"""Which fact a value of the draft is from: what its span says, else every fact that states the same value."""

from collections.abc import Sequence

from service.checks.context import CheckContext
from service.checks.fact_values import FactOccurrence
from service.draft import Block
from service.reading.values import Occurrence

_FROM_FACTS = frozenset({"fact", "derived"})


def known_source(occurrence: Occurrence, block: Block, context: CheckContext) -> FactOccurrence | None:
    """The fact's value that was put where the draft states this one; None where no span tells, or the text there reads
    as another value."""
    placed = occurrence.placed
    for span in block.spans:
        if span.kind in _FROM_FACTS and span.fact and span.start <= placed.start and placed.end <= span.end:
            source = context.occurrence_by_value_id.get(span.fact)
            return source if source is not None and source.value.value == occurrence.value else None
    return None


def sources_of(occurrence: Occurrence, block: Block, context: CheckContext) -> Sequence[FactOccurrence]:
    """The facts that a value may be from: the one that is known, else all that state it."""
    known = known_source(occurrence, block, context)
    return (known,) if known is not None else context.facts_by_value.get(occurrence.value, ())
