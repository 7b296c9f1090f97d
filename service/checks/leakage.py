"""Leakage: something specific to a sample that stands in the draft without a fact (Shuster et al. 2021 call the like
hallucination from context; here the context is another unit's report)."""

from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import error, warning
from service.draft import Block, Finding
from service.text.reading import find_mentions

LONGEST_SHARED_RUN = 24


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``leakage`` for a sample's specific; when composing, warnings for a long run of a sample's words."""
    if not context.grounding and context.template is None:
        return
    samples = [*context.grounding, *([context.template] if context.template else [])]
    theirs = {mention.value for text in samples for mention in find_mentions(text, context.lexicon)}
    for block in context.blocks:
        for mention in context.mentions.get(block.id, ()):
            if mention.value in theirs and not context.has_source(mention.value):
                message = f"“{mention.value.text}”是样稿中的内容，不是本单位的事实"
                yield error("leakage", block, mention.start, mention.end, message, "换成本单位的事实，或删去")
        if context.template is None and block.type == "paragraph":
            yield from _copied(block, context)


def _copied(block: Block, context: CheckContext) -> Iterator[Finding]:
    """Runs of a sample's words longer than what set phrases and habit explain."""
    runs = {
        text[i : i + LONGEST_SHARED_RUN]
        for text in context.grounding
        for i in range(len(text) - LONGEST_SHARED_RUN + 1)
    }
    position = 0
    while position + LONGEST_SHARED_RUN <= len(block.text):
        run = block.text[position : position + LONGEST_SHARED_RUN]
        if run in runs and run not in context.source_text:
            end = position + LONGEST_SHARED_RUN
            yield warning("leakage", block, position, end, f"“{run}”照抄了样稿的句子", "换一种说法")
            position = end
        else:
            position += 1
