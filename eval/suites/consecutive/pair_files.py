"""Gold data of the consecutive suite: last year's report, marked, beside this year's text.

A pair is one YAML file. In ``last`` every specific is marked ``⟦former|expected⟧``: the value that
last year's report has there, and the value of ``this`` that belongs there, exactly as ``this``
writes it. ``⟦former|⟧`` is a specific without a counterpart: it must be asked for. A mark covers
number, approximator and unit together; offsets are code points in the text without its marks.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from eval.core.slot_marks import MarkedSlot, PairError, parse_marks
from service.datafile import load_one

Split = Literal["dev", "test", "blind", "held"]
_Text = Annotated[str, StringConstraints(min_length=1)]

PAIRS_DIR = Path(__file__).parent / "pairs"


class PairFile(BaseModel):
    """A pair as it is written; ``last`` with its marks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: _Text
    genre: _Text
    level: _Text
    split: Split
    last_year: int
    this_year: int
    last: _Text
    this: _Text


@dataclass(frozen=True, slots=True)
class Pair:
    """One office's report of two consecutive years; ``last`` is without its marks."""

    id: str
    genre: str
    level: str
    split: Split
    last_year: int
    this_year: int
    last: str
    slots: tuple[MarkedSlot, ...]
    this: str

    @property
    def alignable(self) -> tuple[MarkedSlot, ...]:
        """Slots that a value of this year's text fills."""
        return tuple(slot for slot in self.slots if slot.expected is not None)

    @property
    def withheld(self) -> tuple[MarkedSlot, ...]:
        """Slots that must be asked for."""
        return tuple(slot for slot in self.slots if slot.expected is None)


def load_pair(path: Path) -> Pair:
    """One pair from its YAML file.

    Raises DataError when a key is missing, unknown or of the wrong type; PairError when a mark is broken or an
    expected value does not stand in this year's text.
    """
    file = load_one(path, PairFile)
    try:
        last, slots = parse_marks(file.last)
        if parse_marks(file.this)[1]:
            raise PairError("this 中不应有标记")
    except PairError as error:
        raise PairError(f"{path}：{error.message}", **error.context, file=str(path)) from error
    if lost := [slot.expected for slot in slots if slot.expected and slot.expected not in file.this]:
        raise PairError(f"{path}：this 中没有这些新值：{'、'.join(lost)}", file=str(path))
    return Pair(file.id, file.genre, file.level, file.split, file.last_year, file.this_year, last, slots, file.this)


def load_pairs(directory: Path = PAIRS_DIR, split: Split | None = None) -> tuple[Pair, ...]:
    """The pairs of a folder in order of file name, of one split or of both.

    Raises what load_pair raises, and PairError for an id that two files use.
    """
    pairs: dict[str, Pair] = {}
    for path in sorted(directory.glob("*.yaml")):
        pair = load_pair(path)
        if pair.id in pairs:
            raise PairError(f"{path}：编号 {pair.id} 已用于另一个文件，请换一个", file=str(path))
        pairs[pair.id] = pair
    return tuple(pair for pair in pairs.values() if split is None or pair.split == split)
