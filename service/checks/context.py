"""What a check may see: the blocks to judge, and what they are judged by."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.brief import Brief
from service.checks.brief_index import LEAD, BriefIndex
from service.checks.fact_sentences import FactSentences
from service.checks.fact_values import Candidates, FactOccurrence
from service.checks.permitted_values import PermittedValues
from service.checks.planned_sections import planned_blocks
from service.documents.genres import Genre
from service.draft import Block, Finding, Missing, Span
from service.facts.sheet import FactSheet
from service.proof.verdict import Verdict
from service.reading.circumstances import When
from service.reading.values import Occurrence, read_values
from service.reading.words import read_words
from service.text.lexicon.lexicon import Lexicon
from service.text.meanings import Period
from service.text.mentions import find_mentions
from service.text.range import Range
from service.text.sentences import sentences
from service.text.values import Mention, SlotType, Value

PROSE = frozenset({"heading", "paragraph", "note"})
_FIGURE = re.compile("[0-9０-９零〇一二两三四五六七八九十百千万亿%]")
_UNREAD = frozenset({SlotType.PERSON, SlotType.ORGANISATION, SlotType.PLACE})
"""What is told by the words around it; where these say something else, nothing is read."""
_MARKED = re.compile(r"【待补：[^】\n]{0,120}】")


@dataclass(frozen=True)
class CheckContext:
    """Everything a check is a function of; what several checks need is worked out once.

    ``brief_index`` is what the brief and its facts say, the same for every run. ``expected`` are the ids of the facts
    (or of single values) that the plan put into the draft; what it left out is reported as unused, not as missing.
    ``written_freely``: the prose between the values was written by a model. ``proved``: every clause needs a warrant;
    what follows a sample is judged by its words instead, since the sample's clauses are confirmed by whoever fills it.
    """

    blocks: tuple[Block, ...]
    brief_index: BriefIndex
    expected: frozenset[str] = frozenset()
    missing: tuple[Missing, ...] = ()
    written_freely: bool = False
    proved: bool = False

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """Headings, paragraphs and notes, in order."""
        return tuple(block for block in self.blocks if block.type in PROSE)

    @cached_property
    def verdicts(self) -> Mapping[str, tuple[Verdict, ...]]:
        """By block id, the proof of every clause of headings, paragraphs and notes."""
        return self.brief_index.prover.section(self.blocks)

    @cached_property
    def planned(self) -> frozenset[str]:
        """The ids of the blocks that speak of what is to come as a whole."""
        return planned_blocks(self.prose, self.brief, self.genre, self.lexicon)

    @cached_property
    def marked(self) -> Mapping[str, tuple[Range, ...]]:
        """By block id, what is marked as missing: the spans that say so, and every 【待补：…】 in the text, but not of
        what a model wrote, which may mark things of its own accord."""
        return {
            block.id: tuple(
                [Range(span.start, span.end) for span in block.spans if span.kind == "missing"]
                + [Range(*match.span()) for match in _MARKED.finditer(block.text) if not self.written_freely]
            )
            for block in self.blocks
        }

    def is_marked(self, block: Block, start: int, end: int) -> bool:
        """Whether a stretch touches what is marked as missing."""
        return any(each.overlaps(start, end) for each in self.marked[block.id])

    @cached_property
    def sentences(self) -> Mapping[str, tuple[Range, ...]]:
        """By block id, the sentences of headings, paragraphs and notes."""
        return {block.id: sentences(block.text) for block in self.prose}

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """By block id, the specifics that it states: not what is marked as missing, and not its own number."""
        return {block.id: self._stated(block) for block in self.blocks if block.type != "table"}

    @cached_property
    def occurrences(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """By block id, the values of headings, paragraphs and notes with what is said of them."""
        found: dict[str, tuple[Occurrence, ...]] = {}
        headings: dict[int, str] = {}
        previous = ""
        year = self.permitted.year
        for block in self.prose:
            lead = "。".join([*headings.values(), previous])[-LEAD:]
            found[block.id] = read_values(block.text, self.mentions[block.id], self.lexicon, lead=lead, year=year)
            if block.type == "heading":
                level = block.level or 1
                headings = {key: text for key, text in headings.items() if key < level} | {level: block.text}
                previous = ""
            else:
                previous = block.text[-LEAD:]
        return found

    @cached_property
    def pairs_in_prose(self) -> frozenset[str]:
        """The pairs of characters of all headings, paragraphs and notes, in the lexicon's wording."""
        text = "\n".join(block.text for block in self.prose)
        return frozenset(read_words(text, self.lexicon.wording).pairs)

    @cached_property
    def dates_in_prose(self) -> frozenset[Period | None]:
        """The dates of all headings, paragraphs and notes, with the brief's year filled in."""
        values = (occurrence.value for block in self.prose for occurrence in self.occurrences[block.id])
        return frozenset(self.permitted.dated_value(value) for value in values) - {None}

    @property
    def brief(self) -> Brief:
        return self.brief_index.brief

    @property
    def sheet(self) -> FactSheet:
        return self.brief_index.sheet

    @property
    def genre(self) -> Genre:
        return self.brief_index.genre

    @property
    def lexicon(self) -> Lexicon:
        return self.brief_index.lexicon

    @property
    def grounding(self) -> tuple[str, ...]:
        return self.brief_index.grounding

    @property
    def template(self) -> str | None:
        return self.brief_index.template

    @property
    def fact_occurrences(self) -> tuple[FactOccurrence, ...]:
        return self.brief_index.fact_occurrences

    @property
    def occurrence_by_value_id(self) -> Mapping[str, FactOccurrence]:
        return self.brief_index.occurrence_by_value_id

    @property
    def facts_by_value(self) -> Mapping[Value, tuple[FactOccurrence, ...]]:
        return self.brief_index.facts_by_value

    @property
    def candidates_by_kind(self) -> Mapping[object, Candidates]:
        return self.brief_index.candidates_by_kind

    @property
    def fact_sentences(self) -> FactSentences:
        return self.brief_index.fact_sentences

    @property
    def period(self) -> When | None:
        return self.brief_index.period

    @property
    def permitted(self) -> PermittedValues:
        return self.brief_index.permitted

    @property
    def source_text(self) -> str:
        return self.brief_index.source_text

    @property
    def squeezed_sources(self) -> str:
        return self.brief_index.squeezed_sources

    @property
    def brief_text(self) -> str:
        return self.brief_index.brief_text

    def has_source(self, value: Value) -> bool:
        """Whether a fact or the brief states the value."""
        return self.brief_index.has_source(value)

    def _stated(self, block: Block) -> tuple[Mention, ...]:
        after_number = len(block.number) if block.number and block.text.startswith(block.number) else 0
        put = {span.start: span for span in block.spans if span.fact in self.occurrence_by_value_id}
        found = [
            self._as_put(mention, put.get(mention.start), block)
            for mention in find_mentions(block.text, self.lexicon)
            if mention.start >= after_number and not self.is_marked(block, mention.start, mention.end)
        ]
        return tuple(sorted([*found, *self._unread(block, found)], key=lambda mention: mention.start))

    def _unread(self, block: Block, found: Sequence[Mention]) -> Iterator[Mention]:
        """The values of facts that were put where nothing is read (a name without an office: 共何知远)."""
        for span in block.spans if self.written_freely else ():
            source = self.occurrence_by_value_id.get(span.fact) if span.fact is not None else None
            if source is None or source.value.value.type not in _UNREAD:
                continue
            if not any(span.start < each.end and each.start < span.end for each in found):
                yield Mention(source.value.value, span.start, span.end)

    def _as_put(self, mention: Mention, span: Span | None, block: Block) -> Mention:
        """The mention, without the word after it with which a value that was put there reads as another (6.8万个 in
        6.8万个岗位)."""
        if span is None or span.fact is None or span.end >= mention.end:
            return mention
        more = block.text[span.end : mention.end]
        if not more.isalpha() or _FIGURE.search(more):
            return mention
        return Mention(self.occurrence_by_value_id[span.fact].value.value, span.start, span.end)


Check = Callable[[CheckContext], Iterable[Finding]]
