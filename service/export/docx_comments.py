"""Comments 批注: what they say, and the marks of what they are about."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from service.export.docx_changes import Stamp
from service.export.docx_runs import Type, legal, run
from service.export.layout import Layout

_SIZE_PT = 10.5


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, a paragraph a line; ``blocks`` are the ids of the blocks that it is about, of either version."""

    lines: tuple[str, ...]
    blocks: tuple[str, ...] = ()


def comment(number: int, remark: Remark, stamp: Stamp, layout: Layout) -> str:
    """``w:comment``."""
    small = Type(layout.faces.body.model_copy(update={"size_pt": _SIZE_PT}))
    lines = "".join(f"<w:p>{run(line, small)}</w:p>" for line in remark.lines)
    initials = legal(stamp.author)[:1]
    return f'<w:comment w:id="{number}" {stamp.xml()} w:initials={quoteattr(initials)}>{lines}</w:comment>'


def opening(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def closing(number: int) -> str:
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def about(remark: Remark, ids: Sequence[frozenset[str]], changed: Sequence[bool]) -> tuple[int, int] | None:
    """The rows (first and last) that a remark is anchored at: the first changed one of its blocks with those of its
    blocks that follow without a gap; else the first of its blocks. None where none of them is there."""
    wanted = [n for n, own in enumerate(ids) if own & set(remark.blocks)]
    first = next((n for n in wanted if changed[n]), wanted[0] if wanted else None)
    if first is None:
        return None
    last = first
    while last + 1 in wanted and changed[last + 1]:
        last += 1
    return first, last
