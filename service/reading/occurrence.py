"""A value at its place in a text — a draft or a fact — with the words around it that say what it is a value of."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from service.reading.respective import dealt
from service.text.range import Range
from service.text.sentences import clauses, sentences
from service.text.values import Mention, SlotType

_BREAK = re.compile(r"[，。；：、！？!?,;\n]")
"""What parts one counted thing from the next: commas and stops, and the 、 of a list."""


_NEAR, _CLAUSE, _SENTENCE = 40, 80, 240
_DATES = 6


@dataclass(frozen=True)
class PlacedMention:
    """A mention at its place in ``text``; all ranges are offsets in it. In “3月培训教师410人，改造校舍15栋。” the value
    15栋 has 改造校舍 beside it, “改造校舍15栋” as its clause and 3月 as its date.

    ``near`` is what stands directly beside the value, up to the next mark or the next quantity, on both sides, or the
    thing that 分别 gives it;
    ``clause`` and ``sentence`` enclose it; ``dates`` are the dates and periods before it in the sentence;
    ``shares_clause``: other quantities stand in the clause.
    ``lead`` is the text before it in the same paragraph, and the headings above: they name the matter of a sentence
    that does not name its own (共12期，1800人次参加).
    """

    mention: Mention
    text: str
    near: tuple[Range, Range]
    clause: Range
    sentence: Range
    dates: tuple[Mention, ...] = ()
    shares_clause: bool = False
    lead: str = ""

    @property
    def start(self) -> int:
        return self.mention.start

    @property
    def end(self) -> int:
        return self.mention.end

    @cached_property
    def sentence_text(self) -> str:
        return self.sentence.of(self.text)

    def shares_words_with(self, other: str) -> bool:
        """Whether two characters in a row beside the value stand in another text, whatever they are."""
        pieces = [self.text[start:end] for start, end in self.near]
        pairs = (piece[at : at + 2] for piece in pieces for at in range(len(piece) - 1))
        return any(pair.isalpha() and pair in other for pair in pairs)

    @cached_property
    def before(self) -> str:
        """The sentence up to the value."""
        return self.text[self.sentence[0] : self.start]


def place_mentions(
    text: str, mentions: Sequence[Mention], lead: str = "", dates: Sequence[Mention] | None = None
) -> tuple[PlacedMention, ...]:
    """Every mention of a text (offsets in it, in order) with its surroundings. ``dates`` are given where the mentions
    are not all that the text has. Linear in the length of the text: no surroundings reach further than a long
    sentence does."""
    breaks = [match.start() for match in _BREAK.finditer(text)]
    spans = sentences(text) or (Range(0, len(text)),)
    inside = [clause for start, end in spans for clause in clauses(text, start, end) or (Range(start, end),)]
    lefts, rights = _quantities_beside(mentions, len(text))
    things = dealt(text, mentions)
    dates = [mention for mention in mentions if mention.value.type is SlotType.DATE] if dates is None else list(dates)
    found: list[PlacedMention] = []
    for mention, beside, following in zip(mentions, lefts, rights, strict=True):
        start, end = mention.start, mention.end
        at = bisect_left(breaks, start)
        after = bisect_left(breaks, end)
        left = max(beside, breaks[at - 1] + 1 if at else 0, start - _NEAR)
        right = min(following, breaks[after] if after < len(breaks) else len(text), end + _NEAR)
        clause = _around(inside, start, end, _CLAUSE)
        sentence = _around(spans, start, end, _SENTENCE)
        until = bisect_left(dates, start, key=lambda date: date.start)
        found.append(
            PlacedMention(
                mention,
                text,
                (
                    things.get(start) or Range(min(left, start), start),
                    Range(end, end if start in things else max(right, end)),
                ),
                clause,
                sentence,
                tuple(date for date in dates[max(0, until - _DATES) : until] if date.start >= sentence[0]),
                beside > clause[0] or following < clause[1],
                lead,
            )
        )
    return tuple(found)


def _around(spans: Sequence[Range], start: int, end: int, most: int) -> Range:
    """The span that a value begins in, cut to ``most`` characters on either side and stretched to hold the value."""
    at = max(0, bisect_right(spans, start, key=lambda span: span[0]) - 1)
    left, right = spans[at]
    return Range(min(max(left, start - most), start), max(min(right, end + most), end))


def _quantities_beside(mentions: Sequence[Mention], length: int) -> tuple[list[int], list[int]]:
    """For each mention, where the quantity before it ends and the one after it begins. Names and dates beside a value
    belong to its matter, other quantities do not."""
    lefts, rights = [], []
    left, right = 0, length
    for mention in mentions:
        lefts.append(left)
        left = mention.end if mention.value.type is SlotType.QUANTITY else left
    for mention in reversed(mentions):
        rights.append(right)
        right = mention.start if mention.value.type is SlotType.QUANTITY else right
    return lefts, rights[::-1]
