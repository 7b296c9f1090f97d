"""Headings carry no quantity and no date unless the brief put it there."""

from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import warning
from service.checks.sources import brief_texts, mentions_in
from service.draft import Finding
from service.text.values import SlotType


def check(context: CheckContext) -> Iterator[Finding]:
    """Warnings ``heading_figure`` (practice)."""
    asked = "\n".join(brief_texts(context.brief))
    for block in context.blocks:
        if block.type != "heading":
            continue
        for mention in mentions_in(block, context):
            if mention.value.type in (SlotType.QUANTITY, SlotType.DATE) and mention.value.text not in asked:
                message = f"标题中出现了“{mention.value.text}”"
                yield warning("heading_figure", block, mention.start, mention.end, message, "把数字写进正文", "practice")
