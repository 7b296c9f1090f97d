"""Small .docx and .pdf files built in memory for the tests of the readers."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
CHANGE = 'w:id="1" w:author="甲" w:date="2025-01-01T00:00:00Z"'
PARTS = ("numbering", "styles", "comments", "footnotes", "endnotes", "header1", "footer1", "settings")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(
    content: str,
    number: int | None = None,
    level: int | None = 0,
    *,
    style: str = "",
    properties: str = "",
    mark: str = "",
) -> str:
    """A paragraph of ready-made runs, or of plain text."""
    inner = content if content.startswith("<") else run(content) if content else ""
    own = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        own += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{own}{properties}<w:rPr>{mark}</w:rPr></w:pPr>{inner}</w:p>"


def level(index: int, number_format: str, text: str, start: int = 1, *, extra: str = "", suffix: str = "") -> str:
    ending = f'<w:suff w:val="{suffix}"/>' if suffix else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{extra}{ending}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def abstract(identifier: int, *levels: str, extra: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{identifier}"><w:multiLevelType w:val="multilevel"/>{extra}'
        f"{''.join(levels)}</w:abstractNum>"
    )


def num(identifier: int, abstract_id: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def start_override(index: int, value: int) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def cell(*paragraphs: str, properties: str = "") -> str:
    inner = "".join(one if one.startswith("<") else paragraph(one) for one in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def docx(
    body: str, parts: Mapping[str, str] | None = None, relationships: str = "", files: Mapping[str, bytes] | None = None
) -> bytes:
    """A .docx with this body; ``parts`` are the insides of further parts by name (``numbering``, ``header1``)."""
    given = dict(parts or {})
    roots = {"header1": "hdr", "footer1": "ftr"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}{name.rstrip("1")}+xml"/>' for name in given
    )
    types = (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}document.main+xml"/>{overrides}</Types>'
    )
    main = relationship(1, "officeDocument", "word/document.xml")
    related = "".join(relationship(i, name.rstrip("1"), f"{name}.xml") for i, name in enumerate(given, start=1))
    contents: dict[str, str | bytes] = {
        "[Content_Types].xml": types,
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{main}</Relationships>',
        "word/_rels/document.xml.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{related}{relationships}</Relationships>'
        ),
        "word/document.xml": f"{_HEAD}<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
    }
    for name, inner in given.items():
        root = roots.get(name, name)
        contents[f"word/{name}.xml"] = f"{_HEAD}<w:{root} {NAMESPACES}>{inner}</w:{root}>"
    return archive({**contents, **(files or {})})


def relationship(identifier: int, kind: str, target: str, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="rId{identifier}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def archive(files: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return buffer.getvalue()


def pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]]) -> bytes:
    """A PDF whose pages are lists of (x, y, size, text), y from the bottom, in a Chinese font without embedding."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595.3, 841.9))
    for page in pages:
        for x, y, size, text in page:
            canvas.setFont("STSong-Light", size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
