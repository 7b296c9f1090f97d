"""Specifics marked in a text of last year: ``⟦former|expected⟧``, as the suites of filling write their gold data.

``⟦36万株|52万株⟧`` stands where last year's report has 36万株 and this year's value is 52万株; ``⟦former|⟧`` must be
asked for. A mark covers number, approximator and unit together; offsets are code points in the text without its marks.
"""

import re
from dataclasses import dataclass

from service.errors import DataError
from service.text.values import SlotType

_MARK = re.compile(r"⟦([^⟦⟧|\n]{1,120})\|([^⟦⟧|\n]{0,120})⟧")
_SIGN = re.compile(r"[⟦|⟧]")

_DAY = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_NUMERAL = "[0-9〇零一二三四五六七八九十百千万亿两半]"
_SURFACES = (
    (SlotType.TITLE, re.compile(r"《.{1,100}")),
    (SlotType.DOCUMENT_NUMBER, re.compile(r".{1,20}〔[0-9]{4}〕.{1,10}号")),
    (SlotType.ORDINAL, re.compile(rf"(?:第{_NUMERAL}{{1,5}}|首).{{1,10}}|{_NUMERAL}{{1,3}}届.{{1,12}}")),
    (SlotType.DATE, re.compile(rf"(?:(?:[0-9]{{4}}—)?[12][0-9]{{3}}年|(?:[0-9]{{1,2}}—)?{_DAY}[月日]).{{0,20}}")),
    (SlotType.QUANTITY, re.compile(rf"(?:近|约|超|超过|逾|不少于|不低于|不足)?-?{_NUMERAL}.{{0,30}}")),
)


class PairError(DataError):
    """A pair file does not say what the format asks for (``context``: ``file``, ``text_line`` where known)."""

    def __init__(self, message: str, **context: object) -> None:
        super().__init__("pair_invalid", message, **context)


@dataclass(frozen=True, slots=True)
class MarkedSlot:
    """One specific of last year's text: ``last[start:end] == former``; ``expected`` is None where nothing belongs."""

    start: int
    end: int
    former: str
    expected: str | None

    @property
    def type(self) -> SlotType:
        """By the surface of the former value, to break counts down by."""
        return surface_type(self.former)


def surface_type(value: str) -> SlotType:
    """The type of a value by its form alone; organisations, persons and places are all ``name``."""
    for slot_type, pattern in _SURFACES:
        if pattern.fullmatch(value):
            return slot_type
    return SlotType.NAME


def parse_marks(marked: str) -> tuple[str, tuple[MarkedSlot, ...]]:
    """The text without its marks, and its slots in order.

    Raises PairError (with ``text_line``) on a bracket or a bar that is not part of a whole mark.
    """
    pieces: list[str] = []
    slots: list[MarkedSlot] = []
    length = after = 0
    for mark in _MARK.finditer(marked):
        plain = _plain(marked, after, mark.start())
        former, expected = mark.groups()
        start = length + len(plain)
        length = start + len(former)
        slots.append(MarkedSlot(start, length, former, expected or None))
        pieces += (plain, former)
        after = mark.end()
    pieces.append(_plain(marked, after, len(marked)))
    return "".join(pieces), tuple(slots)


def _plain(marked: str, start: int, end: int) -> str:
    plain = marked[start:end]
    if sign := _SIGN.search(plain):
        line = marked.count("\n", 0, start + sign.start()) + 1
        raise PairError(f"正文第 {line} 行的“{sign.group()}”不属于完整的标记，应写作 ⟦原值|新值⟧", text_line=line)
    return plain
