"""The registry: every check, in the order in which their findings are told."""

from service.checks import (
    announced,
    claims,
    date_form,
    document_number,
    heading_figures,
    intentions,
    joints,
    leakage,
    leftover,
    length,
    numbering,
    numerals,
    pairs,
    parallel,
    parts,
    points,
    punctuation,
    qualifiers,
    repetition,
    self_reference,
    sourceless,
    stale,
    stated,
    structure,
    terms,
    wrong_matter,
)
from service.checks.context import Check, CheckContext
from service.draft import Finding, Severity

CHECKS: tuple[Check, ...] = (
    leftover.check,
    sourceless.check,
    leakage.check,
    wrong_matter.check,
    qualifiers.check,
    intentions.check,
    joints.check,
    claims.check,
    stated.check,
    structure.check,
    parts.check,
    numbering.check,
    points.check,
    announced.check,
    self_reference.check,
    stale.check,
    terms.check,
    date_form.check,
    document_number.check,
    numerals.check,
    repetition.check,
    punctuation.check,
    pairs.check,
    heading_figures.check,
    parallel.check,
    length.check,
)

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def run_checks(context: CheckContext) -> tuple[Finding, ...]:
    """All findings, errors first, then in the order of the text; the same thing is told once."""
    position = {block.id: n for n, block in enumerate(context.blocks)}
    findings = dict.fromkeys(finding for check in CHECKS for finding in check(context))
    return tuple(
        sorted(
            findings, key=lambda f: (_ORDER[f.severity], position.get(f.block or "", len(position)), f.start, f.check)
        )
    )
