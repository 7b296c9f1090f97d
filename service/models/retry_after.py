"""``Retry-After``: seconds, or an HTTP date (RFC 9110, 10.2.3)."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite


def seconds_to_wait(header: str | None, now: datetime | None = None) -> float | None:
    """Seconds from ``now`` that the header asks for, never negative; None where it says nothing understandable."""
    if not header:
        return None
    try:
        seconds = float(header)
    except ValueError:
        pass
    else:
        return max(0.0, seconds) if isfinite(seconds) else None
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return None
    if until.tzinfo is None:  # a date without a zone, or with -0000, is one of UTC
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - (now or datetime.now(UTC))).total_seconds())
