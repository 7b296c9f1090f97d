"""Qualifiers: what a fact says of a value's period, scope, state (拟/已), and direction is neither lost nor changed.

Read in the same way from the draft's sentence and from the fact's; what either leaves open is no contradiction.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from service.checks.context import CheckContext
from service.checks.fact_values import FactOccurrence
from service.checks.findings import error, warning
from service.checks.provenance import sources_of
from service.draft import Finding
from service.reading.circumstances import Circumstances, When
from service.reading.occurrence import PlacedMention
from service.reading.scope import SCOPE_OF_LEVEL
from service.reading.state import plans
from service.reading.values import Occurrence
from service.text.meanings import Amount, Moment
from service.text.range import Range
from service.text.sentences import clauses
from service.text.values import SlotType

_NEAREST_MARGIN_MAX = 0.1
"""Of the facts that state a value, those count whose matter is at most so much less near than the nearest one's: for
培训410人, 培训教师410人 counts and 慰问群众410人 does not."""
_CONFLICTING_ROLES = (
    frozenset({"up", "down"}),
    frozenset({"up", "to"}),
    frozenset({"down", "to"}),
    frozenset({"from", "to"}),
    frozenset({"from", "level"}),
)
_ROLES = {"up": "增加的幅度", "down": "减少的幅度", "to": "达到的水平", "from": "原来的水平", "level": "水平"}
_BY = frozenset({"up", "down"})
_TURNS = {"up": "增加", "down": "减少"}
_MOVED = re.compile("[增长升提减降低缩压涨跌落回翻扩]|速|幅")
"""Whatever may say of a share that it is one of change."""
_WHOLE_YEAR = frozenset({"全年", "一年来", "一年中", "年度内"})
_EARLIER = frozenset({"去年", "上年"})
_THIS_YEAR = frozenset({"今年", "今年以来", "本年", "本年度", "明年", "来年", "去年", "上年"})
_JUDGED = frozenset({SlotType.QUANTITY, SlotType.ORDINAL})
_SHARES = frozenset({"%", "‰"})


class _Difference(NamedTuple):
    """How the draft departs from a fact: a change, or only something left out; ``at`` is the word that is wrong, None
    where it is one that is missing."""

    changed: bool
    what: str
    at: Range | None = None


_Judged = tuple[FactOccurrence, _Difference | None]


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``qualifier_changed`` at the word that is wrong, else at the value; warnings ``qualifier_lost`` for a
    period or scope that the text leaves out."""
    for block in context.prose:
        told: set[Range] = set()
        for occurrence in context.occurrences[block.id]:
            judge = occurrence.value.type in _JUDGED or (
                occurrence.value.type is SlotType.DATE and occurrence.circumstances.done
            )
            sources = sources_of(occurrence, block, context) if judge else ()
            planned = block.id in context.planned
            judged = [(each, _difference(occurrence, each, context, planned)) for each in sources]
            if all(difference is None for _, difference in judged):
                continue  # whichever of them it is; where many facts state a value, telling which takes long
            judged = _nearest(occurrence, judged)
            differences = [difference for _, difference in judged if difference is not None]
            if len(differences) < len(judged):
                continue
            changed, what, at = min(differences, key=lambda difference: difference.changed)
            start, end = at or (occurrence.placed.start, occurrence.placed.end)
            if (start, end) not in told:
                told.add(Range(start, end))
                make = error if changed else warning
                check_id = "qualifier_changed" if changed else "qualifier_lost"
                message = f"“{occurrence.value.text}”的{what}"
                yield make(check_id, block, start, end, message, f"按事实 {judged[0][0].fact.id} 写明")


def _nearest(occurrence: Occurrence, judged: list[_Judged]) -> list[_Judged]:
    """The facts that the value may come from: of those that state it, the ones nearest in matter."""
    if len(judged) < 2:
        return judged
    rated = [(occurrence.matter.nearness(each.matter), (each, difference)) for each, difference in judged]
    best = max(nearness for nearness, _ in rated)
    return [each for nearness, each in rated if nearness >= best - _NEAREST_MARGIN_MAX]


