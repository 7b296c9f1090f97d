"""Which way a derived change goes: said by the words before the value, as in any fact, not by a minus sign."""

import re
from types import MappingProxyType

_OPPOSITES = MappingProxyType(
    {
        "增长": "下降", "增加": "减少", "提高": "降低", "提升": "下降", "上升": "下降", "增收": "减收", "增": "减",
        "下降": "上升", "减少": "增加", "降低": "提高", "压减": "增加", "缩减": "增加", "下滑": "上升", "减": "增",
    }
)  # fmt: skip
_DOWN = frozenset({"下降", "减少", "降低", "压减", "缩减", "下滑", "减"})
_AT_END = re.compile(f"({'|'.join(sorted(_OPPOSITES, key=len, reverse=True))})(了|到|为|至)?$")


def directed(label: str, negative: bool) -> tuple[str, bool]:
    """The label whose direction fits the sign, and whether the value is then written as a magnitude.

    投诉量同比增长 with a negative result becomes 投诉量同比下降 and a magnitude, since 增长-3.2% is no Chinese. A label
    without a direction at its end (增长率, 差额) stays, and its value keeps the sign.
    """
    found = _AT_END.search(label)
    if not found:
        return label, False
    if (found[1] in _DOWN) != negative:
        return label[: found.start()] + _OPPOSITES[found[1]] + (found[2] or ""), True
    return label, True
