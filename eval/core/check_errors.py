"""What the checks tell of a text, as the suites that plant faults count it."""

from service.checks.context import CheckContext
from service.checks.registry import run_checks
from service.draft import Finding, Severity


def errors(context: CheckContext) -> tuple[Finding, ...]:
    """The errors in a text; what is missing from the whole does not count."""
    return tuple(f for f in run_checks(context) if f.severity is Severity.ERROR and f.block is not None)
