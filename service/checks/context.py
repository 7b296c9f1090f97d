"""What a check may see: the blocks to judge, and what they are judged by."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from service.brief import Brief
from service.documents.genres import Genre
from service.draft import Block, Finding, Missing
from service.facts.sheet import FactSheet
from service.text.lexicon import Lexicon


@dataclass(frozen=True)
class CheckContext:
    """Everything a check is a function of.

    ``grounding`` are the texts of the sample sections that the draft was drafted from, unblanked, for leakage;
    ``template`` is the one that was followed, None when composed. ``expected`` are the ids of the facts that the plan
    put into the draft (a fact that the plan left out is reported as unused, not as missing).
    """

    blocks: tuple[Block, ...]
    brief: Brief
    sheet: FactSheet
    genre: Genre
    lexicon: Lexicon
    expected: frozenset[str] = frozenset()
    missing: tuple[Missing, ...] = ()
    grounding: tuple[str, ...] = ()
    template: str | None = None


Check = Callable[[CheckContext], Iterable[Finding]]
