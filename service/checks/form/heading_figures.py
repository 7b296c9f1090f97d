"""Headings carry no quantity and no date unless the brief put it there."""

from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import warning
from service.draft import Finding
from service.text.values import SlotType


def check(context: CheckContext) -> Iterator[Finding]:
    """Warnings ``heading_figure`` (practice)."""
    for block in context.blocks:
        if block.type != "heading":
            continue
        for mention in context.mentions.get(block.id, ()):
            if (
                mention.value.type in (SlotType.QUANTITY, SlotType.DATE)
                and mention.value.text not in context.brief_text
            ):
                message = f"标题中出现了“{mention.value.text}”"
                yield warning(
                    "heading_figure", block, mention.start, mention.end, message, "把数字写进正文", "practice"
                )
