"""The reviewed wording of the proof: what may be exchanged, added, left out; what frames, and what must stand exactly.

Read from ``corpus/proof/*.yaml``; a user's folder extends the bundled one. Words are compared as they stand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from service.datafile import load_entries

Kind = Literal[
    "exchange", "light", "droppable", "exact", "state", "turning", "close", "whole_only", "done_verb",
    "frame_head", "aim_head", "tail_head", "before_head", "frame_word", "slogan", "barred", "asserting", "pronoun",
    "ahead", "wider", "opener", "measuring", "whole_year", "this_year", "years", "promise",
    "besides", "done", "brings", "part_deed",
]  # fmt: skip
_Word = Annotated[str, Field(min_length=1, max_length=24)]


class WordGroup(BaseModel):
    """Words of one kind.

    - ``exchange``: each may stand for each other (召开, 举行); with ``given``, only the other words for the given one
      (given 制定印发: 印发), never back.
    - ``light``: may be added to and left out of what a fact says (扎实, 深入, 的).
    - ``droppable``: may be left out, not added (组织 of 组织开展演练).
    - ``exact``: must stand in both or in neither (未, 拟, 其中, 近).
    - ``state``: exact, and says that something is intended or under way (拟, 正在申报); ``done_verb``: may be added
      where the fact has none of these (完成 of 完成投资3亿元).
    - ``frame_head``: opens a clause that asserts nothing (坚持, 围绕); ``aim_head``: also before words that no fact has
      and that name nothing (弘扬工匠精神); ``tail_head``: opens one after a value.
    - ``turning``: exact words that turn a fact round, also where it is restated without its values (未, 待).
    - ``close``: exact words that stand in the value's own clause (近, 其中); ``whole_only``: characters that are never
      covered alone (市 by 县市).
    - ``before_head``: may stand before a frame's head (始终); ``asserting``: makes an assertion of any frame (已);
      ``barred``: is in a frame only where a fact has it (财政, 全覆盖).
    - ``frame_word``: may stand in such a clause without a source (工作, 大局).
    - ``slogan``: a clause of its own that asserts nothing, and words of a frame (强村富民).
    - ``pronoun``: the unit or its area speaking of itself (我局).
    - ``ahead``: may be added where all that is told is to come (要); ``wider``: beside values (活动); ``opener``: goes
      with the clause behind it (其中).
    - ``measuring``: beside a value tells how it is measured, not what it is of (增长, 达到).
    - ``promise``: an aim whose object must be a fact's or a frame's (确保); ``besides``: says that a part is none
      (另有); ``done``: says that what a fact plans is done (已); ``brings``: makes a relation of 以 and a fact's words.
    - ``part_deed``: what is done with, or found of, some of what was counted before (责令改正).
    - ``whole_year``, ``this_year``, ``years``: the period of a brief of one year, of a part of one, of several.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind
    words: tuple[_Word, ...] = Field(min_length=1)
    given: _Word | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> "WordGroup":
        if self.given is not None and self.kind != "exchange":
            raise ValueError("只有 exchange 可以写 given")
        if self.kind == "exchange" and self.given is None and len(self.words) < 2:
            raise ValueError("exchange 至少要有两个词")
        return self


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Frozen; compared by identity. ``origins`` leads from a word of a draft to the words of facts that it may stand
    for."""

    by_kind: Mapping[str, frozenset[str]] = field(default_factory=dict)
    origins: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, kind: Kind) -> frozenset[str]:
        """The words of a kind."""
        return self.by_kind.get(kind, frozenset())

    @cached_property
    def substitutes(self) -> Mapping[str, frozenset[str]]:
        """From a word of a fact to the words of a draft that may stand for it."""
        found: dict[str, set[str]] = {}
        for word, origins in self.origins.items():
            for origin in origins:
                found.setdefault(origin, set()).add(word)
        return {word: frozenset(others) for word, others in found.items()}

    @cached_property
    def heads(self) -> frozenset[str]:
        """All words that open a clause that asserts nothing."""
        return self.of("frame_head") | self.of("aim_head") | self.of("tail_head")

    @cached_property
    def may_be_left_out(self) -> frozenset[str]:
        return self.of("light") | self.of("droppable")

    @cached_property
    def whole_only(self) -> frozenset[str]:
        return self.of("whole_only") | self.exact

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of all kinds, and all that may be exchanged."""
        return frozenset(self.origins).union(*self.by_kind.values())

    @cached_property
    def lengths(self) -> Mapping[str, tuple[int, ...]]:
        """How long the words are that begin with a character, shorter ones first."""
        found: dict[str, set[int]] = {}
        for word in self.words:
            found.setdefault(word[0], set()).add(len(word))
        return {char: tuple(sorted(sizes)) for char, sizes in found.items()}

    @cached_property
    def exact_begins(self) -> frozenset[str]:
        """What exact words begin with."""
        return frozenset(word[0] for word in self.exact)

    @cached_property
    def exact(self) -> frozenset[str]:
        return self.of("exact") | self.of("state")


def load_vocabulary(corpus_dirs: Sequence[Path]) -> Vocabulary:
    """The vocabulary of all corpus folders. Raises DataError with file and line."""
    groups = [
        group
        for folder in corpus_dirs
        for path in sorted((folder / "proof").glob("*.yaml"))
        for group in load_entries(path, WordGroup)
    ]
    return Vocabulary(MappingProxyType(_by_kind(groups)), MappingProxyType(_origins(groups)))


def _by_kind(groups: Iterable[WordGroup]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in groups:
        if group.kind != "exchange":
            found.setdefault(group.kind, set()).update(group.words)
    return {kind: frozenset(words) for kind, words in found.items()}


def _origins(groups: Iterable[WordGroup]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in groups:
        if group.kind != "exchange":
            continue
        for word in group.words:
            given = {group.given} if group.given is not None else set(group.words) - {word}
            found.setdefault(word, set()).update(given)
    return {word: frozenset(origins) for word, origins in found.items()}
