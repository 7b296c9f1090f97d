"""The values of a text: each with its place, its matter (what it is a value of) and circumstances (period, area …)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from service.reading.circumstances import Circumstances, read_circumstances
from service.reading.matter import Matter
from service.reading.occurrence import PlacedMention, place_mentions
from service.reading.words import WordMap, map_words
from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range
from service.text.values import Mention, SlotType, Value


@dataclass(frozen=True)
class _Text:
    """A text with its figures left out, and what was said before it; its words are read once, when asked for."""

    text: str
    lead: str
    figures: tuple[Range, ...]
    lexicon: Lexicon

    @cached_property
    def words(self) -> WordMap:
        return map_words(self.text, self.lexicon.wording, self.figures)

    @cached_property
    def leading(self) -> WordMap:
        return map_words(self.lead, self.lexicon.wording)


@dataclass(frozen=True)
class Occurrence:
    """A value of the draft or of a fact (410人 in “培训教师410人”); matter and circumstances are read on demand."""

    placed: PlacedMention
    text: _Text
    year: int | None

    @property
    def value(self) -> Value:
        return self.placed.mention.value

    @cached_property
    def matter(self) -> Matter:
        return Matter(self.placed, self.text.words, self.text.leading)

    @cached_property
    def circumstances(self) -> Circumstances:
        return read_circumstances(self.placed, self.text.lexicon, self.year)


def read_values(
    text: str,
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    *,
    lead: str = "",
    dates: Sequence[Mention] | None = None,
    year: int | None = None,
) -> tuple[Occurrence, ...]:
    """The values of a text at ``mentions`` (in order). ``lead`` is what was said before it, ``year`` what 今年 is;
    ``dates`` are given where the mentions are not all that the text has."""
    if not mentions:
        return ()
    figures = tuple(Range(each.start, each.end) for each in mentions if each.value.type is SlotType.QUANTITY)
    whole = _Text(text, lead, figures, lexicon)
    return tuple(Occurrence(placed, whole, year) for placed in place_mentions(text, mentions, lead, dates))
