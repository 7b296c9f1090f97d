"""Tables written as text: Markdown tables, and rows of cells parted by tabs."""

import re
from collections.abc import Iterator, Sequence

from service.documents.document import Table

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_NO_CELL = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[．.、]|[\u2460-\u2473])"
    r"[ \u3000]*\t"
    r"|[^\t：:]{1,8}[：:][ \u3000]*\t[^\t]*$"
)
"""A tab behind a heading's number, or behind a label, parts no cells."""
_CONTENTS = re.compile(r"目[\s\u3000.．]*[录次]")


def find_tables(text: str, known: Sequence[Table] = ()) -> tuple[Table, ...]:
    """All tables in order: those the reader ``known`` from the file's own structure, and those written as text."""
    if "\t" not in text and "|" not in text and "｜" not in text:
        return tuple(known)
    taken = [(table.start, table.end) for table in known]
    found = [t for t in _written(text) if not any(start < t.end and t.start < end for start, end in taken)]
    return tuple(sorted([*known, *found], key=lambda table: table.start))


def _written(text: str) -> Iterator[Table]:
    block: list[tuple[int, str]] = []
    heading = ""
    at = 0
    for line in text.split("\n"):
        kind = _kind(line)
        if block and (kind is None or kind != _kind(block[0][1])):
            yield from _table(block, heading)
            block = []
        if kind is not None:
            block.append((at, line))
        elif line.strip():
            heading = line.strip()
        at += len(line) + 1
    if block:
        yield from _table(block, heading)


def _kind(line: str) -> str | None:
    stripped = line.strip()
    if stripped.startswith(("|", "｜")) and stripped.count(stripped[0]) >= 2:
        return stripped[0]
    if "|" in stripped and (_RULE.fullmatch(stripped) or (stripped.count("|") >= 1 and len(stripped) < 400)):
        return "|"
    if "\t" not in line.strip(" \u3000\n") or len(stripped) > 2000 or _NO_CELL.match(line):
        return None
    return "\t"


def _table(block: Sequence[tuple[int, str]], heading: str) -> Iterator[Table]:
    sign = _kind(block[0][1])
    if sign == "\t":
        yield from _tabbed(block, heading)
        return
    ruled = len(block) > 1 and "|" in block[1][1] and _RULE.fullmatch(block[1][1]) is not None
    rows = [*block[:1], *block[2:]] if ruled else list(block)
    barred = all(line.strip().startswith(str(sign)) for _, line in rows)
    if rows and (ruled or (barred and len(rows) >= 2)):
        bare = [line.strip().strip(str(sign)) for _, line in rows]
        cells = tuple(tuple(cell.strip() for cell in line.split(str(sign))) for line in bare)
        yield Table(cells, block[0][0], block[-1][0] + len(block[-1][1]))


def _tabbed(block: Sequence[tuple[int, str]], heading: str) -> Iterator[Table]:
    if _CONTENTS.fullmatch(heading) or len(block) < 2:
        return
    counts = {line.rstrip("\t").count("\t") for _, line in block}
    if max(counts) == 0 or (len(counts) > 2 and min(counts) == 0):
        return
    cells = tuple(tuple(cell.strip() for cell in line.split("\t")) for _, line in block)
    yield Table(cells, block[0][0], block[-1][0] + len(block[-1][1]))
