"""Section briefs with what is expected of the draft's structure, by hand."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from eval.core.case_files import CaseEntry, LabelledFact, load_cases
from eval.core.suite import SUITES_DIR
from service.brief import Brief, Level, Requirements, SectionAsked, TableAsked
from service.facts.fact import Fact

CASES = SUITES_DIR / "structure" / "cases"


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Expected(_Closed):
    """What the printed section must be like. ``parts`` is the number of points or subheadings, or the least and the
    most; 0 is one paragraph. ``marks`` are the styles allowed (一是, （一） …), by the name of their first mark; none
    means any, the same throughout. ``speaker`` is how the opening names who speaks."""

    heading: str
    parts: int | tuple[int, int]
    marks: tuple[str, ...] = ()
    speaker: str | None = None
    table: bool = False

    @property
    def fewest(self) -> int:
        return self.parts if isinstance(self.parts, int) else self.parts[0]

    @property
    def most(self) -> int:
        return self.parts if isinstance(self.parts, int) else self.parts[1]


class StructureCase(CaseEntry):
    """A brief, its facts numbered f1, f2 … in their order, and what is expected."""

    genre: str
    unit: str
    level: Level
    region: str | None = None
    period: str | None = None
    date: str | None = None
    title: str | None = None
    addressee: str | None = None
    signature_organ: str | None = None
    section: SectionAsked
    facts: tuple[str | LabelledFact, ...] = Field(min_length=1)
    table: TableAsked | None = None
    requirements: Requirements = Requirements()
    expect: Expected

    @property
    def brief(self) -> Brief:
        """The brief to draft from."""
        given = [LabelledFact(statement=fact) if isinstance(fact, str) else fact for fact in self.facts]
        facts = [Fact(id=f"f{n}", **fact.model_dump(exclude_none=True)) for n, fact in enumerate(given, start=1)]
        fields = {name: getattr(self, name) for name in Brief.model_fields if hasattr(self, name)}
        return Brief(**{**fields, "facts": tuple(facts)})


def load_structure_cases(folder: Path = CASES) -> Mapping[str, StructureCase]:
    """All cases by id. Raises DataError with file and line."""
    return load_cases(folder, StructureCase)
