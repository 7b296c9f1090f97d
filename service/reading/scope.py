"""Scope: the area that a text limits a figure to — the nation, 全省, 全县, the unit itself.

Ranks grow from 1 (the unit: 全局) over 2 (村, 社区), 3 (镇, 街道), 4 (县, 区), 5 (市), 6 (省) to 7 (全国). The words
are in ``corpus/reading/scopes.yaml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from service.text.first_characters import looked_ahead
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


class _Words:
    """The words for areas as one pattern, with the rank that each is of."""

    def __init__(self, lexicon: Lexicon) -> None:
        rules = lexicon.rules.of("scope").rules
        self.ranks = [int(rule.value or 0) for rule in rules]
        named = "|".join(f"(?P<r{n}>{rule.source})" for n, rule in enumerate(rules))
        self.pattern = re.compile(looked_ahead(named or "(?!)"))
        self.after = lexicon.rules.of("scope_after")


def find_scopes(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Scope]:
    """The areas named in ``text[start:end]``, in order: 全县 in 全县新建泵站3座."""
    words = lexicon.made(_Words)
    for found in words.pattern.finditer(text, start, end):
        rank = words.ranks[int((found.lastgroup or "r0")[1:])]
        after = words.after.match(text, found.end())
        of = cast("ScopeOf", after.rule.value) if after else "figure"
        yield Scope(rank, found[0], True, Range(*found.span()), of)


def scope_before(text: str, start: int, end: int, lexicon: Lexicon) -> Scope | None:
    """The area that ``text[start:end]`` names last, be it that of an honour or a rank."""
    return max(find_scopes(text, start, end, lexicon), key=lambda scope: scope.at, default=None)
