"""Repetition: the same sentence, or the same long run of words, twice in one draft."""

from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import error, warning
from service.draft import Finding
from service.text.sentences import sentences

SHORTEST_SENTENCE = 8


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``repetition`` for a paragraph or sentence that stands twice."""
    seen: dict[str, str] = {}
    for block in context.blocks:
        if block.type not in ("paragraph", "heading"):
            continue
        for start, end in sentences(block.text):
            words = "".join(char for char in block.text[start:end] if char.isalnum())
            if len(words) < SHORTEST_SENTENCE:
                continue
            if words in seen:
                shown = block.text[start:end]
                shown = shown if len(shown) <= 20 else f"{shown[:20]}…"
                make = error if block.type == "paragraph" else warning
                yield make("repetition", block, start, end, f"“{shown}”在文中重复出现", "只保留一处")
            seen.setdefault(words, block.id)
