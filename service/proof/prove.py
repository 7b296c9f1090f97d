"""The proof: for every clause of a draft its warrant, or the words of it that have no source.

A clause that carries values is held against the facts of those values (``valued``): it adds nothing to them and loses
nothing of what makes them true. A clause without values says what one fact says, or is of a form that asserts nothing,
or gives the brief's own words, or only orders the text (``valueless``). What a person put into these words stands as
that person's. Anything else is unproved.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.brief import Brief
from service.draft import Block
from service.facts.sheet import FactSheet
from service.proof.fact_texts import squeezed
from service.proof.items import Place
from service.proof.leave import Leave
from service.proof.paragraph import Paragraph
from service.proof.valued import prove_valued
from service.proof.valueless import prove_valueless
from service.proof.verdict import Proved, Unproved, Verdict
from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range
from service.text.sentences import sentences

PROSE = frozenset({"heading", "paragraph", "note"})
"""The blocks whose clauses need a warrant."""
_VERBATIM_MIN = 4
"""Characters of a clause below which it is too short to be a fact's word for word (完成)."""


@dataclass(frozen=True, eq=False)
class Prover:
    """Proves the drafts of one brief. Made once a brief; pure."""

    brief: Brief
    sheet: FactSheet
    lexicon: Lexicon

    @cached_property
    def leave(self) -> Leave:
        return Leave(self.brief, self.sheet, self.lexicon)

    def section(self, blocks: Iterable[Block]) -> Mapping[str, tuple[Verdict, ...]]:
        """By block id, a verdict for every clause of a section's prose, each block read under what stands above it. The
        section's own heading is the brief's."""
        found: dict[str, tuple[Verdict, ...]] = {}
        before = ""
        for block in blocks:
            if block.type not in PROSE:
                continue
            own = self.leave.heading
            if block.type == "heading" and own is not None and block.text.endswith(own):
                found[block.id] = (Proved(0, len(block.text), "brief"),)
            else:
                found[block.id] = self.prove(block, before)
            before = block.text
        return found

    def prove(self, block: Block, before: str = "") -> tuple[Verdict, ...]:
        """A verdict for every clause of a paragraph or heading. ``before`` is the text above it in its section."""
        return tuple(_verdicts(Paragraph(self.leave, block, before)))


def _verdicts(paragraph: Paragraph) -> Iterator[Verdict]:
    for sentence in sentences(paragraph.block.text):
        after_value = False
        for whole in paragraph.clauses(sentence):
            here = [place for place in paragraph.places if whole.start <= place.start < whole.end]
            clause = Range(paragraph.after_order(whole), whole.end)
            verdict = _verbatim(paragraph, clause, here) or (
                prove_valued(paragraph, clause, here, sentence)
                if here
                else prove_valueless(paragraph, clause, sentence, after_value=after_value)
            )
            yield paragraph.given(clause) or verdict if isinstance(verdict, Unproved) else verdict
            after_value = after_value or bool(here)


def _verbatim(paragraph: Paragraph, clause: Range, here: Sequence[Place]) -> Proved | None:
    """The clause word for word as a fact has it, its values those of that fact."""
    said = squeezed(clause.of(paragraph.block.text))
    facts = {place.id.fact for place in here}
    if len(said) < _VERBATIM_MIN or len(facts) > 1:
        return None
    known = paragraph.leave.facts
    for fact in (known[each] for each in facts) if facts else known.values():
        if said in fact.runs:
            return Proved(*clause, "fact", (fact.id,))
    return None
