"""Of the best assignment the pairs that are sure: they suit well enough, and nothing else comes near."""

from collections.abc import Hashable, Mapping, Sequence

from service.drafting.matching.assignment import assign

THRESHOLD = 0.45
MARGIN = 0.1

Scores = Mapping[tuple[int, int], float]


def sure_pairs(scores: Scores, meanings: Sequence[Hashable]) -> dict[int, tuple[int, float]]:
    """Of the best assignment the pairs that suit well enough, with nothing else that is still free coming near."""
    chosen = assign(scores)
    holders = {column: row for row, column in chosen.items()}
    rivals: dict[int, list[tuple[int, int]]] = {}
    for row, column in scores:
        rivals.setdefault(row, []).append((row, column))
        rivals.setdefault(~column, []).append((row, column))

    def free(row: int, column: int, score: float) -> bool:
        """Whether a pair beside the chosen one is still to be reckoned with: neither side is clearly better placed."""
        holder, held = holders.get(column), chosen.get(row)
        return not (
            (holder is not None and holder != row and scores[holder, column] >= score + MARGIN)
            or (held is not None and held != column and scores[row, held] >= score + MARGIN)
        )

    sure = {}
    for row, column in chosen.items():
        score = scores[row, column]
        near = [
            pair
            for pair in (*rivals[row], *rivals[~column])
            if pair != (row, column)
            and scores[pair] > score - MARGIN
            and (pair[0] != row or meanings[pair[1]] != meanings[column])
        ]
        if score >= THRESHOLD and not any(free(*pair, scores[pair]) for pair in near):
            sure[row] = column, score
    return sure
