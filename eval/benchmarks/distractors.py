"""Program-made sections: clauses of the bundled samples put together anew, half of their words exchanged.

The words that come in are compounds of two characters drawn by Zipf's law from fifty thousand, so that a large library
has the rare words that a real one has. Deterministic for a seed.
"""

import random
import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice

from service.brief import Level
from service.grounding.library import SampleLibrary
from service.grounding.sample import Origin, Role, Sample, SampleSection
from service.grounding.store import samples
from service.text.words import cut

NAME = "distractor-"
"""How the names of program-made samples begin."""
_SAMPLES_A_TRANSACTION = 20
_CLAUSE = re.compile(r"[^，。；：、！？\s]{4,30}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_COMPOUNDS = 50_000
_EXCHANGED = 0.5
_LEVELS = tuple(Level)
_HEADINGS = "一二三四五六七八九十"


class Distractors:
    """Made of the texts of samples."""

    def __init__(self, texts: Iterable[str], seed: int = 0) -> None:
        joined = "\n".join(texts)
        self._random = random.Random(seed)
        self._clauses = [tuple(cut(clause)) for clause in _CLAUSE.findall(joined)]
        characters = _HAN.findall(joined)
        pick = self._random.choice
        self._compounds = [pick(characters) + pick(characters) for _ in range(_COMPOUNDS)]
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(_COMPOUNDS)))

    def clause(self) -> str:
        words = self._random.choice(self._clauses)
        return "".join(
            self._exchanged() if len(word) > 1 and self._random.random() < _EXCHANGED else word for word in words
        )

    def prose(self, clauses: int) -> str:
        """Sentences of about four clauses each."""
        made = [self.clause() for _ in range(clauses)]
        return "".join(
            text + ("。" if number % 4 == 3 or number == clauses - 1 else "，") for number, text in enumerate(made)
        )

    def document(self, sections: int) -> str:
        """A document as a person would hand it in: a title and headed sections of 10 to 30 clauses."""
        lines = [f"{self.clause()}工作总结"]
        for number in range(sections):
            lines += [f"{_HEADINGS[number % 10]}、{self.clause()}", self.prose(self._random.randint(10, 30))]
        return "\n".join(lines) + "\n"

    def sample(self, name: str, genre: str, sections: int) -> Sample:
        """A sample as it is kept, without having been read from a file."""
        made: list[SampleSection] = []
        text = ""
        for ordinal in range(sections):
            heading = self.clause()
            body = f"{heading}\n{self.prose(self._random.randint(10, 30))}"
            start = len(text)
            text += body + "\n"
            made.append(SampleSection(ordinal, (heading,), Role.BODY, genre, body, start, start + len(body)))
        level = self._random.choice(_LEVELS)
        return Sample(name, name, self.clause(), genre, level, None, None, Origin.USER, text, tuple(made))

    def queries(self, number: int) -> Sequence[str]:
        """As a brief yields them: a heading, then clauses of facts."""
        return [f"{self.clause()}。工作总结。{self.prose(self._random.randint(3, 8))}" for _ in range(number)]

    def _exchanged(self) -> str:
        return str(self._random.choices(self._compounds, cum_weights=self._weights)[0])


def keep(library: SampleLibrary, made: Iterable[Sample]) -> None:
    """Keep samples without vectors, some in each transaction; one that is kept already stays as it is."""
    remaining = iter(made)
    while some := tuple(islice(remaining, _SAMPLES_A_TRANSACTION)):
        with library.writing():
            for sample in some:
                samples.put(library.db, sample)
