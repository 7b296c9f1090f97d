"""What a model adds that no fact supports and that stands apart from every fact: left out without asking the model."""

from collections.abc import Sequence

from service.checks.marks import point_marks
from service.draft import Block, Finding, Missing
from service.text.sentences import sentences
from service.text.values import SlotType

_CLAIM = "unsupported_claim"


def without_idle(findings: Sequence[Finding], blocks: Sequence[Block]) -> list[Finding]:
    """The findings whose words cannot just be left out. Those of the others end a sentence, or are all of one, with no
    fact in or after them, in a paragraph that has others left."""
    by_id = {block.id: block for block in blocks}
    return [finding for finding in findings if not _idle(finding, by_id.get(finding.block or ""))]


def without_claims(missing: Sequence[Missing]) -> tuple[Missing, ...]:
    """What is missing, but for claims that were left out: the model made them, and the brief does not ask for them."""
    return tuple(each for each in missing if not (each.dropped and each.type == SlotType.CLAIM.value))


def _idle(finding: Finding, block: Block | None) -> bool:
    if block is None or block.type != "paragraph" or finding.check != _CLAIM:
        return False
    spans = [span for span in sentences(block.text) if span[0] < finding.end and finding.start < span[1]]
    if not spans or len(spans) > 1:
        return False
    start, end = spans[0]
    told = [span.start for span in block.spans if span.fact is not None and start <= span.start < end]
    if told:
        return max(told) < finding.start
    return not (start == 0 and (_is_point(block.text) or len(sentences(block.text)) == 1))


def _is_point(text: str) -> bool:
    return text.startswith("——") or any(mark.start == 0 for mark in point_marks(text))
