"""What holds of a value where it is said, apart from its matter: when, where, planned or done, level or change."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from typing import Literal

from service.reading.occurrence import PlacedMention
from service.reading.relation import Relation, relation_of
from service.reading.scope import Scope, scope_before
from service.reading.state import PLANS, State, StateWord, governing
from service.text.dates import find_dates
from service.text.lexicon.lexicon import Lexicon
from service.text.meanings import Moment, Period
from service.text.range import NOWHERE, Range

Role = Literal["from", "to", "up", "down", "level"]

_BASE_BEFORE = re.compile(r"(?:比|较|与|同|相比|超过|高于|低于|优于)$")
_BASE_AFTER = re.compile(r"(?:同期|相比|末)?(?:增长|上升|提高|下降|降低|减少|增加|提升|多|少|高|低|翻)")

_WHOLE_YEAR = re.compile(
    r"(?P<this>全年|年度(?=计划|任务|目标|投资|预算)|今年(?:以来)?|本年(?:度)?|年内|一年来|一年中|年初以来|年度内)|(?P<last>(?<![比较])(?:去年|上年)(?!同期|末|底|相比))|(?P<next>明年|来年)"
)
_BASE = re.compile("同比|环比")
_LED_ON = re.compile(r"\d[^，。；]*[到至为成]")
_UNTIL = re.compile(r"截至|截止|到$|至$")

_ONGOING: frozenset[State] = frozenset({"ongoing"})
_DONE: frozenset[State] = frozenset({"done"})
_UNDONE: frozenset[State] = frozenset({"undone"})
_PART = re.compile(r"其中[^。；]{0,40}$|占$")
"""Up to the value: `$` is where the search is told to end."""

_SHARE_SIGNS = frozenset({"%", "‰"})


@dataclass(frozen=True, slots=True)
class When:
    """The period that a value is of. ``bound``: said in the value's own clause; ``until``: 截至 that moment; ``at`` is
    where it stands."""

    period: Period
    text: str
    bound: bool = True
    until: bool = False
    at: Range = NOWHERE


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is said is given, what is not said is None. ``plan``, ``ongoing`` and ``done`` are where the sentence says
    that it is intended, going on or has been done; ``undone`` says that it did not come about; ``part`` that it is one
    of what was counted before (其中); ``turn`` is the way that a change went, also of the level that it led to;
    ``base`` is 同比 or 环比. Ranges are offsets into the text."""

    when: When | None = None
    role: Role | None = None
    plan: Range | None = None
    ongoing: Range | None = None
    done: Range | None = None
    undone: bool = False
    scope: Scope | None = None
    part: bool = False
    turn: Literal["up", "down"] | None = None
    base: str | None = None


def read_period(text: str | None) -> When | None:
    """The period that a field of a brief or fact names; None when it is empty or names none."""
    for mention in find_dates(text) if text else ():
        if isinstance(mention.value.meaning, Period):
            return When(mention.value.meaning, mention.value.text)
    return None


def read_circumstances(placed: PlacedMention, lexicon: Lexicon, year: int | None) -> Circumstances:
    """The circumstances of a value; ``year`` is the year that 全年 and 今年 are, None when not known."""
    text = placed.text
    (first, _), (left, right) = placed.sentence, placed.clause
    states = governing(text, first, Range(left, max(right, placed.start)), lexicon)
    unit = placed.mention.value.unit
    relation = relation_of(text[left : placed.start], text[placed.end : right], unit, lexicon)
    base = _BASE.search(text, left, placed.start)
    return Circumstances(
        when=_when(placed, year),
        role=_role(relation),
        plan=_first(states, PLANS),
        ongoing=_first(states, _ONGOING),
        done=_first(states, _DONE),
        undone=_first(states, _UNDONE) is not None,
        part=unit not in _SHARE_SIGNS and bool(_PART.search(text, first, placed.start)),
        scope=_scope(text, first, left, placed.start, lexicon),
        turn=None if relation.rate else relation.direction,
        base=base[0] if base else None,
    )


def _first(words: Iterable[StateWord], states: Set[State]) -> Range | None:
    return next((Range(word.start, word.end) for word in words if word.state in states), None)


def _role(relation: Relation) -> Role | None:
    """What a figure is to its matter; of a rate of change (增速) by its own name nothing is said."""
    if relation.rate:
        return None
    return relation.direction if relation.kind == "by" else relation.kind


def _scope(text: str, sentence: int, clause: int, end: int, lexicon: Lexicon) -> Scope | None:
    """The area that is named last before a value: in its clause, else before that in its sentence."""
    own = scope_before(text, clause, end, lexicon)
    if own is not None:
        return own
    before = scope_before(text, sentence, clause, lexicon)
    return replace(before, bound=False) if before else None


def _when(placed: PlacedMention, year: int | None) -> When | None:
    """The period said last in the value's clause; else the last one that opens a clause before it (1—9月，…)."""
    periods = _periods(placed, year)
    own = [when for at, when in periods if at >= placed.clause[0]]
    if own:
        return own[-1]
    opening = [when for at, when in periods if _opens(placed.text[placed.sentence[0] : at])]
    return replace(opening[-1], bound=False) if opening else None


def _opens(before: str) -> bool:
    """Whether what follows stands at the head of its clause."""
    return not before or before[-1] in "，。；：、 " or before.endswith(("截至", "截止", "到"))


def _periods(placed: PlacedMention, year: int | None) -> list[tuple[int, When]]:
    """The periods named before the value in its sentence, in order, each with where it stands; what only serves for
    comparison (比2024年增长) is left out."""
    text, start = placed.text, placed.sentence[0]
    found: list[tuple[int, When]] = []
    for mention in placed.dates:
        period = mention.value.meaning
        head, tail = text[max(start, mention.start - 4) : mention.start], text[mention.end : mention.end + 8]
        if head.endswith(("由", "从")) and _LED_ON.search(text, mention.end, placed.start):
            continue  # 由2022年的31.5万元增加到: what it came to is of another time
        if isinstance(period, Period) and not _BASE_BEFORE.search(head) and not _BASE_AFTER.match(tail):
            until = bool(_UNTIL.search(head[-2:]))
            at = Range(mention.start, mention.end)
            found.append((mention.start, When(period, mention.value.text, until=until, at=at)))
    for word in _WHOLE_YEAR.finditer(text, start, placed.start):
        if not any(mention.start <= word.start() < mention.end for mention in placed.dates):
            offset = 0 if word["this"] else -1 if word["last"] else 1
            of: int | str = year + offset if year is not None else ("今年" if word["this"] else word[0])
            found.append((word.start(), When(Period(Moment(of)), word[0], at=Range(*word.span()))))
    return sorted(found, key=lambda pair: pair[0])
