"""What a paragraph of an answer begins with: the mark of a point or the number of a heading, or a title on its own."""

from dataclasses import dataclass

from service.checks.order.marks import heading_number_of, point_marks
from service.facts.delexicalise import TOKEN

_DASH = "——"
_STOPS = tuple("。！？；：，、")
_LONGEST_NUMBERED, _LONGEST_BARE = 40, 24


@dataclass(frozen=True, slots=True)
class Leading:
    """``family`` tells rows apart (一是, 第一, 一、, …), ``number`` is None where the mark has none; ``end`` is where
    the mark ends, ``level`` that of a heading's number."""

    family: str
    number: int | None
    end: int
    level: int | None = None


def leading_of(paragraph: str) -> Leading | None:
    """The mark or number at the start of a paragraph; None when there is none."""
    if paragraph.startswith(_DASH):
        return Leading(_DASH, None, len(_DASH))
    number = heading_number_of(paragraph)
    if number is not None:
        return Leading(f"level {number.level}", number.number, number.end, number.level)
    mark = next((mark for mark in point_marks(paragraph) if mark.start == 0), None)
    return Leading(mark.family, mark.number, mark.end) if mark is not None else None


def is_title(paragraph: str) -> bool:
    """Whether a paragraph is a title on a line of its own: short, no sentence, and tells no value of a fact."""
    if paragraph.endswith(_STOPS) or any("." in slot for slot in TOKEN.findall(paragraph)):
        return False
    leading = leading_of(paragraph)
    if leading is not None:
        return len(paragraph) <= _LONGEST_NUMBERED
    return len(paragraph) <= _LONGEST_BARE and "，" not in paragraph
