"""The phrase bank: what may be said without a fact — themes, stances, aims — by topic and by genre.

Data under ``corpus/phrases``; nothing in it asserts a deed, a result or a figure (a test holds that).
"""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from service.datafile import load_entries

Shape = Literal["four", "six", "eight"]


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Themes(_Closed):
    """Theme phrases by shape: 4 characters, 6, and 4，4. Those of one shape stand parallel to each other."""

    four: tuple[str, ...] = Field(min_length=1)
    six: tuple[str, ...] = Field(min_length=1)
    eight: tuple[str, ...] = Field(min_length=1)

    def of(self, shape: Shape) -> tuple[str, ...]:
        themes: dict[Shape, tuple[str, ...]] = {"four": self.four, "six": self.six, "eight": self.eight}
        return themes[shape]


class Topic(_Closed):
    """A matter that offices report on, with the words that show it and the phrases that introduce it.

    ``cues`` show that a fact is about it, most telling first; ``offices`` are parts of the names of those whose
    business it is; a ``reserved`` topic is theirs alone (审判 is no matter of a bureau). ``needs`` are, by phrase,
    the words one of which the facts or the heading must say, where the phrase names a matter narrower than the topic.
    """

    id: str
    name: str
    offices: tuple[str, ...] = ()
    reserved: bool = False
    cues: tuple[str, ...] = Field(min_length=3)
    themes: Themes
    needs: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    openings: tuple[str, ...] = Field(min_length=1)
    leads: tuple[str, ...] = Field(min_length=1)
    aims: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _needs_of_phrases(self) -> Self:
        phrases = {*self.themes.four, *self.themes.six, *self.themes.eight, *self.openings, *self.leads, *self.aims}
        if unknown := [phrase for phrase in self.needs if phrase not in phrases]:
            raise ValueError(f"needs 中的“{unknown[0]}”不是这一主题的用语")
        return self

    def fitting(self, phrases: Sequence[str], text: str) -> tuple[str, ...]:
        """The phrases that name nothing but what the text says."""
        return tuple(phrase for phrase in phrases if self._said(phrase, text))

    def _said(self, phrase: str, text: str) -> bool:
        words = self.needs.get(phrase)
        return words is None or any(word in text for word in words)


class GenrePhrases(_Closed):
    """How sections of a genre open and close. Fields: ``{period} {unit} {topic} {stance}``."""

    id: str
    openings: tuple[str, ...] = Field(min_length=1)
    closings: tuple[str, ...] = ()


class PhraseBank(_Closed):
    """Topics in the order of the file, and the genres' sentences."""

    topics: tuple[Topic, ...]
    genres: Mapping[str, GenrePhrases]

    def shown_in(self, text: str) -> list[tuple[Topic, float]]:
        """The topics that a text is about, in their order, with how much it is: the sum of its cues' worths. Linear in
        the length of the text, hardly in the number of cues."""
        starts = {*text, *(text[at : at + 2] for at in range(len(text)))}
        found = sorted(each for start in starts for each in self._cues.get(start, ()) if each[2] in text)
        shown: dict[int, float] = {}
        for topic, n, _ in found:
            shown[topic] = shown.get(topic, 0.0) + self._worths[topic][n][1]
        return [(self.topics[topic], score) for topic, score in shown.items()]

    @cached_property
    def _worths(self) -> tuple[tuple[tuple[str, float], ...], ...]:
        return tuple(worths(topic) for topic in self.topics)

    @cached_property
    def _cues(self) -> Mapping[str, Sequence[tuple[int, int, str]]]:
        """By how a text goes on where a cue begins, the topic, the place in its list, and the cue."""
        found: dict[str, list[tuple[int, int, str]]] = {}
        for number, topic in enumerate(self.topics):
            for n, cue in enumerate(topic.cues):
                found.setdefault(cue[:2], []).append((number, n, cue))
        return found


def worths(topic: Topic) -> tuple[tuple[str, float], ...]:
    """The cues of a topic with what each tells: the longer and the earlier in the list, the more."""
    return tuple((cue, len(cue) * (2.0 - n / len(topic.cues))) for n, cue in enumerate(topic.cues))


@lru_cache(maxsize=4)
def load_phrases(corpus_dirs: tuple[Path, ...]) -> PhraseBank:
    """Read ``phrases/topics*.yaml`` and ``phrases/genres*.yaml`` of every corpus folder; later entries replace earlier.

    Raises DataError with file and line for an entry that does not fit.
    """
    topics: dict[str, Topic] = {}
    genres: dict[str, GenrePhrases] = {}
    for folder in corpus_dirs:
        for path in sorted((folder / "phrases").glob("topics*.yaml")):
            topics |= {topic.id: topic for topic in load_entries(path, Topic)}
        for path in sorted((folder / "phrases").glob("genres*.yaml")):
            genres |= {genre.id: genre for genre in load_entries(path, GenrePhrases)}
    return PhraseBank(topics=tuple(topics.values()), genres=genres)


def pick(options: Sequence[str], seed: int, *key: str) -> str:
    """One of the options, the same one for the same seed and key on every machine.

    Rotates with the seed, so that seeds 0 … n-1 give every option once.
    """
    digest = hashlib.sha256("\x1f".join(key).encode()).digest()
    return options[(int.from_bytes(digest[:4], "big") + seed) % len(options)]
