"""What a note leads to before it is checked: operations on blocks, facts that it states, and what is answered."""

from dataclasses import dataclass, replace

from service.brief import Brief
from service.draft import Block
from service.drafting.resources import Resources
from service.facts.fact import Fact
from service.facts.sheet import FactSheet
from service.revision.folding import base_of
from service.revision.note import Note, Verdict
from service.revision.operations import Operation
from service.revision.parts import Part, part_of, parts_named, points_of
from service.text.lexicon.lexicon import Lexicon


@dataclass(frozen=True)
class State:
    """The draft as it stands when a note is read: the blocks so far, points inside a paragraph taken apart, and the
    brief with its facts as they are now. ``seen`` are the blocks as the reader saw them, before any note: 第三点 is the
    third that was read, though an earlier note has deleted the second; ``first`` are the facts as they were then."""

    blocks: tuple[Block, ...]
    seen: tuple[Block, ...]
    first: FactSheet
    brief: Brief
    sheet: FactSheet
    resources: Resources

    @property
    def lexicon(self) -> Lexicon:
        return self.resources.lexicon

    @property
    def local(self) -> bool:
        """Whether whatever stands in quotes is a value, that must not leave."""
        return self.brief.requirements.keep_values_local

    def block(self, id: str) -> Block | None:
        return next((block for block in self.blocks if block.id == id), None)

    def within(self, note: Note) -> tuple[Block, ...]:
        """The blocks that a note is about: of its anchor, else of the parts that it names, else all."""
        if note.block is not None:
            return tuple(block for block in self.blocks if note.block in (block.id, base_of(block.id)))
        parts = self.parts(note.text)
        if not parts:
            return self.blocks
        return tuple(block for part in parts for block in self.blocks[part.first : part.last + 1])

    def parts(self, text: str) -> tuple[Part, ...]:
        """The parts that a text names that are still there, where they stand now."""
        found = (self._now(part.ids(self.seen)) for part in parts_named(text, self.seen))
        return tuple(dict.fromkeys(part for part in found if part is not None))

    def part(self, note: Note) -> Part | None:
        """The part that a note is about: the first that it names, else that of its anchor."""
        named = self.parts(note.text)
        if named:
            return named[0]
        return part_of(note.block, self.blocks) if note.block is not None else None

    def gone(self, text: str) -> bool:
        """Whether a part that a text names was deleted by an earlier note."""
        return any(self._now(part.ids(self.seen)) is None for part in parts_named(text, self.seen))

    def _now(self, ids: tuple[str, ...]) -> Part | None:
        at = [n for n, block in enumerate(self.blocks) if block.id in ids]
        if not at:
            return None
        point = next((point for point in points_of(self.blocks) if point.first == at[0]), None)
        return replace(point, last=max(point.last, at[-1])) if point is not None else Part(at[0], at[-1])


@dataclass(frozen=True, slots=True)
class Proposal:
    """``facts`` are the facts that the note makes or changes. Without operations and facts it is an answer only.

    ``renumber``: the order of the parts changes, so their numbers follow. ``heading`` is a new heading of the section.
    ``style`` is a new way of marking points. ``drops`` says that facts may fall out, because the note asks for it.
    ``freely``: a model wrote the words; its operations are on whole blocks, and it is held to what is not asked of a
    person's words.
    """

    verdict: Verdict
    message: str
    operations: tuple[Operation, ...] = ()
    facts: tuple[Fact, ...] = ()
    renumber: bool = False
    heading: str | None = None
    style: str | None = None
    drops: bool = False
    freely: bool = False


def unclear(question: str) -> Proposal:
    return Proposal(Verdict.UNCLEAR, question)


def refused(reason: str) -> Proposal:
    return Proposal(Verdict.REFUSED, reason)
