"""The Wilson score interval of a share (Wilson 1927)."""

from math import sqrt

_Z = 1.959964


def wilson(hits: float, tries: float) -> tuple[float, float]:
    """The 95 % interval of ``hits`` of ``tries``; 0 to 1 where nothing was tried."""
    if not tries:
        return 0.0, 1.0
    share, square = hits / tries, _Z * _Z
    middle = share + square / (2 * tries)
    half = _Z * sqrt(share * (1 - share) / tries + square / (4 * tries * tries))
    below = 1 + square / tries
    return max(0.0, (middle - half) / below), min(1.0, (middle + half) / below)
