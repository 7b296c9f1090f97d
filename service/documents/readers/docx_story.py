"""A story of a .docx (the body, a header, a cell, a note): its paragraphs and tables as lines of text."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from service.documents.document import Table
from service.documents.readers.docx_numbering import Numbering
from service.documents.readers.docx_package import W
from service.documents.readers.docx_runs import CommentMark, ParagraphText, RunReader, unwrapped
from service.documents.readers.docx_styles import Styles, number_of, switched_on, value_of
from service.documents.readers.limits import shown, too_complex
from service.errors import InputError

_MOST_COLUMNS = 63
_DEEPEST = 24


@dataclass(frozen=True, slots=True)
class Lexis:
    """What the meaning of a paragraph depends on beyond itself."""

    name: str
    styles: Styles
    numbering: Numbering


@dataclass(slots=True)
class _Pending:
    """Text of a paragraph whose mark is deleted or hidden, waiting for the paragraph that it runs into."""

    text: str
    properties: etree._Element | None
    marks: tuple[CommentMark, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark of a comment in a line of the story."""

    comment: str
    begins: bool
    line: int
    at: int


@dataclass(slots=True)
class _Rows:
    """A table found: which lines it covers, and its cells."""

    first_line: int
    cells: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class Story:
    """Collects blocks in order; ``lines`` are paragraphs and table rows, ``notes`` the footnotes referred to, ``marks``
    those of comments: in a table at the ends of the row, in a text box nowhere."""

    lexis: Lexis
    depth: int = 0
    lines: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    marks: list[PlacedMark] = field(default_factory=list)
    _tables: list[_Rows] = field(default_factory=list)
    _pending: _Pending | None = None
    _runs: RunReader | None = None

    def add(self, blocks: Iterable[etree._Element]) -> None:
        """Add paragraphs and tables; anything else at this level holds no text.

        Raises LimitError ``docx_too_complex`` when stories are nested deeper than any writer nests them, and InputError
        ``docx_embedded`` where a part in another format stands in for text.
        """
        if self.depth > _DEEPEST:
            raise too_complex(self.lexis.name)
        for block in blocks:
            if block.tag == W + "p":
                self._paragraph(block)
            elif block.tag == W + "tbl":
                self._flush()
                self._table(block)
            elif block.tag == W + "altChunk":
                raise InputError(
                    "docx_embedded",
                    f"“{shown(self.lexis.name)}”的正文是嵌入的网页等外来内容，读不出来。"
                    "请用 Word 打开，另存为 .docx 后再读。",
                )

    def finish(self) -> "Story":
        """End the story: text that waited for a further paragraph stands alone."""
        self._flush()
        return self

    def drop_blank_end(self) -> None:
        """Leave out blank lines at the end; a blank row of a table stays, it may be one to fill in."""
        last = max((rows.first_line + len(rows.cells) for rows in self._tables), default=0)
        while len(self.lines) > last and not self.lines[-1].strip():
            self.lines.pop()

    def tables(self) -> tuple[Table, ...]:
        """The tables with their spans in the lines joined by newlines."""
        starts, position = [], 0
        for line in self.lines:
            starts.append(position)
            position += len(line) + 1
        found = []
        for rows in self._tables:
            last = rows.first_line + len(rows.cells) - 1
            found.append(Table(rows.cells, starts[rows.first_line], starts[last] + len(self.lines[last])))
        return tuple(found)

    def text_of(self, container: etree._Element) -> list[str]:
        """The lines of a story inside this one (a text box, a cell), with the same running numbers."""
        inner = Story(self.lexis, self.depth + 1)
        inner.add(unwrapped(container))
        inner.finish()
        self.notes += inner.notes
        return inner.lines

    def _paragraph(self, paragraph: etree._Element) -> None:
        if self._runs is None:
            self._runs = RunReader(self.lexis.styles)
        read = self._runs.read(paragraph)
        self.notes += read.notes
        properties = paragraph.find(W + "pPr")
        text, marks, waiting = read.text, tuple(read.marks), self._pending
        if waiting is not None:
            marks = (*waiting.marks, *(replace(mark, at=mark.at + len(waiting.text)) for mark in marks))
            # The joined paragraph keeps the look of whichever part still has text, the first before the second.
            properties = waiting.properties if waiting.text else properties
            text = waiting.text + text
            self._pending = None
        if _mark_is_gone(properties if waiting is None else paragraph.find(W + "pPr")):
            self._pending = _Pending(text, properties, marks)
        else:
            self._line(self.lexis.numbering.label(properties), text, marks)
        self._boxes(read)

    def _line(self, label: str, text: str, marks: Iterable[CommentMark]) -> None:
        line = label + _without_edge_breaks(text)
        shift = len(label) - (len(text) - len(text.lstrip("\n")))
        number = len(self.lines)
        for mark in marks:
            at = min(max(mark.at + shift, 0), len(line))
            self.marks.append(PlacedMark(mark.comment, mark.begins, number, at))
        self.lines.append(line)

    def _boxes(self, read: ParagraphText) -> None:
        for box in read.boxes:
            if isinstance(box, str):
                self.lines.append(box)
            else:
                self.lines += self.text_of(box)

    def _flush(self) -> None:
        waiting, self._pending = self._pending, None
        if waiting is not None and waiting.text:
            self._line(self.lexis.numbering.label(waiting.properties), waiting.text, waiting.marks)

    def _table(self, table: etree._Element) -> None:
        rows = [row for row in unwrapped(table) if row.tag == W + "tr" and not _is_deleted(row)]
        cells = [[cell for cell in unwrapped(row) if cell.tag == W + "tc"] for row in rows]
        if len(cells) == 1 and len(cells[0]) == 1:
            # A frame drawn round running text, not a table.
            self.depth += 1
            self.add(unwrapped(cells[0][0]))
            self._flush()
            self.depth -= 1
            return
        read = tuple(self._row(row, own) for row, own in zip(rows, cells, strict=True))
        if read:
            for number, row in enumerate(rows, start=len(self.lines)):
                self._marks_of_row(row, number, len("\t".join(read[number - len(self.lines)])))
            self._tables.append(_Rows(len(self.lines), read))
            self.lines += ["\t".join(row) for row in read]

    def _marks_of_row(self, row: etree._Element, number: int, length: int) -> None:
        for begins, tag in ((True, "commentRangeStart"), (False, "commentRangeEnd"), (False, "commentReference")):
            for mark in row.iter(W + tag):
                self.marks.append(PlacedMark(mark.get(W + "id", ""), begins, number, 0 if begins else length))

    def _row(self, row: etree._Element, cells: list[etree._Element]) -> tuple[str, ...]:
        properties = row.find(W + "trPr")
        texts = [""] * _span(properties, "gridBefore", least=0)
        for cell in cells:
            of_cell = cell.find(W + "tcPr")
            texts.append("" if _is_covered(of_cell) else _in_one_line(self.text_of(cell)))
            texts += [""] * (_span(of_cell, "gridSpan", least=1) - 1)
        return tuple(texts)


