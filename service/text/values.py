"""Values: the specifics that official prose is about, as typed things that compare by meaning."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from enum import StrEnum


class SlotType(StrEnum):
    """The type of a slot and of the value that fills it."""

    QUANTITY = "quantity"
    DATE = "date"
    ORDINAL = "ordinal"
    ORGANISATION = "organisation"
    PERSON = "person"
    PLACE = "place"
    TITLE = "title"
    DOCUMENT_NUMBER = "document_number"
    NAME = "name"
    CLAIM = "claim"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Value:
    """The exact text that goes into a slot, with its parsed meaning.

    ``text`` is verbatim; a quantity's includes number, approximator and unit ("近1.2万余人次"). ``unit`` is without
    scale ("人次", "元", "%"); ``approximator`` is the words that blur or bound it ("近", "余", "以上"), joined.
    ``meaning`` is a hashable normal form: two values of one type mean the same exactly when their meanings are equal
    (1200万元 = 0.12亿元; 3月5日 ≠ 2025年3月5日). Equality of values is equality of type and meaning, not of text.
    """

    type: SlotType
    text: str = field(compare=False)
    meaning: Hashable
    unit: str | None = field(default=None, compare=False)
    approximator: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Mention:
    """A value where it stands: code point offsets into the text it was found in."""

    value: Value
    start: int
    end: int
