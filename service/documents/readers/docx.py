"""Word documents (.docx), read from their XML: numbers, tables, boxes and notes in the text, changes accepted."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from lxml import etree

from service.documents.readers.docx_numbering import Numbering
from service.documents.readers.docx_package import Package, W
from service.documents.readers.docx_runs import unwrapped
from service.documents.readers.docx_story import Lexis, Story
from service.documents.readers.docx_styles import Styles
from service.documents.readers.kinds import file_empty
from service.documents.readers.limits import check_text
from service.documents.source import SourceText
from service.settings import Settings
from service.text.range import Range


def read_docx(name: str, data: bytes, settings: Settings) -> SourceText:
    """The visible text of a .docx.

    Automatic numbers stand before their paragraphs; tracked changes are read as accepted; hidden text is left out; a
    text box follows the paragraph that it is anchored in; footnotes and endnotes follow the text as 注：… lines;
    headers and footers are ``furniture``. Nothing outside the file is ever fetched.

    Raises InputError ``docx_broken``, ``docx_embedded``, ``docx_entities``, ``docx_external``, ``encrypted``,
    ``file_empty``; LimitError ``docx_too_large``, ``docx_too_complex``, ``too_many_paragraphs``, ``text_too_long``.
    """
    package = Package(name, data, settings)
    main = next(iter(package.relationships("").get("officeDocument", [])), "word/document.xml")
    related = package.relationships(main)
    styles = Styles(package.root(_first(related, "styles")))
    numbering_root = package.root(_first(related, "numbering"))
    story = Story(Lexis(name, styles, Numbering(numbering_root, styles)))
    for block in package.blocks(main):
        story.add(unwrapped([block]))
    story.finish().drop_blank_end()
    tables = story.tables()
    lines = story.lines + list(_notes(package, related, story.notes, styles))
    text = "\n".join(lines)
    check_text(name, len(text), settings)
    comments = list(_comments(package, related, styles))
    anchors = _anchors(story)
    furniture = tuple(
        line
        for kind in ("header", "footer")
        for part in sorted(related.get(kind, []))
        for line in _lines(name, package.root(part), styles, Numbering(numbering_root, styles))
        if line.strip()
    )
    if not text.strip():
        raise file_empty(name)
    return SourceText(
        name,
        text,
        tables,
        tuple(dict.fromkeys(furniture)),
        tuple(said for _, said in comments),
        tuple(anchors.get(number) for number, _ in comments),
    )


def _first(related: dict[str, list[str]], kind: str) -> str | None:
    return next(iter(related.get(kind, [])), None)


def _lines(name: str, container: etree._Element | None, styles: Styles, numbering: Numbering) -> list[str]:
    if container is None:
        return []
    return Story(Lexis(name, styles, numbering)).text_of(container)


def _comments(package: Package, related: dict[str, list[str]], styles: Styles) -> Iterator[tuple[str, str]]:
    """The comments in order, each with its id and text."""
    root = package.root(_first(related, "comments"))
    for element in () if root is None else root.iter(W + "comment"):
        lines = _lines(package.name, element, styles, Numbering(None, styles))
        yield element.get(W + "id", ""), "\n".join(line for line in lines if line.strip())


def _anchors(story: Story) -> dict[str, Range]:
    """By comment id, where in the text it stands: from where it begins (else the start of the line it ends in) to where
    it ends (else the end of the line it begins in)."""
    starts = list(accumulate((len(line) + 1 for line in story.lines), initial=0))
    begins: dict[str, int] = {}
    ends: dict[str, int] = {}
    for mark in story.marks:
        if mark.line < len(story.lines):
            (begins if mark.begins else ends).setdefault(mark.comment, starts[mark.line] + mark.at)
    found: dict[str, Range] = {}
    for comment in {**begins, **ends}:
        start, end = begins.get(comment), ends.get(comment)
        if start is None and end is not None:
            start = starts[bisect_right(starts, end) - 1]
        elif end is None and start is not None:
            line = bisect_right(starts, start) - 1
            end = starts[line] + len(story.lines[line])
        if start is not None and end is not None:
            found[comment] = Range(start, max(start, end))
    return found


def _notes(
    package: Package, related: dict[str, list[str]], wanted: list[tuple[str, str]], styles: Styles
) -> Iterator[str]:
    """The footnotes and endnotes that the text refers to, in that order, as 注：… (注1：… where there are several)."""
    texts: dict[tuple[str, str], str] = {}
    for kind in ("footnote", "endnote"):
        root = package.root(_first(related, kind + "s"))
        for element in () if root is None else root.iter(W + kind):
            lines = _lines(package.name, element, styles, Numbering(None, styles))
            texts[kind, element.get(W + "id", "")] = " ".join(line.strip() for line in lines if line.strip())
    found = [texts[key] for key in dict.fromkeys(wanted) if texts.get(key)]
    for number, text in enumerate(found, start=1):
        yield f"注{number if len(found) > 1 else ''}：{text}"
