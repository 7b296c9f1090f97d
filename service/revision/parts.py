"""The parts of a section as a reader speaks of them: the heading, the opening, the points (第二点), the paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.checks.marks import heading_number_of, point_marks, theme_after
from service.draft import Block
from service.text.numerals import parse_numeral

_N = r"[一二两三四五六七八九十\d]{1,3}"
_POINT = re.compile(
    rf"第({_N})(?:个)?(?:点|条|项|方面|部分|小点|分点|小标题)|(?<![第\d一二三四五六七八九十])({_N})是(?:这|那)?(?:一)?(?:点|部分|段)"
)
_PARAGRAPH = re.compile(rf"第({_N})(?:个)?(?:段|自然段)")
_LAST = re.compile(r"最后(?:一|那)?(?:点|条|段|个方面|部分)")
_OPENING = re.compile(r"开头|导语|开篇|首段|第一段话|引言|帽段|起首")
_HEADING = re.compile(r"(?:大标题|本节标题|这一节的?标题|节标题|总标题)")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of blocks ``first``–``last`` (indexes, both in). ``mark_end`` is where the mark of a point ends in the
    first block, ``theme`` where its theme stands there."""

    first: int
    last: int
    mark_end: int = 0
    theme: tuple[int, int] | None = None

    def ids(self, blocks: Sequence[Block]) -> tuple[str, ...]:
        return tuple(block.id for block in blocks[self.first : self.last + 1])


def points_of(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The points of a section: subheadings with what stands under them, else paragraphs that begin with a mark."""
    top = next((block.level for block in blocks if block.type == "heading" and block.level), 1)
    heads = [n for n, b in enumerate(blocks) if b.type == "heading" and n and (b.level or 1) == top + 1]
    if heads:
        return tuple(_under(blocks, n, heads) for n in heads)
    starts = [n for n, block in enumerate(blocks) if block.type == "paragraph" and _mark_end(block) is not None]
    return tuple(_from(blocks, n, starts) for n in starts)


def opening_of(blocks: Sequence[Block]) -> Part | None:
    """The paragraph before the first point."""
    points = points_of(blocks)
    until = points[0].first if points else len(blocks)
    found = [n for n in range(until) if blocks[n].type == "paragraph"]
    return Part(found[0], found[-1]) if found else None


def part_named(note: str, blocks: Sequence[Block]) -> Part | None:
    """The part that a note speaks of; None where it names none, or one that is not there."""
    parts = parts_named(note, blocks)
    return parts[0] if parts else None


def parts_named(note: str, blocks: Sequence[Block]) -> tuple[Part, ...]:
    """All parts that a note speaks of, in the order in which it does."""
    points = points_of(blocks)
    paragraphs = [n for n, block in enumerate(blocks) if block.type == "paragraph"]
    found: list[tuple[int, Part]] = []
    for match in _POINT.finditer(note):
        number = _number(match[1] or match[2])
        if number is not None and number <= len(points):
            found.append((match.start(), points[number - 1]))
    for match in _PARAGRAPH.finditer(note):
        number = _number(match[1])
        if number is not None and number <= len(paragraphs):
            found.append((match.start(), Part(paragraphs[number - 1], paragraphs[number - 1])))
    for match in _LAST.finditer(note):
        if "段" in match[0] and paragraphs:
            found.append((match.start(), Part(paragraphs[-1], paragraphs[-1])))
        elif points:
            found.append((match.start(), points[-1]))
    opening = opening_of(blocks)
    if opening is not None and (named := _OPENING.search(note)):
        found.append((named.start(), opening))
    if (named := _HEADING.search(note)) and blocks and blocks[0].type == "heading":
        found.append((named.start(), Part(0, 0)))
    return tuple(part for _, part in sorted(found, key=lambda item: item[0]))


def part_of(block: str, blocks: Sequence[Block]) -> Part | None:
    """The point that a block belongs to, else the block by itself."""
    at = next((n for n, each in enumerate(blocks) if each.id == block), None)
    if at is None:
        return None
    return next((part for part in points_of(blocks) if part.first <= at <= part.last), Part(at, at))


def _under(blocks: Sequence[Block], n: int, heads: Sequence[int]) -> Part:
    until = next((head for head in heads if head > n), len(blocks))
    number = heading_number_of(blocks[n].text)
    start = number.end if number else 0
    body = [m for m in range(n, until) if blocks[m].type in ("heading", "paragraph", "table")]
    return Part(n, body[-1], start, (start, len(blocks[n].text)))


def _from(blocks: Sequence[Block], n: int, starts: Sequence[int]) -> Part:
    end = _mark_end(blocks[n]) or 0
    until = next((start for start in starts if start > n), n + 1)
    body = [m for m in range(n, until) if blocks[m].type == "paragraph"]
    return Part(n, body[-1], end, theme_after(blocks[n].text, end))


def _mark_end(block: Block) -> int | None:
    marks = point_marks(block.text)
    if marks and marks[0].start == 0:
        return marks[0].end
    number = heading_number_of(block.text)
    return number.end if number is not None else None


def _number(written: str) -> int | None:
    value = parse_numeral(written.replace("两", "二"))
    return int(value) if value is not None and value > 0 else None
