"""A sample section as a template: its lines, its typed slots, and how the sample names its own unit."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from service.documents.blanking.blanking import blank
from service.documents.blanking.labels import labels_for
from service.documents.cleaned import cleaned
from service.documents.document import Document, Heading, Section, Slot, Table
from service.errors import NotFoundError
from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range
from service.text.sentences import sentences
from service.text.values import SlotType
from service.text.years import with_figures

_MARKS = "。．.：:，, \u3000"
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a template line, with the slots and the claims inside it; offsets into ``Template.text``.

    ``theme_until``: it only names the theme of a point or of a run-in heading, which goes on to that offset.
    """

    start: int
    end: int
    slots: tuple[Slot, ...]
    claims: tuple[Slot, ...]
    theme_until: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a template, or a heading that stands alone (``heading`` set, ``run_in`` false)."""

    heading: Heading | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A sample section, blanked. ``slots`` are all but the claims; ``lines`` exclude the section's own heading, what
    signs or closes the document, and ``tables``, which nobody can fill sentence by sentence.

    ``own_units`` are the texts by which the sample names the unit that wrote it; ``own_year`` the year it reports on.
    """

    sample: str
    section: str
    text: str
    heading: Heading | None
    lines: tuple[Line, ...]
    slots: tuple[Slot, ...]
    claims: tuple[Slot, ...]
    own_units: frozenset[str]
    own_year: str | None
    tables: tuple[Table, ...] = ()


def find_section(document: Document, wanted: str | None) -> Section:
    """The section whose heading, or path of headings joined by ``/``, is ``wanted``; the first one when None.

    Raises NotFoundError listing the headings that there are.
    """
    everything = list(_walk(document.sections))
    if wanted is None and everything:
        return everything[0]
    for section in everything:
        if wanted and _squeezed(wanted) in (
            _squeezed("/".join(section.path)),
            _squeezed(section.path[-1] if section.path else ""),
        ):
            return section
    for section in everything:
        if wanted and section.path and _squeezed(wanted) in _squeezed("/".join(section.path)):
            return section
    there = "；".join(section.path[-1] for section in everything[:12] if section.path)
    raise NotFoundError(
        "no_such_section", f"样稿《{document.name}》中没有“{wanted}”这一节。现有：{there or '（没有小标题）'}"
    )


def make_template(
    sample: str, document: Document, wanted: str | None, lexicon: Lexicon, closing: re.Pattern[str]
) -> Template:
    """Blank the section of a document that is wanted (see ``find_section``), noise and wrapped lines mended first.

    The unit and year of its own are read off the whole document. ``closing`` matches the beginning of a paragraph that
    closes the document and belongs to no section. Raises NotFoundError.
    """
    document = cleaned(document)
    section = find_section(document, wanted)
    text = document.text
    slots = blank(text, lexicon, [Range(section.start, section.end)])
    values = tuple(slot for slot in slots if slot.type is not SlotType.CLAIM)
    values = labels_for(text, values, lexicon)
    titles = [Range(heading.start, heading.end) for heading in document.headings]
    titles += [Range(start, end) for start, (end, _) in _themes(document).items()]
    titles.sort()
    starts = [start for start, _ in titles]
    claims = tuple(slot for slot in slots if slot.type is SlotType.CLAIM and not _touches(starts, titles, slot))
    return Template(
        sample=sample,
        section="/".join(section.path) or document.title or document.name,
        text=text,
        heading=section.heading,
        lines=tuple(_lines(document, section, values, claims, closing)),
        slots=values,
        claims=claims,
        own_units=_own_units(document, values),
        own_year=_own_year(document),
        tables=tuple(table for table in document.tables if section.start <= table.start < section.end),
    )


def _touches(starts: Sequence[int], spans: Sequence[Range], slot: Slot) -> bool:
    """Whether a slot has a character in common with one of the spans, which are in order and begin at ``starts``."""
    before = bisect_left(starts, slot.end)
    return any(slot.start < end for _, end in spans[max(0, before - 2) : before])


def _lines(
    document: Document, section: Section, slots: tuple[Slot, ...], claims: tuple[Slot, ...], closing: re.Pattern[str]
) -> list[Line]:
    """The paragraphs and standing headings of a section; the last section ends where the document is closed."""
    standing = {heading.start: heading for heading in document.headings}
    spans = {paragraph.start: paragraph.end for paragraph in document.paragraphs}
    spans |= {heading.start: heading.end for heading in document.headings if heading.start not in spans}
    inside = [(start, end) for start, end in sorted(spans.items()) if section.start <= start < section.end]
    last = not any(start >= section.end for start in spans)
    themes = _themes(document)
    lines: list[Line] = []
    for start, end in inside:
        heading = standing.get(start)
        if last and lines and heading is None and closing.match(document.text, start):
            break
        if heading is not None and heading is section.heading and not heading.run_in:
            continue
        alone = heading is not None and not heading.run_in
        begin = (
            start
            if heading is None or heading is not section.heading
            else end - len(document.text[heading.end : end].lstrip(_MARKS))
        )
        sentences = [(start, end)] if alone else _sentence_spans(document.text, begin, end)
        lines.append(Line(heading, tuple(_sentence(a, b, slots, claims, themes.get(a)) for a, b in sentences)))
    return lines


def _themes(document: Document) -> dict[int, Range]:
    """Where points and run-in headings begin: where their theme ends, and where all that they cover does."""
    sections = {section.heading.start: section.end for section in _walk(document.sections) if section.heading}
    found = {
        heading.start: Range(heading.end, sections.get(heading.start, heading.end))
        for heading in document.headings
        if heading.run_in
    }
    for point in document.points:
        if point.theme is not None and point.start not in found:
            theme = document.text.find(point.theme, point.start, point.end)
            found[point.start] = Range(max(theme, point.start) + len(point.theme), point.end)
    return found


def _sentence_spans(text: str, start: int, end: int) -> list[Range]:
    return [Range(start + a, start + b) for a, b in sentences(text[start:end])]


def _sentence(start: int, end: int, slots: tuple[Slot, ...], claims: tuple[Slot, ...], theme: Range | None) -> Sentence:
    inside = tuple(slot for slot in slots if start <= slot.start and slot.end <= end)
    asserted = tuple(c for c in claims if start <= c.start and c.end <= end)
    names_theme = theme is not None and theme[0] + 1 >= end and not inside and not asserted
    return Sentence(start, end, inside, asserted, theme[1] if theme is not None and names_theme else None)


def _own_units(document: Document, slots: tuple[Slot, ...]) -> frozenset[str]:
    """The organ that signs and the organisations that the title names; else the one that the text names most."""
    named = [slot.text for slot in slots if slot.type is SlotType.ORGANISATION]
    own = {text for text in named if text in (document.title or "")}
    if document.signature.organ:
        own.add(document.signature.organ)
    if not own:
        counts = Counter({text: document.text.count(text) for text in named})
        own = {text for text, count in counts.most_common(1) if count > 1}
    return frozenset(own)


def _own_year(document: Document) -> str | None:
    """The year of the report: of its title, else of its date, else the one that its first lines name."""
    for text in (document.title, document.signature.date, document.text[:400]):
        if text and (found := _YEAR.search(with_figures(text))):
            return found[0]
    return None


def _walk(sections: tuple[Section, ...]) -> list[Section]:
    return [each for section in sections for each in (section, *_walk(section.children))]


def _squeezed(text: str) -> str:
    return "".join(text.split())
