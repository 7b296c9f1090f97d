"""Words of change before a value: which way it goes, and whether the value is the change or the level reached."""

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

_OPPOSITES = MappingProxyType(
    {
        "增长": "下降", "增加": "减少", "提高": "降低", "提升": "下降", "上升": "下降", "扩大": "缩小",
        "增收": "减收", "增": "减", "升": "降", "下降": "上升", "减少": "增加", "降低": "提高",
        "压减": "增加", "缩减": "增加", "压缩": "延长", "缩短": "延长", "下滑": "上升", "缩小": "扩大",
        "减": "增", "降": "升",
    }
)  # fmt: skip
_DOWN = frozenset(("下降", "减少", "降低", "压减", "缩减", "压缩", "缩短", "下滑", "缩小", "减", "降"))
_WORDS = "|".join(sorted(_OPPOSITES, key=len, reverse=True))
_BEFORE = re.compile(rf"(?P<word>{_WORDS})(?P<to>了?(?:到|至|为))?了?$")
_AT_END = re.compile(rf"(?P<word>{_WORDS})(?P<rest>了)?$")
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Change:
    """``kind`` "by": the value is the change (增长8%); "to": it is what was reached (增长到8万元)."""

    direction: Literal["up", "down"]
    kind: Literal["by", "to"]

    def __str__(self) -> str:
        return ("增长" if self.direction == "up" else "下降") + ("到" if self.kind == "to" else "")


def change_before(text: str) -> Change | None:
    """The change that the end of ``text`` says of a value directly after it; None when it says none."""
    found = _BEFORE.search(text[-_LONGEST:])
    if found is None:
        return None
    return Change("down" if found["word"] in _DOWN else "up", "to" if found["to"] else "by")


def directed(label: str, negative: bool) -> tuple[str, bool]:
    """A label of a computed change that fits its sign, and whether its value is then written without one.

    投诉量同比增长 with a negative result becomes 投诉量同比下降 and a magnitude, since 增长-3.2% is no Chinese; read
    back, 下降3.2% is a value of 3.2% whatever it came from. A label that does not end in a direction (增长率, 差额)
    stays, and its value keeps the sign.
    """
    found = _AT_END.search(label)
    if found is None:
        return label, False
    if (found["word"] in _DOWN) != negative:
        return label[: found.start()] + _OPPOSITES[found["word"]] + (found["rest"] or ""), True
    return label, True
