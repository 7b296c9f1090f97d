"""A paragraph as the proof reads it: its values with their items, and its words with the values hidden."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.draft import Block
from service.facts.value_id import ValueId
from service.proof.cover import cover
from service.proof.fact_texts import HOLE, FactText, masked
from service.proof.items import Item, Place, items_of
from service.proof.leave import Leave
from service.proof.small_words import exact_in, stands_for
from service.proof.verdict import Proved
from service.reading.scope import find_scopes
from service.reading.setting import heading_intent, speaks_ahead
from service.reading.state import PLANS, governing
from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range
from service.text.sentences import clauses, sentences

CONTENT = re.compile("[\u4e00-\u9fffA-Za-z0-9]")
_SOURCED = frozenset({"fact", "derived"})
_GIVEN = frozenset({"note", "brief"})
_ORDER = re.compile(
    "^(?:[一二三四五六七八九十]{1,3}(?:是|要|、)|（[一二三四五六七八九十]{1,3}）|\\d{1,2}[.．、](?!\\d)|（\\d{1,2}）|[①-⑳]|——|第[一二三四五六七八九十](?:，|、))"
)


@dataclass(frozen=True, eq=False)
class Paragraph:
    """A block of a draft under the leave of its brief. ``before`` is the text above it in its section."""

    leave: Leave
    block: Block
    before: str

    @cached_property
    def places(self) -> Sequence[Place]:
        """The values of facts that stand in it, in order: those that were put there, and names that stand there as one
        fact alone has them."""
        known = [
            Place(ValueId(span.fact), span.start, span.end)
            for span in self.block.spans
            if span.kind in _SOURCED and span.fact and ValueId(span.fact).fact in self.leave.facts
        ]
        taken = [
            Range(span.start, span.end) for span in self.block.spans if span.kind in (*_SOURCED, "brief", "missing")
        ]
        for name, value in self.leave.names.items():
            at = self.block.text.find(name)
            while at >= 0:
                here = Range(at, at + len(name))
                if not any(other.overlaps(*here) for other in taken):
                    known.append(Place(value, *here))
                    taken.append(here)
                at = self.block.text.find(name, at + len(name))
        return sorted(known, key=lambda place: place.start)

    @cached_property
    def items(self) -> Mapping[int, Item]:
        """Items by where their value begins."""
        return {item.value.start: item for item in items_of(self.block.text, self.places)}

    @cached_property
    def words(self) -> str:
        """The text with values, brief fields and marked blanks hidden."""
        hidden = [Range(s.start, s.end) for s in self.block.spans if s.kind in (*_SOURCED, "brief", "missing")]
        hidden += [Range(place.start, place.end) for place in self.places]
        return masked(self.block.text, hidden)

    def is_ahead(self, sentence: Range) -> bool:
        """Whether what a sentence tells is to come without its saying so: in a plan, under 下一步打算."""
        lexicon = self.leave.lexicon
        return (
            self.leave.ahead
            or heading_intent(self.before, lexicon) is not None
            or speaks_ahead(self.block.text[: sentence.end], lexicon)
        )

    def says_it_plans(self, clause: Range, sentence: Range) -> bool:
        """Whether a clause says of what it tells that it is planned (拟新建泵站3座)."""
        return _plans(self.block.text, sentence, clause, self.leave.lexicon)

    def plans(self, clause: Range, sentence: Range) -> bool:
        """Whether a clause is read as a plan, by its own words or by where it stands."""
        return self.says_it_plans(clause, sentence) or self.is_ahead(sentence)

    def fact_plans(self, fact: FactText, item: Item) -> bool:
        """Whether a fact tells a value as planned."""
        return _plans(fact.fact.text, item.sentence, item.clause, self.leave.lexicon)

    def clause_plans(self, fact: FactText, clause: Range) -> bool:
        """Whether a fact tells what a clause of it says as planned."""
        text = fact.fact.text
        within = (each for each in sentences(text) if each[0] <= clause.start < each[1])
        return any(_plans(text, Range(*each), clause, self.leave.lexicon) for each in within)

    def has_scope(self, fact: FactText) -> bool:
        """Whether a fact says of what area it is (城区, 全市), so that the unit's own is not meant."""
        text = fact.fact.text
        return next(find_scopes(text, 0, len(text), self.leave.lexicon), None) is not None

    def given(self, clause: Range) -> Proved | None:
        """The warrant of a clause that a person put into these words: a note's, or confirmed like the brief's own."""
        for span in self.block.spans:
            if span.kind in _GIVEN and span.start <= clause.start and clause.end <= span.end:
                return Proved(*clause, span.kind)
        return None

    def fact_of(self, place: Place) -> FactText:
        return self.leave.facts[place.id.fact]

    def clauses(self, sentence: Range) -> Iterator[Range]:
        """The clauses of a sentence; one that is only a date or a name goes with the next."""
        parts = list(clauses(self.block.text, *sentence))
        start: int | None = None
        for n, (left, right) in enumerate(parts):
            begin = left if start is None else start
            if n + 1 < len(parts) and self._is_bare(Range(self.after_order(Range(left, right)), right)):
                start = begin
                continue
            start = None
            yield Range(begin, right)

    def after_order(self, clause: Range) -> int:
        """Where a clause begins behind the mark of its point (一是)."""
        found = _ORDER.match(clause.of(self.block.text))
        return clause.start + found.end() if found else clause.start

    def foreign(self, stretch: Range, sources: str) -> Iterator[str]:
        """Exact words of a stretch that the sources do not have, and that stand for none of theirs."""
        vocabulary = self.leave.vocabulary
        for word in exact_in(self.words, stretch, vocabulary, self.leave.framing):
            if not stands_for(word, sources, vocabulary):
                yield word

    def _is_bare(self, clause: Range) -> bool:
        text = clause.of(self.words)
        if text in self.leave.vocabulary.of("opener"):
            return True
        rest = cover(self.words, *clause, "", self.leave.free, self.leave.vocabulary)
        return HOLE in text and not any(CONTENT.search(bare.of(self.words).replace(HOLE, "")) for bare in rest.bare)


def _plans(text: str, sentence: Range, clause: Range, lexicon: Lexicon) -> bool:
    return any(word.state in PLANS for word in governing(text, sentence.start, clause, lexicon))
