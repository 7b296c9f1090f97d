"""The tree of sections over the flat list of headings."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.documents.document import Heading, Section
from service.text.range import Range


@dataclass(slots=True)
class _Open:
    heading: Heading
    path: tuple[str, ...]
    children: list[Section]


def build_sections(headings: Sequence[Heading], regions: Sequence[Range]) -> tuple[Section, ...]:
    """Sections in text order. ``regions`` are the spans of the documents in the text (one, or the parts of a packet).

    What stands before the first heading of a region is no section; a region without headings is one section whose
    heading is None.
    """
    sections: list[Section] = []
    place = 0
    for start, end in regions:
        while place < len(headings) and headings[place].start < start:
            place += 1
        inside = []
        while place < len(headings) and headings[place].start < end:
            inside.append(headings[place])
            place += 1
        sections.extend(_tree(inside, end) if inside else [Section(None, (), start, end)])
    return tuple(sections)


def _tree(headings: Sequence[Heading], end: int) -> list[Section]:
    top: list[Section] = []
    stack: list[_Open] = []

    def close(until: int, at: int) -> None:
        while stack and stack[-1].heading.level >= until:
            done = stack.pop()
            section = Section(done.heading, done.path, done.heading.start, at, tuple(done.children))
            (stack[-1].children if stack else top).append(section)

    for heading in headings:
        close(heading.level, heading.start)
        path = (*(stack[-1].path if stack else ()), heading.title)
        stack.append(_Open(heading, path, []))
    close(0, end)
    return top
