"""Leakage: something specific to a sample that stands in the draft without a fact (Shuster et al. 2021 call the like
hallucination from context; here the context is another unit's report)."""

from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import error, shown, warning
from service.checks.support.samples import SHARED_RUN
from service.draft import Block, Finding
from service.text.range import Range

CHECK = "leakage"


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``leakage`` for a sample's specific; when composing, warnings for a long run of a sample's words."""
    if not context.grounding and not context.template:
        return
    samples = context.brief_index.samples
    for block in context.blocks:
        taken: list[Range] = []
        for mention in context.mentions.get(block.id, ()):
            if mention.value in samples.values and not context.has_source(mention.value):
                taken.append(Range(mention.start, mention.end))
                yield _leak(block, mention.start, mention.end)
        for found in samples.names.finditer(block.text):
            if context.is_marked(block, *found.span()):
                continue
            if not any(start < found.end() and found.start() < end for start, end in taken):
                yield _leak(block, *found.span())
        if block.type == "paragraph":
            yield from _copied(block, samples.runs, context)


def _leak(block: Block, start: int, end: int) -> Finding:
    message = f"“{shown(block.text[start:end])}”是样稿中的内容，不是本单位的事实"
    return error(CHECK, block, start, end, message, "换成本单位的事实，或删去")


def _copied(block: Block, runs: frozenset[str], context: CheckContext) -> Iterator[Finding]:
    """Runs of a sample's words longer than what set phrases and habit explain, each told once as a whole."""
    position = 0
    while position + SHARED_RUN <= len(block.text):
        end = position + SHARED_RUN
        if block.text[position:end] not in runs or block.text[position:end] in context.source_text:
            position += 1
            continue
        while end < len(block.text) and block.text[end + 1 - SHARED_RUN : end + 1] in runs:
            end += 1
        text = shown(block.text[position:end])
        yield warning(CHECK, block, position, end, f"“{text}”照抄了样稿的句子", "换一种说法")
        position = end
