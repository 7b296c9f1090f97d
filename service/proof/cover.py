"""Covering a stretch of a draft with words that have a source: what is left over has none.

A stretch is covered by pieces of its facts' own text (two characters or more), by words exchanged for a fact's word
(举行 for 召开), and by words that need no source (扎实, 的). The cover that leaves least over is chosen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from service.text.lexicon.vocabulary import Vocabulary
from service.text.range import Range

_NO_LENGTHS: tuple[int, ...] = ()
_UNCOVERED = 1000
_SINGLE = 30
"""A single character that a fact has too: better than nothing, worse than any word."""
_PIECE = 1
_MARKS = frozenset("，、；：。！？“”‘’（）()《》〈〉—…· \u3000,;:!?\"'-【】")


class Exchanged(NamedTuple):
    """A word of the draft that stands for a fact's."""

    word: str
    origin: str


_Step = tuple[int, str, Exchanged | None]
"""How many characters, how they are covered, and what was exchanged."""


@dataclass(frozen=True, slots=True)
class Cover:
    """``bare`` are the stretches without a source, ``single`` how many characters are covered one by one, ``own`` how
    many by the facts' own text or an exchanged word."""

    bare: tuple[Range, ...]
    single: int
    own: int
    exchanged: tuple[Exchanged, ...]

    @property
    def whole(self) -> bool:
        return not self.bare


def cover(text: str, start: int, end: int, sources: str, free: frozenset[str], vocabulary: Vocabulary) -> Cover:
    """Cover ``text[start:end]``. ``sources`` are the texts that give it leave, a line each; ``free`` the words that
    need none. Linear in the stretch."""
    length = end - start
    lengths = _lengths(free, vocabulary)
    best = [0] * (length + 1)
    step: list[_Step] = [(1, "bare", None)] * length
    for at in range(length - 1, -1, -1):
        here = start + at
        char = text[here]
        if char in _MARKS:
            best[at], step[at] = best[at + 1], (1, "mark", None)
            continue
        cost = best[at + 1] + _UNCOVERED
        chosen: _Step = (1, "bare", None)
        if char in sources:
            size = 2
            while at + size <= length and text[here : here + size] in sources:
                size += 1
            for piece in range(2, size):
                if best[at + piece] + _PIECE < cost:
                    cost, chosen = best[at + piece] + _PIECE, (piece, "own", None)
            if char not in vocabulary.whole_only:
                if best[at + 1] + _SINGLE < cost:
                    cost, chosen = best[at + 1] + _SINGLE, (1, "single", None)
            elif at == 0 and here and text[here - 1 : here + 1] in sources and best[at + 1] + _PIECE < cost:
                # 县 of 2个县, as the fact has it behind the value
                cost, chosen = best[at + 1] + _PIECE, (1, "own", None)
        for size in lengths.get(char, _NO_LENGTHS):
            if size > length - at:
                break
            word = text[here : here + size]
            if word in free:
                if best[at + size] + _PIECE <= cost:
                    cost, chosen = best[at + size] + _PIECE, (size, "free", None)
            elif size == 1 and word in vocabulary.exact and word in sources:
                if best[at + 1] + 2 * _PIECE < cost:  # whether it is of this value is judged apart
                    cost, chosen = best[at + 1] + 2 * _PIECE, (1, "own", None)
            elif word in vocabulary.origins:
                origin = max((each for each in vocabulary.origins[word] if each in sources), key=len, default=None)
                if origin is not None and best[at + size] + 2 * _PIECE < cost:
                    cost, chosen = best[at + size] + 2 * _PIECE, (size, "own", Exchanged(word, origin))
        best[at], step[at] = cost, chosen
    return _walked(step, start)


@lru_cache(maxsize=256)
def _lengths(free: frozenset[str], vocabulary: Vocabulary) -> Mapping[str, tuple[int, ...]]:
    """By first character, how long the words are that may cover without standing in a source; shorter ones first."""
    found = dict(vocabulary.lengths)
    for word in free - vocabulary.words:
        found[word[0]] = tuple(sorted({*found.get(word[0], ()), len(word)}))
    return found


def _walked(step: list[_Step], start: int) -> Cover:
    bare: list[Range] = []
    exchanged: list[Exchanged] = []
    single = own = at = 0
    while at < len(step):
        size, kind, swap = step[at]
        if kind == "bare":
            if bare and bare[-1].end == start + at:
                bare[-1] = Range(bare[-1].start, start + at + size)
            else:
                bare.append(Range(start + at, start + at + size))
        elif kind == "single":
            single += 1
        elif kind == "own":
            own += size
        if swap is not None:
            exchanged.append(swap)
        at += size
    return Cover(tuple(bare), single, own, tuple(exchanged))
