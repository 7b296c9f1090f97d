"""Tables written for people: a header that stays in view, widths that fit, and cells that are never formulas."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

GUARD = "'"
_FORMULA = re.compile(r"^[=+\-@]")
_GUARDED = re.compile(r"^'(?=[=+\-@'])")
_MOST_IN_A_CELL = 32_000


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what heads it, its width in characters, and the field that it shows."""

    header: str
    width: int
    field: str


def guarded(text: str) -> str:
    """A cell text that no spreadsheet program takes for a formula (OWASP, CSV injection): marked by an apostrophe."""
    return GUARD + text if _FORMULA.match(text) or _GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """The text that ``guarded`` marked."""
    return _GUARDED.sub("", text)


def csv_bytes(columns: Sequence[Column], rows: Sequence[Mapping[str, str]]) -> bytes:
    """A CSV file that Excel opens with the right encoding (UTF-8 with BOM)."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.header for column in columns])
    for row in rows:
        writer.writerow([guarded(one_line(row.get(column.field, ""))) for column in columns])
    return stream.getvalue().encode("utf-8-sig")


def workbook_bytes(
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Mapping[str, str]],
    *,
    notes: tuple[str, Sequence[str]] | None = None,
    choices: tuple[str, Mapping[int, Sequence[str]]] | None = None,
    highlighted: frozenset[int] = frozenset(),
) -> bytes:
    """An XLSX file with one table and, on a second sheet, ``notes`` (title and lines).

    ``choices`` offers answers in the cells of a field (row index → texts; others may still be typed); ``highlighted``
    are indexes of rows to be looked at.
    """
    import openpyxl
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    wrapped = Alignment(wrap_text=True, vertical="top")
    shaded, marked = PatternFill("solid", fgColor="FFDDE6F0"), PatternFill("solid", fgColor="FFFFF2CC")
    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(1, number, column.header)
        cell.font, cell.fill = Font(bold=True), shaded
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    for index, row in enumerate(rows):
        for number, column in enumerate(columns, start=1):
            text = guarded(one_line(row.get(column.field, "")))[:_MOST_IN_A_CELL]
            cell = sheet.cell(index + 2, number, text or None)
            cell.number_format = "@"
            cell.alignment = wrapped
            if index in highlighted:
                cell.fill = marked
    sheet.freeze_panes = "A2"
    if choices is not None:
        field, answers = choices
        letter = get_column_letter(next(n for n, column in enumerate(columns, start=1) if column.field == field))
        for offered in dict.fromkeys(tuple(texts) for texts in answers.values()):
            validation = DataValidation("list", formula1=f'"{",".join(offered)}"', showErrorMessage=False)
            for index, texts in answers.items():
                if tuple(texts) == offered:
                    validation.add(f"{letter}{index + 2}")
            sheet.add_data_validation(validation)
    if notes is not None:
        other = book.create_sheet(notes[0])
        other.column_dimensions["A"].width = 100
        for number, line in enumerate(notes[1], start=1):
            other.cell(number, 1, line).alignment = wrapped
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def quoted(text: str) -> str:
    """A YAML scalar on one line that is read back as the text."""
    return "'" + one_line(text).replace("'", "''") + "'"
