"""Texts in which every value of a fact is marked where it first stands, as a writer's answer has it."""

from service.draft import Block, Span
from service.facts.sheet import FactSheet


def placed(text: str, sheet: FactSheet, given: tuple[str, ...] = (), block: str = "b1") -> Block:
    """A paragraph with a span for every value of the sheet that stands in it, longer ones first, and for what the brief
    gives."""
    spans: list[Span] = []
    values = sorted(sheet.values.values(), key=lambda value: -len(value.value.text))
    for words, kind, fact in (
        *((value.value.text, "fact", value.id) for value in values),
        *((each, "brief", None) for each in given),
    ):
        at = text.find(words)
        while at >= 0 and any(span.start < at + len(words) and at < span.end for span in spans):
            at = text.find(words, at + 1)
        if at >= 0:
            spans.append(Span(at, at + len(words), kind, fact))
    return Block(block, "paragraph", text, spans=tuple(sorted(spans, key=lambda span: span.start)))
