"""From a document to the sections that are searched: stretches that do not overlap, each of which reads as one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.documents.document import Document, Point, Section
from service.grounding.sample import Role, SampleSection
from service.text.range import Range

# A section with its subsections is searched as one up to this length, about what one drafted section has; longer ones
# are searched by subsection, down to two depths (一、 and what stands under it), or as many as it takes to be short.
_WHOLE = 450
_DEPTH = 2
_LONG = 700
_LONGEST = 2_000
_SHORTEST = 20
_CONTENT = re.compile(r"[\u3400-\u9fffA-WYZa-wyz]")


@dataclass(frozen=True, slots=True)
class _Region:
    """A document, or a part of a packet, with the spans of its paragraphs and tables in text order."""

    title: str | None
    genre: str
    start: int
    end: int
    blocks: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    path: tuple[str, ...]
    role: Role
    start: int
    end: int


def sections_of(document: Document, closing: re.Pattern[str]) -> tuple[SampleSection, ...]:
    """The sections of a document in text order; empty when it has nothing to read.

    ``closing`` matches the beginning of a paragraph that ends a document rather than its last section. Title,
    addressee, signature, attachments and notes belong to no section. Linear in the text's length.
    """
    points = {point.start: point for point in document.points if point.theme}
    found: list[SampleSection] = []
    for region in _regions(document):
        for stretch in _stretches(document, region, closing, points):
            for start, end in _cut(document.text, stretch.start, stretch.end):
                text = document.text[start:end]
                found.append(SampleSection(len(found), stretch.path, stretch.role, region.genre, text, start, end))
    return tuple(found)


def _regions(document: Document) -> Iterator[_Region]:
    blocks = sorted(
        [Range(p.start, p.end) for p in document.paragraphs] + [Range(t.start, t.end) for t in document.tables]
    )
    parts = [part for part in document.parts if part.start < part.end]
    if not parts:
        yield _Region(None, document.genre, 0, len(document.text), tuple(blocks))
    at = 0
    for part in parts:
        while at < len(blocks) and blocks[at][0] < part.start:
            at += 1
        first = at
        while at < len(blocks) and blocks[at][0] < part.end:
            at += 1
        yield _Region(part.title, part.genre, part.start, part.end, tuple(blocks[first:at]))


def _stretches(
    document: Document, region: _Region, closing: re.Pattern[str], points: dict[int, Point]
) -> Iterator[_Stretch]:
    prefix = () if region.title is None else (region.title,)
    tree = [s for s in document.sections if s.heading is not None and region.start <= s.start < region.end]
    leaves = [leaf for section in tree for leaf in _leaves(section, 1, prefix)]
    if not leaves:
        leaves = _leaves_by_points(region, prefix, points)
    starts = [leaf.start for leaf in leaves]
    opening, grouped = _group(region.blocks, starts)
    if opening:
        role = Role.OPENING if leaves else Role.BODY
        yield _Stretch(prefix, role, opening[0][0], opening[-1][1])
    for number, (leaf, blocks) in enumerate(zip(leaves, grouped, strict=True)):
        last = number == len(leaves) - 1
        ends = last or len(leaves[number + 1].path) < len(leaf.path)
        kept = blocks
        if ends:
            own = next((n for n, (start, _) in enumerate(blocks) if n and closing.match(document.text, start)), None)
            kept = blocks[:own]
        yield from _by_points(leaf, kept, points)
        if len(kept) < len(blocks):
            tail = blocks[len(kept) :]
            path, role = (prefix, Role.CLOSING) if last else (leaf.path[:-1], Role.BODY)
            yield _Stretch(path, role, tail[0][0], tail[-1][1])


def _leaves(section: Section, depth: int, prefix: tuple[str, ...]) -> Iterator[_Stretch]:
    """A section's own text, then its children's where they are searched apart."""
    longest = _WHOLE if depth < _DEPTH else _LONGEST
    path = (*prefix, *section.path)
    if not section.children or section.end - section.start <= longest:
        yield _Stretch(path, Role.BODY, section.start, section.end)
        return
    if section.heading is not None and section.children[0].start - section.heading.end > _SHORTEST:
        yield _Stretch(path, Role.BODY, section.start, section.children[0].start)
    for child in section.children:
        yield from _leaves(child, depth + 1, prefix)


def _leaves_by_points(region: _Region, prefix: tuple[str, ...], points: dict[int, Point]) -> list[_Stretch]:
    """Where there is no heading, paragraphs that are points (第一，… 首先，…) stand for sections."""
    starts = [start for start, _ in region.blocks if start in points]
    if len(starts) < 2 or region.end - region.start <= _LONG:
        return []
    ends = [*starts[1:], region.end]
    return [
        _Stretch((*prefix, points[start].theme or ""), Role.BODY, start, end)
        for start, end in zip(starts, ends, strict=True)
    ]


def _group(blocks: Sequence[Range], starts: Sequence[int]) -> tuple[Sequence[Range], list[Sequence[Range]]]:
    """Blocks before the first start, and those from each start to the next."""
    if not starts:
        return blocks, []
    bounds: list[int] = []
    at = 0
    for start in starts:
        while at < len(blocks) and blocks[at][1] <= start:
            at += 1
        bounds.append(at)
    stops = [*bounds[1:], len(blocks)]
    return blocks[: bounds[0]], [blocks[first:stop] for first, stop in zip(bounds, stops, strict=True)]


def _by_points(leaf: _Stretch, blocks: Sequence[Range], points: dict[int, Point]) -> Iterator[_Stretch]:
    """A leaf as it stands or, where it is long and has paragraphs that are points, those apart."""
    end = blocks[-1][1] if blocks else leaf.end
    starts = [start for start, _ in blocks if start in points and start > leaf.start]
    if end - leaf.start <= _LONG or len(starts) < 2:
        yield _Stretch(leaf.path, leaf.role, leaf.start, end)
        return
    before, grouped = _group(blocks, starts)
    if before:
        yield _Stretch(leaf.path, leaf.role, leaf.start, before[-1][1])
    for start, following in zip(starts, grouped, strict=True):
        point = points[start]
        own = [block for block in following if block[0] < point.end]
        yield _Stretch((*leaf.path, point.theme or ""), leaf.role, start, own[-1][1])
        if len(own) < len(following):
            yield _Stretch(leaf.path, leaf.role, following[len(own)][0], following[-1][1])


def _cut(text: str, start: int, end: int) -> Iterator[Range]:
    """One piece, or several cut at line ends where it is long; none where there is nothing to read."""
    while start < end:
        stop = end
        if end - start > _LONGEST:
            newline = text.rfind("\n", start + _LONGEST // 2, start + _LONGEST)
            stop = newline + 1 if newline > 0 else start + _LONGEST
        piece = text[start:stop]
        if _CONTENT.search(piece):
            yield Range(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
        start = stop
