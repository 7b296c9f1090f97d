"""Numbers of headings and points, as they are printed (GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）)."""

from collections.abc import Callable
from types import MappingProxyType

_DIGITS = "零一二三四五六七八九"
_ORDER = ("首先", "其次", "再次")


def chinese_number(n: int) -> str:
    """The Chinese numeral of 1–99 as headings use it: 1 → 一, 10 → 十, 21 → 二十一. Raises ValueError beyond."""
    if not 1 <= n <= 99:
        raise ValueError(f"heading numbers run from 1 to 99, not {n}")
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + (_DIGITS[ones] if ones else "")


_HEADING: tuple[Callable[[int], str], ...] = (
    lambda n: f"{chinese_number(n)}、",
    lambda n: f"（{chinese_number(n)}）",
    lambda n: f"{n}.",
    lambda n: f"（{n}）",
)


def heading_number(level: int, n: int) -> str:
    """The number of the ``n``-th heading of a level (1–4), both from 1: (2, 3) → （三）."""
    return _HEADING[level - 1](n)


def _in_words(n: int, count: int) -> str:
    if n == count and n > 2:
        return "最后"
    return _ORDER[n - 1] if n <= len(_ORDER) else f"第{chinese_number(n)}"


POINT_STYLES: MappingProxyType[str, Callable[[int, int], str]] = MappingProxyType(
    {
        "一是": lambda n, _count: f"{chinese_number(n)}是",
        "一要": lambda n, _count: f"{chinese_number(n)}要",
        "第一": lambda n, _count: f"第{chinese_number(n)}，",
        "首先": lambda n, count: f"{_in_words(n, count)}，",
        "——": lambda _n, _count: "——",
    }
)
"""How the ``n``-th of ``count`` points is marked, by the name of the style."""

ASKED_STYLES: MappingProxyType[str, Callable[[int, int], str]] = MappingProxyType(
    {
        **POINT_STYLES,
        "1.": lambda n, _count: f"{n}.",
        "（1）": lambda n, _count: f"（{n}）",
        "①": lambda n, _count: chr(ord("①") + n - 1),
    }
)
"""The styles that a brief may ask for besides: points that run on are numbered with figures only where it does."""
