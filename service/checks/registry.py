"""The registry: every check, in the order in which their findings are told."""

from collections.abc import Sequence

from service.checks.context import Check, CheckContext
from service.checks.fidelity import figure_joints, qualifiers, wrong_matter
from service.checks.form import (
    date_form,
    document_number,
    heading_figures,
    leftover,
    numerals,
    paired_marks,
    punctuation,
)
from service.checks.order import announced, document_parts, length, numbering, parallel, points, structure
from service.checks.support import (
    claims,
    intentions,
    leakage,
    misnamed,
    negations,
    sourceless,
    stated,
    unconfirmed,
    unproved,
)
from service.checks.wording import injected, meta_text, repetition, self_reference, stale, terms
from service.draft import Finding, Severity

BY_WORDS: tuple[Check, ...] = (
    wrong_matter.check,
    qualifiers.check,
    intentions.check,
    negations.check,
    figure_joints.check,
    claims.check,
)
"""Those that compare words with the facts' words, where nothing is proved clause by clause."""

SENTENCE_CHECKS: tuple[Check, ...] = (
    leftover.check,
    meta_text.check,
    unproved.check,
    sourceless.check,
    misnamed.check,
    leakage.check,
)
"""Those that can tell of a part of the text whether it may be shown: what it says, not how the whole is built."""

CHECKS: tuple[Check, ...] = (
    *SENTENCE_CHECKS,
    *BY_WORDS,
    stated.check,
    unconfirmed.check,
    structure.check,
    document_parts.check,
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
    paired_marks.check,
    heading_figures.check,
    parallel.check,
    length.check,
    injected.check,
)

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def run_checks(context: CheckContext, checks: Sequence[Check] = CHECKS) -> tuple[Finding, ...]:
    """All findings, errors first, then in the order of the text; the same thing is told once."""
    if context.proved:
        checks = [check for check in checks if check not in BY_WORDS]
    position = {block.id: n for n, block in enumerate(context.blocks)}
    findings = dict.fromkeys(finding for check in checks for finding in check(context))
    return tuple(
        sorted(
            findings, key=lambda f: (_ORDER[f.severity], position.get(f.block or "", len(position)), f.start, f.check)
        )
    )
