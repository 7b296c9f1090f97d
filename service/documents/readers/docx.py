"""Word documents (.docx), read from their XML: numbers, tables, boxes and notes in the text, changes accepted."""

from collections.abc import Iterator

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
    comments = tuple(_stories(package, related, "comments", W + "comment", styles))
    furniture = tuple(
        line
        for kind in ("header", "footer")
        for part in sorted(related.get(kind, []))
        for line in _lines(name, package.root(part), styles, Numbering(numbering_root, styles))
        if line.strip()
    )
    if not text.strip():
        raise file_empty(name)
    return SourceText(name, text, tables, tuple(dict.fromkeys(furniture)), comments)


def _first(related: dict[str, list[str]], kind: str) -> str | None:
    return next(iter(related.get(kind, [])), None)


def _lines(name: str, container: etree._Element | None, styles: Styles, numbering: Numbering) -> list[str]:
    if container is None:
        return []
    return Story(Lexis(name, styles, numbering)).text_of(container)


def _stories(package: Package, related: dict[str, list[str]], kind: str, tag: str, styles: Styles) -> Iterator[str]:
    """The texts of the comments (or notes) in a part, in order."""
    root = package.root(_first(related, kind))
    for element in () if root is None else root.iter(tag):
        yield "\n".join(line for line in _lines(package.name, element, styles, Numbering(None, styles)) if line.strip())


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
