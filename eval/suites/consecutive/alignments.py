"""Hand alignments of two published reports that lie outside the project, in the form the consecutive suite takes.

A file names the two texts and lists ``slots`` (the value of this year's text that belongs there), ``either`` (that
value, or asking) and ``traps`` (to be asked for). Its strings are given as they stand once white space and U+200B are
removed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from eval.core.slot_marks import PairError
from service.datafile import load_one

_Text = Annotated[str, StringConstraints(min_length=1)]
_GONE = re.compile(r"[^\S\n]|\u200b|\ufeff")


class _Aligned(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    former: _Text
    context: str
    expected: str | None
    this_context: str | None = None
    lookalike: str | None = None


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: _Text
    genre: _Text
    level: _Text
    last_year: int
    this_year: int
    last_file: _Text
    this_file: _Text
    slots: tuple[_Aligned, ...]
    either: tuple[_Aligned, ...] = ()
    traps: tuple[_Aligned, ...] = ()


@dataclass(frozen=True, slots=True)
class AlignedSlot:
    """One specific of last year's text. ``expected`` is None for a trap; ``may_ask`` where asking is right too."""

    start: int
    end: int
    former: str
    expected: str | None
    may_ask: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two reports with the slots that were aligned by hand; the texts keep their lines, without other white space."""

    id: str
    last_year: int
    this_year: int
    last: str
    this: str
    slots: tuple[AlignedSlot, ...]


def load_alignments(directory: Path, texts: Path) -> tuple[Alignment, ...]:
    """All alignments of a folder, their texts taken from ``texts``. Raises DataError for a file that is wrong."""
    return tuple(_load(path, texts) for path in sorted(directory.glob("*.yaml")))


def _load(path: Path, texts: Path) -> Alignment:
    file = load_one(path, _File)
    last, this = (_read(texts / name) for name in (file.last_file, file.this_file))
    compact, offsets = _compact(last)
    lists: Sequence[tuple[tuple[_Aligned, ...], bool]] = ((file.slots, False), (file.either, True), (file.traps, True))
    slots = [_locate(aligned, compact, offsets, may_ask, path) for group, may_ask in lists for aligned in group]
    return Alignment(
        file.id, file.last_year, file.this_year, last, this, tuple(sorted(slots, key=lambda slot: slot.start))
    )


def _read(path: Path) -> str:
    lines = (_GONE.sub("", line) for line in path.read_text(encoding="utf-8").split("\n"))
    return "\n".join(line for line in lines if line)


def _compact(text: str) -> tuple[str, list[int]]:
    offsets = [n for n, char in enumerate(text) if char != "\n"]
    return text.replace("\n", ""), offsets


def _locate(aligned: _Aligned, compact: str, offsets: list[int], may_ask: bool, path: Path) -> AlignedSlot:
    key = aligned.context + aligned.former
    if compact.count(key) != 1:
        raise PairError(f"{path}：“{key}”在去年的文中出现 {compact.count(key)} 次，应恰好一次", file=str(path))
    start = compact.index(key) + len(aligned.context)
    end = start + len(aligned.former)
    return AlignedSlot(offsets[start], offsets[end - 1] + 1, aligned.former, aligned.expected, may_ask)
