"""What a clause asserts to have come about: award, rank, praise, result, decision, activity, trend — or nothing.

Official prose says what it does in the same bare verbs with which it says what it means to do (化解矛盾纠纷). A clause
asserts where its verb is one of coming about (建成, 获评), or where it says so (已, 了, 圆满, 明显提升, 未发生); not
where it intends (着力, 推动, 让, 将), and not as a bare slogan.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from service.checks.support import assertion_words as words
from service.reading.state import plans
from service.text.lexicon.lexicon import Lexicon
from service.text.sentences import clauses

ERRORS = frozenset(words.KINDS)


@dataclass(frozen=True, slots=True)
class Assertion:
    """A clause and what it asserts; offsets into the text given."""

    start: int
    end: int
    kind: str
    text: str


def find_assertions(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Assertion]:
    """The assertions of a sentence, a clause each, the weightiest kind of each clause."""
    for left, right in clauses(text, start, end):
        clause = text[left:right].rstrip("。！？!? ")
        kind = _kind_of(clause, lexicon)
        if kind is not None:
            yield Assertion(left, left + len(clause), kind, clause)


@lru_cache(maxsize=1024)
def _kind_of(clause: str, lexicon: Lexicon) -> str | None:
    """What several checks ask of the same clause."""
    if plans(clause, lexicon):
        return None
    for kind, pattern in words.KINDS.items():
        if any(not _intended(clause, found, kind) for found in pattern.finditer(clause)):
            return kind
    intent = words.INTENT.search(clause)
    for kind, pattern in words.DEEDS.items():
        deed = pattern.search(clause)
        if deed and not (intent and intent.start() < deed.start()):
            return kind
    return None


def _intended(clause: str, found: re.Match[str], kind: str) -> bool:
    """Whether the clause means to bring it about. What has 已 or 了 beside it has come about."""
    if words.ASPECT.search(found[0]):
        return False
    before = clause[: found.start()]
    if kind != "result":
        return bool(words.DIRECT_INTENT.search(before))
    if words.NO_RESULT.search(clause, max(0, found.start() - 2), found.end() + 2):
        return True
    return bool(words.INTENT.search(before))
