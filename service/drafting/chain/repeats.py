"""A fact that a model tells twice: the sentence that adds nothing goes, else the clause that says least of the fact."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.draft import Block, Span
from service.drafting.repairing.edits import cut
from service.facts.sheet import FactSheet
from service.facts.value_id import ValueId
from service.text.range import Range
from service.text.sentences import clauses, sentences
from service.text.values import SlotType

_ONCE = frozenset({SlotType.QUANTITY, SlotType.DOCUMENT_NUMBER})
_TOLD = frozenset({SlotType.TITLE, SlotType.NAME})
"""What may be named more than once, but told of once."""
_OF_THE_FACT, _CLEARLY = 0.5, 0.3


def without_repeats(blocks: Sequence[Block], sheet: FactSheet) -> tuple[Block, ...]:
    """The blocks without sentences all of whose figures stand in other sentences too. Of two such sentences the one in
    the opening goes, else the later one. A figure marked as a headline may stand twice."""
    blocks = _without_clauses(blocks, sheet, margin=_CLEARLY)
    told: dict[str, int] = {}
    for _, _, figures in _told(blocks, sheet):
        for figure in figures:
            told[figure] = told.get(figure, 0) + 1
    gone: dict[str, list[Range]] = {}
    for each, span, figures in sorted(_told(blocks, sheet), key=lambda item: (item[0] > 1, -item[0], -item[1][0])):
        if figures and all(told[figure] > 1 for figure in figures):
            gone.setdefault(blocks[each].id, []).append(span)
            for figure in figures:
                told[figure] -= 1
    kept = (_without(block, gone.get(block.id, [])) for block in blocks)
    return _without_clauses([block for block in kept if block is not None], sheet)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of a paragraph with the ids of the values in it, and the share of its words that their facts have."""

    block: int
    start: int
    end: int
    values: frozenset[str]
    share: float


def _without_clauses(blocks: Sequence[Block], sheet: FactSheet, margin: float = 0) -> tuple[Block, ...]:
    """The blocks without clauses all of whose values are told in others too; the one that is more of the fact stays,
    by ``margin`` at least."""
    put = Counter(span.fact for block in blocks for span in block.spans if span.fact in sheet.values)
    if all(times < 2 for times in put.values()):  # as a rule: then no clause needs to be weighed
        return tuple(blocks)
    found = [
        clause for n, block in enumerate(blocks) if block.type == "paragraph" for clause in _clauses(n, block, sheet)
    ]
    told = Counter(value for clause in found for value in clause.values)
    gone: dict[int, list[_Clause]] = {}
    for clause in sorted(found, key=lambda each: (each.share, each.block > 1, -each.block, -each.start)):
        best = max((each.share for each in found if each.values & clause.values), default=0.0)
        if clause.values and all(told[value] > 1 for value in clause.values) and best - clause.share >= margin:
            gone.setdefault(clause.block, []).append(clause)
            told -= Counter(clause.values)
    return tuple(_cut(block, gone[n]) if n in gone else block for n, block in enumerate(blocks))


def _clauses(n: int, block: Block, sheet: FactSheet) -> Iterator[_Clause]:
    for begin, end in sentences(block.text):
        for start, stop in clauses(block.text, begin, end):
            spans = [span for span in block.spans if start <= span.start < stop and span.fact in sheet.values]
            values = {span.fact for span in spans if span.fact is not None}
            share = _share(block, start, stop, spans, [sheet.by_id[ValueId(value).fact].text for value in values])
            kinds = {sheet.values[value].value.type for value in values}
            headline = any(sheet.by_id[ValueId(value).fact].fact.headline for value in values)
            counted = kinds <= _ONCE or (kinds <= _ONCE | _TOLD and share >= _OF_THE_FACT)
            yield _Clause(n, start, stop, frozenset(values) if counted and not headline else frozenset(), share)


def _share(block: Block, start: int, end: int, spans: Sequence[Span], facts: Sequence[str]) -> float:
    """The share of the pairs of characters of a clause, apart from its values, that the facts have."""
    text = list(block.text[start:end])
    for span in spans:
        text[span.start - start : span.end - start] = " " * (span.end - span.start)
    pairs = [pair for a, b in pairwise(text) if " " not in (pair := a + b)]
    return sum(any(pair in fact for fact in facts) for pair in pairs) / max(1, len(pairs))


def _cut(block: Block, gone: Sequence[_Clause]) -> Block:
    """The block without the clauses, each with the mark behind it; a sentence that lost its end gets a full stop."""
    taken = {(clause.start, clause.end) for clause in gone}
    keep: list[Range] = []
    for begin, end in sentences(block.text):
        parts = clauses(block.text, begin, end)
        if parts and all(part in taken for part in parts):
            continue
        for n, part in enumerate(parts):
            if part in taken:
                continue
            last = n + 1 == len(parts) or all(other in taken for other in parts[n + 1 :])
            until = end if n + 1 == len(parts) else part[1] if last else parts[n + 1][0]
            keep.append(Range(part[0] if n else begin, until))
    return cut(block, keep) if keep else block


def _told(blocks: Sequence[Block], sheet: FactSheet) -> list[tuple[int, Range, frozenset[str]]]:
    """(index of the block, sentence, ids of figures in it) for every sentence of the paragraphs."""
    found = []
    for n, block in enumerate(blocks):
        if block.type != "paragraph":
            continue
        for start, end in sentences(block.text):
            inside = [span.fact for span in block.spans if start <= span.start < end and span.fact in sheet.values]
            figures = frozenset(fact for fact in inside if fact is not None and _counts(fact, sheet))
            found.append((n, Range(start, end), figures))
    return found


def _counts(value: str, sheet: FactSheet) -> bool:
    """Whether a value is told once only: a figure, or any value of a fact that has none."""
    fact = sheet.by_id[value.split(".", maxsplit=1)[0]]
    figures = any(each.value.type in _ONCE for each in fact.values)
    return (sheet.values[value].value.type in _ONCE or not figures) and not fact.fact.headline


def _without(block: Block, gone: Sequence[Range]) -> Block | None:
    if not gone:
        return block
    keep = [span for span in sentences(block.text) if span not in gone]
    return cut(block, keep) if keep else None
