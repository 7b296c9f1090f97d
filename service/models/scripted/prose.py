"""An answer in the making: paragraphs of sentences, so that faults can be planted in known places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.models.scripted.request import TOKEN


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """Where a sentence stands: paragraph and sentence, from 0."""

    paragraph: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Prose:
    """Sentences by paragraph, each with its closing mark. ``themes`` are those that are a point's numbered theme or a
    subheading of its own line."""

    paragraphs: tuple[tuple[str, ...], ...]
    themes: tuple[Place, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join("".join(paragraph) for paragraph in self.paragraphs)

    def at(self, place: Place) -> str:
        return self.paragraphs[place.paragraph][place.sentence]

    def places(self) -> Iterator[tuple[Place, str]]:
        """Every sentence with its place; themes are left out."""
        for p, paragraph in enumerate(self.paragraphs):
            for s, sentence in enumerate(paragraph):
                if Place(p, s) not in self.themes:
                    yield Place(p, s), sentence

    def with_tokens(self) -> list[tuple[Place, str]]:
        """The sentences that state a value of a fact."""
        return [(place, sentence) for place, sentence in self.places() if tokens_of(sentence)]

    def replaced(self, place: Place, *sentences: str) -> "Prose":
        """With other sentences, or none, in that place."""
        changed = list(self.paragraphs)
        paragraph = changed[place.paragraph]
        changed[place.paragraph] = (*paragraph[: place.sentence], *sentences, *paragraph[place.sentence + 1 :])
        return replace(self, paragraphs=tuple(changed))


def sentence_count(text: str) -> int:
    return sum(map(text.count, "。！？"))


def tokens_of(text: str) -> list[re.Match[str]]:
    """The slot tokens of facts in a text."""
    return [match for match in TOKEN.finditer(text) if "." in match[1]]
