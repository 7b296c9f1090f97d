"""Blanks that fill a cell of a table: what the head of the column and of the row say they are."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service.text.range import Range

_RULE = re.compile(r"[|\s:-]+")
_COUNTS = re.compile(
    r"合计|小计|总计|总数|人数|数量|占比|率(?=\t|$)"
    r"|[（(][人个元万户名件项场次%％][^（）()]{0,3}[）)]"
)
_FIGURES = re.compile(r"单位：[ \u3000]?[万亿]?[人元户名件项](?![\u4e00-\u9fff])")
_NAMED = re.compile(r"[\u4e00-\u9fff]{2}")
_MEASURED = re.compile(r"[（(][^（）()]{1,6}[）)]$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell filled by one blank. ``row`` and ``column`` are the words at their heads, empty where there are none;
    ``counts``: the table is one of figures."""

    row: str
    column: str
    counts: bool


def cells_of(text: str, spans: Iterable[Range]) -> Mapping[int, Cell]:
    """By its start, every span (in order of the text) that fills a table cell: cells parted by tabs, or by bars.

    The head of a column is the last cell above it in the same table whose row holds no span.
    """
    waiting = iter(spans)
    span = next(waiting, None)
    found: dict[int, Cell] = {}
    heads: list[str] = []
    counts = figures = False
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        inside: list[Range] = []
        while span is not None and span[0] < end:
            if span[0] >= start:
                inside.append(span)
            span = next(waiting, None)
        mark = "\t" if "\t" in line else "|" if line.lstrip().startswith("|") else None
        if mark is None:
            figures = figures or _FIGURES.search(line) is not None
            heads, counts = [], figures or _COUNTS.search(line) is not None
        elif not inside:
            if not _RULE.fullmatch(line):
                heads = [cell.strip() for cell in line.split(mark)]
                counts = counts or _COUNTS.search(line) is not None
        else:
            found |= _row(line, start, mark, inside, heads, counts)
        start = end + 1
    return found


def _row(line: str, start: int, mark: str, spans: list[Range], heads: list[str], counts: bool) -> dict[int, Cell]:
    """The filled cells of one row; where labels with units and values alternate, the heads count for nothing."""
    filled = set(spans)
    cells: list[tuple[int, str]] = []
    at = start
    for cell in line.split(mark):
        cells.append((at + len(cell) - len(cell.lstrip()), cell.strip()))
        at += len(cell) + 1
    alternate = sum(_MEASURED.search(words) is not None for _, words in cells) >= 2
    counts = counts or _COUNTS.search(line) is not None
    found: dict[int, Cell] = {}
    row = ""
    for index, (begin, words) in enumerate(cells):
        if words and (begin, begin + len(words)) in filled:
            column = heads[index] if index < len(heads) and not alternate else ""
            found[begin] = Cell(row, column, counts)
        elif _NAMED.search(words) and (not row or alternate):
            row = words
    return found