def _difference(
    occurrence: Occurrence, source: FactOccurrence, context: CheckContext, planned: bool
) -> _Difference | None:
    """How the draft departs from the fact, the gravest first; None when it says the same."""
    here, there = occurrence.circumstances, source.circumstances
    if occurrence.value.type is SlotType.DATE:
        planned_only = there.plan is not None and not there.done
        return _state(here, there, source, context, planned) if planned_only else None
    if occurrence.value.type is SlotType.ORDINAL:
        if here.scope is not None and here.scope.text in source.fact.text:
            return None  # 全市考核我县…排第7位 says both where and whose
        return _scope(occurrence.placed, here, there, context)
    return (
        _state(here, there, source, context, planned or (not here.done and _plans_next(occurrence.placed, context)))
        or _role(here, there, source, context)
        or _period(occurrence.placed, here, source, context)
        or _scope(occurrence.placed, here, there, context)
    )


def _state(
    here: Circumstances, there: Circumstances, source: FactOccurrence, context: CheckContext, planned: bool
) -> _Difference | None:
    if here.undone != there.undone:
        return _Difference(True, f"完成情况与事实不符：事实为“{'没有' if there.undone else '已经'}做到”")
    fact_plans = there.plan is not None or _in_future(source, context)
    if here.plan is None and here.when is not None and here.when.bound is False and _lies_ahead(here.when, context):
        planned = True  # 2026年，…的村要占八成
    if fact_plans and ((here.done and not there.done) or not (here.plan or planned)):
        return _Difference(True, "状态与事实不符：事实是拟办、计划事项，稿中写成已经做到", here.done)
    if here.plan and not fact_plans and not planned:
        return _Difference(True, "状态与事实不符：事实是已经做到的，稿中写成计划事项", here.plan)
    return None


def _plans_next(placed: PlacedMention, context: CheckContext) -> bool:
    """Whether the clause after the value's says what is planned with it (其余7项已明确时限，计划明年整改到位)."""
    rest = clauses(placed.text, placed.clause[1], placed.sentence[1])[:2]
    return any(plans(placed.text[start:end], context.lexicon) for start, end in rest)


def _in_future(source: FactOccurrence, context: CheckContext) -> bool:
    """Whether the fact's own period lies after the brief's year."""
    return source.period is not None and _lies_ahead(source.period, context)


def _lies_ahead(when: When, context: CheckContext) -> bool:
    """Whether a period begins after the brief's year."""
    year, start = context.permitted.year, when.period.start.year
    return year is not None and isinstance(start, int) and start > year


def _is_earlier(source: FactOccurrence, context: CheckContext) -> bool:
    """Whether the fact says the value of a year before the brief's."""
    when, year = source.circumstances.when or source.period, context.permitted.year
    if when is None:
        return False
    if isinstance(when.period.start.year, int):
        return year is not None and when.period.start.year < year
    return when.period.start.year in _EARLIER


def _role(
    here: Circumstances, there: Circumstances, source: FactOccurrence, context: CheckContext
) -> _Difference | None:
    """增长到 for 增长, 下降 for 增长, 由 for 到; of a share also 达到 for 增长."""
    roles = frozenset(role for role in (here.role, there.role) if role)
    share = isinstance(source.value.value.meaning, Amount) and source.value.value.meaning.unit in _SHARES
    moved_or_level = share and roles in (frozenset({"up", "level"}), frozenset({"down", "level"}))
    if here.role == "from" and there.role in ("level", None) and _is_earlier(source, context):
        return None  # 2022年为31.5万元, and the text: 由31.5万元增加到…
    if roles in _CONFLICTING_ROLES or moved_or_level:
        return _Difference(True, f"比较关系与事实不符：事实说的是{_ROLES[there.role or 'level']}")
    if here.turn and there.turn and here.turn != there.turn:
        return _Difference(True, f"增减与事实不符：事实是{_TURNS[there.turn]}")
    if here.base == "环比" != there.base or (here.base == "同比" and there.base == "环比"):
        return _Difference(True, f"比较的对象与事实不符：事实{f'为“{there.base}”' if there.base else '没有说是“环比”'}")
    if (share or here.base) and here.role in _BY and not there.turn and not _MOVED.search(source.fact.text):
        return _Difference(True, "比较关系与事实不符：事实说的不是增减的幅度")
    return None


