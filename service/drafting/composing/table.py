"""The table that a brief gives, placed after the text: its cells are the brief's own words, printed as they are."""

from dataclasses import replace

from service.brief import Brief
from service.draft import Block, Span
from service.drafting.composing.written import Written


def with_table(written: Written, brief: Brief) -> Written:
    """The same blocks, and the brief's table as the last: rows by line ends, cells by tabs, the first row the head."""
    if brief.table is None:
        return written
    rows = [brief.table.columns, *brief.table.rows]
    text = "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
    block = Block(f"b{len(written.blocks) + 1}", "table", text, spans=(Span(0, len(text), "brief"),))
    return replace(written, blocks=(*written.blocks, block))
