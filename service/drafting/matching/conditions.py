"""The conditions under which a value may fill a slot: level or change, planned or done, when and where."""

import re
from dataclasses import dataclass
from enum import StrEnum

from service.reading import relation
from service.reading.relation import RATES
from service.text.lexicon.lexicon import Lexicon

_SIGNS = {"up": 1, "down": -1, None: 0}

_CUMULATIVE = re.compile(r"累计(?!达|到)[^，。；]*$")
_FRESH = re.compile(r"(?<![创更革])新[增建设改扩获引招认登成培发开辟组聘添铺修购办入评签]|增[加设开添]|净增")
_OPENED = re.compile(r"建成|落成|投用|投入使用|成立|揭牌|新[增建设开]")
_ELSE_BETWEEN = re.compile("[、0-9]")
_PART = re.compile(r"(?:其中|含|包括|内含|其中有)(?=[^，。；]*$)|(?<!其)中(?:还|仍|已)?有$")


class Relation(StrEnum):
    """What a figure is to its matter: its level (also where it came to), where it came from, how much it moved."""

    LEVEL = "level"
    FROM = "from"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Conditions:
    """``direction`` is +1, -1 or 0 (unsaid); ``moved``: the level is where a move came to. ``agenda``: all of the
    section is what shall be done. ``year`` is relative to the report's, ``span`` the part of the year, which the
    sentence itself says when ``span_said``. ``season`` is what the sentence limits itself to, ``seasons`` all that are
    spoken of. ``day``: a single day is named. ``scope`` is an area (see ``areas``). ``part``: of a larger figure.
    ``cumulative``: counted up, over more than the year perhaps. ``fresh``: the words right before say that it came new;
    ``newly``: those of the clause do. ``compared``: it is set against another period or the like, or is a rate.
    """

    relation: Relation = Relation.LEVEL
    direction: int = 0
    moved: bool = False
    planned: bool = False
    agenda: bool = False
    done: bool = False
    year: int | None = None
    span: str | None = None
    span_said: bool = False
    season: frozenset[str] = frozenset()
    seasons: frozenset[str] = frozenset()
    day: bool = False
    scope: int | None = None
    part: bool = False
    cumulative: bool = False
    fresh: bool = False
    newly: bool = False
    compared: bool = False


def relation_of(before: str, after: str, unit: str | None, lexicon: Lexicon) -> tuple[Relation, int, bool]:
    """(relation, direction, whether it is where a move came to), from the clause before and after a quantity."""
    read = relation.relation_of(before, after, unit, lexicon)
    direction = 0 if read.always_done else _SIGNS[read.direction]
    if read.kind == "from":
        return Relation.FROM, 0, False
    if read.kind == "by" and not read.done:
        return Relation.CHANGE, direction, False
    return Relation.LEVEL, direction, read.kind == "to"


def is_compared(before: str, unit: str | None) -> bool:
    """Whether a change is one against something else (同比, 比去年) or a rate."""
    return unit in RATES or bool(re.search("[比较]|上年|去年", before))


def is_part(before: str) -> bool:
    """Whether the clause up to the value says that it is part of a larger figure (其中)."""
    return bool(_PART.search(before))


def is_cumulative(before: str) -> bool:
    """Whether the clause up to the value says that it is counted up (累计)."""
    return bool(_CUMULATIVE.search(before))


def newness(before: str, after: str) -> tuple[bool, bool]:
    """Whether the words right before a value, and whether those of its clause, say that it came new (新增)."""
    found = [each.end() for each in _FRESH.finditer(before)]
    return bool(found) and not _ELSE_BETWEEN.search(before, found[-1]), bool(found or _OPENED.search(after))
