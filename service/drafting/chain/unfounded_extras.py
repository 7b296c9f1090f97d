"""What a model adds that is wrong and stands apart from every fact: left out without asking the model.

Flourishes of effect and wrong words are no loss. What a fact says is never left out here.
"""

import re
from collections.abc import Sequence

from service.checks.order.marks import point_marks
from service.checks.support.claims import is_deed, is_effect
from service.draft import Block, Finding, Severity
from service.drafting.repairing.edits import cut
from service.drafting.repairing.repair import LEADING
from service.text.range import Range
from service.text.sentences import clauses, sentences

_OF_WORDS = frozenset({"stale_formulation", "self_reference", "term", "announced"})
"""Checks that find words wrong, whatever they are about: without them the rest of a sentence stands."""
_OF_TIME = "后时来"
_SPECIFIC = re.compile("[0-9０-９“《〔]")
_DASH = "——"


def without_idle(findings: Sequence[Finding], blocks: Sequence[Block]) -> list[Finding]:
    """The findings whose words cannot just be left out."""
    by_id = {block.id: block for block in blocks}
    return [
        finding
        for finding in findings
        if finding.block not in by_id or _without(by_id[finding.block], finding) is by_id[finding.block]
    ]


def without_unfounded_extras(blocks: Sequence[Block], findings: Sequence[Finding]) -> tuple[Block, ...]:
    """The blocks without the clauses and sentences of the model's own that error findings say are wrong."""
    wrong: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity is Severity.ERROR and finding.block is not None:
            wrong.setdefault(finding.block, []).append(finding)
    result = []
    for block in blocks:
        left = block
        for finding in sorted(wrong.get(block.id, ()), key=lambda finding: -finding.start):
            left = _without(left, finding)
        result.append(left)
    return tuple(result)


def _without(block: Block, finding: Finding) -> Block:
    """The block without what a finding is about: the same block where that cannot just be left out."""
    of_words = finding.check in _OF_WORDS
    if block.type != "paragraph" or not (of_words or _is_unfounded_extra(finding, block)):
        return block
    whole = sentences(block.text)
    inside = [span for span in whole if span.overlaps(finding.start, finding.end)]
    if len(inside) != 1:
        return block
    start, end = inside[0]
    mark = _point_mark(block.text) if start == 0 else 0
    parts = [part for part in clauses(block.text, start, end) if part[1] > mark]
    wrong = [n for n, (left, right) in enumerate(parts) if left < finding.end and finding.start < right]
    first, last = wrong[0], wrong[-1]
    if _tells(block, parts[first][0], parts[last][1]):
        return block
    if first > 0 and not all(LEADING.match(block.text, left) for left, _ in parts[:first]):
        gone = (parts[first - 1][1], end) if last + 1 == len(parts) else (parts[first][0], parts[last + 1][0])
    elif last + 1 < len(parts) and (of_words or block.text[parts[last][1] - 1] in _OF_TIME):
        gone = (max(parts[first][0], mark), parts[last + 1][0])
    elif not _tells(block, start, end) and len(whole) > 1 and not mark:
        gone = (start, end)
    else:
        return block
    kept = [Range(a, b) for a, b in ((0, gone[0]), (gone[1], len(block.text))) if a < b]
    return cut(block, kept)


def _is_unfounded_extra(finding: Finding, block: Block) -> bool:
    """Whether a finding is of a claim of effect, or of a deed that names nothing."""
    said = block.text[finding.start : finding.end]
    return is_effect(finding) or (is_deed(finding) and not _SPECIFIC.search(said))


def _tells(block: Block, start: int, end: int) -> bool:
    return any(span.fact is not None and start <= span.start < end for span in block.spans)


def _point_mark(text: str) -> int:
    """Where the mark of a point at the beginning ends; 0 where there is none."""
    if text.startswith(_DASH):
        return len(_DASH)
    return next((mark.end for mark in point_marks(text) if mark.start == 0), 0)
