"""Readers: from the bytes of a .txt, .md, .docx or .pdf to its visible text, within limits, failing clearly."""

from pathlib import Path

from service.documents.readers.kinds import Kind, check_kind, kind_by_name
from service.documents.readers.limits import check_size, read_capped
from service.documents.source import SourceText
from service.settings import Settings

__all__ = ["read_bytes", "read_path"]


def read_bytes(name: str, data: bytes, settings: Settings) -> SourceText:
    """The visible text of a file of this name.

    Raises InputError or LimitError, and nothing else, whatever the bytes: ``unsupported_format``, ``file_empty``,
    ``file_too_large``, ``not_what_name_says``, ``encrypted``, ``old_format``, and the codes of each format's reader.
    """
    kind = kind_by_name(name)
    check_size(name, len(data), settings)
    check_kind(name, kind, data)
    if kind is Kind.DOCX:
        from service.documents.readers.docx import read_docx

        return read_docx(name, data, settings)
    if kind is Kind.PDF:
        from service.documents.readers.pdf import read_pdf

        return read_pdf(name, data, settings)
    from service.documents.readers.text import read_text

    return read_text(name, data, settings)


def read_path(path: Path, settings: Settings) -> SourceText:
    """As ``read_bytes``, from a file; its size is checked before it is read. ``SourceText.name`` is the file's name.

    Raises as ``read_bytes``, and NotFoundError ``file_not_found``, InputError ``file_unreadable``.
    """
    return read_bytes(path.name, read_capped(path, settings), settings)
