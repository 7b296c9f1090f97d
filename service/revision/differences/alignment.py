"""Two sequences of texts brought side by side: equal ones first, then, between them, those that are alike."""

from collections.abc import Sequence
from difflib import SequenceMatcher

_MOST_PAIRS = 10_000
_MOST_COMPARED = 4_000_000

Pair = tuple[int | None, int | None]
"""Indexes of two texts that belong together; None where there is no counterpart."""


def aligned(old: Sequence[str], new: Sequence[str], alike: float) -> list[Pair]:
    """Pairs in the order of both sequences. ``alike`` is how much two texts must share (0–1) to be one and the same."""
    if len(old) * len(new) > _MOST_COMPARED:  # no honest text; where much is repeated, comparing would take minutes
        return [*((i, None) for i in range(len(old))), *((None, j) for j in range(len(new)))]
    pairs: list[Pair] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(range(a, b), range(c, d), strict=True)
        else:
            pairs += ((i + a if i is not None else None, j + c if j is not None else None)
                      for i, j in _alike(old[a:b], new[c:d], alike))  # fmt: skip
    return pairs


def likeness(old: frozenset[str], new: frozenset[str]) -> float:
    """How much two texts share, from 0 to 1, by their pairs of characters."""
    return 2 * len(old & new) / (len(old) + len(new)) if old and new else 0.0


def pairs_of(text: str) -> frozenset[str]:
    """The pairs of characters of a text; of a single character, itself."""
    return frozenset(text[i : i + 2] for i in range(max(len(text) - 1, 1)))


def _alike(old: Sequence[str], new: Sequence[str], alike: float) -> list[Pair]:
    """The alignment with the greatest likeness in sum (dynamic programming over all pairs)."""
    n, m = len(old), len(new)
    if not n or not m or n * m > _MOST_PAIRS:
        return [*((i, None) for i in range(n)), *((None, j) for j in range(m))]
    olds, news = [pairs_of(text) for text in old], [pairs_of(text) for text in new]
    like = [[likeness(a, b) for b in news] for a in olds]
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            together = like[i][j] + best[i + 1][j + 1] if like[i][j] >= alike else -1.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    found: list[Pair] = []
    i = j = 0
    while i < n and j < m:
        if like[i][j] >= alike and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            found.append((i, None))
            i += 1
        else:
            found.append((None, j))
            j += 1
    return [*found, *((k, None) for k in range(i, n)), *((None, k) for k in range(j, m))]
