"""Marks of order in the text: numbers of headings (一、 （一） 1. （1）) and of points (一是, 首先, 第一，, ①)."""

import re
from dataclasses import dataclass
from types import MappingProxyType

from service.draft import Block
from service.text.numbers.numerals import parse_numeral
from service.text.range import Range

_CN = "[一二三四五六七八九十]{1,3}"
_AN = "[0-9０-９]{1,2}"
_NUMBERS = re.compile(
    # (一)、 and （一）、 are the second level with a mark too many; 1) and 一) lack their first half.
    rf"(?P<second>[（(](?P<n2>{_CN})[）)][、.．]?)|(?P<fourth>[（(](?P<n4>{_AN})[）)][、.．]?)"
    rf"|(?P<first>(?P<n1>{_CN})(?:[、.．,，]|[）)]、?)(?![一二三四五六七八九十]))"
    rf"|(?P<third>(?P<n3>{_AN})(?:[、.．]|[）)]、?)(?![0-9０-９]))"
)
_LEVELS = MappingProxyType({"first": 1, "second": 2, "third": 3, "fourth": 4})
_RIGHT = MappingProxyType(
    {
        1: re.compile(f"{_CN}、"),
        2: re.compile(f"（{_CN}）"),
        3: re.compile(r"[1-9][0-9]?[.．]"),
        4: re.compile(r"（[1-9][0-9]?）"),
    }
)
_BOUNDARY = r"(?:^|(?<=[。；：，！？\n\s“”]))"
_STOP = r"(?:^|(?<=[。；：！？]))"
_DASH = "——"
_POINTS = re.compile(
    rf"{_BOUNDARY}(?:(?P<n>{_CN})(?P<mark>是|要)(?![一二三四五六七八九十])|第(?P<nth>{_CN})[，、：,]"
    r"|其(?P<its>[一二三四五六七八九])[，、：,]|(?P<word>首先|其次|再次|最后)[，、,])"
    rf"|(?P<circle>[①-⑳])|{_STOP}[（(](?P<an>{_AN})[）)](?=[\u4e00-\u9fff“])"
    rf"|{_STOP}(?P<dot>[1-9][0-9]?)[.．](?=[\u4e00-\u9fff“])"
)
_INLINE_HEADINGS = MappingProxyType(
    {
        "（一）": re.compile(rf"{_STOP}[（(]({_CN})[）)](?=[\u4e00-\u9fff“])"),
        "一、": re.compile(rf"{_STOP}({_CN})、(?![一二三四五六七八九十])(?=[\u4e00-\u9fff“])"),
    }
)
_WORDS = MappingProxyType({"首先": 1, "其次": 2, "再次": 3})
_THEME = re.compile(r"[^。；：！？\n]{1,30}(?=[。；：])")


@dataclass(frozen=True, slots=True)
class HeadingNumber:
    """The number that a block begins with: its level by its style, its value, and where it stands."""

    level: int
    number: int
    end: int
    text: str

    @property
    def well_formed(self) -> bool:
        return bool(_RIGHT[self.level].fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class PointMark:
    """The mark of a point. ``family`` tells rows of points apart (一是 from 第一，); 最后 has no ``number``."""

    family: str
    number: int | None
    start: int
    end: int
    text: str


def heading_number_of(text: str) -> HeadingNumber | None:
    """The number at the start of a text; None when there is none (二三产业, 2025., 一、二年级 are none)."""
    found = _NUMBERS.match(text)
    if not found or found.lastgroup is None:
        return None
    style = next(name for name in _LEVELS if found[name])
    level = _LEVELS[style]
    value = parse_numeral(found[f"n{level}"])
    return HeadingNumber(level, int(value), found.end(), found[0]) if value else None


def point_marks(text: str) -> list[PointMark]:
    """The marks of the points inside a paragraph, in order. （一） and 一、 mark points only where a paragraph has
    several; one at its start is a heading."""
    found = [mark for match in _POINTS.finditer(text) if (mark := _point_mark(match))]
    for family, pattern in _INLINE_HEADINGS.items():
        marks = [PointMark(family, _value(match[1]), *match.span(), match[0]) for match in pattern.finditer(text)]
        found += marks if len(marks) > 1 else []
    return sorted(found, key=lambda mark: mark.start)


def mark_end(text: str) -> int:
    """Where the mark of a point at the beginning ends (一是, ——); 0 where there is none."""
    if text.startswith(_DASH):
        return len(_DASH)
    return next((mark.end for mark in point_marks(text) if mark.start == 0), 0)


def _point_mark(match: re.Match[str]) -> PointMark | None:
    if match["word"]:
        return PointMark("首先", _WORDS.get(match["word"]), *match.span(), match[0])
    if match["circle"]:
        return PointMark("①", ord(match["circle"]) - ord("①") + 1, *match.span(), match[0])
    for family, group in (
        ("第一", "nth"),
        ("其一", "its"),
        ("（1）", "an"),
        ("1.", "dot"),
        (f"一{match['mark']}", "n"),
    ):
        if match[group]:
            value = _value(match[group])
            return PointMark(family, value, *match.span(), match[0]) if value else None
    return None


def _value(numeral: str) -> int | None:
    value = parse_numeral(numeral)
    return int(value) if value else None


def theme_after(text: str, end: int) -> Range | None:
    """The span of the theme that follows a number or mark: up to the first of 。；：, None when over 30 characters."""
    found = _THEME.match(text, end)
    return Range(*found.span()) if found else None


def title_span(block: Block) -> Range | None:
    """Where the title of a heading stands, without its number; of a run-in heading only its first sentence."""
    number = heading_number_of(block.text)
    start = number.end if number else 0
    if block.type == "heading":
        return Range(start, len(block.text.rstrip("。；，：")) if block.text.rstrip("。；，：") else len(block.text))
    if block.level is None or number is None:
        return None
    return theme_after(block.text, start)
