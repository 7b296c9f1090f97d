"""Reciprocal rank fusion (Cormack, Clarke & Büttcher 2009): ranks are added, so scores need not be comparable."""

from collections.abc import Iterable, Sequence

_K = 60


def fuse(rankings: Iterable[Sequence[int]]) -> list[tuple[int, float]]:
    """Each ranking holds ids, best first. Ids with the sum of 1 / (60 + rank), best first; ties by id."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, item in enumerate(ranking, start=1):
            scores[item] = scores.get(item, 0.0) + 1 / (_K + rank)
    return sorted(scores.items(), key=lambda scored: (-scored[1], scored[0]))