def _mark_is_gone(properties: etree._Element | None) -> bool:
    """Whether the paragraph's mark is deleted, moved away or hidden, so that the next one continues it."""
    mark = None if properties is None else properties.find(W + "rPr")
    if mark is None:
        return False
    return (
        mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None or bool(switched_on(mark, "vanish"))
    )


def _is_deleted(row: etree._Element) -> bool:
    properties = row.find(W + "trPr")
    return properties is not None and properties.find(W + "del") is not None


def _is_covered(properties: etree._Element | None) -> bool:
    """Whether a cell continues a merged one (or is a tracked deletion) and so shows nothing of its own."""
    if properties is None:
        return False
    merges = (properties.find(W + "vMerge"), properties.find(W + "hMerge"))
    covered = any(one is not None and value_of(one) in (None, "continue") for one in merges)
    return covered or properties.find(W + "cellDel") is not None


def _span(properties: etree._Element | None, tag: str, least: int) -> int:
    number = None if properties is None else number_of(properties.find(W + tag))
    return least if number is None else min(max(number, least), _MOST_COLUMNS)


def _in_one_line(lines: list[str]) -> str:
    return " ".join(" ".join(line.split()) for line in lines if line.strip())


def _without_edge_breaks(text: str) -> str:
    """Page breaks stand at a paragraph's edges as line breaks; there they are not part of the text."""
    return text.strip("\n")
