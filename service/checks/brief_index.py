"""What drafts of one brief are judged by: worked out once, and shared by every run of the checks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

from service.brief import Brief
from service.checks.fact_sentences import FactSentences, read_clauses, read_fact_sentences
from service.checks.fact_values import Candidates, FactOccurrence, group_candidates
from service.checks.permitted_values import PermittedValues
from service.checks.support.samples import SamplesOwn, read_samples
from service.documents.genres import Genre
from service.facts.sheet import FactSheet
from service.proof.prove import Prover
from service.reading.circumstances import When, read_period
from service.reading.values import read_values
from service.text.dates import find_dates
from service.text.lexicon.lexicon import Lexicon
from service.text.values import Mention, SlotType, Value

LEAD = 80
"""How much of what came before a sentence may name its matter."""


@dataclass(frozen=True, eq=False)
class BriefIndex:
    """Immutable; made once a brief. Nothing in it depends on the draft, so that a whole draft, its mended versions and
    single sentences as they arrive are all judged by one.

    ``grounding`` are the texts of the sample sections that the draft is drafted from, unblanked, for leakage;
    ``template`` is the one that is followed, None when composed.
    """

    brief: Brief
    sheet: FactSheet
    genre: Genre
    lexicon: Lexicon
    grounding: tuple[str, ...] = ()
    template: str | None = None

    def read_ahead(self) -> None:
        """Work out what every run of the checks asks for, before there is a draft."""
        _ = (
            self.candidates_by_kind,
            self.facts_by_value,
            self.occurrence_by_value_id,
            self.fact_sentences,
            self.clauses,
            self.samples,
        )
        _ = self.period, self.squeezed_sources

    @cached_property
    def fact_occurrences(self) -> tuple[FactOccurrence, ...]:
        """Every value of every fact with what its fact says of it."""
        found: list[FactOccurrence] = []
        year = self.permitted.year
        for fact in self.sheet.facts:
            mentions = [Mention(value.value, value.start, value.end) for value in fact.values]
            dates = list(find_dates(fact.text)) if fact.fact.statement is None else None
            lead = fact.text[:LEAD]
            occurrences = read_values(fact.text, mentions, self.lexicon, lead=lead, dates=dates, year=year)
            found += map(FactOccurrence, repeat(fact), fact.values, occurrences)
        return tuple(found)

    @cached_property
    def period(self) -> When | None:
        """The brief's own period."""
        return read_period(self.brief.period)

    @cached_property
    def occurrence_by_value_id(self) -> Mapping[str, FactOccurrence]:
        """The facts' values by value id."""
        return {each.value.id: each for each in self.fact_occurrences}

    @cached_property
    def facts_by_value(self) -> Mapping[Value, tuple[FactOccurrence, ...]]:
        """The facts' values by meaning."""
        found: dict[Value, list[FactOccurrence]] = {}
        for each in self.fact_occurrences:
            found.setdefault(each.value.value, []).append(each)
        return {value: tuple(group) for value, group in found.items()}

    @cached_property
    def candidates_by_kind(self) -> Mapping[object, Candidates]:
        """The facts' values by the kind within which they compare."""
        return group_candidates(self.fact_occurrences)

    @cached_property
    def quantities(self) -> Candidates:
        """The facts' quantities, whatever their units."""
        return Candidates([each for each in self.fact_occurrences if each.value.value.type is SlotType.QUANTITY])

    @cached_property
    def clauses(self) -> FactSentences:
        """The clauses of the facts' sentences, found by their words."""
        return read_clauses(self.sheet, self.lexicon)

    @cached_property
    def fact_sentences(self) -> FactSentences:
        """The facts' sentences, found by their words."""
        return read_fact_sentences(self.sheet, self.lexicon)

    @cached_property
    def squeezed_sources(self) -> str:
        """What facts and brief say, letters and digits only, a line each."""
        return "\n".join("".join(char for char in line if char.isalnum()) for line in self.source_text.split("\n"))

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
    def prover(self) -> Prover:
        """What proves the clauses of a draft."""
        return Prover(self.brief, self.sheet, self.lexicon)

    @cached_property
    def permitted(self) -> PermittedValues:
        """What the draft may state."""
        return PermittedValues(self.brief, self.sheet, self.lexicon, self.brief_text)

    @cached_property
    def samples(self) -> SamplesOwn:
        """What the samples have of their own."""
        return read_samples(self.grounding, self.template, self.lexicon, self.permitted)

    @property
    def source_text(self) -> str:
        """Everything that facts and brief say."""
        return self.permitted.text

    def has_source(self, value: Value) -> bool:
        """Whether a fact or the brief states the value."""
        return self.permitted.has(value)
