"""What a value is a value of: the words around it as weighed pairs of characters, compared in the lexicon's wording."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from service.checks.said import Said
from service.text.lexicon import Wording

_CLAUSES = re.compile("[，。；：,;]")
_CLAUSES_BACK = 4
_MEASURE = 0.45
_ENOUGH = 2.0
_FURTHER = 0.5
_IN_CLAUSE, _IN_REACH = 0.7, 0.35
_CONTRADICTED, _OTHER_MARK = 0.35, 0.6


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text: its pairs of characters with a weight each, its characters, the groups of mutually exclusive
    words it has (``contrasts``: group and word), and what it says of the measure (人均, 日均)."""

    pairs: Mapping[str, float]
    chars: frozenset[str]
    contrasts: frozenset[tuple[int, str]]
    markers: frozenset[int]


def read_words(text: str, wording: Wording) -> Words:
    """The words of a text, synonyms brought to one form; what says only that something was done is left out."""
    pairs: dict[str, float] = {}
    chars: set[str] = set()
    contrasts: set[tuple[int, str]] = set()
    markers: set[int] = set()
    for piece, word in _pieces(text, wording):
        if word is not None:
            contrasts.update((group, word) for group in wording.contrasts.get(word, ()))
            if word in wording.markers:
                markers.add(wording.markers[word])
        weight = _MEASURE if word is not None and word in wording.measure else 1.0
        for a, b in pairwise(piece):
            if a != " " and b != " ":
                pairs[a + b] = max(weight, pairs.get(a + b, 0.0))
        if weight == 1.0 or not chars:
            chars.update(char for char in piece if char != " ")
    return Words(pairs, frozenset(chars), frozenset(contrasts), frozenset(markers))


def _pieces(text: str, wording: Wording) -> Iterator[tuple[str, str | None]]:
    """Runs of the text between light words, and the known words in their one form; marks are blanks.

    A known word is told together with the character before it, so that pairs across the border are there as well.
    """
    at = 0
    before = " "
    for found in wording.pattern.finditer(text):
        run = before + _plain(text[at : found.start()])
        yield run, None
        at = found.end()
        word = wording.same.get(found[0], found[0])
        if word in wording.light:
            before = " "
            continue
        yield run[-1] + _plain(word), word
        before = word[-1]
    yield before + _plain(text[at:]), None


def _plain(text: str) -> str:
    """Letters only: other figures beside a value say nothing of its matter."""
    return "".join(char if char.isalpha() else " " for char in text)


@dataclass(frozen=True)
class Matter:
    """The words around a value by distance: ``near`` it, in its ``clause``, within ``reach`` (sentence and lead)."""

    said: Said
    wording: Wording

    @cached_property
    def near(self) -> Words:
        """The words beside the value; where none stand there those of the clause, else of the nearest clause before."""
        near = read_words(self.said.near_text, self.wording)
        if not near.pairs or (sum(near.pairs.values()) < _ENOUGH and not self.said.shares_clause):
            near = _joined(near, self.clause)
        if sum(near.pairs.values()) < _ENOUGH and self._clause_before is not None:
            near = _joined(near, self._clause_before)
        return near if near.pairs else self.reach

    @cached_property
    def _clause_before(self) -> Words | None:
        """What the value goes on about (完成投资10亿元，增长6.1%): the last clause before it that names anything."""
        said = self.said
        for text in (said.text[said.sentence[0] : said.clause[0]], said.lead):
            for clause in reversed(_CLAUSES.split(text)[-_CLAUSES_BACK:]):
                words = read_words(clause, self.wording)
                if words.pairs:
                    return words
        return None

    @cached_property
    def clause(self) -> Words:
        """The words of the clause."""
        return read_words(self.said.clause_text, self.wording)

    @cached_property
    def reach(self) -> Words:
        said = self.said
        after = said.text[said.end : said.sentence[1]]
        return read_words(f"{said.lead}│{said.before}│{after}", self.wording)

    def nearness(self, other: "Matter") -> float:
        """How much the two are about one matter, 0 to 1: what stands beside the one is looked for around the other."""
        score = (_found(self, other) + _found(other, self)) / 2
        if self.contradicts(other):
            score *= _CONTRADICTED
        if self.near.markers != other.near.markers:
            score *= _OTHER_MARK
        return score

    def contradicts(self, other: "Matter") -> bool:
        """Whether the two say words of one group that exclude each other (早稻 and 晚稻), and none of it in common."""
        one, two = self.near.contrasts, other.near.contrasts
        groups = {group for group, _ in one} & {group for group, _ in two}
        return any(
            {word for g, word in one if g == group}.isdisjoint({word for g, word in two if g == group})
            for group in groups
        )

    def overlap(self, other: "Matter") -> float:
        """The share of the characters beside the one that are said anywhere around the other, the better way round:
        what is left of nearness when the same thing is said in other words (参训 and 培训学员)."""
        shares = [
            len(one.near.chars & around._all_chars) / len(one.near.chars)
            for one, around in ((self, other), (other, self))
            if one.near.chars
        ]
        return max(shares, default=1.0)

    @cached_property
    def _all_chars(self) -> frozenset[str]:
        return self.near.chars | self.clause.chars | self.reach.chars


def _joined(near: Words, further: Words) -> Words:
    """Words beside the value with words from further away, which count for less unless they are all there is."""
    factor = _FURTHER if near.pairs else 1.0
    pairs = {pair: weight * factor for pair, weight in further.pairs.items()} | dict(near.pairs)
    contrasts = near.contrasts if near.pairs else further.contrasts
    return Words(pairs, near.chars | further.chars, contrasts, near.markers | further.markers)


def _found(one: Matter, other: Matter) -> float:
    """The weighed share of the pairs beside ``one`` that stand around ``other``, the nearer the more."""
    pairs = one.near.pairs
    total = sum(pairs.values())
    if not total:
        return 0.0
    near, clause, reach = other.near.pairs, other.clause.pairs, other.reach.pairs
    found = sum(
        weight
        if pair in near
        else weight * _IN_CLAUSE
        if pair in clause
        else weight * _IN_REACH
        if pair in reach
        else 0
        for pair, weight in pairs.items()
    )
    return found / total
