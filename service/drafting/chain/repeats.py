"""A fact that a model tells twice: the sentence that adds nothing goes."""

from collections.abc import Sequence

from service.draft import Block
from service.drafting.edits import cut
from service.facts.sheet import FactSheet
from service.text.sentences import sentences
from service.text.values import SlotType

_ONCE = frozenset({SlotType.QUANTITY, SlotType.DOCUMENT_NUMBER})


def without_repeats(blocks: Sequence[Block], sheet: FactSheet) -> tuple[Block, ...]:
    """The blocks without sentences all of whose figures stand in other sentences too. Of two such sentences the one in
    the opening goes, else the later one. A figure marked as a headline may stand twice."""
    told: dict[str, int] = {}
    for _, _, figures in _told(blocks, sheet):
        for figure in figures:
            told[figure] = told.get(figure, 0) + 1
    gone: dict[str, list[tuple[int, int]]] = {}
    for each, span, figures in sorted(_told(blocks, sheet), key=lambda item: (item[0] > 1, -item[0], -item[1][0])):
        if figures and all(told[figure] > 1 for figure in figures):
            gone.setdefault(blocks[each].id, []).append(span)
            for figure in figures:
                told[figure] -= 1
    kept = (_without(block, gone.get(block.id, [])) for block in blocks)
    return tuple(block for block in kept if block is not None)


def _told(blocks: Sequence[Block], sheet: FactSheet) -> list[tuple[int, tuple[int, int], frozenset[str]]]:
    """(index of the block, sentence, ids of figures in it) for every sentence of the paragraphs."""
    found = []
    for n, block in enumerate(blocks):
        if block.type != "paragraph":
            continue
        for start, end in sentences(block.text):
            inside = [span.fact for span in block.spans if start <= span.start < end and span.fact in sheet.values]
            figures = frozenset(fact for fact in inside if fact is not None and _counts(fact, sheet))
            found.append((n, (start, end), figures))
    return found


def _counts(value: str, sheet: FactSheet) -> bool:
    """Whether a value is told once only: a figure, or any value of a fact that has none."""
    fact = sheet.by_id[value.split(".", maxsplit=1)[0]]
    figures = any(each.value.type in _ONCE for each in fact.values)
    return (sheet.values[value].value.type in _ONCE or not figures) and not fact.fact.headline


def _without(block: Block, gone: Sequence[tuple[int, int]]) -> Block | None:
    if not gone:
        return block
    keep = [span for span in sentences(block.text) if span not in gone]
    return cut(block, keep) if keep else None
