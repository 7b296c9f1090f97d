"""How alike two words around values are: which shares of their words they find in one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Any, TypeAlias

from service.drafting.matching.stretches import Words
from service.drafting.matching.weighted_words import WeightedWords

if TYPE_CHECKING:
    from numpy.typing import NDArray

Table: TypeAlias = "NDArray[Any]"
FREQUENT = 0.4
NEAR = 0.34
"""Words that count less stand too far away, or with another figure, to name what a value is about."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Each asking × giving: shares of the words asked, and of their heads, that either side finds in the other; and how
    much of its own naming words (weights of characters), and of its words for deeds, it does not."""

    asked: Table
    given: Table
    asked_head: Table
    given_head: Table
    asked_rest: Table
    given_rest: Table
    asked_deeds: Table
    given_deeds: Table


def likeness(asking: Sequence[WeightedWords], giving: Sequence[WeightedWords]) -> Likeness:
    """Compare all with all.

    Words are compared by pairs of neighbouring characters, so that they need not be segmented: a character counts as
    found when one of its two pairs is. Pairs that many of them share weigh less.
    """
    frequency = Counter(pair for weighted in (*asking, *giving) for pair in set(_pairs(weighted.own.chars)))
    numbers: dict[str, int] = {}
    for weighted in (*asking, *giving):
        for stretch, _ in weighted.around:
            for pair in _pairs(stretch.chars):
                numbers.setdefault(pair, len(numbers))
    there = _presence(giving, numbers)
    here = _presence(asking, numbers)
    asked, asked_head = _covered(asking, there, numbers, frequency)
    given, given_head = _covered(giving, here, numbers, frequency)
    return Likeness(
        asked=asked,
        given=given.T,
        asked_head=asked_head,
        given_head=given_head.T,
        asked_rest=_rest([m.names for m in asking], there, numbers, frequency),
        given_rest=_rest([m.names for m in giving], here, numbers, frequency).T,
        asked_deeds=_rest([m.deeds for m in asking], there, numbers, frequency),
        given_deeds=_rest([m.deeds for m in giving], here, numbers, frequency).T,
    )


def _pairs(chars: str) -> list[str]:
    return [chars[i : i + 2] for i in range(len(chars) - 1)]


def _presence(words: Sequence[WeightedWords], numbers: dict[str, int]) -> Table:
    """WeightedWords × pair: how near the pair stands, 0 where it does not. One more column stands for unknown pairs."""
    import numpy as np

    table = np.zeros((len(words), len(numbers) + 1), dtype=np.float32)
    for row, weighted in zip(table, words, strict=True):
        for stretch, factor in sorted(weighted.around, key=lambda part: part[1]):
            row[[numbers[pair] for pair in _pairs(stretch.chars)]] = factor
    return table


def _covered(
    words: Sequence[WeightedWords], there: Table, numbers: dict[str, int], frequency: Counter[str]
) -> tuple[Table, Table]:
    """Shares of the words asked for by each, and of their heads, that each row of ``there`` has; 0 without words."""
    import numpy as np

    table = np.zeros((2, len(words), there.shape[0]), dtype=np.float32)
    unknown = len(numbers)
    for n, weighted in enumerate(words):
        chars, weights = weighted.asked.chars, weighted.asked.weights
        known = [i for i, weight in enumerate(weights) if weight > 0]
        if not known:
            continue
        pairs = ["", *_pairs(chars), ""]
        columns = [numbers.get(pair, unknown) for pair in pairs]
        counts = [frequency[pair] for pair in pairs]
        rarity = [_rarity(max(counts[i], counts[i + 1])) for i in known]
        found = np.maximum(there[:, [columns[i] for i in known]], there[:, [columns[i + 1] for i in known]])
        for level, each in enumerate((weights, weighted.head)):
            weigh = np.array([each[i] * rare for i, rare in zip(known, rarity, strict=True)], dtype=np.float32)
            if total := float(weigh.sum()):
                table[level, n] = found @ weigh / total
    return table[0], table[1]


def _rest(lists: Sequence[Words], there: Table, numbers: dict[str, int], frequency: Counter[str]) -> Table:
    """Weight of the characters of each list of words that each row of ``there`` does not have within such a word."""
    import numpy as np

    table = np.zeros((len(lists), there.shape[0]), dtype=np.float32)
    unknown = len(numbers)
    near = there >= NEAR
    for n, words in enumerate(lists):
        for word, weight in words:
            pairs = _pairs(word)
            has = near[:, [numbers.get(pair, unknown) for pair in pairs]]
            found = has.sum(axis=1) + 1 if len(pairs) == 1 else _characters(has)
            lacking = len(word) - np.where(has.any(axis=1), found, 0)
            table[n] += lacking * weight * _rarity(max(frequency[pair] for pair in pairs))
    return table


def _characters(has: Table) -> Table:
    """How many characters of a word lie in one of its pairs that are there."""
    import numpy as np

    padded = np.zeros((has.shape[0], has.shape[1] + 2), dtype=bool)
    padded[:, 1:-1] = has
    counted: Table = (padded[:, :-1] | padded[:, 1:]).sum(axis=1)
    return counted


def _rarity(count: int) -> float:
    return 1.0 if count <= 2 else 1.0 / (1.0 + FREQUENT * log(count / 2))
