"""Self-reference: an office of one level speaks of itself and its area in that level's words."""

import re
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType

from service.brief import Brief
from service.checks.context import CheckContext
from service.checks.findings import PRACTICE, error, warning
from service.draft import Block, Finding
from service.text.lexicon.lexicon import Lexicon
from service.text.trie import trie_pattern

CHECK = "self_reference"
_SPEAKING = re.compile(r"[我本全].")
_AREAS = "省市县区旗镇乡街村"
_AREAS_OF = MappingProxyType({"city": ("市",), "county": ("县区旗", "市"), "township": ("街", "镇乡")})
"""By level, what its areas are called; a county is a 市 only where its name says nothing else (江州市临江区)."""
_KIND = "self_reference_at_large"


class _AtLarge:
    """What stands around words of a higher level that speak of the larger area as such (为全市, 全市前列)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.before = re.compile(lexicon.rules.source(_KIND, "before") + "$")
        self.after = lexicon.rules.of(_KIND, "after").pattern


@lru_cache(maxsize=32)
def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(trie_pattern(words))


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``self_reference``: 我市 in a county's draft, 全县 in a district's, 全市 where the area is a district.

    Words of a higher level are right where a fact or the brief says them (全市教育大会), and in phrases that speak of
    the larger area as such (为全市…, 全市前列).
    """
    foreign = foreign_words(context.brief, context.lexicon)
    if not foreign:
        return
    ours = set(own_words(context.brief, context.lexicon))
    suggestions = {"own": _first(ours, "我"), "area": _first(ours, "全")}
    for block in context.blocks:
        if block.type == "table":
            continue
        for found in _pattern(foreign).finditer(block.text):
            word = found[0]
            if word in context.source_text or context.is_marked(block, *found.span()):
                continue
            own = suggestions["area" if word[0] == "全" else "own"]
            make = warning if word[0] == "全" and _speaks_at_large(context.lexicon, block, *found.span()) else error
            message = f"“{word}”不是本级单位对{'本地' if word[0] == '全' else '自己'}的称呼"
            yield make(CHECK, block, *found.span(), message, f"改为“{own}”" if own else None, PRACTICE)


def own_words(brief: Brief, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of its level by which the brief's office may speak of itself and its area: none that this check finds
    wrong. Empty where the level is not known."""
    words = lexicon.self_reference.get(brief.level.value) if brief.level is not None else None
    if words is None:
        return ()
    foreign = foreign_words(brief, lexicon)
    return tuple(dict.fromkeys(word for word in (*words.own, *words.area) if word not in foreign))


def foreign_words(brief: Brief, lexicon: Lexicon) -> frozenset[str]:
    """The words by which offices of other levels, or of areas of another kind, speak of themselves."""
    if brief.level is None or brief.level.value not in lexicon.self_reference:
        return frozenset()
    return _foreign(brief.level.value, brief.region, brief.unit, lexicon)


@lru_cache(maxsize=128)
def _foreign(level: str, region: str | None, unit: str, lexicon: Lexicon) -> frozenset[str]:
    references = lexicon.self_reference
    ours = {*references[level].own, *references[level].area}
    theirs = {word for words in references.values() for word in (*words.own, *words.area) if _SPEAKING.match(word)}
    kind = _kind(level, region, unit)
    return frozenset(
        word
        for word in theirs
        if ((word not in ours and _SPEAKING.fullmatch(word)) or (kind and word[1] in _AREAS and word[1] != kind))
        and not _own(word, unit)
    )


def _own(word: str, unit: str) -> bool:
    """Whether an office of any level may say so: of the nation, and of itself as its name ends (水文站: 我站)."""
    return word[1] == "国" or (word[0] in "我本" and unit.endswith(word[1]))


def _kind(level: str, region: str | None, unit: str) -> str | None:
    """The last character of the area's name (临江区 → 区), by which 我区 and 我县 are told apart; None if unknown."""
    if region and region[-1] in _AREAS:
        return region[-1]
    for areas in _AREAS_OF.get(level, ()):
        found = re.findall(
            rf"(?<=[\u4e00-\u9fff])(?<![社城灾库园小地山校景牧林矿治])([{areas}])(?=[\u4e00-\u9fff])", unit
        )
        if found:
            return str(found[-1])
    return None


def _speaks_at_large(lexicon: Lexicon, block: Block, start: int, end: int) -> bool:
    words = lexicon.made(_AtLarge)
    return bool(words.before.search(block.text, max(0, start - 4), start) or words.after.match(block.text, end))


def _first(words: set[str], first: str) -> str | None:
    return min((word for word in words if word.startswith(first)), default=None, key=lambda word: (len(word), word))
