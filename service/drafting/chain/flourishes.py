"""What a model adds that is wrong and stands apart from every fact: left out without asking the model.

A model's own words are no loss. What a fact says is never left out here.
"""

from collections.abc import Sequence

from service.checks.marks import point_marks
from service.draft import Block, Finding, Missing, Severity
from service.drafting.edits import cut
from service.text.sentences import clauses, sentences
from service.text.values import SlotType

_CLAIM = "unsupported_claim"
_OF_WORDS = frozenset({"stale_formulation", "self_reference", "term", "announced"})
"""Checks that find words wrong, whatever they are about: without them the rest of a sentence stands."""
_DASH = "——"


def without_idle(findings: Sequence[Finding], blocks: Sequence[Block]) -> list[Finding]:
    """The findings whose words cannot just be left out."""
    by_id = {block.id: block for block in blocks}
    return [finding for finding in findings if not _idle(finding, by_id.get(finding.block or ""))]


def without_wrong_words(blocks: Sequence[Block], findings: Sequence[Finding]) -> tuple[Block, ...]:
    """The blocks without the clauses of the model's own in which error findings say that a word is wrong."""
    wrong: dict[str, list[tuple[int, int]]] = {}
    for finding in findings:
        if finding.severity is Severity.ERROR and finding.block is not None and finding.check in _OF_WORDS:
            wrong.setdefault(finding.block, []).append((finding.start, finding.end))
    return tuple(_without(block, wrong[block.id]) if block.id in wrong else block for block in blocks)


def without_claims(missing: Sequence[Missing]) -> tuple[Missing, ...]:
    """What is missing, but for claims that were left out: the model made them, and the brief does not ask for them."""
    return tuple(each for each in missing if not (each.dropped and each.type == SlotType.CLAIM.value))


def _idle(finding: Finding, block: Block | None) -> bool:
    """Whether a claim ends a sentence, or is all of it, with no fact in or after it, in a paragraph that has more; or
    wrong words stand in a clause of the model's own."""
    if block is None or block.type != "paragraph":
        return False
    if finding.check in _OF_WORDS:
        return _without(block, [(finding.start, finding.end)]) is not block
    spans = [span for span in sentences(block.text) if span[0] < finding.end and finding.start < span[1]]
    if finding.check != _CLAIM or len(spans) != 1:
        return False
    start, end = spans[0]
    told = [span.start for span in block.spans if span.fact is not None and start <= span.start < end]
    if told:
        return max(told) < finding.start
    return not (start == 0 and (_point_mark(block.text) or len(sentences(block.text)) == 1))


def _without(block: Block, wrong: Sequence[tuple[int, int]]) -> Block:
    """The block without the clauses that the spans stand in. The same block where a fact is told in one of them, or
    it is all there is of a sentence."""
    gone: list[tuple[int, int]] = []
    mark = _point_mark(block.text)
    for start, end in sentences(block.text):
        parts = clauses(block.text, start, end)
        for n, (left, right) in enumerate(parts):
            if not any(a < right and left < b for a, b in wrong):
                continue
            if len(parts) == 1 or any(s.fact is not None and left <= s.start < right for s in block.spans):
                return block
            first = max(left, mark)
            gone.append((first, parts[n + 1][0]) if n + 1 < len(parts) else (parts[n - 1][1], right))
    return cut(block, _rest(block.text, gone)) if gone else block


def _rest(text: str, gone: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    at = 0
    for start, end in gone:
        if start > at:
            kept.append((at, start))
        at = end
    return [*kept, (at, len(text))] if at < len(text) else kept


def _point_mark(text: str) -> int:
    """Where the mark of a point at the beginning ends; 0 where there is none."""
    if text.startswith(_DASH):
        return len(_DASH)
    return next((mark.end for mark in point_marks(text) if mark.start == 0), 0)
