"""Reading a text for its values: each with where it is said, what it is about, and what holds of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from service.reading.circumstances import Circumstances, read_circumstances
from service.reading.matter import Matter
from service.reading.occurrence import Said, read_said
from service.reading.words import WordMap, map_words
from service.text.lexicon.lexicon import Lexicon
from service.text.values import Mention, SlotType, Value


@dataclass(frozen=True)
class _Text:
    """A text with its figures left out, and what was said before it; its words are read once, when asked for."""

    text: str
    lead: str
    figures: tuple[tuple[int, int], ...]
    lexicon: Lexicon

    @cached_property
    def words(self) -> WordMap:
        return map_words(self.text, self.lexicon.wording, self.figures)

    @cached_property
    def leading(self) -> WordMap:
        return map_words(self.lead, self.lexicon.wording)


@dataclass(frozen=True)
class Reading:
    """A value of the draft or of a fact; what is about it is worked out when it is asked for."""

    said: Said
    text: _Text
    year: int | None

    @property
    def value(self) -> Value:
        return self.said.mention.value

    @cached_property
    def matter(self) -> Matter:
        return Matter(self.said, self.text.words, self.text.leading)

    @cached_property
    def circumstances(self) -> Circumstances:
        return read_circumstances(self.said, self.text.lexicon, self.year)


def read_values(
    text: str,
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    *,
    lead: str = "",
    dates: Sequence[Mention] | None = None,
    year: int | None = None,
) -> tuple[Reading, ...]:
    """The values of a text at ``mentions`` (in order). ``lead`` is what was said before it, ``year`` what 今年 is;
    ``dates`` are given where the mentions are not all that the text has."""
    if not mentions:
        return ()
    figures = tuple((each.start, each.end) for each in mentions if each.value.type is SlotType.QUANTITY)
    whole = _Text(text, lead, figures, lexicon)
    return tuple(Reading(said, whole, year) for said in read_said(text, mentions, lead, dates))
