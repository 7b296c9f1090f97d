"""Numbers written out: exact where a few decimals suffice, else rounded half up, with the rounding shown."""

from dataclasses import dataclass
from fractions import Fraction

MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Written:
    """A number as text; ``exact`` says that nothing was rounded away."""

    text: str
    number: Fraction
    exact: bool


def written(number: Fraction, decimals: int) -> Written:
    """``number`` with at most ``decimals`` decimals, rounded half away from zero.

    What would round to zero without being zero gets as many decimals as show its first digit, up to six.
    """
    rounded = rounded_to(number, decimals)
    while not rounded and number and decimals < MOST_DECIMALS:
        decimals += 1
        rounded = rounded_to(number, decimals)
    exact = rounded == number
    text = decimal_text(rounded, decimals)
    return Written(text.rstrip("0").rstrip(".") if exact and "." in text else text, rounded, exact)


def rounded_to(number: Fraction, decimals: int) -> Fraction:
    """Rounded half away from zero, as statistics are (GB/T 8170 rounds half to even; yearbooks do not)."""
    scale = 10**decimals
    scaled = abs(number) * scale
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(-whole if number < 0 else whole, scale)


def decimal_text(number: Fraction, decimals: int) -> str:
    """A number that has at most ``decimals`` decimals, with exactly that many."""
    whole = abs(number.numerator) * 10**decimals // number.denominator
    digits = str(whole).rjust(decimals + 1, "0")
    sign = "-" if number < 0 else ""
    return sign + (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits)


def unrounded_text(number: Fraction, decimals: int = 4) -> str:
    """The first decimals of a number, with … where more follow: 0.1190…"""
    scale = 10**decimals
    cut = Fraction(int(abs(number) * scale), scale)
    sign = "-" if number < 0 else ""
    text = decimal_text(cut, decimals)
    return sign + (text + "…" if cut != abs(number) else text.rstrip("0").rstrip("."))


def decimals_of(number: Fraction) -> int | None:
    """How many decimals write a number exactly; None when none do."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None