def _period(
    placed: PlacedMention, here: Circumstances, source: FactOccurrence, context: CheckContext
) -> _Difference | None:
    theirs = source.circumstances.when or source.period
    whole = context.period
    if here.when is None:
        if (
            theirs is None
            or theirs.period.end is None
            or _same(theirs, whole, context)
            or theirs.text in _around(placed)
        ):
            return None
        return _Difference(False, f"时段“{theirs.text}”没有写出")
    if theirs is None:
        theirs = whole
        if theirs is not None and here.when.text in _WHOLE_YEAR and not _same(here.when, theirs, context):
            return _Difference(True, f"时段与事实不符：事实为“{theirs.text}”", here.when.at)
        if theirs is None or not here.when.bound or _covers(here.when, theirs, context):
            return None
        return _Difference(True, f"时段与事实不符：事实没有说是“{here.when.text}”", here.when.at)
    if here.plan and source.circumstances.plan and here.when.text in _THIS_YEAR:
        return None  # 今年 of a report on last year is the year after
    if _same(here.when, theirs, context) or (not here.when.bound and theirs.text in placed.sentence_text):
        return None
    if _covers(here.when, theirs, context) and theirs.period.end is None and not theirs.until:
        return None  # what was done in March was done in the year
    return _Difference(True, f"时段与事实不符：事实为“{theirs.text}”", here.when.at)


def _around(placed: PlacedMention) -> str:
    return placed.lead + placed.text[: placed.end]


def _months(when: When, context: CheckContext) -> tuple[int, int] | None:
    """The period as months, first and last, of an unnamed year 0 where brief and text name none; None for a spell that
    has no place in the calendar (近三年)."""
    period = context.permitted.dated(when.period)
    first, last = _year(period.start), _year(period.end or period.start)
    if first is None or last is None:
        return None
    return first * 12 + (period.start.month or 1), last * 12 + ((period.end or period.start).month or 12)


def _year(moment: Moment) -> int | None:
    if isinstance(moment.year, int):
        return moment.year
    return {None: 0, "今年": 0, "去年": -1, "上年": -1, "明年": 1, "来年": 1}.get(moment.year)


def _same(one: When, other: When | None, context: CheckContext) -> bool:
    """Whether two periods are the same months, or cannot be told apart; up to a moment (截至9月底) is as good as from
    the year's first month."""
    if other is None:
        return False
    first, second = _months(one, context), _months(other, context)
    if one.period == other.period or first is None or second is None:
        return True
    if one.until or other.until or "底" in one.text + other.text or "末" in one.text + other.text:
        return first[1] == second[1]
    return first == second


def _covers(one: When, other: When, context: CheckContext) -> bool:
    """Whether the one period contains the other."""
    first, second = _months(one, context), _months(other, context)
    return first is None or second is None or (first[0] <= second[0] and second[1] <= first[1])


def _scope(
    placed: PlacedMention, here: Circumstances, there: Circumstances, context: CheckContext
) -> _Difference | None:
    own = SCOPE_OF_LEVEL.get(context.brief.level.value) if context.brief.level else None
    if here.scope is None:
        if there.scope is None or there.scope.rank in (own, 1) or there.scope.text in _around(placed):
            return None
        return _Difference(False, f"范围“{there.scope.text}”没有写出")
    if there.scope is None:
        if own is not None and here.scope.rank > own and here.scope.bound:
            return _Difference(True, f"范围扩大了：事实没有说是“{here.scope.text}”", here.scope.at)
        return None
    if here.scope.rank != there.scope.rank:
        return _Difference(True, f"范围与事实不符：事实为“{there.scope.text}”", here.scope.at)
    return None
