"""A .docx from a marked document, byte for byte the same every time: automatic numbers, tables, changes, text boxes.

Marks with a meaning here (all others are only read by the scorer): ``auto LIST LEVEL`` and ``auto style=ID`` hold a
number that is left out of the text and made by numbering; ``ins``/``del``/``to``/``from`` are tracked changes, over a
line break too; ``table`` holds rows of tab-separated cells, ``wide N``/``tall N`` cells that span; ``box`` holds the
lines of a text box; ``t`` lines are centred. Each line is a paragraph.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from pydantic import BaseModel, ConfigDict

from eval.suites.reading.marks import Node, Span, strip

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BY = 'w:author="审核" w:date="2025-01-02T03:04:05Z"'
_CHANGES = {"ins": "w:ins", "del": "w:del", "to": "w:moveTo", "from": "w:moveFrom"}


class Level(BaseModel):
    """One level of a numbering definition: ``w:numFmt``, ``w:lvlText`` and ``w:start``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    format: str
    text: str
    start: int = 1


class Style(BaseModel):
    """A paragraph style that carries numbering, itself or through the style it is based on."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    numbering: str | None = None
    level: int = 0
    based_on: str | None = None


class DocxLayout(BaseModel):
    """What a case says about its .docx beside the marked text."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    numbering: dict[str, tuple[Level, ...]] = {}
    styles: dict[str, Style] = {}
    header: str | None = None
    footer: str | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with the marks that bear on it; offsets are of the text with deletions still in."""

    text: str
    start: int
    spans: tuple[Span, ...]

    def first(self, *tags: str) -> Span | None:
        return next((s for s in self.spans if s.head.tag in tags), None)

    def change_at(self, at: int) -> str | None:
        tags = [s.head.tag for s in self.spans if s.head.tag in _CHANGES and s.start <= at < s.end]
        return tags[-1] if tags else None


def build_docx(node: Node, layout: DocxLayout) -> bytes:
    """The package as bytes. Raises KeyError when a mark names a numbering or style that the layout does not define."""
    lists = {name: number for number, name in enumerate(layout.numbering, start=1)}
    body = "".join(_blocks(list(_lines(node)), lists, layout))
    ends = [name for name in ("header", "footer") if getattr(layout, name) is not None]
    references = "".join(f'<w:{name}Reference w:type="default" r:id="rId{name}"/>' for name in ends)
    section = f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    files = {
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}{section}</w:body></w:document>",
        "word/styles.xml": _styles(layout, lists),
        "word/numbering.xml": _numbering(layout, lists),
    }
    for name in ends:
        root = {"header": "hdr", "footer": "ftr"}[name]
        text = _run(getattr(layout, name), "w:t")
        files[f"word/{name}.xml"] = f"<w:{root} {_NAMESPACES}><w:p>{text}</w:p></w:{root}>"
    return _package(files)


def _lines(node: Node) -> Iterator[_Line]:
    plain = strip(node)
    spans = tuple(plain.walk())
    at = 0
    for text in plain.text.split("\n"):
        end = at + len(text)
        yield _Line(text, at, tuple(s for s in spans if s.start <= end and at <= s.end and s.start < s.end))
        at = end + 1


def _blocks(lines: list[_Line], lists: dict[str, int], layout: DocxLayout) -> Iterator[str]:
    at = 0
    while at < len(lines):
        group = lines[at].first("table", "box")
        if group is None or not group.start <= lines[at].start < group.end:
            yield _paragraph(lines[at], lists, layout)
            at += 1
            continue
        inner = [line for line in lines[at:] if line.start < group.end]
        yield _table(inner) if group.head.tag == "table" else _box(inner, lists, layout)
        at += len(inner)


def _paragraph(line: _Line, lists: dict[str, int], layout: DocxLayout) -> str:
    properties, start = "", line.start
    end = line.start + len(line.text)
    auto = next((s for s in line.spans if s.head.tag == "auto" and line.start <= s.start < end), None)
    if auto is not None:
        start = auto.end
        style = auto.head.get("style")
        if style is not None:
            if style not in layout.styles:
                raise KeyError(style)
            properties = f'<w:pStyle w:val="{style}"/>'
        else:
            name, level = auto.head.words
            properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{lists[name]}"/></w:numPr>'
    if any(s.head.tag == "t" and s.start <= line.start < s.end for s in line.spans):
        properties += '<w:jc w:val="center"/>'
    if mark := line.change_at(end):
        properties += f'<w:rPr><{_CHANGES[mark]} w:id="{end + 50000}" {_BY}/></w:rPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{_runs(line, start, end)}</w:p>"


def _runs(line: _Line, start: int, end: int) -> str:
    pieces, at = [], start
    while at < end:
        change = line.change_at(at)
        stop = at
        while stop < end and line.change_at(stop) == change:
            stop += 1
        text = line.text[at - line.start : stop - line.start]
        run = _run(text, "w:delText" if change == "del" else "w:t")
        tag = _CHANGES[change] if change else None
        pieces.append(f'<{tag} w:id="{at + 1}" {_BY}>{run}</{tag}>' if tag else run)
        at = stop
    return "".join(pieces)


def _run(text: str, tag: str) -> str:
    """A run cut in two in the middle, as Word cuts them, so that no reader may rely on whole runs."""
    half = len(text) // 2
    pieces = [text[:half], text[half:]] if half else [text]
    return "".join(f'<w:r><{tag} xml:space="preserve">{escape(piece)}</{tag}></w:r>' for piece in pieces)


def _box(lines: list[_Line], lists: dict[str, int], layout: DocxLayout) -> str:
    """A text box as Word writes it: the drawing, and the same text again as a fallback for older readers."""
    content = f"<w:txbxContent>{''.join(_paragraph(line, lists, layout) for line in lines)}</w:txbxContent>"
    drawing = (
        '<w:drawing><wp:inline><wp:extent cx="4000000" cy="1000000"/><wp:docPr id="1" name="文本框"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="4000000" cy="1000000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    fallback = f'<w:pict><v:shape style="width:315pt;height:80pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    return (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def _table(lines: list[_Line]) -> str:
    rows, tall = [], {}
    for line in lines:
        cells, at, skip = [], line.start, 0
        for column, text in enumerate(line.text.split("\t")):
            end = at + len(text)
            span = next((s for s in line.spans if s.head.tag in {"wide", "tall"} and at <= s.start < end), None)
            at = end + 1
            if skip:
                skip -= 1
                continue
            properties = ""
            if span is not None and span.head.tag == "wide":
                skip = int(span.head.words[0]) - 1
                properties = f'<w:gridSpan w:val="{skip + 1}"/>'
            elif span is not None:
                tall[column] = int(span.head.words[0])
                properties = '<w:vMerge w:val="restart"/>'
            elif tall.get(column, 0):
                properties = "<w:vMerge/>"
            if tall.get(column, 0):
                tall[column] -= 1
            cells.append(f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{_run(text, 'w:t')}</w:p></w:tc>")
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    columns = max(line.text.count("\t") for line in lines) + 1
    grid = '<w:gridCol w:w="2000"/>' * columns
    borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "bottom", "insideH", "insideV"))
    head = f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    return f"<w:tbl>{head}{''.join(rows)}</w:tbl>"


def _styles(layout: DocxLayout, lists: dict[str, int]) -> str:
    styles = []
    for key, style in layout.styles.items():
        base = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
        number = ""
        if style.numbering is not None:
            number = f'<w:numPr><w:ilvl w:val="{style.level}"/><w:numId w:val="{lists[style.numbering]}"/></w:numPr>'
        styles.append(
            f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{style.name}"/>{base}'
            f"<w:pPr>{number}</w:pPr></w:style>"
        )
    return f"<w:styles {_NAMESPACES}>{''.join(styles)}</w:styles>"


def _numbering(layout: DocxLayout, lists: dict[str, int]) -> str:
    definitions, instances = [], []
    for name, levels in layout.numbering.items():
        made = []
        for depth, level in enumerate(levels):
            style = next((k for k, s in layout.styles.items() if (s.numbering, s.level) == (name, depth)), None)
            link = f'<w:pStyle w:val="{style}"/>' if style else ""
            made.append(
                f'<w:lvl w:ilvl="{depth}"><w:start w:val="{level.start}"/><w:numFmt w:val="{level.format}"/>{link}'
                f'<w:suff w:val="nothing"/><w:lvlText w:val="{escape(level.text)}"/></w:lvl>'
            )
        definitions.append(
            f'<w:abstractNum w:abstractNumId="{lists[name]}"><w:multiLevelType w:val="multilevel"/>'
            f"{''.join(made)}</w:abstractNum>"
        )
        instances.append(f'<w:num w:numId="{lists[name]}"><w:abstractNumId w:val="{lists[name]}"/></w:num>')
    return f"<w:numbering {_NAMESPACES}>{''.join(definitions)}{''.join(instances)}</w:numbering>"


def _package(files: dict[str, str]) -> bytes:
    kinds = {name: name.removeprefix("word/").removesuffix(".xml") for name in files}
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{office}.{"document.main" if kind == "document" else kind}+xml"/>'
        for name, kind in kinds.items()
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="rId{kind}" Type="{relation}/{kind}" Target="{kind}.xml"/>'
        for kind in kinds.values()
        if kind != "document"
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    whole = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        f'"application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{relation}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{links}</Relationships>',
        **files,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in whole.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), (_PROLOGUE + text).encode())
    return buffer.getvalue()
