"""An answer in the making: paragraphs of sentences, so that faults can be planted in known places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.models.scripted.request import TOKEN


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: paragraph and sentence, from 0."""

    paragraph: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Prose:
    """Sentences by paragraph, each with its closing mark. ``points`` tells how many of the last paragraphs are points;
    the first sentence of a point is its numbered theme."""

    paragraphs: tuple[tuple[str, ...], ...]
    points: int = 0

    @property
    def text(self) -> str:
        return "\n".join("".join(paragraph) for paragraph in self.paragraphs)

    def places(self) -> Iterator[tuple[Place, str]]:
        """Every sentence with its place; the themes of points are left out."""
        first_point = len(self.paragraphs) - self.points
        for p, paragraph in enumerate(self.paragraphs):
            for s, sentence in enumerate(paragraph):
                if not (p >= first_point and s == 0):
                    yield Place(p, s), sentence

    def with_tokens(self) -> list[tuple[Place, str]]:
        """The sentences that state a value of a fact."""
        return [(place, sentence) for place, sentence in self.places() if tokens_of(sentence)]

    def replaced(self, place: Place, *sentences: str) -> "Prose":
        """With other sentences, or none, in that place."""
        changed = list(self.paragraphs)
        paragraph = changed[place.paragraph]
        changed[place.paragraph] = (*paragraph[: place.sentence], *sentences, *paragraph[place.sentence + 1 :])
        return Prose(tuple(changed), self.points)


def tokens_of(text: str) -> list[re.Match[str]]:
    """The slot tokens of facts in a text."""
    return [match for match in TOKEN.finditer(text) if "." in match[1]]
