"""Files of facts beside a brief: tables (CSV, XLSX), filled-in forms, and lists in YAML or JSON."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from service.documents.readers.text import read_text
from service.errors import InputError
from service.facts.files.columns import HEADERS, find_columns
from service.facts.files.form_files import form_facts, is_form, yaml_form_facts
from service.facts.files.marked import read_marked
from service.facts.files.problems import LOST, Problem, lost_characters
from service.facts.files.raw import Origin, RawFact, raw_fact, understood
from service.facts.files.table import TABLE_SUFFIXES, Row, Sheet, read_sheets
from service.settings import Settings

LIST_SUFFIXES = (".yaml", ".yml", ".json")
FACT_SUFFIXES = (*TABLE_SUFFIXES, *LIST_SUFFIXES)


def check_fact_file(name: str) -> str:
    """The suffix of a file of facts; InputError ``unsupported_format`` when it is none."""
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if suffix not in FACT_SUFFIXES:
        advice = "旧版 .xls 请用 Excel 或 WPS 另存为 .xlsx。" if suffix in (".xls", ".et") else ""
        message = f"“{name}”不是事实表：可用 .xlsx、.csv、.yaml、.json。{advice}"
        raise InputError("unsupported_format", message, suffix=suffix[:20])
    return suffix


def read_fact_file(name: str, data: bytes, settings: Settings, problems: list[Problem]) -> list[RawFact]:
    """The facts of one file, in order; what is wrong with single rows goes to ``problems``.

    Raises InputError or LimitError when the file cannot be read at all.
    """
    if check_fact_file(name) in TABLE_SUFFIXES:
        return _from_sheets(name, read_sheets(name, data, settings), problems)
    node = read_marked(name, read_text(name, data, settings).text, problems)
    if node.at("form") is not None:
        rows = yaml_form_facts(node, name, problems)
        return [RawFact(Origin(name, line), answer, {}) for line, answer in rows]
    listed = node.value if isinstance(node.value, tuple) else getattr(node.at("facts"), "value", None)
    if not isinstance(listed, tuple):
        problems.append(Problem(name, node.line, "没有找到事实：应有 facts 列表，或是 nigao template 生成的填报表"))
        return []
    return [raw for item in listed if (raw := raw_fact(item, name, problems)) is not None]


def _from_sheets(name: str, sheets: Sequence[Sheet], problems: list[Problem]) -> list[RawFact]:
    raw: list[RawFact] = []
    recognised = False
    for sheet in sheets:
        problems += [lost_characters(name, row.number) for row in sheet.rows if any(LOST in cell for cell in row.cells)]
        if is_form(sheet):
            recognised = True
            raw += [RawFact(Origin(name, row), data, {}) for row, data in form_facts(sheet, name, problems)]
            continue
        columns = find_columns(sheet)
        if columns is None:
            continue
        recognised = True
        if columns.ignored:
            header = sheet.rows[columns.header].number
            ignored = "、".join(columns.ignored[:8])
            problems.append(Problem(name, header, f"没有用到这几列：{ignored}", warning=True))
        raw += _rows(name, sheet.rows[columns.header + 1 :], columns.fields)
    if not recognised:
        known = f"“{HEADERS['statement'][0]}”，或“{HEADERS['label'][0]}”和“{HEADERS['value'][0]}”"
        message = f"没有找到表头。表头须有{known}；还可以有：编号、单位、时段、来源、标题用、仅本地"
        problems.append(Problem(name, 1, message))
    return raw


def _rows(name: str, rows: Sequence[Row], fields: Mapping[str, int]) -> list[RawFact]:
    """The facts of a table's rows; a row with nothing but a number, period or source says nothing."""
    found: list[RawFact] = []
    for row in rows:
        data = {field: row.cell(column) for field, column in fields.items() if row.cell(column)}
        if data.keys() & {"statement", "label", "value"}:
            found.append(RawFact(Origin(name, row.number), understood(_one_form(data)), {}))
    return found


def _one_form(data: dict[str, str]) -> dict[str, str]:
    """A row says a statement, or a label with a value. What is called 事实 beside a value is a label; beside a complete
    label and value the statement wins, as it says more."""
    if "statement" in data and "value" in data and "label" not in data:
        data["label"] = data.pop("statement")
    if "statement" in data:
        return {key: value for key, value in data.items() if key not in ("label", "value", "unit")}
    return data
