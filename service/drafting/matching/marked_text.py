"""A text with the values or slots that stand in it, read as words around them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from service.drafting.matching.stretches import Stretch, read_stretch
from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range
from service.text.values import SlotType

CUT = Stretch("\ue000", (0.0,))
"""Stands in a stretch where a value was cut out of it."""
_FIGURES = frozenset((SlotType.QUANTITY, SlotType.DATE, SlotType.ORDINAL))
_NAMES = frozenset((SlotType.PERSON, SlotType.TITLE, SlotType.DOCUMENT_NUMBER, SlotType.ORGANISATION, SlotType.PLACE))


@dataclass(frozen=True, slots=True)
class Spot:
    """A value or a slot where it stands in a text."""

    start: int
    end: int
    type: SlotType
    unit: str | None = None
    classifier: bool = False

    @property
    def is_figure(self) -> bool:
        return self.type in _FIGURES


@dataclass(frozen=True)
class MarkedText:
    """``spots`` are in order and do not overlap."""

    text: str
    spots: Sequence[Spot]
    lexicon: Lexicon
    _read: dict[Range, Stretch] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def figures(self) -> list[Spot]:
        return [spot for spot in self.spots if spot.is_figure]

    @cached_property
    def names(self) -> list[Spot]:
        return [spot for spot in self.spots if spot.type in _NAMES]

    def words(self, start: int, end: int) -> Stretch:
        """The words between two offsets, figures cut out."""
        if start >= end:
            return Stretch()
        at = Range(start, end)
        if (known := self._read.get(at)) is None:
            known = self._read[at] = self._without(within(self.figures, start, end), start, end)
        return known

    def bare(self, start: int, end: int) -> Stretch:
        """The words between two offsets, also without the names in them, which change from year to year; with them
        where nothing else is said."""
        names = within(self.names, start, end)
        if not names:
            return self.words(start, end)
        cut = sorted([*names, *within(self.figures, start, end)], key=lambda spot: spot.start)
        words = self._without(cut, start, end)
        return words if words.weight >= 1.0 else self.words(start, end)

    def _without(self, cut: Sequence[Spot], start: int, end: int) -> Stretch:
        pieces, at = [], start
        for spot in cut:
            pieces += [self.text[at : spot.start], CUT.chars]
            at = spot.end
        return read_stretch("".join([*pieces, self.text[at:end]]), self.lexicon.wording)


def within(spots: Sequence[Spot], start: int, end: int) -> Sequence[Spot]:
    """Of spots in order those that begin between two offsets."""
    return spots[bisect_left(spots, start, key=_start) : bisect_left(spots, end, key=_start)]


def _start(spot: Spot) -> int:
    return spot.start
