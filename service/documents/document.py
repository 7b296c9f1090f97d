"""The document as a value. Every ``start``/``end`` is a code point offset into ``Document.text``."""

from dataclasses import dataclass

from service.text.range import Range
from service.text.values import SlotType


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered (or, where ``inferred``, once numbered) heading.

    ``level`` is 1–4 (一、 / （一） / 1. / （1）); ``number`` is as written, without the title; ``title`` is without the
    number and, when ``run_in``, ends before the first full stop. ``start``/``end`` cover number and title.
    """

    level: int
    number: str | None
    title: str
    run_in: bool
    inferred: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Point:
    """A point inside a section (一是 …, 首先 …, 第一 …, —— …).

    ``theme`` ends before the first of 。；： and is None when longer than 30 characters. ``start``/``end`` cover the
    whole point, from its number to the end of its last sentence.
    """

    number: str
    theme: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A typed position that a value fills: a placeholder found in a sample, or a specific blanked by us.

    ``text`` is what stands there; ``runs`` are the blank runs inside it (for a blanked specific: the whole span).
    ``label`` is what a person would be asked for ("开展讲习活动（场）"). ``former`` is the value that stood there, for
    a slot made from a finished document; None for a placeholder.
    """

    text: str
    type: SlotType
    unit: str | None
    approximator: str | None
    label: str
    start: int
    end: int
    runs: tuple[Range, ...]
    former: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``rows`` are cell texts as seen (merged cells repeat nothing: the covered cells are empty)."""

    rows: tuple[tuple[str, ...], ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Noise:
    """Something that is not part of the document: a watermark, an advertisement, a page number, encoding debris."""

    text: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a packet. ``start == end`` when the contents name a part that is not there."""

    title: str
    genre: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Signature:
    """The issuing organ and the date at the foot (落款)."""

    organ: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class LabelledItem:
    """An item of a labelled list (组  长：…, 第一阶段：…). ``names`` keep their order; empty where it is not a list."""

    label: str
    text: str
    names: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A body paragraph (one line of ``Document.text``), noise and headings that stand alone excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it, subsections included; ``path`` are the titles from the top.

    ``start``/``end`` run from the heading to the next heading of the same or a higher level (or the part's end).
    A document without headings is one section whose ``heading`` is None.
    """

    heading: Heading | None
    path: tuple[str, ...]
    start: int
    end: int
    children: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document read and understood. Flat lists in text order; ``sections`` is the tree over them."""

    name: str
    text: str
    genre: str
    genre_confidence: float
    title: str | None
    addressee: str | None
    signature: Signature
    parts: tuple[Part, ...]
    headings: tuple[Heading, ...]
    points: tuple[Point, ...]
    paragraphs: tuple[Paragraph, ...]
    labelled: tuple[LabelledItem, ...]
    placeholders: tuple[Slot, ...]
    tables: tuple[Table, ...]
    attachments: tuple[str, ...]
    notes: tuple[str, ...]
    noise: tuple[Noise, ...]
    sections: tuple[Section, ...]
    furniture: tuple[str, ...] = ()
