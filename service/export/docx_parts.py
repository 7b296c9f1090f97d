"""The parts of the package beside the body: styles, settings, footers, fonts, properties. All the same every time."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from service.export.docx_runs import Indent, Type, legal, paragraph, run, run_properties, twips
from service.export.layout import Face, Layout

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def content_types(more: Iterable[str] = ()) -> str:
    """``more`` names the further parts of the body (comments), each in a file of its own name."""
    parts = {
        **{f"/word/{name}.xml": f"{_WORD}{name}+xml" for name in more},
        "/word/document.xml": _WORD + "document.main+xml",
        "/word/styles.xml": _WORD + "styles+xml",
        "/word/settings.xml": _WORD + "settings+xml",
        "/word/fontTable.xml": _WORD + "fontTable+xml",
        "/word/footer1.xml": _WORD + "footer+xml",
        "/word/footer2.xml": _WORD + "footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def package_relationships() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return (
        f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/></Relationships>'
    )


def document_relationships(more: Iterable[str] = ()) -> str:
    related = {
        **{f"rId{name.capitalize()}": (name, f"{name}.xml") for name in more},
        "rIdStyles": ("styles", "styles.xml"),
        "rIdSettings": ("settings", "settings.xml"),
        "rIdFonts": ("fontTable", "fontTable.xml"),
        "rIdOdd": ("footer", "footer1.xml"),
        "rIdEven": ("footer", "footer2.xml"),
    }
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in related.items()
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def core_properties(title: str) -> str:
    """Title and language; no author and no time, so that the same draft gives the same file."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(legal(title))}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def settings() -> str:
    """Odd and even footers; the compatibility switches that Chinese Word sets, which keep the character grid."""
    switches = (
        *("spaceForUL", "balanceSingleByteDoubleByteWidth", "doNotLeaveBackslashAlone", "ulTrailSpace"),
        *("doNotExpandShiftReturn", "adjustLineHeightInTable", "useFELayout"),
    )
    compatibility = "".join(f"<w:{switch}/>" for switch in switches)
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return (
        f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{compatibility}{mode}</w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def font_table(layout: Layout) -> str:
    """The fonts with what stands in for each where it is not installed."""
    fonts = "".join(
        f"<w:font w:name={quoteattr(font.name)}><w:altName w:val={quoteattr(font.fallback)}/>"
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for font in layout.fonts
    )
    return f"{HEAD}<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


def footer(layout: Layout, odd: bool) -> str:
    """— 1 — : odd pages at the right with a character in, even pages at the left likewise (7.5)."""
    face = layout.faces.page_number
    properties = run_properties(Type(face))
    inside = layout.indents.page_number_characters.value
    field = "".join(
        f"<w:r>{properties}{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            f"<w:t>{1 if odd else 2}</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    number = paragraph(
        run("— ", Type(face)) + field + run(" —", Type(face)),
        "Footer",
        indent=Indent(face.size_pt, right=inside if odd else 0, left=0 if odd else inside),
        line_pt=face.size_pt,
        alignment="right" if odd else "left",
    )
    return f"{HEAD}<w:ftr {NAMESPACES}>{number}</w:ftr>"


def styles(layout: Layout) -> str:
    """Named styles, so that the outline pane shows the headings and a writer can go on writing in them."""
    faces, pitch = layout.faces, twips(layout.page.line_pitch_pt.value)
    exact = f'<w:spacing w:line="{pitch}" w:lineRule="exact"/>'
    first = layout.indents.first_line_characters.value
    indented = f'<w:ind w:firstLineChars="{first * 100}" w:firstLine="{twips(first * faces.body.size_pt)}"/>'
    text = exact + indented
    parts = [
        _style("Normal", "Normal", faces.body, '<w:jc w:val="both"/>', default=True),
        _style("BodyText", "Body Text", faces.body, text),
        _style("Title", "Title", faces.title, exact + '<w:jc w:val="center"/>', following="BodyText"),
        _style("Salutation", "Salutation", faces.addressee, exact, following="BodyText"),
        *(
            _style(
                f"Heading{level}",
                f"heading {level}",
                faces.heading(level),
                f'<w:keepNext/>{text}<w:outlineLvl w:val="{level - 1}"/>',
                following="BodyText",
            )
            for level in (1, 2, 3, 4)
        ),
        _style("Signature", "Signature", faces.signature, exact + '<w:jc w:val="right"/>'),
        _style("Date", "Date", faces.signature, exact + '<w:jc w:val="right"/>'),
        _style("Footer", "footer", faces.page_number, ""),
        _style("TableText", "Table Text", faces.table_cell, '<w:snapToGrid w:val="0"/>'),
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        "</w:style>",
    ]
    defaults = (
        f"<w:docDefaults><w:rPrDefault>{_with_language(run_properties(Type(faces.body)))}</w:rPrDefault><w:pPrDefault/>"
        "</w:docDefaults>"
    )
    return f"{HEAD}<w:styles {NAMESPACES}>{defaults}{''.join(parts)}</w:styles>"


def _with_language(properties: str) -> str:
    return properties.replace("</w:rPr>", '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>')


def _style(
    identifier: str, name: str, face: Face, properties: str, *, default: bool = False, following: str = ""
) -> str:
    base = "" if default else '<w:basedOn w:val="Normal"/>'
    after = f'<w:next w:val="{following}"/>' if following else ""
    first = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph"{first} w:styleId="{identifier}"><w:name w:val="{name}"/>{base}{after}<w:qFormat/>'
        f"<w:pPr>{properties}</w:pPr>{run_properties(Type(face))}</w:style>"
    )
