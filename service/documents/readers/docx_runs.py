"""Inside a paragraph: runs, fields, tracked changes, symbols and text boxes, as the text that is seen."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from service.documents.readers.docx_package import W
from service.documents.readers.docx_styles import Styles, switched_on, value_of
from service.documents.readers.docx_symbols import symbol_character

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_DEEPEST = 32
_LONGEST_INSTRUCTION = 500

# What is deleted, moved away, said about the text rather than in it, or seen elsewhere.
_SKIPPED = frozenset(
    W + tag
    for tag in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr"),
        *("del", "moveFrom", "delText", "delInstrText", "fldData", "rt", "comment"),
    )
)
_COMMENT_BEGINS = W + "commentRangeStart"
_COMMENT_MARKS = frozenset({_COMMENT_BEGINS, W + "commentRangeEnd", W + "commentReference"})
_PLAIN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_CHARACTERS = {W + tag: text for tag, text in _PLAIN.items()}
_ENCLOSED = re.compile(r"\s*eq\s*\\o\s*\\ac\s*\(\s*([^,，]{1,3}?)\s*[,，]\s*([^)]{1,4}?)\s*\)", re.I)


@dataclass(slots=True)
class _Field:
    """An open complex field: before ``separate`` its instruction is collected, after it its result is text."""

    instruction: str = ""
    result: bool = False


@dataclass(frozen=True, slots=True)
class CommentMark:
    """Where a comment begins or ends, by its id: an offset in the paragraph's text."""

    comment: str
    begins: bool
    at: int


@dataclass(slots=True)
class ParagraphText:
    """The text of a paragraph without its number, the boxes anchored in it, the notes it refers to, and the marks of
    comments."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[etree._Element | str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    marks: list[CommentMark] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


class RunReader:
    """Reads paragraphs in order; a field (a table of contents) may span several of them."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[_Field] = []

    def read(self, paragraph: etree._Element) -> ParagraphText:
        """The visible text of a ``w:p``."""
        found = ParagraphText()
        properties = paragraph.find(W + "pPr")
        style = value_of(properties.find(W + "pStyle")) if properties is not None else None
        self._read(paragraph, self._styles.hides(style if style is not None else self._styles.default), found, 0)
        # An instruction ends with its paragraph; were it left open by a damaged field, the rest would be swallowed.
        self._fields = [one for one in self._fields if one.result]
        return found

    def _read(self, container: etree._Element, hidden: bool, found: ParagraphText, depth: int) -> None:
        walk = etree.iterwalk(container, events=("start", "end"))
        run_hidden = [hidden]
        for event, element in walk:
            tag = element.tag
            if tag == W + "r":
                if event == "start":
                    run_hidden.append(self._hides(element, hidden))
                else:
                    run_hidden.pop()
            elif event == "end":
                continue
            elif tag in _SKIPPED:
                walk.skip_subtree()
            elif tag == MC + "AlternateContent":
                walk.skip_subtree()
                self._alternate(element, run_hidden[-1], found, depth)
            elif tag == W + "txbxContent":
                walk.skip_subtree()
                if not run_hidden[-1]:
                    found.boxes.append(element)
            elif tag == W + "fldChar":
                self._field_character(element, run_hidden[-1], found)
            elif tag == W + "instrText":
                if self._fields and len(self._fields[-1].instruction) < _LONGEST_INSTRUCTION:
                    self._fields[-1].instruction += element.text or ""
            elif tag in _COMMENT_MARKS:
                found.marks.append(CommentMark(element.get(W + "id", ""), tag == _COMMENT_BEGINS, len(found.text)))
            elif not run_hidden[-1] and all(one.result for one in self._fields):
                _visible(element, found)

    def _hides(self, run: etree._Element, hidden: bool) -> bool:
        properties = run.find(W + "rPr")
        said = switched_on(properties, "vanish")
        if said is None and properties is not None:
            style = value_of(properties.find(W + "rStyle"))
            return hidden or self._styles.hides(style)
        return hidden if said is None else said

    def _alternate(self, element: etree._Element, hidden: bool, found: ParagraphText, depth: int) -> None:
        """One branch only: the first choice, unless it holds no text and the fallback does."""
        if depth >= _DEEPEST:
            return
        for branch in (*element.findall(MC + "Choice")[:1], *element.findall(MC + "Fallback")):
            before = len(found.pieces), len(found.boxes)
            self._read(branch, hidden, found, depth + 1)
            if before != (len(found.pieces), len(found.boxes)):
                return

    def _field_character(self, element: etree._Element, hidden: bool, found: ParagraphText) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].result = True
        elif self._fields and kind == "end":
            ended = self._fields.pop()
            if not ended.result and not hidden and all(one.result for one in self._fields):
                found.pieces.append(_enclosed(ended.instruction))


def _visible(element: etree._Element, found: ParagraphText) -> None:
    """What a single element inside a run contributes."""
    tag = element.tag
    if tag == W + "t" or tag == _MATH_TEXT:
        found.pieces.append(_text(element))
    elif tag in _CHARACTERS:
        found.pieces.append(_CHARACTERS[tag])
    elif tag == W + "sym":
        code = element.get(W + "char", "")
        if 0 < len(code) <= 5 and all(char in "0123456789abcdefABCDEF" for char in code):
            found.pieces.append(symbol_character(element.get(W + "font", ""), int(code, 16)))
    elif tag in (W + "footnoteReference", W + "endnoteReference"):
        found.notes.append((tag.removeprefix(W).removesuffix("Reference"), element.get(W + "id", "")))
    elif tag == _WORD_ART and element.get("string"):
        found.boxes.append(element.get("string", ""))


def _text(element: etree._Element) -> str:
    text = (element.text or "").replace("\r", "").replace("\n", " ")
    preserved = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    return text if preserved else text.strip(" \t")


def _enclosed(instruction: str) -> str:
    r"""The text of an ``EQ \o\ac(○,5)`` field, by which Word encloses a character: ⑤, or the character alone."""
    match = _ENCLOSED.match(instruction)
    if match is None:
        return ""
    inner = match[2]
    if inner.isdecimal() and 0 < int(inner) <= 20:
        return chr(0x2460 + int(inner) - 1)
    return inner


def unwrapped(blocks: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The blocks of a container (or of a list), those inside content controls and the like in their place."""
    wrappers = {W + tag for tag in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
    stack = list(reversed(list(blocks)))
    while stack:
        element = stack.pop()
        if element.tag in wrappers:
            stack.extend(reversed(element))
        elif element.tag == MC + "AlternateContent":
            branch = next(iter(element), None)
            stack.extend(() if branch is None else reversed(branch))
        else:
            yield element
