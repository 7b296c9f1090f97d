"""Matters and the words that are spoken of together in each, read from ``corpus/matters.yaml`` (and a user's own)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from service.datafile import load_entries

FILE = "matters.yaml"
_MOST_CHARACTERS = 1_000


class _Matter(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    words: tuple[str, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Matters:
    """``words`` of each matter by its name; ``shared`` says in how many matters a word stands."""

    words: Mapping[str, tuple[str, ...]]
    shared: Mapping[str, int]

    def related(self, text: str, most: int) -> dict[str, float]:
        """Words that are not in a text but belong to the matters it is most about, with weights up to 1.

        A matter counts by the share of its words that the text has, a word of several matters by its part. At most
        ``most`` matters; ties by name. Only the beginning of a long text is looked at.
        """
        looked_at = text[:_MOST_CHARACTERS]
        about = []
        for name, words in self.words.items():
            weight = sum(1 / self.shared[word] for word in words if word in looked_at) / sqrt(len(words))
            if weight > 0:
                about.append((weight, name))
        about = sorted(about, key=lambda matter: (-matter[0], matter[1]))[:most]
        total = sum(weight for weight, _ in about)
        found: dict[str, float] = {}
        for weight, name in about:
            for word in self.words[name]:
                if word not in looked_at:
                    found[word] = max(found.get(word, 0.0), weight / total)
        return found


@lru_cache(maxsize=8)
def load_matters(corpus_dirs: tuple[Path, ...]) -> Matters:
    """The matters of all folders; the same name in a later one adds words. Raises DataError."""
    words: dict[str, tuple[str, ...]] = {}
    for folder in corpus_dirs:
        path = folder / FILE
        for matter in load_entries(path, _Matter) if path.is_file() else ():
            words[matter.name] = tuple(dict.fromkeys((*words.get(matter.name, ()), *matter.words)))
    return Matters(words, Counter(word for each in words.values() for word in each))
