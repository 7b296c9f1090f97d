"""Tables: full width, the head repeated on every page, lines as high as their text (practice; the standard: 8)."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.export.docx_runs import PLAIN, Hand, Indent, Type, paragraph, twips
from service.export.docx_sections import Orientation, text_width_pt
from service.export.layout import Face, Layout
from service.export.typesetting import width

_CELL_MARGIN_PT = 5.4
_ROW_PT = 22.7
_UNBROKEN = 4
_WIDEST = 24
_CENTRED_UP_TO = 10


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of a row's cells, the hand that each is written by, and what is said of the row as a whole."""

    cells: tuple[str, ...]
    hands: tuple[Hand, ...]
    mark: str = ""


def plain_rows(rows: Sequence[Sequence[str]]) -> tuple[Row, ...]:
    return tuple(Row(tuple(cells), (PLAIN,) * len(cells)) for cells in rows)


def natural_width(rows: Sequence[Sequence[str]], layout: Layout) -> float:
    """The least width in points at which no cell breaks within four characters, in the small face."""
    size = layout.faces.table_small.size_pt
    return sum(min(widest, _UNBROKEN) * size + 2 * _CELL_MARGIN_PT for widest in _widest(rows))


def table(written: Sequence[Row], layout: Layout, orientation: Orientation) -> str:
    """``w:tbl`` with the first row as head."""
    rows = [row.cells for row in written]
    room = text_width_pt(layout, orientation)
    small = _wanted(rows, layout.faces.table_cell.size_pt) > room
    cell_face = layout.faces.table_small if small else layout.faces.table_cell
    head_face = layout.faces.table_head.model_copy(update={"size_pt": cell_face.size_pt})
    columns = _columns(rows, twips(room))
    headed = len(rows) > 1
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    body = "".join(
        _row(row, columns, head_face if headed and index == 0 else cell_face, headed and index == 0)
        for index, row in enumerate(written)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/>'
        f"{_borders()}"
        f'<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{twips(_CELL_MARGIN_PT)}" w:type="dxa"/>'
        f'<w:right w:w="{twips(_CELL_MARGIN_PT)}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _row(row: Row, columns: Sequence[int], face: Face, head: bool) -> str:
    repeated = "<w:tblHeader/>" if head else ""
    height = f'<w:trHeight w:val="{twips(_ROW_PT)}" w:hRule="atLeast"/>'
    return (
        f"<w:tr><w:trPr><w:cantSplit/>{height}{repeated}{row.mark}</w:trPr>"
        + "".join(
            _cell(cell, hand, column, face, head)
            for cell, hand, column in zip(row.cells, row.hands, columns, strict=True)
        )
        + "</w:tr>"
    )


def _cell(text: str, hand: Hand, column: int, face: Face, head: bool) -> str:
    centred = head or width(text) <= _CENTRED_UP_TO
    inner = paragraph(
        hand.spanned(text, (), 0, Type(face), Type(face)),
        "TableText",
        indent=Indent(face.size_pt),
        line_pt=None,
        alignment="center" if centred else "left",
        mark=hand.mark,
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{column}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{inner}</w:tc>'


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    return f"<w:tblBorders>{lines}</w:tblBorders>"


def _widest(rows: Sequence[Sequence[str]]) -> list[float]:
    return [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]


def _wanted(rows: Sequence[Sequence[str]], size: float) -> float:
    return sum(min(widest, _UNBROKEN) * size + 2 * _CELL_MARGIN_PT for widest in _widest(rows))


def _columns(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Column widths in twips that fill the room, by what the columns hold (within reason); they add up exactly."""
    weights = [min(max(widest, _UNBROKEN / 2), _WIDEST) + 1 for widest in _widest(rows)]
    columns = [int(room * weight / sum(weights)) for weight in weights]
    columns[-1] += room - sum(columns)
    return columns
