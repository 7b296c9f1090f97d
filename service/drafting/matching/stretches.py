"""Stretches of text in the lexicon's wording: synonyms brought to one form, every character weighed."""

import re
import zlib
from dataclasses import dataclass

from service.text.lexicon.lexicon import Wording

_LATIN = re.compile(r"[A-Za-z]+")
_PRIVATE = 0xF0000
_SIGNS = re.compile(r"([\U000f0000-\U000fffff])\1")
LIGHT = 0.08
MEASURE = 0.45
_NAMING_TAGS = frozenset("nabjilzset")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters with a weight each: 1 where they carry matter, less in light and measure words, 0 for marks."""

    chars: str = ""
    weights: tuple[float, ...] = ()

    @property
    def weight(self) -> float:
        return sum(self.weights)

    def __add__(self, other: "Stretch") -> "Stretch":
        return Stretch(self.chars + other.chars, self.weights + other.weights)

    def scaled(self, factor: float) -> "Stretch":
        return Stretch(self.chars, tuple(weight * factor for weight in self.weights))

    def limited(self, most: float) -> "Stretch":
        """The stretch scaled down so that it weighs no more than ``most``."""
        weight = self.weight
        return self.scaled(most / weight) if weight > most else self


def read_stretch(text: str, wording: Wording) -> Stretch:
    """The text in the lexicon's wording. What stands for a cut-out value should be a character that is no letter."""
    chars: list[str] = []
    weights: list[float] = []

    def add(piece: str, weight: float) -> None:
        chars.append(piece)
        if piece.isalpha():
            weights.extend([weight] * len(piece))
        else:
            weights.extend(weight if char.isalpha() or ord(char) >= _PRIVATE else 0.0 for char in piece)

    text = _LATIN.sub(_one_sign, text)
    at = 0
    for found in wording.pattern.finditer(text):
        if found.start() > at:
            add(text[at : found.start()], 1.0)
        word = wording.same.get(found[0], found[0])
        add(word, LIGHT if word in wording.light else MEASURE if word in wording.measure else 1.0)
        at = found.end()
    if at < len(text):
        add(text[at:], 1.0)
    return Stretch("".join(chars), tuple(weights))


Words = tuple[tuple[str, float], ...]


def names_and_deeds(stretch: Stretch) -> tuple[Words, Words]:
    """The words of a stretch that name or describe, and those that say what is done, each with its weight.

    Words of one character and what little carries matter are left out.
    """
    import rjieba

    names = [(sign[0], 1.0) for sign in _SIGNS.finditer(stretch.chars)]
    deeds: list[tuple[str, float]] = []
    at = 0
    for word, tag in rjieba.tag(stretch.chars):
        weight = max(stretch.weights[at : at + len(word)])
        at += len(word)
        if weight >= MEASURE and len(word) > 1 and word.isalpha():
            if tag[0] in _NAMING_TAGS or tag == "vn":
                names.append((word, weight))
            elif tag[0] == "v":
                deeds.append((word, weight))
    return tuple(names), tuple(deeds)


def _one_sign(found: re.Match[str]) -> str:
    """A Latin word as two characters of its own, so that it is like another only as a whole."""
    sign = chr(_PRIVATE + zlib.crc32(found[0].encode()) % 0xFFF0)
    return sign * 2
