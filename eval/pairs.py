"""Gold data of the consecutive suite: last year's report, marked, beside this year's text.

A pair is one YAML file. In ``last`` every specific is marked ``⟦former|expected⟧``: the value that
last year's report has there, and the value of ``this`` that belongs there, exactly as ``this``
writes it. ``⟦former|⟧`` is a specific without a counterpart: it must be asked for. A mark covers
number, approximator and unit together; offsets are code points in the text without its marks.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from service.datafile import load_one
from service.errors import DataError
from service.text.values import SlotType

Split = Literal["dev", "test", "blind", "held"]
_Text = Annotated[str, StringConstraints(min_length=1)]

PAIRS_DIR = Path(__file__).parent / "suites" / "consecutive" / "pairs"

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


class PairFile(BaseModel):
    """A pair as it is written; ``last`` with its marks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: _Text
    genre: _Text
    level: _Text
    split: Split
    last_year: int
    this_year: int
    last: _Text
    this: _Text


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


@dataclass(frozen=True, slots=True)
class Pair:
    """One office's report of two consecutive years; ``last`` is without its marks."""

    id: str
    genre: str
    level: str
    split: Split
    last_year: int
    this_year: int
    last: str
    slots: tuple[MarkedSlot, ...]
    this: str

    @property
    def alignable(self) -> tuple[MarkedSlot, ...]:
        """Slots that a value of this year's text fills."""
        return tuple(slot for slot in self.slots if slot.expected is not None)

    @property
    def withheld(self) -> tuple[MarkedSlot, ...]:
        """Slots that must be asked for."""
        return tuple(slot for slot in self.slots if slot.expected is None)


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


def load_pair(path: Path) -> Pair:
    """One pair from its YAML file.

    Raises DataError when a key is missing, unknown or of the wrong type; PairError when a mark is broken or an
    expected value does not stand in this year's text.
    """
    file = load_one(path, PairFile)
    try:
        last, slots = parse_marks(file.last)
        if parse_marks(file.this)[1]:
            raise PairError("this 中不应有标记")
    except PairError as error:
        raise PairError(f"{path}：{error.message}", **error.context, file=str(path)) from error
    if lost := [slot.expected for slot in slots if slot.expected and slot.expected not in file.this]:
        raise PairError(f"{path}：this 中没有这些新值：{'、'.join(lost)}", file=str(path))
    return Pair(file.id, file.genre, file.level, file.split, file.last_year, file.this_year, last, slots, file.this)


def load_pairs(directory: Path = PAIRS_DIR, split: Split | None = None) -> tuple[Pair, ...]:
    """The pairs of a folder in order of file name, of one split or of both.

    Raises what load_pair raises, and PairError for an id that two files use.
    """
    pairs: dict[str, Pair] = {}
    for path in sorted(directory.glob("*.yaml")):
        pair = load_pair(path)
        if pair.id in pairs:
            raise PairError(f"{path}：编号 {pair.id} 已用于另一个文件，请换一个", file=str(path))
        pairs[pair.id] = pair
    return tuple(pair for pair in pairs.values() if split is None or pair.split == split)


def _plain(marked: str, start: int, end: int) -> str:
    plain = marked[start:end]
    if sign := _SIGN.search(plain):
        line = marked.count("\n", 0, start + sign.start()) + 1
        raise PairError(f"正文第 {line} 行的“{sign.group()}”不属于完整的标记，应写作 ⟦原值|新值⟧", text_line=line)
    return plain
