"""The difference of two versions as it is handed out: a JSON object, and text in the manner of ``diff -u``."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from service.changes import BlockChange, Change, Fate
from service.draft import Block
from service.text.range import Range
from service.text.sentences import sentences

_FATES = MappingProxyType(
    {
        Fate.CHANGED: "修改",
        Fate.INSERTED: "新增",
        Fate.DELETED: "删去",
        Fate.MOVED_FROM: "移走",
        Fate.MOVED_TO: "移来",
    }
)


def difference_json(changes: Sequence[BlockChange], old: int, new: int) -> dict[str, object]:
    """``{from, to, changed, blocks[{change, old, new, type, segments[{change, text, old[2], new[2]}]}], text}``.

    ``old`` and ``new`` are version numbers, those of a block its ids (null where a version has none); ``text`` is the
    unified form. The pairs of a segment are offsets of its start and end in the two texts of the block.
    """
    return {
        "from": old,
        "to": new,
        "changed": any(row.fate is not Fate.KEPT for row in changes),
        "blocks": [_row(row) for row in changes],
        "text": unified(changes, f"第{old}版", f"第{new}版"),
    }


def unified(changes: Sequence[BlockChange], old: str, new: str) -> str:
    """Text in the manner of ``diff -u``, a sentence a line: of every block that is not as it was, its sentences, those
    that went marked ``-``, those that came ``+``. Empty where nothing is changed."""
    lines: list[str] = []
    for row in changes:
        if row.fate is not Fate.KEPT:
            lines += [f"@@ {_heading(row)} @@", *_lines(row)]
    return "\n".join([f"--- {old}", f"+++ {new}", *lines, ""]) if lines else ""


def _row(row: BlockChange) -> dict[str, object]:
    block = row.new if row.stands else row.old
    return {
        "change": row.fate.value,
        "old": row.old.id if row.old is not None else None,
        "new": row.new.id if row.new is not None else None,
        "type": block.type if block is not None else None,
        "segments": [
            {"change": each.change.value, "text": each.text, "old": list(each.old), "new": list(each.new)}
            for each in row.segments
        ],
    }


def _heading(row: BlockChange) -> str:
    block = row.new if row.stands else row.old
    return f"{block.id if block is not None else ''} {_FATES[row.fate]}"


def _lines(row: BlockChange) -> Iterator[str]:
    if row.fate is not Fate.CHANGED or row.old is None or row.new is None:
        block, mark = (row.new, "+") if row.stands else (row.old, "-")
        yield from (mark + sentence for sentence in _sentences(block))
        return
    olds, news = _marked(row, row.old, new=False), _marked(row, row.new, new=True)
    i = j = 0
    while i < len(olds) or j < len(news):
        if i < len(olds) and olds[i][1]:
            yield "-" + olds[i][0]
            i += 1
        elif j < len(news) and news[j][1]:
            yield "+" + news[j][0]
            j += 1
        elif i < len(olds) and j < len(news) and olds[i][0] == news[j][0]:
            yield " " + olds[i][0]
            i, j = i + 1, j + 1
        else:  # kept words in sentences that are cut otherwise now
            yield from ("-" + text for text, _ in olds[i : i + 1])
            yield from ("+" + text for text, _ in news[j : j + 1])
            i, j = i + 1, j + 1


def _marked(row: BlockChange, block: Block, *, new: bool) -> list[tuple[str, bool]]:
    """The sentences of one side, each with whether a change touches it."""
    touched: list[Range] = []
    for each in row.segments:
        if each.change is not Change.KEPT:
            touched.append(each.new if new else each.old)
    found: list[tuple[str, bool]] = []
    for start, end in _spans(block.text):
        changed = any((a < end and start < b) or (a == b and start < a < end) for a, b in touched)
        found.append((block.text[start:end], changed))
    return found


def _sentences(block: Block | None) -> list[str]:
    return [] if block is None else [block.text[start:end] for start, end in _spans(block.text)]


def _spans(text: str) -> Sequence[Range]:
    return sentences(text)
