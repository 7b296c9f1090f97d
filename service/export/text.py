"""Plain text and Markdown of a draft."""

import re
from collections.abc import Sequence

from service.draft import Block

# What Markdown would take for itself inside a line, and at the start of one (a list, a quotation, a heading, a rule).
_INLINE = re.compile(r"[\\`*_]|~~|<(?=[A-Za-z/!])|\](?=\()")
_AT_START = re.compile(r"(?:#{1,6}(?= )|>|[-+](?= )|-{3,}|={3,}|(\d{1,9})([.)])(?= ))")


def to_text(blocks: Sequence[Block]) -> str:
    """The blocks' texts, one a line, as they would be printed; offsets into it are those of ``Draft.text``."""
    return "\n".join(block.text for block in blocks)


def to_markdown(blocks: Sequence[Block]) -> str:
    """The blocks as Markdown: title and headings by level, tables with their first row as head, the text unchanged.

    What Markdown would read as its own marks is escaped, so that the page shows exactly the draft's text.
    """
    return "\n\n".join(_markdown(block) for block in blocks) + "\n"


def _markdown(block: Block) -> str:
    if block.type == "table":
        return _table(rows_of(block))
    if block.type == "title":
        return "# " + _inline(block.text.replace("\n", ""))
    if block.type == "heading":
        return "#" * (min(block.level or 1, 4) + 1) + " " + _inline(block.text.replace("\n", " "))
    return "\\\n".join(_line(line) for line in block.text.split("\n"))


def rows_of(block: Block) -> list[list[str]]:
    """The cells of a table block: a row a line, cells apart by tabs; short rows are filled up."""
    rows = [line.split("\t") for line in block.text.split("\n")]
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def _table(rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(_inline(cell).replace("|", "\\|") for cell in row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines)


def _inline(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", text)


def _line(text: str) -> str:
    start = _AT_START.match(text)
    if start is None:
        return _inline(text)
    mark = f"{start[1]}\\{start[2]}" if start[1] else "\\" + start[0]
    return mark + _inline(text[start.end() :])
