"""A sample section as a template: its lines, its typed slots, and how the sample names its own unit."""

import re
from collections import Counter
from dataclasses import dataclass

from service.documents.blanking import blank
from service.documents.document import Document, Heading, Section, Slot
from service.documents.labels import labels_for
from service.errors import NotFoundError
from service.text.lexicon import Lexicon
from service.text.sentences import sentences
from service.text.values import SlotType

_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a template line, with the slots and the claims inside it; offsets into ``Template.text``."""

    start: int
    end: int
    slots: tuple[Slot, ...]
    claims: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a template, or a heading that stands alone (``heading`` set, ``run_in`` false)."""

    heading: Heading | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A sample section, blanked. ``slots`` are all but the claims; ``lines`` exclude the section's own heading.

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


def make_template(sample: str, document: Document, section: Section, lexicon: Lexicon) -> Template:
    """Blank one section of a document. The unit and year of its own are read off the whole document."""
    text = document.text
    slots = blank(text, lexicon, [(section.start, section.end)])
    values = tuple(slot for slot in slots if slot.type is not SlotType.CLAIM)
    values = labels_for(text, values)
    titles = [(heading.start, heading.end) for heading in document.headings]
    claims = tuple(
        slot
        for slot in slots
        if slot.type is SlotType.CLAIM and not any(a < slot.end and slot.start < b for a, b in titles)
    )
    lines = tuple(_lines(document, section, values, claims))
    title = "/".join(section.path) or document.title or document.name
    return Template(
        sample, title, text, section.heading, lines, values, claims, _own_units(document, values), _own_year(document)
    )


def _lines(document: Document, section: Section, slots: tuple[Slot, ...], claims: tuple[Slot, ...]) -> list[Line]:
    standing = {heading.start: heading for heading in document.headings}
    noise = [(n.start, n.end) for n in document.noise]
    lines: list[Line] = []
    position = section.start
    while position < section.end:
        stop = document.text.find("\n", position, section.end)
        stop = section.end if stop < 0 else stop
        start = position + len(document.text[position:stop]) - len(document.text[position:stop].lstrip())
        end = start + len(document.text[start:stop].rstrip())
        position = stop + 1
        if start >= end or any(a <= start and end <= b for a, b in noise):
            continue
        heading = standing.get(start)
        if heading is not None and heading is section.heading:
            if not heading.run_in:
                continue
            start = heading.end
        spans = [(start, end)] if heading and not heading.run_in else _sentence_spans(document.text, start, end)
        lines.append(Line(heading, tuple(_sentence(a, b, slots, claims) for a, b in spans)))
    return lines


def _sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(start + a, start + b) for a, b in sentences(text[start:end])]


def _sentence(start: int, end: int, slots: tuple[Slot, ...], claims: tuple[Slot, ...]) -> Sentence:
    inside = tuple(slot for slot in slots if start <= slot.start and slot.end <= end)
    return Sentence(start, end, inside, tuple(c for c in claims if start <= c.start and c.end <= end))


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
        if text and (found := _YEAR.search(text)):
            return found[0]
    return None


def _walk(sections: tuple[Section, ...]) -> list[Section]:
    return [each for section in sections for each in (section, *_walk(section.children))]


def _squeezed(text: str) -> str:
    return "".join(text.split())
