"""A draft as a file to hand on."""

from collections.abc import Sequence

from service.draft import Block
from service.export.text import to_markdown, to_text

FILE_SUFFIXES = (".docx", ".md", ".txt")


def file_bytes(blocks: Sequence[Block], suffix: str) -> bytes:
    """The blocks as the bytes of a file of that kind (one of ``FILE_SUFFIXES``)."""
    if suffix == ".docx":
        from service.export.docx import write_docx

        return write_docx(blocks)
    return (to_markdown if suffix == ".md" else to_text)(blocks).encode()
