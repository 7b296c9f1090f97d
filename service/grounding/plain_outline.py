"""A document from numbered lines alone, until the parser of the documents room is called here."""

import re

from service.documents.document import Document, Heading, Paragraph, Section, Signature
from service.documents.numbers import read_heading_number
from service.documents.source import SourceText

_PART = re.compile(r"^[^。；\t…]{6,60}(?:报告|规划|计划|方案|总结|情况|统计表|汇总表|一览表)$")


def outline(source: SourceText, genre: str | None) -> Document:
    """Headings with what stands under them; the first line that is no heading is the title."""
    headings: list[Heading] = []
    paragraphs: list[Paragraph] = []
    title: str | None = None
    at = 0
    for line in source.text.split("\n"):
        stripped = line.strip()
        start = at + len(line) - len(line.lstrip())
        end = at + len(line.rstrip())
        at += len(line) + 1
        if not stripped:
            continue
        number = read_heading_number(stripped)
        if number is None:
            if title is None and not headings:
                title = stripped
            else:
                paragraphs.append(Paragraph(start, end))
            continue
        stop = stripped.find("。")
        run_in = stop > 0
        finish = stop if run_in else len(stripped)
        headings.append(
            Heading(
                number.level,
                number.written,
                stripped[number.end : finish].strip(),
                run_in,
                False,
                start,
                start + finish,
            )
        )
        if run_in:
            paragraphs.append(Paragraph(start, end))
    sections = _tree(headings, 0, len(headings), len(source.text), ())
    if not headings:
        sections = (Section(None, (), 0, len(source.text)),)
    return Document(
        source.name, source.text, genre or "other", 1.0 if genre else 0.0, title, None, Signature(None, None), (),
        tuple(headings), (), tuple(paragraphs), (), (), source.tables, (), (), (), sections,
    )  # fmt: skip


def _tree(headings: list[Heading], first: int, last: int, end: int, path: tuple[str, ...]) -> tuple[Section, ...]:
    found = []
    at = first
    while at < last:
        heading = headings[at]
        following = at + 1
        while following < last and headings[following].level > heading.level:
            following += 1
        stop = headings[following].start if following < last else end
        own = (*path, heading.title)
        found.append(Section(heading, own, heading.start, stop, _tree(headings, at + 1, following, stop, own)))
        at = following
    return tuple(found)
