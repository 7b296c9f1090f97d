"""What may stand next to a value: the joint between a slot and the words around it.

A value is a whole quantity, title or date. A template or a writer may repeat its unit, its brackets or its bound, or
contradict it; the first is mended, the second reported.
"""

import re
from dataclasses import dataclass

from service.text.values import SlotType, Value

_BRACKETS = {"《": "》", "“": "”", "〔": "〕", "「": "」"}
_BLUR = re.compile(r"^(?:近|约|超|超过|逾|不足|至少|大约|将近|接近)|(?:余|多|左右|以上|以下|上下)")
_BOUND_BEFORE = re.compile(r"(?:超过|超|突破|不少于|不低于|不足|近|将近|约|大约|达到?近|逾|至少)$")
_GROWTH_BEFORE = re.compile(r"(?:增长|增加|提高|上升|下降|减少|降低)了?$")
_BLUR_AFTER = re.compile(r"^(?:多|余|左右|以上|以下|上下)")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A joint that cannot be mended without changing the meaning; offsets of the value in the text."""

    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Joint:
    """How many characters to drop before and after the value, and what is wrong if nothing helps."""

    drop_before: int = 0
    drop_after: int = 0
    conflict: str | None = None


def join(before: str, value: Value, after: str) -> Joint:
    """Judge a value between the text directly before and after it."""
    drop_before = drop_after = 0
    close = _BRACKETS.get(value.text[:1])
    if close and value.text.endswith(close):
        if before.endswith(value.text[0]):
            drop_before = 1
        if after.startswith(close):
            drop_after = 1
    if value.type is SlotType.QUANTITY:
        drop_after += _repeated_unit(value, after)
        rest = after[drop_after:]
        blurred = _BLUR.search(value.text)
        bound = _BOUND_BEFORE.search(before)
        if bound and blurred:
            if bound[0] == value.text[: len(bound[0])]:
                drop_before = len(bound[0])
            else:
                return Joint(drop_before, drop_after, f"“{bound[0]}”与“{value.text}”重复或矛盾，请只保留一种说法")
        if _BLUR_AFTER.match(rest) and blurred:
            return Joint(drop_before, drop_after, f"“{value.text}”后不应再写“{rest[:2]}”")
        if value.text[0] in "-－−" and _GROWTH_BEFORE.search(before):
            return Joint(drop_before, drop_after, f"“{before[-2:]}”与负数“{value.text}”矛盾，请改写方向并去掉负号")
    return Joint(drop_before, drop_after)


def _repeated_unit(value: Value, after: str) -> int:
    """The length of the unit that the text after the value writes a second time; 人 before 人次 is another word."""
    unit = value.unit
    if unit and value.text.endswith(unit) and after.startswith(unit):
        follows = after[len(unit) : len(unit) + 1]
        return 0 if unit == "人" and follows in "次均民员口" and follows else len(unit)
    return 0
