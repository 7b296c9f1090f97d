"""A figure that a person changed, with the fact that it departs from."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.changes import BlockChange, Change, Fate, Segment
from service.checks.findings import error
from service.draft import Block, Finding
from service.facts.sheet import FactSheet, FactValue
from service.revision.difference import difference
from service.text.lexicon import Lexicon
from service.text.reading import find_mentions
from service.text.values import Mention

CHECK = "departs_from_fact"
_SAME_PLACE = ("sourceless_", "wrong_matter")


def with_departures(
    findings: Sequence[Finding], before: Sequence[Block], after: Sequence[Block], sheet: FactSheet, lexicon: Lexicon
) -> tuple[Finding, ...]:
    """The findings, first an error for every value of a fact in whose place ``after`` has another one that no fact is
    known for there. It takes the place of what the checks say of that value being without a source."""
    told = tuple(finding for row in difference(before, after) for finding in _of_row(row, sheet, lexicon))
    others = (finding for finding in findings if not any(_same_place(finding, each) for each in told))
    return (*told, *others)


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


def _replaced(segments: Sequence[Segment]) -> Iterator[tuple[Segment, Segment]]:
    """What was deleted with what was inserted in its place."""
    for gone, come in pairwise(segments):
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
        f"确有变化的，请更正事实 {value.fact}；否则改回“{old}”",
    )


def _same_place(finding: Finding, departure: Finding) -> bool:
    return (
        finding.block == departure.block
        and finding.check.startswith(_SAME_PLACE)
        and finding.start < departure.end
        and departure.start < finding.end
    )
