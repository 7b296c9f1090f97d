"""Scope: the area that a text limits a figure to — the nation, 全省, 全县, the unit itself.

Ranks grow from 1 (the unit: 全局) over 2 (村, 社区), 3 (镇, 街道), 4 (县, 区), 5 (市), 6 (省) to 7 (全国). The words
are in ``corpus/reading/scopes.yaml``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range

ScopeOf = Literal["figure", "honour", "rank"]

SCOPE_OF_LEVEL = {
    "central": 7,
    "province": 6,
    "city": 5,
    "county": 4,
    "township": 3,
    "village": 2,
    "enterprise": 1,
    "institution": 1,
}
"""The area of a unit of each level of a brief, which a figure is of when nothing is said."""


@dataclass(frozen=True, slots=True)
class Scope:
    """An area that is named. ``of``: what it is the area of — a figure, an honour (全国先进), a rank or comparison
    (全省第3位, 全国平均). ``bound``: named in the value's own clause."""

    rank: int
    text: str
    bound: bool
    at: Range
    of: ScopeOf = "figure"


def find_scopes(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Scope]:
    """The areas named in ``text[start:end]``, in order: 全县 in 全县新建泵站3座."""
    after = lexicon.rules.of("scope_after")
    for rule, left, right in lexicon.rules.of("scope").finditer(text, start, end):
        followed = after.match(text, right)
        of = cast("ScopeOf", followed.rule.value) if followed else "figure"
        yield Scope(int(rule.value or 0), text[left:right], True, Range(left, right), of)


def scope_before(text: str, start: int, end: int, lexicon: Lexicon) -> Scope | None:
    """The area that ``text[start:end]`` names last, be it that of an honour or a rank."""
    return max(find_scopes(text, start, end, lexicon), key=lambda scope: scope.at, default=None)
