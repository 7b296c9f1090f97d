"""Repair: what the checks find wrong is taken out, sentence by sentence, and listed — never silently kept."""

from collections.abc import Sequence
from dataclasses import replace

from service.draft import Block, Finding, Missing, Severity, Span
from service.text.sentences import sentences

REPAIRABLE = frozenset({"sourceless", "leakage", "unsupported_claim"})
"""Checks whose findings are mended by leaving the sentence out; all others are left for the reader to decide."""


def take_out(blocks: Sequence[Block], findings: Sequence[Finding]) -> tuple[tuple[Block, ...], tuple[Missing, ...]]:
    """The blocks without the sentences that repairable error findings stand in, and those sentences as missing."""
    kept: list[Block] = []
    missing: list[Missing] = []
    for block in blocks:
        wrong = [
            finding
            for finding in findings
            if finding.block == block.id and finding.severity is Severity.ERROR and finding.check in REPAIRABLE
        ]
        if not wrong or block.type != "paragraph":
            kept.append(block)
            continue
        spans = [s for s in sentences(block.text) if not any(f.start < s[1] and s[0] < f.end for f in wrong)]
        missing += [Missing(f"{f.message}", "claim", None, block.id, dropped=True) for f in wrong]
        if spans:
            kept.append(cut(block, spans))
    return tuple(kept), tuple(missing)


def cut(block: Block, keep: Sequence[tuple[int, int]]) -> Block:
    """The block with only the stretches ``keep`` of its text, its spans moved along."""
    text = ""
    spans: list[Span] = []
    for start, end in keep:
        shift = len(text) - start
        spans += [
            replace(span, start=span.start + shift, end=span.end + shift)
            for span in block.spans
            if start <= span.start and span.end <= end
        ]
        text += block.text[start:end]
    return replace(block, text=text, spans=tuple(spans))
