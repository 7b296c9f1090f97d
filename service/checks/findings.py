"""Making findings: the block and span they stand at, and what to do. A finding's rule names its source and strength:
a standard with its clause, ``GENERAL`` (一般) or ``PRACTICE``."""

from service.draft import Block, Finding, Severity

PRACTICE = "practice"
GENERAL = "general"
_LONGEST_SHOWN = 30


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


def about_whole(
    check: str, severity: Severity, message: str, suggestion: str | None = None, rule: str | None = None
) -> Finding:
    """A finding about the draft as a whole: no block, no span."""
    return Finding(check, severity, None, 0, 0, message, suggestion, rule)


def shown(text: str) -> str:
    """A stretch of the draft as a message quotes it."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
