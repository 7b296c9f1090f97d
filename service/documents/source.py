"""What a reader hands on: the visible text of a file, before anything in it is understood."""

from dataclasses import dataclass

from service.documents.document import Table
from service.text.range import Range


@dataclass(frozen=True, slots=True)
class SourceText:
    """The decoded text of a file: one paragraph a line, newlines as ``\\n``, no BOM, automatic numbers made visible.

    A table stands in ``text`` as one line a row with tab-separated cells, and in ``tables`` with its span.
    ``furniture`` are headers and footers, kept apart. ``comments`` are a .docx file's comments, in order, and
    ``anchors`` where in ``text`` each of them stands: None for one that stands nowhere, start = end for a mere point.
    """

    name: str
    text: str
    tables: tuple[Table, ...] = ()
    furniture: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    anchors: tuple[Range | None, ...] = ()
