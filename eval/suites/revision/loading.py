"""Cases of the revision suite: a draft, notes, and what must be true of the next version."""

from collections.abc import Mapping
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from eval.core.case_files import CaseEntry, load_cases
from eval.core.suite import SUITES_DIR
from eval.suites.revision.base_drafts import load_bases
from service.revision.note import Verdict

CASES = SUITES_DIR / "revision" / "cases"
_ASIDE = (Verdict.REFUSED, Verdict.UNCLEAR)


class NoteCase(BaseModel):
    """A note and what fulfils it. ``stretch`` are words of ``block`` that it is anchored at.

    ``verdict`` is what has to be answered, ``says`` what the answer must contain. The next version has all of ``has``,
    none of ``lacks``, the texts of ``order`` in this order, and of ``most`` each block in so many 字数. Words in
    ``mends`` of the old version may be others in the new one: a sentence that has them, or a whole block by its id.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    note: str = Field(min_length=1)
    block: str | None = None
    stretch: str | None = None
    verdict: Verdict
    says: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    most: Mapping[str, int] = Field(default_factory=dict)
    mends: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _something_to_see(self) -> Self:
        if self.verdict in _ASIDE and self.mends:
            raise ValueError("被拒绝或要问清的意见不应改动任何文字，mends 须空着")
        if self.verdict not in _ASIDE and not (self.has or self.lacks or self.order or self.most or self.says):
            raise ValueError("写明怎样算照办：has、lacks、order、most 或 says")
        return self

    @property
    def aside(self) -> bool:
        """Whether nothing may be done for it."""
        return self.verdict in _ASIDE


class RevisionCase(CaseEntry):
    """``base`` is a draft of ``bases``; ``answer`` what a model answers, where one is asked. ``drops`` are ids of facts
    that the notes let fall out; ``states`` the specifics that notes state, or that follow from what they state."""

    base: str
    kind: str = Field(min_length=1)
    notes: tuple[NoteCase, ...] = Field(min_length=1)
    answer: str | None = None
    drops: tuple[str, ...] = ()
    states: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _known_base(self) -> Self:
        if self.base not in load_bases():
            raise ValueError(f"没有“{self.base}”这份底稿，可用：{'、'.join(load_bases())}")
        return self


def load_revision_cases() -> dict[str, RevisionCase]:
    """All cases by id. Raises DataError."""
    return load_cases(CASES, RevisionCase)
