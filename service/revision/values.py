"""When a fact changes: its values, and what is derived from them, change wherever they stand."""

from collections.abc import Sequence
from dataclasses import replace

from service.brief import Brief
from service.draft import Block, Span
from service.facts.fact import Fact
from service.facts.sheet import FactSheet


def with_facts(brief: Brief, facts: Sequence[Fact]) -> Brief:
    """The brief with facts replaced by those of the same id, and the others added."""
    changed = {fact.id: fact for fact in facts}
    kept = [changed.pop(fact.id, fact) for fact in brief.facts]
    return brief.model_copy(update={"facts": (*kept, *changed.values())})


def more_facts(brief: Brief, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Facts handed in beside the brief's, under ids that none of these has: numbers given in a table say nothing."""
    used = {fact.id for fact in brief.facts}
    added: list[Fact] = []
    for fact in facts:
        id, n = fact.id, 1
        while id in used:
            n += 1
            id = f"{fact.id}_{n}"
        used.add(id)
        added.append(fact.model_copy(update={"id": id}))
    return tuple(added)


def changed_values(before: FactSheet, after: FactSheet) -> dict[str, str]:
    """Value id → its new text, for every value that is written otherwise now, derived ones included."""
    return {
        id: value.value.text
        for id, value in after.values.items()
        if id in before.values and before.values[id].value.text != value.value.text
    }


def put_in(blocks: Sequence[Block], changed: dict[str, str]) -> tuple[Block, ...]:
    """The blocks with the new texts of values where their spans stand; other blocks are the same objects."""
    return tuple(_put_in(block, changed) for block in blocks)


def _put_in(block: Block, changed: dict[str, str]) -> Block:
    if not any(span.fact in changed for span in block.spans):
        return block
    text: list[str] = []
    spans: list[Span] = []
    position = shift = 0
    for span in sorted(block.spans, key=lambda span: (span.start, span.end)):
        new = changed.get(span.fact) if span.fact is not None else None
        if new is None:
            spans.append(replace(span, start=span.start + shift, end=span.end + shift))
            continue
        text += (block.text[position : span.start], new)
        position = span.end
        spans.append(replace(span, start=span.start + shift, end=span.start + shift + len(new)))
        shift += len(new) - (span.end - span.start)
    return replace(block, text="".join([*text, block.text[position:]]), spans=tuple(spans))
