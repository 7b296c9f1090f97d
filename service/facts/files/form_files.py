"""A form as a file: XLSX or CSV to fill in with a spreadsheet, YAML to fill in with an editor; and read back."""

from collections.abc import Iterator, Mapping
from typing import Any

from service.facts.files.columns import squeezed_header
from service.facts.files.marked import Marked
from service.facts.files.problems import Problem
from service.facts.files.table import Sheet
from service.facts.files.workbook import Column, csv_bytes, one_line, quoted, workbook_bytes
from service.facts.form import TYPE_NAMES, Form, FormRow, answer_facts

FORM_SUFFIXES = (".xlsx", ".csv", ".yaml", ".yml")
_COLUMNS = (
    Column("编号", 8, "id"),
    Column("要填的内容", 34, "label"),
    Column("类型", 10, "type"),
    Column("单位", 8, "unit"),
    Column("原值", 30, "former"),
    Column("所在文句", 60, "context"),
    Column("填写值", 26, "answer"),
    Column("来源", 18, "source"),
)
_FIELDS = {column.header: column.field for column in _COLUMNS}
_NEEDED = ("编号", "要填的内容", "类型", "填写值")
_HELP = (
    "一、只填“填写值”一列（可在“来源”列写出处），其他列不要改动；没有的留空，拟稿时会标为待补。",
    "二、数量按“单位”列的单位填数字即可；也可连单位一起写（如 近1.2万人次），写了什么就用什么。",
    "三、类型为“核实”的，填：是（仍属实）、否（不写）、改为：……（写出今年的说法）。",
    "四、填好保存后，在拟稿要求中写 facts: 本文件名，即作为事实使用。",
)
_HEAD_ROWS = 10


def form_bytes(form: Form, suffix: str) -> bytes:
    """The form as a file of that kind (one of ``FORM_SUFFIXES``)."""
    rows = [_cells(row) for row in form.rows]
    if suffix == ".xlsx":
        choices = {number: ("是", "否") for number, row in enumerate(form.rows) if row.is_claim}
        return workbook_bytes("填报表", _COLUMNS, rows, notes=("填写说明", _HELP), choices=("answer", choices))
    return csv_bytes(_COLUMNS, rows) if suffix == ".csv" else _yaml(form).encode()


def _cells(row: FormRow) -> dict[str, str]:
    return {
        "id": row.id,
        "label": row.label,
        "type": TYPE_NAMES[row.type],
        "unit": row.unit or "",
        "former": row.former or "",
        "context": row.context,
    }


def _yaml(form: Form) -> str:
    lines = [*(f"# {line}" for line in _HELP), f"form: {quoted(form.sample)}"]
    if form.section:
        lines.append(f"section: {quoted(form.section)}")
    lines.append("slots:")
    for row in form.rows:
        lines += [f"  # {one_line(row.context)}", f"  - id: {row.id}", f"    label: {quoted(row.label)}"]
        lines.append(f"    type: {TYPE_NAMES[row.type]}")
        lines += [f"    unit: {quoted(row.unit)}"] if row.unit else []
        lines += [f"    former: {quoted(row.former)}"] if row.former else []
        lines.append("    answer:  # 是 / 否 / 改为：……" if row.is_claim else "    answer:")
    return "\n".join(lines) + "\n"


def is_form(sheet: Sheet) -> bool:
    """Whether a table is a form that this program wrote."""
    return _header(sheet) is not None


def form_facts(sheet: Sheet, file: str, problems: list[Problem]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The facts of a filled-in form with their rows."""
    found = _header(sheet)
    if found is None:
        return iter(())
    index, columns = found
    answers = [
        (row.number, {_FIELDS[header]: row.cell(column) for header, column in columns.items()})
        for row in sheet.rows[index + 1 :]
    ]
    return answer_facts([(n, answer) for n, answer in answers if answer["id"]], file, problems)


def _header(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    for index, row in enumerate(sheet.rows[:_HEAD_ROWS]):
        cells = [squeezed_header(cell) for cell in row.cells]
        if all(header in cells for header in _NEEDED):
            return index, {header: cells.index(header) for header in _FIELDS if header in cells}
    return None


def yaml_form_facts(node: Marked, file: str, problems: list[Problem]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The facts of a filled-in YAML form with their lines."""
    slots = node.at("slots")
    items = slots.value if slots is not None and isinstance(slots.value, tuple) else ()
    answers: list[tuple[int, Mapping[str, str]]] = []
    for item in items:
        plain = item.plain()
        if isinstance(plain, dict) and {"id", "label", "type"} <= plain.keys():
            answers.append((item.line, {key: value for key, value in plain.items() if isinstance(value, str)}))
        else:
            problems.append(Problem(file, item.line, "填报表的这一项缺少 id、label 或 type，请重新生成填报表"))
    return answer_facts(answers, file, problems)
