"""Neighbours: what stands beside a slot, and beside a value. Figures that stood side by side last year (举办培训×期，
参训×人) do so again, so a confident pair speaks for those around it: 12期 is placed, 1800人 takes the next slot."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.drafting.matching.candidates import Candidate
from service.text.values import SlotType

NEIGHBOUR_BONUS = 0.15
"""Added to the score of a pair beside a confident one."""
_NEAR = 2
"""So many figures apart in their sentence two figures still are neighbours."""

Scores = Mapping[tuple[int, int], float]


@dataclass(frozen=True)
class Neighbours:
    """Who stands near whom, on both sides of a matching: figures alone, or ``every`` slot and value."""

    asking: Sequence[Candidate]
    giving: Sequence[Candidate]
    every: bool = False

    @cached_property
    def _slots(self) -> dict[int, list[int]]:
        return _near_in_sentence(self.asking, every=self.every)

    @cached_property
    def _values(self) -> dict[int, list[int]]:
        return _near_in_sentence(self.giving, every=self.every)

    def beside_confident(self, sure: Mapping[int, int]) -> Iterator[tuple[int, int]]:
        """The pairs (row of ``asking``, row of ``giving``) that stand near a pair of ``sure`` (row → row)."""
        for row, column in sorted(sure.items()):
            for slot in self._slots.get(row, ()):
                for value in self._values.get(column, ()):
                    yield slot, value

    def raised(self, scores: Scores, sure: Mapping[int, int]) -> dict[tuple[int, int], float]:
        """The scores of what ``sure`` leaves over, raised where a pair stands beside a confident one."""
        given = set(sure.values())
        near = set(self.beside_confident(sure))
        return {
            (row, column): score + NEIGHBOUR_BONUS * ((row, column) in near)
            for (row, column), score in scores.items()
            if row not in sure and column not in given
        }


def _near_in_sentence(candidates: Sequence[Candidate], *, every: bool) -> dict[int, list[int]]:
    """Row of a figure (or of ``every`` candidate) → rows of those near it in its sentence."""
    sentences: dict[tuple[str, int], list[int]] = {}
    for row, candidate in enumerate(candidates):
        if every or candidate.kind.type is SlotType.QUANTITY:
            sentences.setdefault((candidate.source, candidate.weighted.sentence), []).append(row)
    found: dict[int, list[int]] = {}
    for rows in sentences.values():
        for n, row in enumerate(rows):
            found[row] = rows[max(0, n - _NEAR) : n] + rows[n + 1 : n + 1 + _NEAR]
    return found
