"""Only what is proved stays in a model's answer: a clause that is wrong and has no value of a fact is left out without
asking; one that has a value is told in its fact's own words."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from service.checks.order.marks import heading_number_of, mark_end
from service.draft import Block, Finding, Severity
from service.drafting.planning.plan import Plan
from service.drafting.repairing.edits import Edit, edited
from service.drafting.repairing.repair import LEADING
from service.facts.sheet import FactSheet
from service.facts.value_id import ValueId
from service.proof.verdict import Unproved, Verdict
from service.text.range import Range
from service.text.sentences import clauses, sentences

_STOPS = "。！？!?…"
_BREAKS = ("：", "；", "，")
"""Marks between clauses; where several stood between two that are kept, the first of these is kept."""
_STATED_SHARE_MIN = 0.6
"""Share of a clause's pairs of characters that a text must have to say the clause: 实现电子监控全覆盖."""


def idle(findings: Iterable[Finding], blocks: Sequence[Block]) -> frozenset[Finding]:
    """The errors whose clauses can just be left out: no value of a fact stands in them. Not those of the section's own
    heading, the first block, which is the brief's."""
    by_id = {block.id: block for block in blocks[1:] if block.type in ("paragraph", "heading")}
    return frozenset(
        finding
        for finding in findings
        if finding.severity is Severity.ERROR
        and finding.block is not None
        and finding.block in by_id
        and all(not _tells(by_id[finding.block], clause) for clause in _clauses_of(by_id[finding.block], finding))
    )


def without_clauses(blocks: Sequence[Block], findings: Iterable[Finding]) -> tuple[Block, ...]:
    """The blocks without the clauses that such findings are about; a paragraph of which nothing is left goes, and so
    does a heading."""
    wrong: dict[str, list[Range]] = {}
    by_id = {block.id: block for block in blocks}
    for finding in findings:
        assert finding.block is not None
        wrong.setdefault(finding.block, []).extend(_clauses_of(by_id[finding.block], finding))
    kept = [block for block in blocks if block.id not in wrong or block.type != "heading"]
    left = [_without(block, frozenset(wrong[block.id])) if block.id in wrong else block for block in kept]
    return tuple(block for block in left if block.type != "paragraph" or block.text[mark_end(block.text) :].strip())


def unproved_facts(verdicts: Mapping[str, Sequence[Verdict]]) -> frozenset[str]:
    """The facts (by id) whose values stand in a clause without a warrant."""
    return frozenset(
        ValueId(value).fact
        for found in verdicts.values()
        for verdict in found
        if isinstance(verdict, Unproved)
        for value in verdict.values
    )


def halved_facts(before: Sequence[Block], after: Sequence[Block], sheet: FactSheet) -> frozenset[str]:
    """The facts (by id) of which a clause without values was said in ``before`` and is no longer in ``after``."""
    there, here = _pairs("\n".join(block.text for block in before)), _pairs("\n".join(block.text for block in after))
    if there <= here:
        return frozenset()
    halved = set()
    for fact in sheet.facts:
        for sentence in sentences(fact.text):
            for clause in clauses(fact.text, *sentence):
                if any(clause.overlaps(value.start, value.end) for value in fact.values):
                    continue
                pairs = _pairs(clause.of(fact.text))
                enough = _STATED_SHARE_MIN * len(pairs)
                if pairs and len(pairs & there) >= enough > len(pairs & here):
                    halved.add(fact.id)
    return frozenset(halved)


def with_planned_themes(
    blocks: Sequence[Block], verdicts: Mapping[str, Sequence[Verdict]], plan: Plan
) -> tuple[Block, ...]:
    """The blocks, each subheading without a warrant with the theme that the plan has for the facts beneath it."""
    result = list(blocks)
    for n, block in enumerate(blocks):
        if block.type == "heading" and any(isinstance(each, Unproved) for each in verdicts.get(block.id, ())):
            number = heading_number_of(block.text)
            theme = _planned_theme(blocks[n + 1 :], block.level or 1, plan)
            at = number.end if number is not None else 0
            result[n] = edited(block, [Edit(at, len(block.text), theme)])
    return tuple(block for block in result if block.type != "heading" or block.text[_number_end(block.text) :])


def _planned_theme(below: Sequence[Block], level: int, plan: Plan) -> str:
    """The theme of the point most of whose facts are told before the next heading of the level; nothing where none is
    told."""
    told: set[str] = set()
    for block in below:
        if block.type == "heading" and (block.level or 1) <= level:
            break
        told |= {ValueId(span.fact).fact for span in block.spans if span.fact is not None}
    point = max(plan.points, key=lambda each: len(told.intersection(each.facts)), default=None)
    return point.theme if point is not None and told.intersection(point.facts) else ""


def _clauses_of(block: Block, finding: Finding) -> list[Range]:
    return [
        clause
        for sentence in sentences(block.text)
        if sentence.overlaps(finding.start, finding.end)
        for clause in clauses(block.text, *sentence)
        if clause.overlaps(finding.start, finding.end)
    ]


def _without(block: Block, wrong: frozenset[Range]) -> Block:
    edits: list[Edit] = []
    mark = mark_end(block.text)
    for sentence in sentences(block.text):
        parts = clauses(block.text, *sentence)
        kept = [part for part in parts if part not in wrong]
        if len(kept) == len(parts):
            continue
        while kept and LEADING.match(block.text, max(kept[-1].start, mark)) and not _tells(block, kept[-1]):
            kept.pop()  # it led to what is left out
        start = max(sentence.start, mark) if sentence.start < mark else sentence.start
        if not kept:
            edits.append(Edit(start, sentence.end, ""))
            continue
        if kept[0].start > start:
            edits.append(Edit(start, kept[0].start, ""))
        for one, next_ in pairwise(kept):
            between = block.text[one.end : next_.start]
            if len(between) > 1:  # something was left out between them
                edits.append(Edit(one.end, next_.start, next(mark for mark in _BREAKS if mark in between)))
        if kept[-1].end < parts[-1].end:
            last = parts[-1].of(block.text)
            edits.append(Edit(kept[-1].end, parts[-1].end, last[len(last.rstrip(_STOPS)) :]))
    return edited(block, [edit for edit in edits if edit.start < edit.end])


def _tells(block: Block, stretch: Range) -> bool:
    return any(span.fact is not None and stretch.overlaps(span.start, span.end) for span in block.spans)


def _number_end(text: str) -> int:
    number = heading_number_of(text)
    return number.end if number is not None else 0


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))
