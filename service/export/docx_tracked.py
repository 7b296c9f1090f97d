"""Two versions in one .docx: the new one with its changes from the old one tracked, and comments on them.

Accepting all changes gives the new version, rejecting all the old one. The same arguments give the same bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.changes import BlockChange, Change, Fate, Part, Segment, new_blocks, old_blocks, segments_of
from service.draft import Block
from service.export.docx import packaged, title_of
from service.export.docx_blocks import Placed, assembled, in_place, lines_of_title
from service.export.docx_changes import Stamp, Tracking
from service.export.docx_comments import Remark, about, closing, comment, opening
from service.export.docx_ends import with_open_ends
from service.export.docx_runs import PLAIN
from service.export.docx_tracked_table import tracked_rows
from service.export.layout import Layout, load_layout


def write_tracked(
    changes: Sequence[BlockChange], stamp: Stamp, remarks: Sequence[Remark] = (), layout: Layout | None = None
) -> bytes:
    """The difference of two versions as a Word document with tracked changes; without ``layout``, the bundled one.

    A block that changed its kind or level is deleted and inserted, and so is one that moved. Each remark is a comment
    at the change of its blocks; at the beginning where none of them is there. Nothing in the text can make it fail.
    """
    used = layout if layout is not None else load_layout()
    rows = tuple(changes)
    placed = _commented(with_open_ends(_placed(rows, Tracking(stamp), used)), remarks)
    comments = "".join(comment(n, remark, stamp, used) for n, remark in enumerate(remarks)) if placed else ""
    written = assembled(placed, used, closed=bool(placed) and bool(placed[-1].hand.mark))
    return packaged(written, title_of(new_blocks(rows)), used, comments if remarks else None)


def _placed(rows: tuple[BlockChange, ...], tracking: Tracking, layout: Layout) -> list[Placed]:
    """Every row as it is written, between its neighbours of the version that it stands in."""
    olds, news = iter(in_place(old_blocks(rows))), iter(in_place(new_blocks(rows)))
    found: list[Placed] = []
    for row in rows:
        old = next(olds) if row.stood else None
        new = next(news) if row.stands else None
        found += _written(row, old, new, tracking, layout)
    return found


def _written(
    row: BlockChange, old: Placed | None, new: Placed | None, tracking: Tracking, layout: Layout
) -> Iterator[Placed]:
    if old is None or new is None or not _in_one(old.block, new.block):
        if old is not None:
            yield _whole(old, Change.DELETED, tracking)
        if new is not None:
            yield _whole(new, Change.INSERTED, tracking)
    elif row.fate is Fate.KEPT:
        yield new
    elif new.block.type == "table":
        rows = tracked_rows(row.segments, old.block, new.block, tracking)
        if rows is not None:
            yield replace(new, rows=rows)
        else:
            yield _whole(old, Change.DELETED, tracking)
            yield _whole(new, Change.INSERTED, tracking)
    elif new.block.type == "title":
        lines = [lines_of_title(each.block.text, layout) for each in (old, new)]
        yield replace(new, hand=tracking.partly(_with_breaks(row.segments, *lines)))
    else:
        yield replace(new, hand=tracking.partly(row.segments))


def _in_one(old: Block, new: Block) -> bool:
    """Whether both can be written as one paragraph, or one table, with changes inside."""
    several = "note" in (old.type, new.type) and "\n" in old.text + new.text and old.text != new.text
    return (old.type, old.level) == (new.type, new.level) and not several


def _whole(placed: Placed, change: Change, tracking: Tracking) -> Placed:
    if placed.block.type != "table":
        return replace(placed, hand=tracking.whole(change))
    text = placed.block.text
    rows = tracked_rows(segments_of([(change, text)]), *_sides(placed.block, change), tracking)
    return replace(placed, rows=rows)


def _sides(block: Block, change: Change) -> tuple[Block | None, Block | None]:
    return (block, None) if change is Change.DELETED else (None, block)


def _with_breaks(
    segments: Sequence[Segment], old_lines: Sequence[str], new_lines: Sequence[str]
) -> tuple[Segment, ...]:
    """The segments of a title with the ends of its lines in both versions, each kept, deleted or inserted."""
    olds, news = _ends(old_lines), _ends(new_lines)
    parts: list[Part] = []
    old = new = 0
    for each in segments:
        for char in each.text.replace("\n", ""):
            gone = each.change is not Change.INSERTED and old in olds
            come = each.change is not Change.DELETED and new in news
            if gone or come:
                change = Change.KEPT if gone and come else Change.DELETED if gone else Change.INSERTED
                parts.append((change, "\n"))
                olds -= {old} if gone else set()
                news -= {new} if come else set()
            parts.append((each.change, char))
            old += each.change is not Change.INSERTED
            new += each.change is not Change.DELETED
    return segments_of(parts)


def _ends(lines: Sequence[str]) -> set[int]:
    """Where lines end, in the text without its line ends."""
    ends: set[int] = set()
    position = 0
    for line in lines[:-1]:
        position += len(line)
        ends.add(position)
    return ends


def _commented(placed: list[Placed], remarks: Sequence[Remark]) -> list[Placed]:
    ids = [frozenset(id for id in (each.block.id, each.gone) if id is not None) for each in placed]
    changed = [each.hand.spanned is not PLAIN.spanned or each.rows is not None for each in placed]
    for number, remark in enumerate(remarks):
        first, last = about(remark, ids, changed) or (0, 0)
        if placed:
            placed[first] = replace(placed[first], opens=placed[first].opens + opening(number))
            placed[last] = replace(placed[last], closes=placed[last].closes + closing(number))
    return placed
