"""The parts of a section as a reader speaks of them: the heading, the opening, the points (第二点), the paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.checks.order.marks import heading_number_of, point_marks, theme_after
from service.draft import Block
from service.revision.wishes.words import QUOTED
from service.text.numbers.numerals import parse_numeral
from service.text.range import Range

_N = r"[一二两三四五六七八九十\d]{1,3}"
_NS = rf"(?:第?{_N}[、和与及])*第?{_N}"
_POINT = re.compile(
    rf"第({_NS})(?:个)?(?:点|条|项|方面|部分|小点|分点|小标题|小节)"
    rf"|(?<![第\d一二三四五六七八九十])({_N})(?:是(?!不是|否)|要(?=的|里|中|这|那|部分|点|段|后|和|与|改))"
    rf"|（({_N})）(?:这|那|部分|点|段|的|里|中|和|与)"
)
_PARAGRAPH = re.compile(rf"第({_NS})(?:个)?(?:段|自然段)")
_LAST = re.compile(r"最后(?:一|那)?(?:个)?(?:点|条|段|方面|部分)")
_OPENING = re.compile(r"开头|导语|开篇|首段|引言|帽段|帽子|起首|前言|开场白?")
_AFTER_PART = re.compile(r"^(?:这一?(?:点|条|段|部分))?(?:里面?|中|当中|内)?(?:的|，)?")
DASH = "——"
_HEADING = re.compile(r"(?:大标题|本节标题|这一节的?标题|节标题|总标题)")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of blocks ``first``–``last`` (indexes, both in). ``mark_end`` is where the mark of a point ends in the
    first block, ``theme`` where its theme stands there."""

    first: int
    last: int
    mark_end: int = 0
    theme: Range | None = None

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


def parts_named(note: str, blocks: Sequence[Block]) -> tuple[Part, ...]:
    """All parts that a note speaks of, in the order in which it does, each once; what stands in quotes names none."""
    return tuple(dict.fromkeys(part for _, part in _named(note, blocks) if part is not None))


def absent(note: str, blocks: Sequence[Block]) -> str | None:
    """The first part that a note names by a number that there is not (第七点 of four), as it names it."""
    return next((words for words, part in _named(note, blocks) if part is None), None)


def named_words(note: str, blocks: Sequence[Block]) -> str:
    """The words by which a note first names a part; nothing where it names none."""
    return next((words for words, _ in _named(note, blocks)), "")


def without_parts(text: str) -> str:
    """A phrase without the part that it begins with: 第二点中的“夯实” → “夯实”."""
    for pattern in (_POINT, _PARAGRAPH, _LAST, _OPENING):
        found = pattern.match(text.removeprefix("在"))
        if found is not None:
            return _AFTER_PART.sub("", text.removeprefix("在")[found.end() :])
    return text


def _named(note: str, blocks: Sequence[Block]) -> list[tuple[str, Part | None]]:
    note = QUOTED.sub(lambda quoted: "\ue000" * len(quoted[0]), note)
    points = points_of(blocks)
    paragraphs = paragraphs_of(blocks)
    found: list[tuple[int, str, Part | None]] = []
    for pattern, parts in ((_POINT, points), (_PARAGRAPH, paragraphs)):
        for match in pattern.finditer(note):
            for n in _numbers(match):
                found.append((match.start(), match[0], parts[n - 1] if n <= len(parts) else None))
    for match in _LAST.finditer(note):
        parts = paragraphs if "段" in match[0] else points
        found.append((match.start(), match[0], parts[-1] if parts else None))
    opening = opening_of(blocks)
    if opening is not None and (named := _OPENING.search(note)):
        found.append((named.start(), named[0], opening))
    if (named := _HEADING.search(note)) and blocks and blocks[0].type == "heading":
        found.append((named.start(), named[0], Part(0, 0)))
    return [(words, part) for _, words, part in sorted(found, key=lambda item: item[0])]


def paragraphs_of(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The paragraphs as they are printed: pieces of one are one."""
    found: dict[str, list[int]] = {}
    for n, block in enumerate(blocks):
        if block.type == "paragraph":
            found.setdefault(block.id.partition("~")[0], []).append(n)
    points = {point.first: point for point in points_of(blocks)}
    return tuple(
        replace(points[at[0]], last=at[-1]) if at[0] in points and len(at) == 1 else Part(at[0], at[-1])
        for at in found.values()
    )


def part_of(block: str, blocks: Sequence[Block]) -> Part | None:
    """The point that a block belongs to, else the block by itself, with all its pieces."""
    at = [n for n, each in enumerate(blocks) if block in (each.id, each.id.partition("~")[0])]
    if not at:
        return None
    if len(at) > 1:
        return Part(at[0], at[-1])
    return next((part for part in points_of(blocks) if part.first <= at[0] <= part.last), Part(at[0], at[0]))


def _under(blocks: Sequence[Block], n: int, heads: Sequence[int]) -> Part:
    until = next((head for head in heads if head > n), len(blocks))
    number = heading_number_of(blocks[n].text)
    start = number.end if number else 0
    body = [m for m in range(n, until) if blocks[m].type in ("heading", "paragraph", "table")]
    return Part(n, body[-1], start, Range(start, len(blocks[n].text)))


def _from(blocks: Sequence[Block], n: int, starts: Sequence[int]) -> Part:
    end = _mark_end(blocks[n]) or 0
    until = next((start for start in starts if start > n), n + 1)
    body = [m for m in range(n, until) if blocks[m].type == "paragraph"]
    return Part(n, body[-1], end, theme_after(blocks[n].text, end))


def _mark_end(block: Block) -> int | None:
    marks = point_marks(block.text)
    if marks and marks[0].start == 0:
        return marks[0].end
    if block.text.startswith(DASH):
        return len(DASH)
    number = heading_number_of(block.text)
    return number.end if number is not None else None


def _numbers(match: re.Match[str]) -> list[int]:
    """第二、三点 → 2, 3."""
    written = next(group for group in match.groups() if group)
    values = (parse_numeral(each.replace("两", "二")) for each in re.findall(_N, written))
    return [int(value) for value in values if value is not None and value > 0]
