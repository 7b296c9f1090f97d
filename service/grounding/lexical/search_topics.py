"""Matters and the words that are spoken of together in each, read from ``corpus/matters.yaml`` (and a user's own)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
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


@dataclass(frozen=True)
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
        present = self._present(looked_at)
        about = []
        for name in {name for word in present for name in self._matters_of[word]}:
            words = self.words[name]
            about.append((sum(1 / self.shared[word] for word in words if word in present) / sqrt(len(words)), name))
        about = sorted(about, key=lambda matter: (-matter[0], matter[1]))[:most]
        total = sum(weight for weight, _ in about)
        found: dict[str, float] = {}
        for weight, name in about:
            for word in self.words[name]:
                if word not in present:
                    found[word] = max(found.get(word, 0.0), weight / total)
        return found

    def _present(self, text: str) -> frozenset[str]:
        """The words of any matter that stand in a text."""
        return frozenset(word for first in set(text) for word in self._by_first.get(first, ()) if word in text)

    @cached_property
    def _by_first(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for word in self.shared:
            found.setdefault(word[:1], []).append(word)
        return found

    @cached_property
    def _matters_of(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for name, words in self.words.items():
            for word in words:
                found.setdefault(word, []).append(name)
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
