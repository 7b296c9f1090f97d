"""What a value is a value of: the words around it, compared with the words around another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from service.reading.occurrence import PlacedMention
from service.reading.words import WordMap, Words
from service.text.range import Range

_MARK = re.compile("[，。；：,;]")
_CLAUSES_BACK = 4
_ENOUGH = 2.0
_FURTHER = 0.5
_IN_CLAUSE, _IN_REACH = 0.7, 0.35
_CONTRADICTED, _OTHER_MEASURE = 0.35, 0.6


@dataclass(frozen=True)
class Matter:
    """The words around a value by distance: ``near`` it, in its ``clause``, in its ``sentence``, in its ``lead``."""

    placed: PlacedMention
    words: WordMap
    leading: WordMap

    @cached_property
    def near(self) -> Words:
        """The words beside the value; where hardly any stand there also those of the clause, and of the nearest clause
        before it."""
        near = self.words.within(*self.placed.near)
        if not near.pairs or (near.weight < _ENOUGH and not self.placed.shares_clause):
            near = _joined(near, self.clause)
        if near.weight < _ENOUGH and self._clause_before is not None:
            near = _joined(near, self._clause_before)
        if near.pairs:
            return near
        return self.sentence if self.sentence.pairs else self.lead

    @cached_property
    def clause(self) -> Words:
        return self.words.within(self.placed.clause)

    @cached_property
    def sentence(self) -> Words:
        return self.words.within(self.placed.sentence)

    @cached_property
    def lead(self) -> Words:
        return self.leading.within(Range(0, len(self.placed.lead)))

    @cached_property
    def _clause_before(self) -> Words | None:
        """What the value goes on about (完成投资10亿元，增长6.1%): the last clause before it that names anything."""
        placed = self.placed
        for words, text, start in (
            (self.words, placed.text[placed.sentence[0] : placed.clause[0]], placed.sentence[0]),
            (self.leading, placed.lead, 0),
        ):
            marks = [start, *(start + mark.end() for mark in _MARK.finditer(text)), start + len(text)]
            for left, right in list(pairwise(marks))[: -_CLAUSES_BACK - 1 : -1]:
                clause = words.within(Range(left, right))
                if clause.pairs:
                    return clause
        return None

    def nearness(self, other: "Matter") -> float:
        """How much the two are about one matter, 0 to 1: what stands beside the one is looked for around the other."""
        score = (_found(self, other) + _found(other, self)) / 2
        if self.contradicts(other):
            score *= _CONTRADICTED
        if self.near.markers != other.near.markers:
            score *= _OTHER_MEASURE
        return score

    def contradicts(self, other: "Matter") -> bool:
        """Whether the two say words of one group that exclude each other (早稻 and 晚稻), and none of it in common."""
        one, two = self.near.contrasts, other.near.contrasts
        if not one or not two:
            return False
        groups = {group for group, _ in one} & {group for group, _ in two}
        return any(
            {word for g, word in one if g == group}.isdisjoint({word for g, word in two if g == group})
            for group in groups
        )

    def leans(self, own: "Matter", other: "Matter", *, siblings: bool) -> float:
        """How many pairs more are said here as they are around ``other`` than as around ``own``, the nearer the more.
        What both say does not tell them apart; of two values of one fact (``siblings``) that is all but what stands
        beside them."""
        theirs, others = (own._told, other._told) if siblings else (own.reach, other.reach)
        return sum(weight * (others.get(pair, 0.0) - theirs.get(pair, 0.0)) for pair, weight in self._told.items())

    @cached_property
    def _told(self) -> Mapping[str, float]:
        """The pairs that say what the value is: what stands directly beside it, where anything does."""
        beside = self.words.within(*self.placed.near)
        return beside.pairs if beside.weight >= 1.0 else self.near.pairs

    @cached_property
    def reach(self) -> Mapping[str, float]:
        """The pairs around the value, the nearer the more."""
        reach: dict[str, float] = {}
        for words, worth in ((self.near, 1.0), (self.clause, _IN_CLAUSE), (self.sentence, _IN_REACH)):
            for pair, weight in words.pairs.items():
                reach[pair] = max(weight * worth, reach.get(pair, 0.0))
        return reach

    def overlap(self, other: "Matter") -> float:
        """The share of the characters beside the one that are said anywhere around the other, the better way round:
        what is left of nearness when the same thing is said in other words (参训 and 培训学员)."""
        shares = [
            len(one.near.chars & around.chars) / len(one.near.chars)
            for one, around in ((self, other), (other, self))
            if one.near.chars
        ]
        return max(shares, default=1.0)

    @cached_property
    def chars(self) -> frozenset[str]:
        """The characters said anywhere around the value."""
        return self.near.chars | self.sentence.chars | self.lead.chars


def _joined(near: Words, further: Words) -> Words:
    """Words beside the value with words from further away, which count for less unless they are all there is."""
    factor = _FURTHER if near.pairs else 1.0
    pairs = {pair: weight * factor for pair, weight in further.pairs.items()} | dict(near.pairs)
    contrasts = near.contrasts if near.pairs else further.contrasts
    return Words(pairs, contrasts, near.markers | further.markers)


def _found(one: Matter, other: Matter) -> float:
    """The weighed share of the pairs beside ``one`` that stand around ``other``, the nearer the more."""
    if not one.near.weight:
        return 0.0
    near, clause, sentence, lead = other.near.pairs, other.clause.pairs, other.sentence.pairs, other.lead.pairs
    found = 0.0
    for pair, weight in one.near.pairs.items():
        if pair in near:
            found += weight
        elif pair in clause:
            found += weight * _IN_CLAUSE
        elif pair in sentence or pair in lead:
            found += weight * _IN_REACH
    return found / one.near.weight
