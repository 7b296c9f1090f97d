"""What the revision tests share: drafts of several shapes, and their revision by notes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest

from eval.suites.revision.base_drafts import drafted, load_bases
from service.draft import Draft
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.facts.fact import Fact
from service.revision.note import Note, NoteAnswer
from service.revision.revising import Revised, revise
from service.settings import Settings

Bases = Callable[[str], tuple[Draft, Snapshot]]


@dataclass(frozen=True)
class Outcome:
    """A draft before and after its notes."""

    before: Draft
    revised: Revised

    @property
    def answer(self) -> NoteAnswer:
        return self.revised.answers[0]

    @property
    def texts(self) -> list[str]:
        return [block.text for block in self.revised.draft.blocks]

    def __getitem__(self, id: str) -> str:
        """The text of a block after the notes."""
        return next(block.text for block in self.revised.draft.blocks if block.id == id)

    def was(self, id: str) -> str:
        return next(block.text for block in self.before.blocks if block.id == id)

    @property
    def untouched(self) -> bool:
        return self.revised.draft is self.before


Revising = Callable[..., Outcome]


@pytest.fixture(scope="session")
def resources(tmp_path_factory: pytest.TempPathFactory) -> Resources:
    """The bundled corpus, with a data folder of its own."""
    return Resources(Settings(data_dir=tmp_path_factory.mktemp("data")))


@pytest.fixture(scope="session")
def base(resources: Resources) -> Bases:
    """A draft to be revised by its name, and what it was written from."""

    @cache
    def of(name: str) -> tuple[Draft, Snapshot]:
        return drafted(load_bases()[name], resources)

    return of


@pytest.fixture(scope="session")
def revising(base: Bases, resources: Resources) -> Revising:
    """``revising(name, *notes)``: the draft of that name after these notes, texts or Notes."""

    def run(name: str, *notes: str | Note, facts: tuple[Fact, ...] = ()) -> Outcome:
        draft, snapshot = base(name)
        given = [note if isinstance(note, Note) else Note(note) for note in notes]
        return Outcome(draft, revise(draft, snapshot, given, resources, facts))

    return run
