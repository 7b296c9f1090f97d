"""Which fact a value of the draft is from: what its span says, else every fact that states the same value."""

from collections.abc import Sequence

from service.checks.context import CheckContext
from service.checks.fact_values import FactSaid
from service.draft import Block
from service.reading.values import Reading

_FROM_FACTS = frozenset({"fact", "derived"})


def known_source(reading: Reading, block: Block, context: CheckContext) -> FactSaid | None:
    """The fact's value that was put where the draft states this one; None where no span tells, or the text there reads
    as another value."""
    said = reading.said
    for span in block.spans:
        if span.kind in _FROM_FACTS and span.fact and span.start <= said.start and said.end <= span.end:
            source = context.said_by_id.get(span.fact)
            return source if source is not None and source.value.value == reading.value else None
    return None


def sources_of(reading: Reading, block: Block, context: CheckContext) -> Sequence[FactSaid]:
    """The facts that a value may be from: the one that is known, else all that state it."""
    known = known_source(reading, block, context)
    return (known,) if known is not None else context.facts_by_value.get(reading.value, ())
