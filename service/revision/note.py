"""Notes 修改意见 and what is answered to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from service.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader wants changed. ``block`` anchors it; with ``start``/``end`` to a stretch of that block's text."""

    text: str
    block: str | None = None
    start: int | None = None
    end: int | None = None


def stated_by(note: Note, fact: Fact) -> Fact:
    """A fact as a note states it: to be confirmed."""
    return fact.model_copy(update={"source": f"修改意见：{note.text}", "unconfirmed": True})


class Verdict(StrEnum):
    """What became of a note: done; done in part; not done, and why; or a question, because it can be read several
    ways."""

    APPLIED = "applied"
    PARTLY = "partly"
    REFUSED = "refused"
    UNCLEAR = "unclear"


VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.APPLIED: "已改",
        Verdict.PARTLY: "部分改了",
        Verdict.REFUSED: "没有改",
        Verdict.UNCLEAR: "请说明",
    }
)
"""What a reader is told of a note."""


@dataclass(frozen=True, slots=True)
class NoteAnswer:
    """``blocks`` are the ids of the blocks that it changed; ``message`` says how, why not, or asks (Chinese). ``facts``
    are the ids of facts that the note made or changed, to be confirmed."""

    note: Note
    verdict: Verdict
    message: str
    blocks: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
