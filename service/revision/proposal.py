"""What a note leads to before it is checked: operations on blocks, facts that it states, and what is answered."""

from dataclasses import dataclass

from service.brief import Brief
from service.draft import Block
from service.drafting.resources import Resources
from service.facts.fact import Fact
from service.facts.sheet import FactSheet
from service.revision.note import Verdict
from service.revision.operations import Operation
from service.text.lexicon import Lexicon


@dataclass(frozen=True)
class State:
    """The draft as it stands when a note is read: the blocks so far, and the brief with its facts as they are now."""

    blocks: tuple[Block, ...]
    brief: Brief
    sheet: FactSheet
    resources: Resources

    @property
    def lexicon(self) -> Lexicon:
        return self.resources.lexicon

    def block(self, id: str) -> Block | None:
        return next((block for block in self.blocks if block.id == id), None)


@dataclass(frozen=True, slots=True)
class Proposal:
    """``facts`` are the facts that the note makes or changes. Without operations and facts it is an answer only.

    ``renumber``: the order of the parts changes, so their numbers follow. ``heading`` is a new heading of the section.
    ``style`` is a new way of marking points. ``drops`` says that facts may fall out, because the note asks for it.
    """

    verdict: Verdict
    message: str
    operations: tuple[Operation, ...] = ()
    facts: tuple[Fact, ...] = ()
    renumber: bool = False
    heading: str | None = None
    style: str | None = None
    drops: bool = False


def unclear(question: str) -> Proposal:
    return Proposal(Verdict.UNCLEAR, question)


def refused(reason: str) -> Proposal:
    return Proposal(Verdict.REFUSED, reason)
