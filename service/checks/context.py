"""What a check may see: the blocks to judge, and what they are judged by."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from service.brief import Brief
from service.documents.genres import Genre
from service.draft import Block, Finding, Missing
from service.facts.sheet import FactSheet
from service.text.lexicon import Lexicon
from service.text.reading import find_mentions
from service.text.values import Mention, Value


@dataclass(frozen=True)
class CheckContext:
    """Everything a check is a function of; what several checks need is worked out once.

    ``grounding`` are the texts of the sample sections that the draft was drafted from, unblanked, for leakage;
    ``template`` is the one that was followed, None when composed. ``expected`` are the ids of the facts that the plan
    put into the draft (a fact that the plan left out is reported as unused, not as missing).
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
    def mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """By block id, the specifics that it states: not what is marked as missing, and not its own number."""
        return {block.id: self._stated(block) for block in self.blocks if block.type != "table"}

    @cached_property
    def brief_text(self) -> str:
        """The brief's own words that may be printed, a field a line."""
        brief = self.brief
        table = (*brief.table.columns, *(cell for row in brief.table.rows for cell in row)) if brief.table else ()
        section = (brief.section.heading,) if brief.section else ()
        fields = (
            brief.unit,
            brief.region,
            brief.period,
            brief.date,
            brief.title,
            brief.addressee,
            brief.signature_organ,
        )
        outline = tuple(item.heading for item in brief.outline)
        return "\n".join(text for text in (*fields, *section, *outline, *table) if text)

    @cached_property
    def source_text(self) -> str:
        """Everything that facts and brief say."""
        return "\n".join([*(fact.text for fact in self.sheet.facts), self.brief_text])

    @cached_property
    def source_values(self) -> frozenset[Value]:
        """The values that the draft may state."""
        given = {value.value for value in self.sheet.values.values()}
        return frozenset(given | {mention.value for mention in find_mentions(self.source_text, self.lexicon)})

    def has_source(self, value: Value) -> bool:
        """Whether a fact or the brief states the value: by meaning, or in the same words."""
        return value in self.source_values or value.text in self.source_text

    def _stated(self, block: Block) -> tuple[Mention, ...]:
        missing = [(span.start, span.end) for span in block.spans if span.kind == "missing"]
        after_number = len(block.number) if block.number and block.text.startswith(block.number) else 0
        return tuple(
            mention
            for mention in find_mentions(block.text, self.lexicon)
            if mention.start >= after_number and not any(a < mention.end and mention.start < b for a, b in missing)
        )


Check = Callable[[CheckContext], Iterable[Finding]]
