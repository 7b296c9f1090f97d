"""What counts as a source: the values of the facts, the fields of the brief, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from service.brief import Brief
from service.checks.context import CheckContext
from service.draft import Block
from service.text.reading import find_mentions
from service.text.values import Mention, Value


@dataclass(frozen=True)
class Sources:
    """The values that the draft may state. Compared by type and meaning, not by writing."""

    context: CheckContext

    @cached_property
    def values(self) -> frozenset[Value]:
        """All values of facts (also those read from a labelled fact's own words) and of the brief's fields."""
        found = {value.value for value in self.context.sheet.values.values()}
        for text in (*(fact.text for fact in self.context.sheet.facts), *brief_texts(self.context.brief)):
            found |= {mention.value for mention in find_mentions(text, self.context.lexicon)}
        return frozenset(found)

    @cached_property
    def text(self) -> str:
        """Everything that facts and brief say, for names that stand inside longer ones."""
        return "\n".join([*(fact.text for fact in self.context.sheet.facts), *brief_texts(self.context.brief)])

    def has(self, mention: Mention) -> bool:
        """Whether a value has a source: the same meaning, or the same words."""
        return mention.value in self.values or mention.value.text in self.text


def brief_texts(brief: Brief) -> tuple[str, ...]:
    """The brief's own words that may be printed."""
    section = (brief.section.heading,) if brief.section else ()
    table = ((*brief.table.columns, *(cell for row in brief.table.rows for cell in row))) if brief.table else ()
    fields = (brief.unit, brief.region, brief.period, brief.date, brief.title, brief.addressee, brief.signature_organ)
    outline = tuple(item.heading for item in brief.outline)
    return tuple(text for text in (*fields, *section, *outline, *table) if text)


def mentions_in(block: Block, context: CheckContext) -> Iterator[Mention]:
    """The specifics of a block that are stated as such: not what is marked as missing, and not its own number."""
    missing = [(span.start, span.end) for span in block.spans if span.kind == "missing"]
    start = len(block.number) if block.number and block.text.startswith(block.number) else 0
    for mention in find_mentions(block.text, context.lexicon):
        if mention.start >= start and not any(a < mention.end and mention.start < b for a, b in missing):
            yield mention
