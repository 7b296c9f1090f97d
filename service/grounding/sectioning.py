"""From a document to the sections that are searched: a partition, each a stretch that reads as one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.documents.document import Document, Section
from service.grounding.sample import Role, SampleSection

# A section with its subsections is searched as one up to this length, about what one drafted section has; longer ones
# are searched by subsection, down to two depths (一、 and what stands under it), or as many as it takes to be short.
_WHOLE = 450
_DEPTH = 2
_LONGEST = 2_000
_SHORTEST = 20
_CONTENT = re.compile(r"[\u3400-\u9fffA-Za-z]")
# How a paragraph begins that ends a document rather than its last section.
_CLOSING = re.compile(
    r"(?:特此|妥否|以上(?:报告|汇报|意见|请示|发言)|恳请|此致|谢谢大家|实践证明|回顾(?:一年|过去|这|几年)|与此同时|同时也要看到"
    r"|一年来的(?:工作|成绩)|当前，还|活动中也发现|对照(?:创建)?标准|做好.{2,12}没有终点|今后|下一步|在今后|新的一年"
    r"|各位(?:代表|领导|同事)|同志们|乡亲们|现在，我宣布|让我们|我们相信|市级文明单位既是|整改工作虽|从前一阶段|各县（)"
)


@dataclass(frozen=True, slots=True)
class _Region:
    """A document, or a part of a packet."""

    title: str | None
    genre: str
    start: int
    end: int


def sections_of(document: Document) -> tuple[SampleSection, ...]:
    """The sections of a document in text order, without overlap; empty when it has no prose and no table."""
    found: list[SampleSection] = []
    for region in _regions(document):
        for stretch in _stretches(document, region):
            for start, end in _cut(document.text, stretch.start, stretch.end):
                text = document.text[start:end]
                found.append(SampleSection(len(found), stretch.path, stretch.role, region.genre, text, start, end))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Stretch:
    path: tuple[str, ...]
    role: Role
    start: int
    end: int


def _regions(document: Document) -> tuple[_Region, ...]:
    parts = [part for part in document.parts if part.start < part.end]
    if not parts:
        return (_Region(None, document.genre, 0, len(document.text)),)
    return tuple(_Region(part.title, part.genre, part.start, part.end) for part in parts)


def _stretches(document: Document, region: _Region) -> Iterator[_Stretch]:
    prefix = () if region.title is None else (region.title,)
    tree = [s for s in document.sections if s.heading is not None and region.start <= s.start < region.end]
    body_end = _body_end(document, region)
    if not tree:
        yield _Stretch(prefix, Role.BODY, _after_head(document, region), body_end)
        return
    yield _Stretch(prefix, Role.OPENING, _after_head(document, region), tree[0].start)
    closing = _closing_start(document, tree[-1], body_end)
    for section in tree:
        for path, start, end in _leaves(section, 1):
            yield _Stretch((*prefix, *path), Role.BODY, start, min(end, closing))
    yield _Stretch(prefix, Role.CLOSING, closing, body_end)


def _leaves(section: Section, depth: int) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """A section's own text, then its children's where they are searched apart."""
    longest = _WHOLE if depth < _DEPTH else _LONGEST
    if not section.children or section.end - section.start <= longest:
        yield section.path, section.start, section.end
        return
    if section.heading is not None and section.children[0].start - section.heading.end > _SHORTEST:
        yield section.path, section.start, section.children[0].start
    for child in section.children:
        yield from _leaves(child, depth + 1)


def _after_head(document: Document, region: _Region) -> int:
    """Where the prose of a region begins: after its title and its addressee."""
    for paragraph in document.paragraphs:
        if paragraph.start < region.start:
            continue
        text = document.text[paragraph.start : paragraph.end].strip()
        if text not in {region.title, document.title, document.addressee, f"{document.addressee}："}:
            return min(paragraph.start, region.end)
    return region.start


def _body_end(document: Document, region: _Region) -> int:
    """Where the prose of a region ends: before its signature."""
    end = region.end
    foot = {document.signature.organ, document.signature.date}
    for paragraph in reversed(document.paragraphs):
        if not region.start <= paragraph.start < region.end:
            continue
        if document.text[paragraph.start : paragraph.end].strip() not in foot:
            break
        end = paragraph.start
    return end


def _closing_start(document: Document, last: Section, body_end: int) -> int:
    """Where the closing of a document begins: at the first closing paragraph after the last heading's own first."""
    deepest = last
    while deepest.children:
        deepest = deepest.children[-1]
    if deepest.heading is None:
        return body_end
    own = [p for p in document.paragraphs if deepest.heading.start <= p.start < body_end]
    if not deepest.heading.run_in and own and own[0].start < deepest.heading.end:
        own = own[1:]
    for paragraph in own[1:]:
        if _CLOSING.match(document.text[paragraph.start : paragraph.end].lstrip()):
            return paragraph.start
    return body_end


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One piece, or several cut at line ends where it is long; none where there is nothing to read."""
    while start < end:
        stop = end
        if end - start > _LONGEST:
            newline = text.rfind("\n", start + _LONGEST // 2, start + _LONGEST)
            stop = newline + 1 if newline > 0 else start + _LONGEST
        piece = text[start:stop]
        if _CONTENT.search(piece):
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start = stop
