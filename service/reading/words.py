"""The words of a text as weighed pairs of characters in the lexicon's wording, each where it stands."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from service.text.lexicon.lexicon import Wording
from service.text.range import Range

MEASURE = 0.45
"""What a word of measure counts for; other words count 1."""
_KEPT = 120
"""Characters of a text whose words are kept: those of a fact are asked for by several checks, run after run."""


@dataclass(frozen=True)
class Words:
    """A stretch of text: its pairs of characters with a weight each, the groups of mutually exclusive words it has
    (``contrasts``: group and word), and what it says of the measure (人均, 日均)."""

    pairs: Mapping[str, float]
    contrasts: frozenset[tuple[int, str]] = frozenset()
    markers: frozenset[int] = frozenset()

    @cached_property
    def weight(self) -> float:
        return sum(self.pairs.values())

    @cached_property
    def chars(self) -> frozenset[str]:
        """The characters that carry matter; of words of measure only where there are no others."""
        telling = "".join(pair for pair, weight in self.pairs.items() if weight > MEASURE)
        return frozenset(telling or "".join(self.pairs))


@dataclass(frozen=True, slots=True)
class _Known:
    """A word of the lexicon that tells matters apart."""

    start: int
    contrasts: frozenset[tuple[int, str]]
    marker: int | None


@dataclass(frozen=True)
class WordMap:
    """The words of a whole text, from which those of any stretch of it can be had.

    Side by side, in the order of the text: where each pair begins and ends, the pair itself, and its weight. The pairs
    of a known word stand where all of it stands, since it may be told in another word of the same meaning.
    """

    _starts: list[int]
    _ends: list[int]
    _pairs: list[str]
    _weights: list[float]
    _known: list[_Known]

    @cached_property
    def _cache(self) -> dict[tuple[Range, ...], Words]:
        return {}

    def within(self, *stretches: Range) -> Words:
        """The words that stand wholly in the stretches."""
        words = self._cache.get(stretches)
        if words is None:
            pairs: dict[str, float] = {}
            for start, end in stretches:
                for n in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
                    if self._ends[n] <= end:
                        pair = self._pairs[n]
                        pairs[pair] = max(self._weights[n], pairs.get(pair, 0.0))
            known = [each for each in self._known if any(start <= each.start < end for start, end in stretches)]
            words = self._cache[stretches] = Words(
                pairs,
                frozenset(contrast for each in known for contrast in each.contrasts),
                frozenset(each.marker for each in known if each.marker is not None),
            )
        return words


def map_words(text: str, wording: Wording, hidden: Iterable[Range] = ()) -> WordMap:
    """The words of a text, synonyms brought to one form; what says only that something was done is left out, as are
    the ``hidden`` stretches (figures say nothing of their matter). Linear in the length of the text."""
    if hidden:
        masked = list(text)
        for start, end in hidden:
            masked[start:end] = "│" * (end - start)
        text = "".join(masked)
    words = WordMap([], [], [], [], [])
    at = 0
    before = " "
    for found in wording.pattern.finditer(text):
        start, end = found.span()
        if at < start:
            _add(words, at, start, before, text[at:start])
            before = text[start - 1]
        at = end
        word = wording.same.get(found[0], found[0])
        if word in wording.light:
            before = " "
            continue
        _add(words, start, end, before, word, MEASURE if word in wording.measure else 1.0, whole=True)
        before = word[-1]
        contrasts = wording.contrasts.get(word)
        if contrasts or word in wording.markers:
            told = frozenset((group, word) for group in contrasts or ())
            words._known.append(_Known(start, told, wording.markers.get(word)))
    if at < len(text):
        _add(words, at, len(text), before, text[at:])
    return words


def read_words(text: str, wording: Wording) -> Words:
    """The words of a whole text."""
    return _of_sentence(text, wording) if len(text) <= _KEPT else _read(text, wording)


@lru_cache(maxsize=1024)
def _of_sentence(text: str, wording: Wording) -> Words:
    return _read(text, wording)


def _read(text: str, wording: Wording) -> Words:
    return map_words(text, wording).within(Range(0, len(text)))


def _add(
    words: WordMap, start: int, end: int, before: str, piece: str, weight: float = 1.0, *, whole: bool = False
) -> None:
    """Add the pairs of a piece, the first with the character before it."""
    was_letter = before.isalpha()
    for n, char in enumerate(piece):
        is_letter = char.isalpha()
        if was_letter and is_letter:
            words._pairs.append(before + char)
            words._weights.append(weight)
            words._starts.append(start - 1 if n == 0 else start if whole else start + n - 1)
            words._ends.append(end if whole else start + n + 1)
        before, was_letter = char, is_letter
