"""A document without what is not part of it: noise, Markdown signs and stray line breaks cut out, every span moved."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from service.documents.document import Document, Heading, LabelledItem, Paragraph, Part, Point, Section, Slot, Table
from service.documents.lines.lines import markup
from service.text.range import Range

_Spanned = TypeVar("_Spanned", Heading, Point, Paragraph, Part, LabelledItem, Table)
_BREAK = re.compile(r"[ \t\u3000]*\n\s*")


def cleaned(document: Document) -> Document:
    """The document as a reader sees it: its noise gone, its wrapped lines whole. The same object when it is clean.

    Linear in the length of the text.
    """
    gone = _merged(
        [
            *(Range(noise.start, noise.end) for noise in document.noise),
            *(Range(sign.start, sign.end) for sign in markup(document.text, _runs(document))),
            *_breaks(document),
        ]
    )
    return _without(document, gone) if gone else document


def _runs(document: Document) -> list[Range]:
    return [run for slot in document.placeholders for run in slot.runs]


def _breaks(document: Document) -> Iterator[Range]:
    """The line breaks inside paragraphs and headings."""
    spans = [(p.start, p.end) for p in document.paragraphs] + [(h.start, h.end) for h in document.headings]
    for start, end in spans:
        yield from (Range(*found.span()) for found in _BREAK.finditer(document.text, start, end))


def _merged(spans: Iterable[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = Range(merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append(Range(start, end))
    return merged


def _without(document: Document, gone: list[Range]) -> Document:
    text = document.text
    pieces: list[str] = []
    starts: list[int] = []
    removed = [0]
    at = 0
    for start, end in gone:
        pieces.append(text[at:start])
        starts.append(start)
        removed.append(removed[-1] + end - start)
        at = end
    pieces.append(text[at:])

    def moved(offset: int) -> int:
        """Where a character stands now; what was cut out stands where it was cut."""
        n = bisect_right(starts, offset)
        return offset - removed[n] if n == 0 or offset >= gone[n - 1][1] else starts[n - 1] - removed[n - 1]

    def all_moved(items: tuple[_Spanned, ...]) -> tuple[_Spanned, ...]:
        return tuple(replace(item, start=moved(item.start), end=moved(item.end)) for item in items)

    headings = dict(zip(document.headings, all_moved(document.headings), strict=True))

    def section(each: Section) -> Section:
        return replace(
            each,
            heading=headings[each.heading] if each.heading else None,
            start=moved(each.start),
            end=moved(each.end),
            children=tuple(section(child) for child in each.children),
        )

    def slot(each: Slot) -> Slot:
        return replace(
            each,
            start=moved(each.start),
            end=moved(each.end),
            runs=tuple(Range(moved(start), moved(end)) for start, end in each.runs),
        )

    return replace(
        document,
        text="".join(pieces),
        headings=tuple(headings.values()),
        points=all_moved(document.points),
        paragraphs=all_moved(document.paragraphs),
        parts=all_moved(document.parts),
        labelled=all_moved(document.labelled),
        tables=all_moved(document.tables),
        placeholders=tuple(slot(each) for each in document.placeholders),
        sections=tuple(section(each) for each in document.sections),
        noise=(),
    )
