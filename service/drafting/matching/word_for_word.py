"""Clauses of a template that a fact has word for word: each slot takes the value that stands in its place there.

打造×个文化广场 is filled by 打造6个文化广场, whatever the scores say. The clause must be a whole clause of the fact, in
its conditions: 拟打造6个文化广场 fills nothing. A name that stood there is none of it: 获评“…” is said of any honour.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from service.drafting.matching.candidates import Candidate
from service.drafting.matching.scoring import agreement
from service.drafting.matching.value_kinds import fits
from service.facts.sheet import FactSheet, SheetFact
from service.text.range import Range
from service.text.sentences import clauses, sentences
from service.text.values import SlotType

_FIGURES = frozenset((SlotType.QUANTITY, SlotType.DATE, SlotType.ORDINAL))
_FEWEST_WORDS = 3
"""Characters besides the slots without which a clause may be of anything (共×人)."""
_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"[^\w×＊*＿_]|[_＿]")
_LEADING = re.compile(r"(?:其中|同时|此外|并|先后|共|全年|今年以来|今年|[一二三四五六七八九十]{1,2}是)?[，、]?")


_Agree = Callable[[int, int], bool]
"""Whether a value (column) may stand in a slot (row), by its kind and its conditions."""


class _Clause(NamedTuple):
    """Words and slots of a clause in turn: ``words[0] slots[0] words[1] … words[-1]``, without marks and spaces."""

    words: tuple[str, ...]
    slots: tuple[int, ...]
    sentence: Range


def word_for_word(
    text: str,
    asking: Sequence[Candidate],
    giving: Sequence[Candidate],
    sheet: FactSheet,
    own_scopes: frozenset[int] = frozenset(),
) -> Mapping[int, int]:
    """Rows of ``asking`` to columns of ``giving``. Of clauses that are worded alike the first takes the first fact; a
    value fills one slot."""

    def agree(row: int, column: int) -> bool:
        slot, value = asking[row], giving[column]
        if slot.value is not None and slot.kind.type not in _FIGURES:
            return False
        conditions = slot.weighted.conditions, value.weighted.conditions
        return fits(slot.kind, value.kind) > 0 and agreement(*conditions, own_scopes) > 0

    columns = {(value.source, value.span.start): column for column, value in enumerate(giving)}
    facts = _by_first_word(sheet)
    found: dict[int, int] = {}
    taken: set[int] = set()
    source: dict[Range, str | None] = {}
    for clause in _clauses(text, asking):
        # 建筑面积×平方米 behind another clause is of what that one speaks of
        before = source.get(clause.sentence, "")
        source[clause.sentence] = None
        for fact, left in facts.get(clause.words[0][:1], ()) if before is not None else ():
            filled = _matched(clause, 0, fact, left, columns, giving, agree)
            if filled is not None and before in ("", fact.id) and not taken.intersection(filled):
                found |= dict(zip(clause.slots, filled, strict=True))
                taken.update(filled)
                source[clause.sentence] = fact.id
                break
    return found


def _clauses(text: str, asking: Sequence[Candidate]) -> Iterator[_Clause]:
    """The clauses of a text that have slots and begin with words of their own."""
    rows = sorted(range(len(asking)), key=lambda row: asking[row].span.start)
    starts = [asking[row].span.start for row in rows]
    for sentence in sentences(text):
        for clause in clauses(text, *sentence):
            inside = rows[bisect_left(starts, clause.start) : bisect_left(starts, clause.end)]
            if not inside or asking[inside[-1]].span.end > clause.end:
                continue
            ends = [clause.start, *(asking[row].span.end for row in inside)]
            begins = [*(asking[row].span.start for row in inside), clause.end]
            words = [_plain(text[end:start]) for end, start in zip(ends, begins, strict=True)]
            words[0] = _LEADING.sub("", words[0], count=1)
            if words[0] and sum(map(len, words)) >= _FEWEST_WORDS:
                yield _Clause(tuple(words), tuple(inside), sentence)


def _by_first_word(sheet: FactSheet) -> Mapping[str, Sequence[tuple[SheetFact, Range]]]:
    """The facts' clauses by their first character, without what only leads up to them (其中), in an order that does not
    depend on that of the facts."""
    found: dict[str, list[tuple[SheetFact, Range]]] = {}
    for fact in sorted(sheet.facts, key=lambda fact: fact.id):
        for sentence in sentences(fact.text):
            for clause in clauses(fact.text, *sentence):
                lead = _LEADING.match(fact.text, clause.start, clause.end)
                left = Range(lead.end() if lead else clause.start, clause.end)
                first = _plain(left.of(fact.text))[:1]
                found.setdefault(first, []).append((fact, left))
    return found


def _matched(
    clause: _Clause,
    n: int,
    fact: SheetFact,
    left: Range,
    columns: Mapping[tuple[str, int], int],
    giving: Sequence[Candidate],
    agree: _Agree,
) -> tuple[int, ...] | None:
    """The values that stand in the clause's slots from the ``n``-th on, where what is left of the fact's clause is
    worded like the clause from there; else None."""
    at = _after(clause.words[n], fact.text, left)
    if at is None:
        return None
    if n == len(clause.slots):
        return () if not _plain(fact.text[at : left.end]) else None
    column = columns.get((fact.id, _skipped(fact.text, at, left.end)))
    if column is None or not agree(clause.slots[n], column):
        return None
    behind = Range(giving[column].span.end, left.end)
    rest = _matched(clause, n + 1, fact, behind, columns, giving, agree)
    return (column, *rest) if rest is not None else None


def _after(words: str, text: str, left: Range) -> int | None:
    """Where the words end with which a stretch begins, marks and spaces aside; None where it begins otherwise."""
    at = left.start
    for char in words:
        at = _skipped(text, at, left.end)
        if at >= left.end or text[at] != char:
            return None
        at += 1
    return at


def _skipped(text: str, at: int, end: int) -> int:
    """The next place that is no mark and no space; where a title begins stays, for the mark is the value's."""
    while at < end and _MARKS.match(text[at]) and text[at] not in "《“":
        at += 1
    return at


def _plain(text: str) -> str:
    return _MARKS.sub("", _SPACE.sub("", text))
