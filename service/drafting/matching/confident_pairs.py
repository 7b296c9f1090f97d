"""Of the best assignment of values to slots the confident pairs: they suit well enough, and nothing else comes near.
培训×人 and 培训410人 are one where no other 人 is about 培训."""

from collections.abc import Hashable, Mapping, Sequence

from service.drafting.matching.assignment import assign

CONFIDENT_SCORE_MIN = 0.45
"""A pair scored lower is not confident, though nothing comes near it: 走访×户 for 慰问120户."""
RIVAL_MARGIN_MIN = 0.1
"""A confident pair beats every other free pair of its slot or its value by this: 培训×人 with 培训党员410人 and
培训教师380人 both at hand is not confident."""

Scores = Mapping[tuple[int, int], float]


def confident_pairs(scores: Scores, meanings: Sequence[Hashable]) -> dict[int, tuple[int, float]]:
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
            (holder is not None and holder != row and scores[holder, column] >= score + RIVAL_MARGIN_MIN)
            or (held is not None and held != column and scores[row, held] >= score + RIVAL_MARGIN_MIN)
        )

    sure = {}
    for row, column in chosen.items():
        score = scores[row, column]
        near = [
            pair
            for pair in (*rivals[row], *rivals[~column])
            if pair != (row, column)
            and scores[pair] > score - RIVAL_MARGIN_MIN
            and (pair[0] != row or meanings[pair[1]] != meanings[column])
        ]
        if score >= CONFIDENT_SCORE_MIN and not any(free(*pair, scores[pair]) for pair in near):
            sure[row] = column, score
    return sure
