"""Attachment: a right value tied to another matter than its fact's."""

from collections.abc import Iterator
from dataclasses import dataclass

from service.checks.context import CheckContext
from service.checks.findings import error
from service.draft import Finding
from service.facts.sheet import FactValue
from service.text.qualifiers import qualifiers
from service.text.sentences import sentences
from service.text.values import Mention, SlotType

CLEARLY = 0.34


@dataclass(frozen=True, slots=True)
class _Candidate:
    value: FactValue
    matter: frozenset[str]


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``wrong_matter``: what the text counts is what another fact counts, with another figure.

    Judged among the facts' values of the same unit: the value that stands there must be about as near to the words
    around it as the nearest one is.
    """
    by_unit: dict[str | None, list[_Candidate]] = {}
    for fact in context.sheet.facts:
        for value in fact.values:
            if value.value.type is SlotType.QUANTITY:
                mention = Mention(value.value, value.start, value.end)
                matter = frozenset(qualifiers(fact.text, mention, context.lexicon).matter)
                by_unit.setdefault(value.value.unit, []).append(_Candidate(value, matter))
    for block in context.blocks:
        spans = sentences(block.text)
        for mention in context.mentions.get(block.id, ()):
            candidates = by_unit.get(mention.value.unit, [])
            if mention.value.type is not SlotType.QUANTITY or len(candidates) < 2:
                continue
            start, end = next(((a, b) for a, b in spans if a <= mention.start < b), (0, len(block.text)))
            moved = Mention(mention.value, mention.start - start, mention.end - start)
            matter = frozenset(qualifiers(block.text[start:end], moved, context.lexicon).matter)
            if (other := _nearer(mention, matter, candidates)) is not None:
                message = f"“{mention.value.text}”与所述事项不符，事实中这一事项是“{other.value.value.text}”"
                yield error("wrong_matter", block, mention.start, mention.end, message, f"核对事实 {other.value.fact}")


def _nearer(mention: Mention, matter: frozenset[str], candidates: list[_Candidate]) -> _Candidate | None:
    """The candidate with another meaning that is clearly nearer than every one with this meaning; None if there is none."""
    same = [_shared(matter, c.matter) for c in candidates if c.value.value == mention.value]
    others = [(_shared(matter, c.matter), n) for n, c in enumerate(candidates) if c.value.value != mention.value]
    if not same or not others:
        return None
    best, n = max(others)
    return candidates[n] if best >= max(same) + CLEARLY else None


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
