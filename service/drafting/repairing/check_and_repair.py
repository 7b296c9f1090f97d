"""Judging what was written: the checks, and mending what they find — the same for every writer."""

from dataclasses import replace

from service.brief import OnMissing
from service.checks.brief_index import Reference
from service.checks.context import CheckContext
from service.checks.registry import run_checks
from service.draft import Finding, Severity
from service.drafting.composing.spans import annotated
from service.drafting.composing.written import Written
from service.drafting.repairing.repair import mend
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot

MOST_REPAIRS = 2


def reference_of(snapshot: Snapshot, resources: Resources) -> Reference:
    """What everything written from a snapshot is judged by."""
    return Reference(
        brief=snapshot.brief,
        sheet=snapshot.sheet,
        genre=snapshot.genre,
        lexicon=resources.lexicon,
        grounding=tuple(hit.text for hit in snapshot.hits),
        template=snapshot.template.text if snapshot.template else None,
    )


def context_of(written: Written, reference: Reference) -> CheckContext:
    """What the checks may see of what was written."""
    return CheckContext(written.blocks, reference, frozenset(written.stated), written.missing, written.freely)


def judge(written: Written, reference: Reference) -> tuple[Finding, ...]:
    """All findings of the checks."""
    return run_checks(context_of(written, reference))


def mended(
    written: Written, reference: Reference, on_missing: OnMissing, findings: tuple[Finding, ...] | None = None
) -> tuple[Written, tuple[Finding, ...]]:
    """Check, mark or leave out what has no source, and check again; what is still wrong stays, and is said.

    ``findings`` are those of ``written`` where they are known already.
    """
    if findings is None:
        findings = judge(written, reference)
    for _ in range(MOST_REPAIRS):
        better = mend(written, findings, on_missing, reference.lexicon)
        if better is written:
            break
        written = replace(better, blocks=annotated(better, reference.lexicon).blocks)
        findings = judge(written, reference)
    return written, findings


def errors_of(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that keep a draft from being complete."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)
