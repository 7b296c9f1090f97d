"""A table with tracked changes: rows inserted and deleted whole, words changed within cells."""

from collections.abc import Sequence

from service.changes import Change, Part, Segment, segments_of
from service.draft import Block
from service.export.docx_changes import Tracking
from service.export.docx_runs import PLAIN
from service.export.docx_table import Row


def tracked_rows(
    segments: Sequence[Segment], old: Block | None, new: Block | None, tracking: Tracking
) -> tuple[Row, ...] | None:
    """The rows of both versions of a table (None for a version that has none). None where the changes are not of whole
    rows and of words in cells: the table is another then."""
    lines = _lines(segments)
    cells = [_cells(line) for line, _ in lines]
    wide = {len(line) for line in cells}
    sides = ((old, Change.INSERTED), (new, Change.DELETED))
    for side, other in sides:
        standing = [line for line, (_, whole) in zip(cells, lines, strict=True) if whole is not other]
        texts = [["".join(text for change, text in cell if change is not other) for cell in line] for line in standing]
        if texts != ([line.split("\t") for line in side.text.split("\n")] if side is not None else []):
            return None
    if not wide:
        return None
    most = max(wide)
    rows = zip(cells, lines, strict=True)
    return tuple(_row([*line, *([()] * (most - len(line)))], whole, tracking) for line, (_, whole) in rows)


def _lines(segments: Sequence[Segment]) -> list[tuple[list[Part], Change | None]]:
    """Stretches line by line; with each line, whether it was inserted or deleted whole."""
    lines: list[list[Part]] = [[]]
    ends: list[Change] = []
    for each in segments:
        for n, text in enumerate(each.text.split("\n")):
            if n:
                lines.append([])
                ends.append(each.change)
            if text:
                lines[-1].append((each.change, text))
    found: list[tuple[list[Part], Change | None]] = []
    for n, line in enumerate(lines):
        around = {*ends[max(n - 1, 0) : n + 1]}
        said = {change for change, _ in line} or around
        change = next(iter(said)) if len(said) == 1 else Change.KEPT
        whole = change is not Change.KEPT and (change in around or not ends)
        found.append((line, change if whole else None))
    return found


def _cells(line: Sequence[Part]) -> list[tuple[Part, ...]]:
    cells: list[list[Part]] = [[]]
    for change, text in line:
        for n, piece in enumerate(text.split("\t")):
            if n:
                cells.append([])
            if piece:
                cells[-1].append((change, piece))
    return [tuple(cell) for cell in cells]


def _row(cells: Sequence[tuple[Part, ...]], whole: Change | None, tracking: Tracking) -> Row:
    segments = [segments_of(cell) for cell in cells]
    texts = tuple("".join(each.text for each in cell) for cell in segments)
    hands = tuple(
        tracking.whole(whole)
        if whole is not None
        else tracking.partly(cell)
        if any(each.change is not Change.KEPT for each in cell)
        else PLAIN
        for cell in segments
    )
    return Row(texts, hands, tracking.row(whole) if whole is not None else "")
