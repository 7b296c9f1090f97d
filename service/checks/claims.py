"""Claims: an award, a rank, a result, a decision or a deed that no fact supports."""

from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import error, warning
from service.draft import Block, Finding
from service.text.claims import find_claims
from service.text.sentences import sentences
from service.text.words import content_words

ALWAYS_ERRORS = frozenset({"award", "rank", "commendation", "result"})
ENOUGH_SHARED = 0.6


def check(context: CheckContext) -> Iterator[Finding]:
    """``unsupported_claim``: errors for awards, ranks, commendations and results; warnings for other deeds."""
    support = [frozenset(content_words(fact.text)) for fact in context.sheet.facts]
    for block in context.blocks:
        if block.type not in ("paragraph", "heading"):
            continue
        for start, end in sentences(block.text):
            for claim in find_claims(block.text[start:end], context.lexicon):
                span = (start + claim.start, start + claim.end)
                if _marked(block, *span) or claim.text in context.source_text or _supported(claim.text, support):
                    continue
                make = error if claim.kind in ALWAYS_ERRORS else warning
                shown = claim.text if len(claim.text) <= 30 else f"{claim.text[:30]}…"
                message = f"“{shown}”没有事实支持"
                yield make("unsupported_claim", block, *span, message, "补充事实（是否仍属实），或删去")


def _supported(claim: str, facts: list[frozenset[str]]) -> bool:
    words = frozenset(content_words(claim))
    return bool(words) and any(len(words & fact) >= ENOUGH_SHARED * len(words) for fact in facts)


def _marked(block: Block, start: int, end: int) -> bool:
    return any(span.kind == "missing" and span.start < end and start < span.end for span in block.spans)
