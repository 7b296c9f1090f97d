"""What a check may see: the blocks to judge, and what they are judged by."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

from service.brief import Brief
from service.checks.circumstances import When, read_period
from service.checks.evidence import Evidence, read_evidence
from service.checks.facts_said import FactSaid, Pool, make_pools
from service.checks.planning import planned_blocks
from service.checks.reading import Reading, read_values
from service.checks.said import Stretch
from service.checks.sources import Sources
from service.checks.words import read_words
from service.documents.genres import Genre
from service.draft import Block, Finding, Missing
from service.facts.sheet import FactSheet
from service.text.dates import find_dates
from service.text.lexicon import Lexicon
from service.text.meanings import Period
from service.text.reading import find_mentions
from service.text.sentences import sentences
from service.text.values import Mention, Value

PROSE = frozenset({"heading", "paragraph", "note"})
_MARKED = re.compile(r"【待补：[^】\n]{0,120}】")
_LEAD = 80


@dataclass(frozen=True)
class CheckContext:
    """Everything a check is a function of; what several checks need is worked out once.

    ``grounding`` are the texts of the sample sections that the draft was drafted from, unblanked, for leakage;
    ``template`` is the one that was followed, None when composed. ``expected`` are the ids of the facts (or of single
    values) that the plan put into the draft; what the plan left out is reported as unused, not as missing.
    """

    blocks: tuple[Block, ...]
    brief: Brief
    sheet: FactSheet
    genre: Genre
    lexicon: Lexicon
    expected: frozenset[str] = frozenset()
    missing: tuple[Missing, ...] = ()
    grounding: tuple[str, ...] = ()
    template: str | None = None

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """Headings, paragraphs and notes, in order."""
        return tuple(block for block in self.blocks if block.type in PROSE)

    @cached_property
    def planned(self) -> frozenset[str]:
        """The ids of the blocks that speak of what is to come as a whole."""
        return planned_blocks(self.prose, self.brief, self.genre)

    @cached_property
    def marked(self) -> Mapping[str, tuple[Stretch, ...]]:
        """By block id, what is marked as missing: the spans that say so, and every 【待补：…】 in the text."""
        return {
            block.id: tuple(
                [(span.start, span.end) for span in block.spans if span.kind == "missing"]
                + [match.span() for match in _MARKED.finditer(block.text)]
            )
            for block in self.blocks
        }

    def is_marked(self, block: Block, start: int, end: int) -> bool:
        """Whether a stretch touches what is marked as missing."""
        return any(a < end and start < b for a, b in self.marked[block.id])

    @cached_property
    def sentences(self) -> Mapping[str, tuple[Stretch, ...]]:
        """By block id, the sentences of headings, paragraphs and notes."""
        return {block.id: sentences(block.text) for block in self.prose}

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """By block id, the specifics that it states: not what is marked as missing, and not its own number."""
        return {block.id: self._stated(block) for block in self.blocks if block.type != "table"}

    @cached_property
    def readings(self) -> Mapping[str, tuple[Reading, ...]]:
        """By block id, the values of headings, paragraphs and notes with what is said of them."""
        found: dict[str, tuple[Reading, ...]] = {}
        headings: dict[int, str] = {}
        previous = ""
        year = self.sources.year
        for block in self.prose:
            lead = "。".join([*headings.values(), previous])[-_LEAD:]
            found[block.id] = read_values(block.text, self.mentions[block.id], self.lexicon, lead=lead, year=year)
            if block.type == "heading":
                level = block.level or 1
                headings = {key: text for key, text in headings.items() if key < level} | {level: block.text}
                previous = ""
            else:
                previous = block.text[-_LEAD:]
        return found

    @cached_property
    def facts_said(self) -> tuple[FactSaid, ...]:
        """Every value of every fact with what its fact says of it."""
        found: list[FactSaid] = []
        year = self.sources.year
        for fact in self.sheet.facts:
            mentions = [Mention(value.value, value.start, value.end) for value in fact.values]
            dates = list(find_dates(fact.text)) if fact.fact.statement is None else None
            lead = fact.text[:_LEAD]
            readings = read_values(fact.text, mentions, self.lexicon, lead=lead, dates=dates, year=year)
            found += map(FactSaid, repeat(fact), fact.values, readings)
        return tuple(found)

    @cached_property
    def period(self) -> When | None:
        """The brief's own period."""
        return read_period(self.brief.period)

    @cached_property
    def facts_by_value(self) -> Mapping[Value, tuple[FactSaid, ...]]:
        """The facts' values by meaning."""
        found: dict[Value, list[FactSaid]] = {}
        for each in self.facts_said:
            found.setdefault(each.value.value, []).append(each)
        return {value: tuple(group) for value, group in found.items()}

    @cached_property
    def pairs_in_prose(self) -> frozenset[str]:
        """The pairs of characters of all headings, paragraphs and notes, in the lexicon's wording."""
        text = "\n".join(block.text for block in self.prose)
        return frozenset(read_words(text, self.lexicon.wording).pairs)

    @cached_property
    def dates_in_prose(self) -> frozenset[Period | None]:
        """The dates of all headings, paragraphs and notes, with the brief's year filled in."""
        values = (reading.value for block in self.prose for reading in self.readings[block.id])
        return frozenset(self.sources.dated_value(value) for value in values) - {None}

    @cached_property
    def evidence(self) -> Evidence:
        """The facts' sentences, found by their words."""
        return read_evidence(self.sheet, self.lexicon)

    @cached_property
    def squeezed_sources(self) -> str:
        """What facts and brief say, letters and digits only, a line each."""
        return "\n".join("".join(char for char in line if char.isalnum()) for line in self.source_text.split("\n"))

    @cached_property
    def pools(self) -> Mapping[object, Pool]:
        """The facts' values by the kind within which they compare."""
        return make_pools(self.facts_said)

    @cached_property
    def brief_text(self) -> str:
        """The brief's own words that may be printed, a field a line."""
        brief = self.brief
        table = (*brief.table.columns, *(cell for row in brief.table.rows for cell in row)) if brief.table else ()
        fields = (
            brief.unit,
            brief.region,
            brief.period,
            brief.date,
            brief.title,
            brief.addressee,
            brief.signature_organ,
            brief.section.heading if brief.section else None,
            *(item.heading for item in brief.outline),
            *table,
        )
        return "\n".join(text for text in fields if text)

    @cached_property
    def sources(self) -> Sources:
        """What the draft may state."""
        return Sources(self.brief, self.sheet, self.lexicon, self.brief_text)

    @property
    def source_text(self) -> str:
        """Everything that facts and brief say."""
        return self.sources.text

    def has_source(self, value: Value) -> bool:
        """Whether a fact or the brief states the value."""
        return self.sources.has(value)

    def _stated(self, block: Block) -> tuple[Mention, ...]:
        after_number = len(block.number) if block.number and block.text.startswith(block.number) else 0
        return tuple(
            mention
            for mention in find_mentions(block.text, self.lexicon)
            if mention.start >= after_number and not self.is_marked(block, mention.start, mention.end)
        )


Check = Callable[[CheckContext], Iterable[Finding]]
