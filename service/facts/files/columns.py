"""Which column of a table is what: Chinese or English headers, wherever in the first rows they stand."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from service.facts.files.table import Row, Sheet

HEADERS: Mapping[str, tuple[str, ...]] = {
    "id": ("编号", "事实编号", "序号", "代号", "id"),
    "statement": ("事实", "陈述", "事实陈述", "事实内容", "内容", "statement", "fact"),
    "label": ("名称", "指标", "指标名称", "项目", "项目名称", "事项", "统计项", "label", "name"),
    "value": ("数值", "值", "数据", "数量", "完成数", "value"),
    "unit": ("单位", "计量单位", "数量单位", "unit"),
    "period": ("时段", "期间", "时间", "年度", "年份", "period"),
    "source": ("来源", "出处", "资料来源", "数据来源", "提供部门", "source"),
    "headline": ("标题用", "可作标题", "用于标题", "headline"),
    "local_only": ("仅本地", "不外传", "不出本机", "local_only", "localonly"),
}  # fmt: skip
"""Field of a fact → headers by which its column is known, best first."""

OWN = frozenset(("位置", "建议名称", "冲突"))
"""Headers of columns that this program writes for people to look at."""

_ROWS_SEARCHED = 10


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the fields of a fact stand: field → column index; ``ignored`` are headers that mean none of them."""

    header: int
    fields: Mapping[str, int]
    ignored: tuple[str, ...]


def find_columns(sheet: Sheet) -> Columns | None:
    """The header of a table of facts: the first row that names a statement, or a label and a value; else None."""
    for index, row in enumerate(sheet.rows[:_ROWS_SEARCHED]):
        fields = _fields(row)
        if "statement" in fields or {"label", "value"} <= fields.keys():
            used = set(fields.values())
            ignored = tuple(cell for n, cell in enumerate(row.cells) if cell and n not in used and cell not in OWN)
            return Columns(index, fields, ignored)
    return None


def _fields(row: Row) -> dict[str, int]:
    cells = [squeezed_header(cell) for cell in row.cells]
    fields: dict[str, int] = {}
    for field, names in HEADERS.items():
        column = next((cells.index(name) for name in names if name in cells), None)
        if column is not None:
            fields[field] = column
    return fields


def squeezed_header(cell: str) -> str:
    """A header without spaces, width and a bracketed remark: “数 值（填写）” → 数值."""
    text = "".join(unicodedata.normalize("NFKC", cell).split()).lower().rstrip(":*")
    return text.split("(")[0] or text
