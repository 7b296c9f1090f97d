"""Extracted facts as a file: XLSX, CSV or YAML, to be looked through, trimmed, and named in a brief as its facts."""

from collections.abc import Mapping, Sequence

from service.facts.extracting.found import Found
from service.facts.files.workbook import Column, csv_bytes, one_line, quoted, workbook_bytes

FOUND_SUFFIXES = (".xlsx", ".csv", ".yaml", ".yml")
_COLUMNS = (
    Column("编号", 8, "id"),
    Column("事实", 70, "statement"),
    Column("名称", 26, "label"),
    Column("数值", 12, "value"),
    Column("单位", 8, "unit"),
    Column("时段", 14, "period"),
    Column("来源", 26, "source"),
    Column("位置", 16, "place"),
    Column("建议名称", 34, "labels"),
    Column("冲突", 30, "conflict"),
    Column("标题用", 8, "headline"),
)
_HELP = (
    "一、逐条核对，删去不用的行；“冲突”列有内容的，核实后只留正确的一条，或写明各自的时段。",
    "二、“事实”是原文；表格中的数据写在“名称、数值、单位”。文字可改，数字请与来源核对。",
    "三、“来源”是文件名，“位置”是在该文件文字中的起止字符（表格为单元格）。",
    "四、可用在导语和小标题中的，在“标题用”列填“是”。",
    "五、保存后在拟稿要求中写 facts: 本文件名，即作为事实使用。",
)


def found_bytes(facts: Sequence[Found], suffix: str) -> bytes:
    """The facts as a file of that kind (one of ``FOUND_SUFFIXES``); ids are f1, f2, … in order."""
    rows = [_cells(number, fact) for number, fact in enumerate(facts, start=1)]
    if suffix == ".xlsx":
        conflicts = frozenset(index for index, fact in enumerate(facts) if fact.conflict)
        choices = dict.fromkeys(range(len(facts)), ("是",))
        return workbook_bytes(
            "事实", _COLUMNS, rows, notes=("填写说明", _HELP), choices=("headline", choices), highlighted=conflicts
        )
    return csv_bytes(_COLUMNS, rows) if suffix == ".csv" else _yaml(rows).encode()


def _cells(number: int, fact: Found) -> dict[str, str]:
    cells = {
        "id": f"f{number}",
        "period": fact.period or "",
        "source": "；".join(dict.fromkeys(place.file for place in fact.places)),
        "place": "；".join(str(place) for place in fact.places),
        "labels": "；".join(fact.labels),
        "conflict": fact.conflict or "",
    }
    if fact.label is None:
        return {**cells, "statement": fact.text}
    return {**cells, "label": fact.label, "value": fact.value or "", "unit": fact.unit or ""}


def _yaml(rows: Sequence[Mapping[str, str]]) -> str:
    lines = [*(f"# {line}" for line in _HELP), "facts:" if rows else "facts: []"]
    for row in rows:
        if row["conflict"]:
            lines.append(f"  # 冲突：{one_line(row['conflict'])}")
        lines.append(f"  # 位置：{one_line(row['place'])}")
        lines.append(f"  - id: {row['id']}")
        for key in ("statement", "label", "value", "unit", "period", "source"):
            if row.get(key):
                lines.append(f"    {key}: {quoted(row[key])}")
    return "\n".join(lines) + "\n"
