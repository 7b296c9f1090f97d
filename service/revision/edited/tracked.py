"""Two versions of a draft as one .docx: tracked changes, and the notes that led there as comments, with answers."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from service.draft import Block
from service.export.docx_changes import Stamp
from service.export.docx_comments import Remark
from service.export.docx_tracked import write_tracked
from service.revision.differences.difference import difference
from service.revision.note import VERDICTS, Verdict

AUTHOR = "拟稿"
_OURS = re.compile(rf"意见：.*\n答复（(?:{'|'.join(VERDICTS.values())})）：", re.S)


def tracked_docx(
    old: Sequence[Block],
    new: Sequence[Block],
    notes: Iterable[Mapping[str, object]],
    date: datetime,
    author: str = AUTHOR,
) -> bytes:
    """``notes`` are answered ones as a version keeps them, in the order in which they were given; ``date`` is that of
    every change and comment. Each note stands at what it changed; one that changed nothing at the block that it is
    anchored to, else at the beginning."""
    remarks = tuple(_remark(note) for note in notes)
    return write_tracked(difference(old, new), Stamp(author, date), remarks)


def is_answered(comment: str) -> bool:
    """Whether a comment read from a file is one that was written here: a note that has its answer already."""
    return _OURS.match(comment) is not None


def _remark(answered: Mapping[str, object]) -> Remark:
    note = answered.get("note")
    said = note if isinstance(note, Mapping) else {}
    verdict = VERDICTS[Verdict(str(answered.get("verdict")))]
    lines = (f"意见：{said.get('text', '')}", f"答复（{verdict}）：{answered.get('message', '')}")
    blocks = tuple(_strings(answered.get("blocks"))) or tuple(_strings([said.get("block")]))
    return Remark(tuple(line.replace("\n", " ") for line in lines), blocks)


def _strings(values: object) -> Iterator[str]:
    yield from (value for value in values if isinstance(value, str)) if isinstance(values, (list, tuple)) else ()
