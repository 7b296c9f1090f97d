"""XLSX as a person sees it: cells as displayed, dates in full, formulas by cached values, merged cells filled."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from service.documents.readers.kinds import Kind, kind_by_content
from service.documents.readers.limits import check_size, shown
from service.errors import InputError, LimitError
from service.facts.files.table import MOST_COLUMNS, Row, Sheet, append_row
from service.settings import Settings

MOST_ROWS = 100_000
MOST_BLANK_ROWS = 2_000
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,  # what XML parsers raise
    OverflowError,
    KeyError,
    ValueError,
    EOFError,
    OSError,
    TypeError,
    AttributeError,
    IndexError,
)
_DECIMALS = re.compile(r"[#0](?:\.(0+))?(?:[^.#0]*)$")
_MERGED = re.compile(rb'<mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_CHUNK = 1 << 20


def read_xlsx(name: str, data: bytes, settings: Settings) -> tuple[Sheet, ...]:
    """All worksheets that have rows, in order.

    A cell merged over several rows counts for each of them (a period or source written once for a group).
    Raises InputError ``table_broken``, ``encrypted``, ``not_what_name_says``; LimitError ``too_large``.
    """
    check_size(name, len(data), settings)
    _check_archive(name, data, settings)
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            merged = _merged(data)
            sheets = []
            for sheet in book.worksheets:
                # The part's own name: after sheets were moved about, sheet2.xml may come first.
                part = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
                sheets.append(Sheet(sheet.title, _filled(_rows(name, sheet), merged.get(part, []))))
        finally:
            book.close()
    except (*_BROKEN, InvalidFileException) as error:
        message = f"“{shown(name)}”已损坏或不是完整的 Excel 表格，请用 Excel 或 WPS 打开后另存为 .xlsx"
        raise InputError("table_broken", message, file=name) from error
    return tuple(sheet for sheet in sheets if sheet.rows)


def _check_archive(name: str, data: bytes, settings: Settings) -> None:
    kind = kind_by_content(data)
    if kind is Kind.ENCRYPTED_OFFICE:
        raise InputError("encrypted", f"“{shown(name)}”加了密码，请去掉密码后另存")
    if kind is not Kind.XLSX:
        raise InputError("not_what_name_says", f"“{shown(name)}”不是 .xlsx 表格，请用 Excel 或 WPS 打开后另存为 .xlsx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            total = sum(info.file_size for info in infos)
            if len(infos) > settings.max_archive_entries or total > settings.max_unpacked_bytes:
                raise LimitError(
                    "too_large", f"“{shown(name)}”解压后过大，不像一份正常的表格，已停止读取", unpacked=total
                )
            for info in infos:
                if info.filename.endswith((".xml", ".rels")):
                    with archive.open(info) as part:
                        head = part.read(4096)
                    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                        raise InputError("table_broken", f"“{shown(name)}”含有外部实体，不予读取，请另存为新的 .xlsx")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise InputError(
            "table_broken", f"“{shown(name)}”已损坏，请用 Excel 或 WPS 打开后另存为 .xlsx", file=name
        ) from error


def _rows(name: str, sheet: object) -> list[Row]:
    rows: list[Row] = []
    blank = 0
    cells_by_row: Iterator[tuple[object, ...]] = sheet.iter_rows(max_col=MOST_COLUMNS)  # type: ignore[attr-defined]
    for number, cells in enumerate(cells_by_row, start=1):
        before = len(rows)
        append_row(rows, number, [displayed(getattr(c, "value", None), getattr(c, "number_format", "")) for c in cells])
        blank = 0 if len(rows) > before else blank + 1
        if blank > MOST_BLANK_ROWS:
            break
        if len(rows) > MOST_ROWS:
            raise LimitError("too_large", f"“{shown(name)}”超过 {MOST_ROWS} 行，请只保留要用的事实", rows=len(rows))
    return rows


def displayed(value: object, number_format: str | None) -> str:
    """A cell as it is displayed: numbers with the decimals of their format, dates in full, yes and no."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return _date(value, number_format or "") + (f"{value.hour}时{value.minute}分" if value.time() != time() else "")
    if isinstance(value, date):
        return _date(value, number_format or "")
    if isinstance(value, (int, float)):
        return _number(value, number_format or "")
    return str(value)


def _date(value: date, number_format: str) -> str:
    day = f"{value.day}日" if "d" in number_format.lower() else ""
    return f"{value.year}年{value.month}月{day}"


def _number(value: float, number_format: str) -> str:
    number = Decimal(format(value, ".15g")) if isinstance(value, float) else Decimal(value)
    first = number_format.partition(";")[0]
    percent = first.endswith("%")
    if percent:
        number *= 100
    decimals = _DECIMALS.search(first.rstrip("%_) "))
    if decimals and first != "General":
        number = number.quantize(Decimal(1).scaleb(-len(decimals[1] or "")), rounding=ROUND_HALF_UP)
    text = format(number, "f")
    if "." in text and not decimals:
        text = text.rstrip("0").rstrip(".")
    return text + ("%" if percent else "")


def _merged(data: bytes) -> dict[str, list[tuple[int, int, int, int]]]:
    """Merged ranges by sheet part: (first column from 0, first row, last column, last row)."""
    found: dict[str, list[tuple[int, int, int, int]]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            if part.startswith("xl/worksheets/sheet"):
                with archive.open(part) as stream:
                    found[part] = list(_merged_in(iter(lambda s=stream: s.read(_CHUNK), b"")))  # type: ignore[misc]
    return found


def _merged_in(chunks: Iterator[bytes]) -> Iterator[tuple[int, int, int, int]]:
    tail = b""
    for chunk in chunks:
        window = tail + chunk
        end = 0
        for match in _MERGED.finditer(window):
            yield _column(match[1]), int(match[2]), _column(match[3]), int(match[4])
            end = match.end()
        tail = window[max(end, len(window) - 80) :]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _filled(rows: list[Row], merged: list[tuple[int, int, int, int]]) -> tuple[Row, ...]:
    """Rows with the text of a cell merged downwards repeated; cells merged sideways stay as they are."""
    by_number = {row.number: list(row.cells) for row in rows}
    for column, top, last_column, bottom in merged:
        if column != last_column or top not in by_number or column >= len(by_number[top]):
            continue
        for number in range(top + 1, min(bottom, top + MOST_ROWS) + 1):
            if number in by_number and column < len(by_number[number]):
                by_number[number][column] = by_number[number][column] or by_number[top][column]
    return tuple(Row(row.number, tuple(by_number[row.number])) for row in rows)
