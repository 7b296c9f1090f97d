"""Stretches of text in the lexicon's wording: synonyms brought to one form, every character weighed."""

from dataclasses import dataclass

from service.text.lexicon import Wording

LIGHT = 0.08
MEASURE = 0.45


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
        weights.extend(weight if char.isalpha() else 0.0 for char in piece)

    at = 0
    for found in wording.pattern.finditer(text):
        add(text[at : found.start()], 1.0)
        word = wording.same.get(found[0], found[0])
        add(word, LIGHT if word in wording.light else MEASURE if word in wording.measure else 1.0)
        at = found.end()
    add(text[at:], 1.0)
    return Stretch("".join(chars), tuple(weights))
