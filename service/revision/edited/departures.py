"""A figure that a person changed, with the fact that it departs from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from service.changes import BlockChange, Change, Fate, Segment
from service.checks.findings import error
from service.draft import Block, Finding
from service.facts.sheet import FactSheet, FactValue
from service.revision.differences.difference import difference
from service.revision.differences.segments import segments
from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions
from service.text.values import Mention

CHECK = "departs_from_fact"
_FACT = re.compile(r"与事实 ([^（]+)（")
_SAME_PLACE = ("sourceless_", "wrong_matter")


def with_departures(
    findings: Sequence[Finding], before: Sequence[Block], after: Sequence[Block], sheet: FactSheet, lexicon: Lexicon
) -> tuple[Finding, ...]:
    """The findings, first an error for every value of a fact in whose place ``after`` has another one that no fact is
    known for there. It takes the place of what the checks say of that value being without a source."""
    return _first(tuple(each for row in difference(before, after) for each in _of_row(row, sheet, lexicon)), findings)


def carried(
    told: Sequence[Finding],
    findings: Sequence[Finding],
    before: Sequence[Block],
    after: Sequence[Block],
    sheet: FactSheet,
    lexicon: Lexicon,
) -> tuple[Finding, ...]:
    """The findings of ``after``, first the departures of those ``told`` of ``before`` that still stand: the checks do
    not know what stood in a figure's place. One is settled when its figure goes, or when its fact states it now."""
    olds, news = ({block.id: block for block in blocks} for blocks in (before, after))
    still: list[Finding] = []
    for each in told:
        old, new = olds.get(each.block or ""), news.get(each.block or "")
        if each.check != CHECK or old is None or new is None:
            continue
        moved = _moved(each, old, new)
        if moved is not None and not _settled(moved, new, sheet, lexicon):
            still.append(moved)
    return _first(tuple(still), findings)


def _first(told: tuple[Finding, ...], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """What is told, then the others, without what they say of the same places."""
    others = (each for each in findings if each not in told and not any(_same_place(each, one) for one in told))
    return (*told, *others)


def _moved(finding: Finding, old: Block, new: Block) -> Finding | None:
    """The finding where its words stand now; None where they do not."""
    for each in segments(old, new):
        if each.change is Change.KEPT and each.old[0] <= finding.start and finding.end <= each.old[1]:
            shift = each.new[0] - each.old[0]
            return replace(finding, start=finding.start + shift, end=finding.end + shift)
    return None


def _settled(finding: Finding, block: Block, sheet: FactSheet, lexicon: Lexicon) -> bool:
    if any(span.fact in sheet.values and span.start < finding.end and finding.start < span.end for span in block.spans):
        return True
    named = _FACT.search(finding.message)
    fact = sheet.by_id.get(named[1]) if named is not None else None
    stated = [value.value for value in fact.values] if fact is not None else []
    there = (m for m in find_mentions(block.text, lexicon) if m.start < finding.end and finding.start < m.end)
    return any(mention.value in stated for mention in there)


def _of_row(row: BlockChange, sheet: FactSheet, lexicon: Lexicon) -> Iterator[Finding]:
    if row.fate not in (Fate.CHANGED, Fate.MOVED_TO) or row.old is None or row.new is None:
        return
    mentions = find_mentions(row.new.text, lexicon)
    for gone, come in _replaced(row.segments):
        known = [span for span in row.new.spans if span.fact in sheet.values]
        new = [
            mention
            for mention in mentions
            if mention.start < come.new[1] and come.new[0] < mention.end
            if not any(span.start < mention.end and mention.start < span.end for span in known)
        ]
        for span in row.old.spans:
            value = sheet.values.get(span.fact or "")
            if value is None or not (span.start < gone.old[1] and gone.old[0] < span.end):
                continue
            other = next((each for each in new if each.value.type is value.value.type), None)
            if other is not None:
                new.remove(other)
                if other.value != value.value:
                    yield _departure(row.new, other, value, sheet)


def _replaced(row: Sequence[Segment]) -> Iterator[tuple[Segment, Segment]]:
    """What was deleted with what was inserted in its place."""
    for gone, come in pairwise(row):
        if gone.change is Change.DELETED and come.change is Change.INSERTED:
            yield gone, come


def _departure(block: Block, other: Mention, value: FactValue, sheet: FactSheet) -> Finding:
    old, new = value.value.text, other.value.text
    said = sheet.by_id[value.fact].text
    return error(
        CHECK,
        block,
        other.start,
        other.end,
        f"“{old}”改成了“{new}”，与事实 {value.fact}（{said if len(said) <= 30 else said[:30] + '…'}）不符",
        f"确有变化的，写意见“{old}改为{new}”更正事实 {value.fact}；否则改回“{old}”",
    )


def _same_place(finding: Finding, departure: Finding) -> bool:
    return (
        finding.block == departure.block
        and finding.check.startswith(_SAME_PLACE)
        and finding.start < departure.end
        and departure.start < finding.end
    )
