"""A draft as a .docx in the layout of GB/T 9704-2012. The same blocks give the same bytes."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from service.draft import Block
from service.export import docx_parts as parts
from service.export.docx_blocks import body
from service.export.layout import Layout, load_layout

_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_docx(blocks: Sequence[Block], layout: Layout | None = None) -> bytes:
    """The blocks in order as a Word document; without ``layout``, the bundled one.

    What is missing (spans of kind ``missing``) is highlighted. Nothing in the text can make it fail: what XML cannot
    hold is left out.
    """
    used = layout if layout is not None else load_layout()
    return packaged(body(blocks, used), title_of(blocks), used)


def title_of(blocks: Sequence[Block]) -> str:
    """What the file's properties have as its title."""
    return next((block.text.replace("\n", "") for block in blocks if block.type == "title"), "")


def packaged(written: str, title: str, layout: Layout, comments: str | None = None) -> bytes:
    """The package around a body; ``comments`` are the ``w:comment`` elements that it refers to, None for none."""
    more = {"comments": comments} if comments is not None else {}
    contents = {
        "[Content_Types].xml": parts.content_types(more),
        "_rels/.rels": parts.package_relationships(),
        "word/document.xml": f"{parts.HEAD}<w:document {parts.NAMESPACES}><w:body>{written}</w:body></w:document>",
        "word/_rels/document.xml.rels": parts.document_relationships(more),
        "word/styles.xml": parts.styles(layout),
        "word/settings.xml": parts.settings(),
        "word/fontTable.xml": parts.font_table(layout),
        "word/footer1.xml": parts.footer(layout, odd=True),
        "word/footer2.xml": parts.footer(layout, odd=False),
        "docProps/core.xml": parts.core_properties(title),
    }
    if comments is not None:
        contents["word/comments.xml"] = f"{parts.HEAD}<w:comments {parts.NAMESPACES}>{comments}</w:comments>"
    return _zipped(contents)


def _zipped(contents: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content.encode("utf-8"))
    return buffer.getvalue()
