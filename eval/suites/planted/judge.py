"""What the checks say of clean texts and of texts with a fault, and how that is counted.

A fault is caught when a finding that the clean text had not overlaps it; a fault that is something missing, when such a
finding is about the whole. Errors and warnings are counted apart.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from eval.suites.planted.text import CleanText, Place, Planted
from service.checks.brief_index import BriefIndex
from service.checks.context import CheckContext
from service.checks.registry import run_checks
from service.draft import Block, Finding, Severity
from service.drafting.resources import Resources
from service.facts.sheet import read_sheet
from service.text.sentences import sentences

_FIGURE = re.compile(r"\d[\d.:∶]*")
_TOLD = frozenset((Severity.ERROR, Severity.WARNING))


@dataclass(frozen=True)
class Judge:
    """The checks over one text and its variants. ``freely`` is as for a model's text."""

    text: CleanText
    brief_index: BriefIndex
    freely: bool

    @cached_property
    def stated(self) -> frozenset[str]:
        """The ids of the facts' values that the clean text states: those that its spans are of."""
        return frozenset(_stated(self.text, self.brief_index))

    def findings(self, blocks: tuple[Block, ...]) -> tuple[Finding, ...]:
        """Errors and warnings. A document that was handed in has no spans; a draft has its own."""
        if self.text.source == "document":
            blocks = tuple(replace(block, spans=()) for block in blocks)
        context = CheckContext(blocks, self.brief_index, self.stated, self.text.missing, self.freely, self.freely)
        return tuple(finding for finding in run_checks(context) if finding.severity in _TOLD)


@dataclass(frozen=True, slots=True)
class Verdict:
    """``error`` and ``told``: whether an error, or an error or a warning, overlaps the fault; ``checks`` are those that
    did; ``exactness`` is the best overlap with it as intersection over union, None where it is not told or has no
    place.
    """

    error: bool
    told: bool
    checks: frozenset[str]
    exactness: float | None


def reference_for(text: CleanText, resources: Resources) -> BriefIndex:
    """What the text is judged by, as for a draft of its brief."""
    sheet = read_sheet(text.brief.facts, resources.lexicon)
    return BriefIndex(text.brief, sheet, resources.genres[text.brief.genre], resources.lexicon, text.grounding)


def _stated(text: CleanText, brief_index: BriefIndex) -> Iterator[str]:
    for block in text.blocks:
        for span in block.spans:
            if span.kind != "fact" or span.fact is None:
                continue
            said = _bare(block.text[span.start : span.end])
            for value in brief_index.sheet.values.values():
                meant = _bare(value.value.text)
                same = meant == said if meant[0].isdigit() else meant in said or said in meant
                if value.id == span.fact or (value.fact == span.fact and same):
                    yield value.id


def _bare(value: str) -> str:
    """A value without quotes, and a figure without what is said of it."""
    figure = _FIGURE.search(value)
    return figure[0] if figure else value.strip("“”《》")


def judge_planted(planted: Planted, clean: Sequence[Finding], before: Sequence[Block], judge: Judge) -> Verdict:
    """Whether the fault is caught, given the findings on the clean text."""
    known = Counter(_keys(clean, before))
    new = []
    for key, finding in zip(_keys(found := judge.findings(planted.blocks), planted.blocks), found, strict=True):
        if known[key] > 0:
            known[key] -= 1
        else:
            new.append(finding)
    hits = [finding for finding in new if _overlaps(finding, planted.places)]
    exact = [_exactness(finding, planted.places) for finding in hits if finding.block is not None]
    return Verdict(
        any(finding.severity is Severity.ERROR for finding in hits),
        bool(hits),
        frozenset(finding.check for finding in hits),
        max(exact, default=None),
    )


def _keys(findings: Iterable[Finding], blocks: Sequence[Block]) -> Iterator[tuple[str, ...]]:
    """What makes a finding the same on both texts: not its offsets, which move."""
    texts = {block.id: block.text for block in blocks}
    for each in findings:
        covered = texts.get(each.block or "", "")[each.start : each.end]
        yield each.check, each.severity, each.block or "", covered, each.message


def _overlaps(finding: Finding, places: Sequence[Place]) -> bool:
    if not places:
        return finding.block is None
    return any(
        finding.block == place.block and finding.start < place.end and place.start < max(finding.end, finding.start + 1)
        for place in places
    )


def _exactness(finding: Finding, places: Sequence[Place]) -> float:
    best = 0.0
    for place in places:
        if finding.block == place.block:
            shared = min(finding.end, place.end) - max(finding.start, place.start)
            whole = max(finding.end, place.end) - min(finding.start, place.start)
            best = max(best, shared / whole if whole else 0.0)
    return best


def sentence_count(blocks: Iterable[Block]) -> int:
    """The sentences of headings and paragraphs."""
    return sum(len(sentences(block.text)) for block in blocks if block.type in ("heading", "paragraph"))
