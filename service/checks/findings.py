"""Making findings: the block and span they stand at, and what to do."""

from service.draft import Block, Finding, Severity

PRACTICE = "practice"
GENERAL = "general"


def error(
    check: str, block: Block, start: int, end: int, message: str, suggestion: str | None = None, rule: str | None = None
) -> Finding:
    """A finding that keeps the draft from being complete."""
    return Finding(check, Severity.ERROR, block.id, start, end, message, suggestion, rule)


def warning(
    check: str, block: Block, start: int, end: int, message: str, suggestion: str | None = None, rule: str | None = None
) -> Finding:
    """A finding that the reader should judge."""
    return Finding(check, Severity.WARNING, block.id, start, end, message, suggestion, rule)


def about_whole(check: str, severity: Severity, message: str, suggestion: str | None = None) -> Finding:
    """A finding about the draft as a whole: no block, no span."""
    return Finding(check, severity, None, 0, 0, message, suggestion)
