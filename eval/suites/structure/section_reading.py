"""A drafted section read by its printed text: heading, opening, parts with their marks, themes and bodies.

Shares no code with the checks and the writers, so that what they get wrong is seen here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.draft import Block

_DIGITS = "一二三四五六七八九"
_CN = "[一二三四五六七八九十]{1,3}"
_MARKS = {
    "一是": re.compile(rf"({_CN})是"),
    "一要": re.compile(rf"({_CN})要"),
    "首先": re.compile(r"(首先|其次|再次|最后)，"),
    "第一": re.compile(rf"第({_CN})，"),
    "——": re.compile(r"(——)"),
    "一、": re.compile(rf"({_CN})、"),
    "（一）": re.compile(rf"（({_CN})）"),
    "1.": re.compile(r"([1-9][0-9]?)\.(?![0-9])"),
    "（1）": re.compile(r"（([1-9][0-9]?)）"),
    "①": re.compile(r"([①-⑳])"),
}
LEVEL_MARKS = ("一、", "（一）", "1.", "（1）")
"""The styles of the four levels of headings."""
_ORDER = {"首先": 1, "其次": 2, "再次": 3}
_AFTER_STOP = re.compile(r"(?:^|(?<=[。；：\n]))")
_LONGEST_THEME = 26


@dataclass(frozen=True, slots=True)
class Part:
    """A point or a subsection. ``number`` is None for a mark that has none (——, 最后); ``body`` is what follows the
    theme."""

    family: str
    number: int | None
    mark: str
    theme: str
    body: str
    heading: bool


@dataclass(frozen=True, slots=True)
class SectionRead:
    """``opening`` is the text before the first part, or all of it where there are no parts; ``others`` are the types of
    blocks that are neither heading, paragraph nor table."""

    heading: str
    opening: str
    parts: tuple[Part, ...]
    table: str
    others: tuple[str, ...]

    @property
    def themes(self) -> tuple[str, ...]:
        return tuple(part.theme for part in self.parts)


def read_section(blocks: Sequence[Block]) -> SectionRead:
    """Read the blocks of a draft by their types and texts alone."""
    first = blocks[0].text if blocks and blocks[0].type == "heading" else ""
    rest = blocks[1:] if first else blocks
    printed = [(block.type, block.text) for block in rest if block.type in ("heading", "paragraph")]
    if any(kind == "heading" for kind, _ in printed):
        opening, parts = _subsections(printed)
    else:
        opening, parts = _points("\n".join(text for _, text in printed))
    tables = "\n".join(block.text for block in rest if block.type == "table")
    others = tuple(block.type for block in rest if block.type not in ("heading", "paragraph", "table"))
    return SectionRead(first, opening, tuple(parts), tables, others)


def _subsections(printed: Sequence[tuple[str, str]]) -> tuple[str, list[Part]]:
    opening: list[str] = []
    parts: list[Part] = []
    bodies: list[list[str]] = []
    for kind, text in printed:
        if kind == "heading":
            found = next(((f, m) for f, p in _MARKS.items() if f in LEVEL_MARKS and (m := p.match(text))), None)
            mark = found[1][0] if found else ""
            number = _number(found[1][1]) if found else None
            parts.append(Part(found[0] if found else "", number, mark, text[len(mark) :], "", heading=True))
            bodies.append([])
        else:
            (bodies[-1] if bodies else opening).append(text)
    whole = [_with_body(part, "\n".join(body)) for part, body in zip(parts, bodies, strict=True)]
    return "\n".join(opening), whole


def _with_body(part: Part, body: str) -> Part:
    return Part(part.family, part.number, part.mark, part.theme, body, part.heading)


def _points(text: str) -> tuple[str, list[Part]]:
    """The row of marks that begins first; marks of other families stand inside its points."""
    found = list(_marks(text))
    if not found:
        return text, []
    family = found[0][0]
    row = [each for each in found if each[0] == family or (family == "首先" and each[0] == "第一")]
    ends = [*(start for _, _, start, _ in row[1:]), len(text)]
    parts = []
    for (_, number, start, after), end in zip(row, ends, strict=True):
        theme = _theme(text[after:end])
        body = text[after + len(theme) : end].lstrip("。，：；").strip()
        parts.append(Part(family, number, text[start:after], theme, body, heading=False))
    return text[: row[0][2]].strip(), parts


def _marks(text: str) -> Iterator[tuple[str, int | None, int, int]]:
    """Family, number, start and end of every mark at the start of a sentence."""
    for place in _AFTER_STOP.finditer(text):
        for family, pattern in _MARKS.items():
            if found := pattern.match(text, place.start()):
                yield family, _number(found[1]), found.start(), found.end()
                break


def _theme(text: str) -> str:
    """Up to the first full stop or colon; where that is long, up to the first comma."""
    theme = re.split("[。：；]", text, maxsplit=1)[0]
    return theme if len(theme) <= _LONGEST_THEME else theme.split("，")[0]


def _number(mark: str) -> int | None:
    if mark in _ORDER:
        return _ORDER[mark]
    if mark.isascii() and mark.isdigit():
        return int(mark)
    if "①" <= mark <= "⑳":
        return ord(mark) - ord("①") + 1
    if mark.strip("一二三四五六七八九十"):
        return None
    tens, ten, ones = mark.rpartition("十")
    return (10 * (_DIGITS.index(tens) + 1 if tens else 1) if ten else 0) + (_DIGITS.index(ones) + 1 if ones else 0)
