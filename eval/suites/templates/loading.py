"""Templates with facts: a sample whose slots are marked with what belongs there, by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from eval.core.case_files import CaseEntry, LabelledFact, load_cases
from eval.core.slot_marks import PairError, parse_marks
from eval.core.suite import SUITES_DIR
from service.brief import Brief, Follow, Level, SectionAsked
from service.documents.source import SourceText
from service.facts.fact import Fact

CASES = SUITES_DIR / "templates" / "cases"

Kind = Literal[
    "complete",
    "withheld",
    "superfluous",
    "lookalike",
    "periods",
    "approximate",
    "numerals",
    "labelled",
    "respective",
    "rates",
    "names",
    "finished",
]


@dataclass(frozen=True, slots=True)
class Slot:
    """A marked slot: ``sample[start:end]``, and the texts that may stand there; none means that it must be asked
    for."""

    start: int
    end: int
    former: str
    expected: tuple[str, ...]


class TemplateCase(CaseEntry):
    """``sample`` is a section with ``⟦former|expected⟧`` for every slot (``⟦former|⟧``: to be asked for; ``a/b``:
    either will do); ``unused`` are the facts that have no place in it, numbered f1, f2 … in their order."""

    split: Literal["dev", "held"] = "dev"
    kind: Kind
    genre: str = "work_summary"
    unit: str = "云溪县水务局"
    level: Level = Level.COUNTY
    period: str = "2025年"
    section: str | None = None
    sample: str
    facts: tuple[str | LabelledFact, ...] = Field(min_length=1)
    unused: tuple[str, ...] = ()

    @field_validator("sample")
    @classmethod
    def _marked(cls, sample: str) -> str:
        try:
            parse_marks(sample)
        except PairError as error:
            raise ValueError(error.message) from error
        return sample.strip()

    @cached_property
    def _parsed(self) -> tuple[str, tuple[Slot, ...]]:
        text, marks = parse_marks(self.sample)
        slots = (Slot(m.start, m.end, m.former, tuple((m.expected or "").split("/"))) for m in marks)
        return text, tuple(Slot(s.start, s.end, s.former, s.expected if s.expected != ("",) else ()) for s in slots)

    @property
    def text(self) -> str:
        """The sample without its marks."""
        return self._parsed[0]

    @property
    def slots(self) -> tuple[Slot, ...]:
        return self._parsed[1]

    @property
    def body_start(self) -> int:
        """Where the section's own heading, if it has one, ends."""
        return self.text.index("\n", self.text.index(f"、{self.section}\n")) + 1 if self.section else 0

    @property
    def source(self) -> SourceText:
        return SourceText(self.id, self.text)

    @property
    def brief(self) -> Brief:
        """A brief that follows the sample."""
        given = [LabelledFact(statement=fact) if isinstance(fact, str) else fact for fact in self.facts]
        return Brief(
            genre=self.genre,
            unit=self.unit,
            level=self.level,
            period=self.period,
            section=SectionAsked(heading="工作开展情况", number=1),
            follow=Follow(sample=self.id, section=self.section),
            facts=tuple(
                Fact(id=f"f{n}", **fact.model_dump(exclude_none=True)) for n, fact in enumerate(given, start=1)
            ),
        )


def load_template_cases(folder: Path = CASES) -> Mapping[str, TemplateCase]:
    """All cases by id. Raises DataError with file and line."""
    return load_cases(folder, TemplateCase)
