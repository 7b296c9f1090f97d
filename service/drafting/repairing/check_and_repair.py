"""Judging what was written: the checks, and mending what they find — the same for every writer."""

from dataclasses import replace

from service.brief import OnMissing
from service.checks.brief_index import BriefIndex
from service.checks.context import CheckContext
from service.checks.registry import run_checks
from service.draft import Finding, Severity
from service.drafting.composing.spans import annotated
from service.drafting.composing.written import Written
from service.drafting.repairing.repair import mend
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot

MOST_REPAIRS = 2


def brief_index_of(snapshot: Snapshot, resources: Resources) -> BriefIndex:
    """What everything written from a snapshot is judged by."""
    return BriefIndex(
        brief=snapshot.brief,
        sheet=snapshot.sheet,
        genre=snapshot.genre,
        lexicon=resources.lexicon,
        grounding=tuple(hit.text for hit in snapshot.hits),
        template=snapshot.template.text if snapshot.template else None,
    )


def context_of(written: Written, brief_index: BriefIndex) -> CheckContext:
    """What the checks may see of what was written."""
    proved = written.freely or brief_index.template is None
    stated = frozenset(written.stated)
    return CheckContext(written.blocks, brief_index, stated, written.missing, written.freely, proved)


def judge(written: Written, brief_index: BriefIndex) -> tuple[Finding, ...]:
    """All findings of the checks."""
    return run_checks(context_of(written, brief_index))


def mended(
    written: Written, brief_index: BriefIndex, on_missing: OnMissing, findings: tuple[Finding, ...] | None = None
) -> tuple[Written, tuple[Finding, ...]]:
    """Check, mark or leave out what has no source, and check again; what is still wrong stays, and is said.

    ``findings`` are those of ``written`` where they are known already.
    """
    if findings is None:
        findings = judge(written, brief_index)
    for _ in range(MOST_REPAIRS):
        better = mend(written, findings, on_missing, brief_index.lexicon)
        if better is written:
            break
        written = replace(better, blocks=annotated(better, brief_index.lexicon).blocks)
        findings = judge(written, brief_index)
    return written, findings


def errors_of(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that keep a draft from being complete."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)
