"""Facts out of a table of figures: the row says of what, the column what is counted, the bracket in which unit."""

import re
from collections.abc import Iterator, Sequence

from service.facts.extracting.found import Found, Place
from service.facts.period import in_words
from service.facts.sheet import labelled_value
from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions
from service.text.values import Mention, SlotType

_UNIT = re.compile(r"[（(](?:单位[:：])?([^（()）]{1,8})[)）]$")
_NO_FIGURES = frozenset(("序号", "编号", "电话", "联系电话", "身份证号", "邮编", "代码", "备注"))
_PERIODS = frozenset(("年份", "年度", "时段", "月份", "时间", "期间"))
_GENERIC = frozenset(
    ("数量", "数值", "数据", "完成数", "完成情况", "实绩", "合计", "总数", "人数", "金额", "本年", "全年", "结果")
)
_MOST_LABEL = 60


def table_facts(
    file: str, rows: Sequence[Sequence[str]], text: str, start: int, period: str | None, lexicon: Lexicon
) -> Iterator[Found]:
    """The facts of a table that stands in a text: one line a row from ``start``, cells parted by tabs."""
    places: list[list[Place]] = []
    at = start
    for row in rows:
        line: list[Place] = []
        for cell in row:
            found = text.find(cell, at) if cell else at
            at = found if found >= 0 else at
            line.append(Place(file, at, at + len(cell)))
            at += len(cell)
        places.append(line)
    yield from grid_facts(rows, places, period, lexicon)


def grid_facts(
    rows: Sequence[Sequence[str]], places: Sequence[Sequence[Place]], period: str | None, lexicon: Lexicon
) -> Iterator[Found]:
    """The facts of a grid whose first row is a header. ``places`` say where each cell stands.

    A cell with one value becomes a fact labelled by the words at the start of its row and its column's header (without
    its unit); a header that says nothing (数量) is left out of the label. Empty cells and other texts give none.
    """
    if len(rows) < 2:
        return
    header = [cell.strip() for cell in rows[0]]
    body = [[cell.strip() for cell in row] for row in rows[1:]]
    counted = [n for n, head in enumerate(header) if head not in _NO_FIGURES | _PERIODS]
    first = next((n for n in counted if any(n < len(row) and _is_figure(row[n], lexicon) for row in body)), None)
    naming = [n for n in counted if first is not None and n < first]
    if first is None or not naming:
        return
    above: list[str] = []
    for cells, where in zip(body, places[1:], strict=True):
        names = _row_names(cells, naming, above)
        above = names
        label = "".join(names)[:_MOST_LABEL]
        said = next(
            (in_words(cells[n]) for n, head in enumerate(header) if head in _PERIODS and n < len(cells)), period
        )
        for column in counted:
            if label and first <= column < len(cells) and cells[column]:
                found = _cell(label, header[column], cells[column], said or None, where[column], lexicon)
                if found is not None:
                    yield found


def _row_names(cells: Sequence[str], naming: Sequence[int], above: Sequence[str]) -> list[str]:
    """The words that name a row; an empty cell before a filled one stands for the one above it (merged cells)."""
    names = [cells[n] if n < len(cells) else "" for n in naming]
    if any(names) and above:
        last = max(n for n, name in enumerate(names) if name)
        names = [name or (above[n] if n < last else "") for n, name in enumerate(names)]
    return names


def _is_figure(cell: str, lexicon: Lexicon) -> bool:
    return labelled_value(cell, "", lexicon).type is SlotType.QUANTITY


def _cell(label: str, head: str, cell: str, period: str | None, place: Place, lexicon: Lexicon) -> Found | None:
    unit_of_row, unit_of_column = _UNIT.search(label), _UNIT.search(head)
    unit = unit_of_column or unit_of_row
    column = _UNIT.sub("", head)
    name = _UNIT.sub("", label) + ("" if column in _GENERIC else column)
    value = labelled_value(cell, "", lexicon)
    if value.type is SlotType.QUANTITY and value.unit is None and unit is not None:
        written = cell + unit[1]
        value = labelled_value(written, unit[1], lexicon)
        mention = Mention(value, len(name), len(name) + len(written))
        return Found(name + written, (mention,), period, (place,), label=name, value=cell, unit=unit[1])
    if value.type is SlotType.QUANTITY:
        mention = Mention(value, len(name), len(name) + len(cell))
        return Found(name + cell, (mention,), period, (place,), label=name, value=cell)
    sentence = f"{_UNIT.sub('', label)}{cell}"
    inside = find_mentions(sentence, lexicon)
    if any(mention.value.type is SlotType.QUANTITY for mention in inside):
        return Found(sentence, inside, period, (place,))
    return None
