"""Left-overs: a placeholder or a slot token that still stands in the text."""

import re
from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import error
from service.documents.placeholders import find_placeholders
from service.draft import Finding

_TOKEN = re.compile(r"[\[［【]{2}\s*=?[A-Za-z]{0,12}[\d._-]{0,12}\s*[\]］】]{2}|\{\{[^{}\n]{0,40}\}\}")


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``leftover_placeholder`` and ``leftover_token``. A 【待补：…】 is no left-over."""
    for block in context.blocks:
        marked = [(span.start, span.end) for span in block.spans if span.kind == "missing"]
        tokens = [match.span() for match in _TOKEN.finditer(block.text)]
        for start, end in tokens:
            yield error(
                "leftover_token",
                block,
                start,
                end,
                f"槽位标记“{block.text[start:end]}”没有换成内容",
                "补充事实后重新拟稿",
            )
        for slot in find_placeholders(block.text, context.lexicon):
            if any(start < slot.end and slot.start < end for start, end in (*marked, *tokens)):
                continue
            yield error(
                "leftover_placeholder",
                block,
                slot.start,
                slot.end,
                f"占位符“{slot.text}”没有填写",
                f"请补充：{slot.label}",
            )
