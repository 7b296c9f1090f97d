"""From the text of a file to a document: what is noise, where its parts stand, and what each line of them is."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from service.documents.document import Document, Heading, LabelledItem, Noise, Paragraph, Part, Point, Signature, Slot
from service.documents.furniture.foot import Foot, read_foot
from service.documents.furniture.head import Head, read_head
from service.documents.furniture.noise import find_noise
from service.documents.furniture.noise_rules import NoiseRules, load_noise_rules
from service.documents.furniture.packet import Contents, Place, find_contents, find_parts
from service.documents.genres import Genre
from service.documents.lines.joining import join_lines
from service.documents.lines.lines import Line, markup, read_lines
from service.documents.lines.shapes import SALUTATION
from service.documents.outline.labelled import find_labelled
from service.documents.outline.outline import OutlineLine, find_outline
from service.documents.outline.points import Paragraph as PointParagraph
from service.documents.outline.points import find_points
from service.documents.outline.tables import find_tables
from service.documents.recognise import Traits, parallel, recognise_genre
from service.documents.sections import build_sections
from service.documents.source import SourceText
from service.settings import BUNDLED_CORPUS
from service.text.hygiene import find_invisible
from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range

_Spanned = TypeVar("_Spanned", Noise, Slot)
_UNSIGNED = Signature(None, None)


@dataclass(frozen=True, slots=True)
class _Read:
    """One document of the file: the file itself, or a part of a packet."""

    head: Head
    foot: Foot
    outline: tuple[OutlineLine, ...]
    points: tuple[Point, ...]
    paragraphs: tuple[Paragraph, ...]
    labelled: tuple[LabelledItem, ...]
    genre: str
    confidence: float


def parse(
    source: SourceText, genres: Mapping[str, Genre], lexicon: Lexicon, noise_rules: NoiseRules | None = None
) -> Document:
    """Read a text as a document. Never raises on any text; cost is linear in its length.

    ``noise_rules`` default to the bundled ones.
    """
    text = source.text
    rules = noise_rules or load_noise_rules((BUNDLED_CORPUS,))
    rows = [Range(table.start, table.end) for table in find_tables(text, source.tables)]
    noise = find_noise(text, rules, invisible=find_invisible(text), tables=rows)
    tables = find_tables(text, source.tables, noise)
    table_spans = [Range(table.start, table.end) for table in tables]
    placeholders = tuple(_outside(_placeholders(text, lexicon), [n for n in noise if n.kind != "debris"]))
    signs = markup(text, [run for slot in placeholders for run in slot.runs])
    hidden = sorted([*noise, *_outside(signs, noise)], key=lambda n: n.start)
    lines = join_lines(read_lines(text, hidden, table_spans))
    contents = find_contents(lines)
    places = find_parts(lines, contents) if contents else ()
    if contents and places:
        read, parts, top = _read_packet(source.name, lines, contents, places, genres)
    else:
        body = (*lines[: contents.begin], *lines[contents.end :]) if contents else lines
        top = _read_one(source.name, body, Range(0, len(body)), genres)
        read, parts = [top], ()
    headings = tuple(o.heading for one in read for o in one.outline)
    regions = [Range(p.start, p.end) for p in parts if p.start < p.end] or [Range(0, len(text))]
    genre, confidence = ("packet", _share_there(places)) if places else (top.genre, top.confidence)
    return Document(
        name=source.name,
        text=text,
        genre=genre,
        genre_confidence=confidence,
        title=top.head.title,
        addressee=next((one.head.addressee for one in read if one.head.addressee), None),
        signature=next((s for one in read if (s := one.foot.signature) != _UNSIGNED), _UNSIGNED),
        parts=parts,
        headings=headings,
        points=tuple(point for one in read for point in one.points),
        paragraphs=tuple(paragraph for one in read for paragraph in one.paragraphs),
        labelled=tuple(item for one in read for item in one.labelled),
        placeholders=placeholders,
        tables=tables,
        attachments=tuple(name for one in read for name in one.foot.attachments),
        notes=tuple(note for one in read for note in one.foot.notes),
        noise=noise,
        sections=build_sections(headings, regions),
        furniture=source.furniture,
    )


def _outside(found: Sequence[_Spanned], noise: Sequence[Noise]) -> list[_Spanned]:
    """What does not begin inside noise."""
    starts = [n.start for n in noise]
    places = ((one, bisect_right(starts, one.start) - 1) for one in found)
    return [one for one, place in places if place < 0 or noise[place].end <= one.start]


def _placeholders(text: str, lexicon: Lexicon) -> tuple[Slot, ...]:
    from service.documents.blanking.placeholders import find_placeholders

    return find_placeholders(text, lexicon)


def _share_there(places: Sequence[Place]) -> float:
    """How sure a packet is: the share of the parts named in the contents that are there, at most 0.99."""
    there = sum(place.begin < place.end for place in places)
    return round(0.6 + 0.39 * there / len(places), 3)


def _read_packet(
    name: str, lines: Sequence[Line], contents: Contents, places: Sequence[Place], genres: Mapping[str, Genre]
) -> tuple[list[_Read], tuple[Part, ...], _Read]:
    """The parts of a packet; the last value stands for what precedes the contents (it may have a title)."""
    read: list[_Read] = []
    parts: list[Part] = []
    for place in places:
        if place.begin == place.end:
            at = lines[place.begin].start if place.begin < len(lines) else lines[-1].end
            parts.append(Part(place.title, _genre_by_title(place.title, genres), at, at))
            continue
        within = Range(place.begin + place.label_lines, place.end)
        one = _read_one(place.title, lines, within, genres, title_lines=place.title_lines)
        read.append(one)
        parts.append(Part(place.title, one.genre, lines[place.begin].start, lines[place.end - 1].end))
    top = _read_one(name, lines, Range(0, contents.begin), genres)
    return read, tuple(parts), top


def _genre_by_title(title: str, genres: Mapping[str, Genre]) -> str:
    return recognise_genre(Traits(title, title, None, "", (), frozenset()), genres)[0]


def _read_one(
    name: str,
    lines: Sequence[Line],
    within: Range,
    genres: Mapping[str, Genre],
    title_lines: int = 0,
) -> _Read:
    """Read the document that stands in the lines of ``within``, of which the first may be known to be its title."""
    begin, stop = within
    head = read_head(lines, begin, stop, title_lines)
    foot = read_foot(lines, head.body, stop)
    aside = foot.used
    found = find_labelled(lines, head.body, stop, aside)
    labelled = tuple(item for item, _ in found)
    outline = find_outline(lines, head.body, stop, aside, frozenset(i for _, of in found for i in of))
    paragraphs, points = _body(lines, Range(head.body, stop), aside, outline)
    inside = [lines[i] for i in range(head.body, stop) if i not in aside]
    traits = _traits(name, head, foot, inside, [o.heading for o in outline], labelled)
    genre, confidence = recognise_genre(traits, genres)
    return _Read(head, foot, outline, points, paragraphs, labelled, genre, confidence)


def _body(
    lines: Sequence[Line], within: Range, aside: frozenset[int], outline: Sequence[OutlineLine]
) -> tuple[tuple[Paragraph, ...], tuple[Point, ...]]:
    headings = {o.index: o for o in outline}
    paragraphs: list[Paragraph] = []
    with_points: list[PointParagraph] = []
    section = 0
    for index in range(*within):
        line = lines[index]
        heading = headings.get(index)
        section += heading is not None
        if index in aside or line.table or (heading is not None and heading.body is None):
            continue
        paragraphs.append(Paragraph(line.start, line.end))
        body = heading.body if heading is not None and heading.body is not None else 0
        with_points.append(PointParagraph(line, body, section))
    return tuple(paragraphs), find_points(with_points)


def _traits(
    name: str,
    head: Head,
    foot: Foot,
    inside: Sequence[Line],
    headings: Sequence[Heading],
    labelled: Sequence[LabelledItem],
) -> Traits:
    body = "\n".join(line.text for line in inside)
    in_tables = sum(len(line.text) for line in inside if line.table)
    top = min((h.level for h in headings), default=0)
    structure = {
        "parallel_headings": parallel([h.title for h in headings if h.level == top]),
        "salutation": bool(head.addressee and SALUTATION.match(head.addressee)),
        "addressed": bool(head.addressee and not SALUTATION.match(head.addressee)),
        "mostly_table": in_tables * 2 > len(body),
        "labelled": bool(labelled),
        "signed": foot.signature.organ is not None,
    }
    shown = frozenset(trait for trait, there in structure.items() if there)
    return Traits(name, head.title, head.subtitle, body, tuple(h.title for h in headings), shown)
