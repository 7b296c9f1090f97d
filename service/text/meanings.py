"""Normal forms of values: hashable, equal exactly when two values of a type mean the same."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Bound = Literal["exact", "about", "nearly", "over", "at_least", "under", "at_most", "several"]
"""How an approximator bounds a number: 约/左右, 近, 余/多/超, 以上/不少于, 不足/以下, 以内/不超过, 几/数."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a range (``low`` < ``high``) in the base unit of its dimension ("" when it has none).

    1200万元 and 0.12亿元 are both ``Amount(12000000, 12000000, "元")``; 三成 and 30% are both 30 of "%".
    """

    low: Fraction
    high: Fraction
    unit: str
    bound: Bound = "exact"

    @property
    def is_range(self) -> bool:
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as far as it is known. ``year`` is a number, or the word that says it (去年), or None."""

    year: int | str | None = None
    month: int | None = None
    day: int | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A date (``end`` None) or a period. ``part`` names what months do not say: 初, 底, 上旬, 期间, 近 …

    Halves and quarters are their months: 2025年上半年 = 2025年1—6月.
    """

    start: Moment
    end: Moment | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Rank:
    """An ordinal: its numbers in order, and the words around them with the numerals taken out (届人大次会议)."""

    numbers: tuple[Fraction, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Named:
    """A title, name, organisation, place, person or document number in its normal spelling."""

    text: str
