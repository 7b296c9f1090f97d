"""Rows of a table file as texts: CSV in any usual encoding and separator; XLSX through ``service.facts.files.xlsx``."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from service.documents.readers.text import read_text
from service.errors import InputError
from service.facts.files.workbook import unguarded
from service.settings import Settings
from service.text.hygiene import visible

TABLE_SUFFIXES = (".csv", ".xlsx")
MOST_COLUMNS = 60
_SEPARATORS = ",\t;，；|"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not blank: its number in the file (from 1) and its cells as texts, stripped."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        """The text of a column; "" where there is none."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its title (a worksheet's name; "" for CSV) and its rows."""

    title: str
    rows: tuple[Row, ...]


def read_sheets(name: str, data: bytes, settings: Settings) -> tuple[Sheet, ...]:
    """The tables of a .csv or .xlsx file.

    Raises InputError (``table_broken``, and what the readers of bytes raise) or LimitError.
    """
    if name.lower().endswith(".xlsx"):
        from service.facts.files.xlsx import read_xlsx

        return read_xlsx(name, data, settings)
    return (read_csv(name, data, settings),)


def read_csv(name: str, data: bytes, settings: Settings) -> Sheet:
    """A CSV file; the separator is the one that its first lines use most."""
    if data.startswith(b"PK\x03\x04") or data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError("not_what_name_says", f"“{name}”其实是 Excel 文件，请把扩展名改为 .xlsx 或另存为 CSV")
    text = read_text(name, data, settings).text
    first = "\n".join(text.split("\n", 12)[:12])
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    rows: list[Row] = []
    started = 1
    try:
        for cells in reader:
            append_row(rows, started, cells)
            started = reader.line_num + 1
    except csv.Error as error:
        message = f"{name}:{reader.line_num}：表格格式有误（引号不成对，或一格超过 13 万字），请用 Excel 打开检查后另存"
        raise InputError("table_broken", message, file=name, line=reader.line_num) from error
    return Sheet("", tuple(rows))


def append_row(rows: list[Row], number: int, cells: Sequence[str]) -> None:
    """Append a row unless it is blank."""
    cleaned = tuple(unguarded(visible(cell).strip()) for cell in cells[:MOST_COLUMNS])
    if any(cleaned):
        rows.append(Row(number, cleaned))
