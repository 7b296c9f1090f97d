"""Tables written as text: Markdown tables, and rows of cells parted by tabs."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from service.documents.document import Noise, Table
from service.text.hygiene import visible

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_NO_CELL = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[ \u3000]?[、．.]"
    r"|[（(][ \u3000]?[一二三四五六七八九十0-9０-９]{1,3}[ \u3000]?[）)]"
    r"|[0-9０-９]{1,2}[ \u3000]?[．.、]|第[一二三四五六七八九十]{1,3}(?:部分|[章节篇])|[\u2460-\u2473])"
    r"[ \u3000]*\t"
    r"|[^\t：:]{1,8}[：:][ \u3000]*\t[^\t]*$"
)
"""A tab behind a heading's number, or behind a label, parts no cells."""
_CONTENTS = re.compile(r"目[\s\u3000.．]*[录次]")
_LONGEST_ROW = 2_000


def find_tables(text: str, known: Sequence[Table] = (), noise: Sequence[Noise] = ()) -> tuple[Table, ...]:
    """All tables in order: those the reader ``known`` from the file's own structure, and those written as text.

    Rows of one table may be parted by blank lines and by lines of ``noise`` (a page number, a watermark).
    """
    if "\t" not in text and "|" not in text and "｜" not in text:
        return tuple(known)
    return tuple(sorted([*known, *_written(text, known, noise)], key=lambda table: table.start))


def _written(text: str, known: Sequence[Table], noise: Sequence[Noise]) -> Iterator[Table]:
    starts = [table.start for table in known]
    skipped = {n.start for n in noise if n.kind != "debris"}
    block: list[tuple[int, str]] = []
    heading = ""
    gap = False
    at = 0
    for line in text.split("\n"):
        begin = at
        at += len(line) + 1
        if not line.strip() or begin + len(line) - len(line.lstrip()) in skipped:
            gap = True
            continue
        inside = bisect_right(starts, begin) - 1
        kind = None if inside >= 0 and begin < known[inside].end else _kind(line)
        if block and not _goes_on(block, line, kind, gap):
            yield from _table(block, heading)
            block = []
        if kind is not None:
            block.append((begin, line))
        else:
            heading = line.strip()
        gap = False
    if block:
        yield from _table(block, heading)


def _kind(line: str) -> str | None:
    """The sign that parts the cells of a line, None where it is no row."""
    stripped = line.strip()
    if len(stripped) > _LONGEST_ROW:
        return None
    if stripped.startswith(("|", "｜")) and stripped.count(stripped[0]) >= 2:
        return stripped[0]
    if "|" in stripped:
        return "|"
    return "\t" if "\t" in line.strip(" \u3000") and not _NO_CELL.match(line) else None


def _goes_on(block: Sequence[tuple[int, str]], line: str, kind: str | None, gap: bool) -> bool:
    """Whether a line goes on with a table; over a gap only with the same number of cells."""
    first = block[0][1]
    if kind is None or kind != _kind(first):
        return False
    return not gap or line.rstrip().count(kind) == block[-1][1].rstrip().count(kind) > 0


def _table(block: Sequence[tuple[int, str]], heading: str) -> Iterator[Table]:
    sign = _kind(block[0][1]) or "\t"
    if sign == "\t":
        yield from _tabbed(block, heading)
        return
    ruled = len(block) > 1 and "|" in block[1][1] and _RULE.fullmatch(block[1][1]) is not None
    rows = [*block[:1], *block[2:]] if ruled else list(block)
    barred = all(line.strip().startswith(sign) for _, line in rows)
    if ruled or (barred and len(rows) >= 2):
        yield _made(block, [line.strip().strip(sign).split(sign) for _, line in rows])


def _tabbed(block: Sequence[tuple[int, str]], heading: str) -> Iterator[Table]:
    if _CONTENTS.fullmatch(heading) or len(block) < 2:
        return
    counts = {line.rstrip("\t").count("\t") for _, line in block}
    if max(counts) > 0 and (len(counts) <= 2 or min(counts) > 0):
        yield _made(block, [line.split("\t") for _, line in block])


def _made(block: Sequence[tuple[int, str]], rows: Sequence[Sequence[str]]) -> Table:
    cells = tuple(tuple(visible(cell).strip() for cell in row) for row in rows)
    return Table(cells, block[0][0], block[-1][0] + len(block[-1][1]))
