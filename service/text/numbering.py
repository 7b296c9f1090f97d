"""Numbers of headings and points, as they are printed (GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）)."""

from collections.abc import Callable
from types import MappingProxyType

_DIGITS = "零一二三四五六七八九"
_ORDER = ("首先", "其次", "再次", "第四", "第五", "第六", "第七", "第八", "最后")


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


POINT_STYLES: MappingProxyType[str, Callable[[int, int], str]] = MappingProxyType(
    {
        "一是": lambda n, _count: f"{chinese_number(n)}是",
        "一要": lambda n, _count: f"{chinese_number(n)}要",
        "第一": lambda n, _count: f"第{chinese_number(n)}，",
        "首先": lambda n, count: f"{'最后' if n == count and n > 2 else _ORDER[n - 1]}，",
        "——": lambda _n, _count: "——",
    }
)
"""How the ``n``-th of ``count`` points is marked, by the name of the style."""
