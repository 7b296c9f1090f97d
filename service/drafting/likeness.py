"""How alike two lists of matters are in their words: shares of the words of each that the other has near, as matrices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from service.drafting.matter import Matter
from service.drafting.stretches import Stretch, Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FREQUENT = 0.4
NEAR = 0.34
"""Words that count less stand too far away, or with another figure, to name what a value is about."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Each asking × giving: shares of the words asked, and of their heads, that either side finds in the other; and how
    much of its own naming words (weights of characters), and of its words for deeds, it does not."""

    asked: NDArray[np.float32]
    given: NDArray[np.float32]
    asked_head: NDArray[np.float32]
    given_head: NDArray[np.float32]
    asked_rest: NDArray[np.float32]
    given_rest: NDArray[np.float32]
    asked_deeds: NDArray[np.float32]
    given_deeds: NDArray[np.float32]


def likeness(asking: Sequence[Matter], giving: Sequence[Matter]) -> Likeness:
    """Compare all with all.

    Words are compared by pairs of neighbouring characters, so that they need not be segmented: a character counts as
    found when one of its two pairs is. Pairs that many matters share weigh less.
    """
    frequency = Counter(pair for matter in (*asking, *giving) for pair in set(_pairs(matter.own.chars)))
    numbers: dict[str, int] = {}
    for matter in (*asking, *giving):
        for stretch, _ in matter.around:
            for pair in _pairs(stretch.chars):
                numbers.setdefault(pair, len(numbers))
    there = _presence(giving, numbers)
    here = _presence(asking, numbers)
    return Likeness(
        asked=_covered([m.asked for m in asking], there, numbers, frequency),
        given=_covered([m.asked for m in giving], here, numbers, frequency).T,
        asked_head=_covered([m.head for m in asking], there, numbers, frequency),
        given_head=_covered([m.head for m in giving], here, numbers, frequency).T,
        asked_rest=_rest([m.names for m in asking], there, numbers, frequency),
        given_rest=_rest([m.names for m in giving], here, numbers, frequency).T,
        asked_deeds=_rest([m.deeds for m in asking], there, numbers, frequency),
        given_deeds=_rest([m.deeds for m in giving], here, numbers, frequency).T,
    )


def _pairs(chars: str) -> list[str]:
    return [chars[i : i + 2] for i in range(len(chars) - 1)]


def _presence(matters: Sequence[Matter], numbers: dict[str, int]) -> NDArray[np.float32]:
    """Matter × pair: how near the pair stands, 0 where it does not. One more column stands for unknown pairs."""
    import numpy as np

    table = np.zeros((len(matters), len(numbers) + 1), dtype=np.float32)
    for row, matter in zip(table, matters, strict=True):
        for stretch, factor in sorted(matter.around, key=lambda part: part[1]):
            row[[numbers[pair] for pair in _pairs(stretch.chars)]] = factor
    return table


def _covered(
    stretches: Sequence[Stretch], there: NDArray[np.float32], numbers: dict[str, int], frequency: Counter[str]
) -> NDArray[np.float32]:
    """Share of the words of each stretch that each row of ``there`` has; 0 for one without words."""
    import numpy as np

    table = np.zeros((len(stretches), there.shape[0]), dtype=np.float32)
    for row, stretch in zip(table, stretches, strict=True):
        if read := _columns(stretch, numbers, frequency):
            left, right, weigh = read
            row[:] = np.maximum(there[:, left], there[:, right]) @ weigh / weigh.sum()
    return table


def _rest(
    names: Sequence[Words],
    there: NDArray[np.float32],
    numbers: dict[str, int],
    frequency: Counter[str],
) -> NDArray[np.float32]:
    """Weight of the characters of each list of words that each row of ``there`` does not have within such a word."""
    import numpy as np

    table = np.zeros((len(names), there.shape[0]), dtype=np.float32)
    unknown = len(numbers)
    near = there >= NEAR
    for row, words in zip(table, names, strict=True):
        for word, weight in words:
            pairs = _pairs(word)
            has = near[:, [numbers.get(pair, unknown) for pair in pairs]]
            padded = np.zeros((has.shape[0], has.shape[1] + 2), dtype=bool)
            padded[:, 1:-1] = has
            lacking = ~(padded[:, :-1] | padded[:, 1:])
            row += lacking.sum(axis=1) * weight * _rarity(max(frequency[pair] for pair in pairs))
    return table


def _columns(
    stretch: Stretch, numbers: dict[str, int], frequency: Counter[str]
) -> tuple[list[int], list[int], NDArray[np.float32]] | None:
    """For every character that is weighed: the columns of its two pairs, and what it weighs among such texts."""
    import numpy as np

    chars, weights = stretch.chars, stretch.weights
    known = [i for i, weight in enumerate(weights) if weight > 0]
    if not known:
        return None
    unknown = len(numbers)
    pairs = ["", *(chars[i : i + 2] for i in range(len(chars) - 1)), ""]
    left = [numbers.get(pairs[i], unknown) for i in known]
    right = [numbers.get(pairs[i + 1], unknown) for i in known]
    rarity = [_rarity(max(frequency[pairs[i]], frequency[pairs[i + 1]])) for i in known]
    weigh = np.array([weights[i] for i in known], dtype=np.float32) * np.array(rarity, dtype=np.float32)
    return left, right, weigh


def _rarity(count: int) -> float:
    return 1.0 if count <= 2 else 1.0 / (1.0 + FREQUENT * log(count / 2))
