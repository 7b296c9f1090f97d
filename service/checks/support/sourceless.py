"""Sourceless specifics: a quantity, date, title, name or organisation that neither a fact nor the brief states."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from service.checks.context import CheckContext
from service.checks.fact_values import FactOccurrence, kind_of
from service.checks.findings import error
from service.checks.order.announced import announcements
from service.draft import Finding
from service.reading.values import Occurrence
from service.text.meanings import Amount, Period
from service.text.numbers.numerals import parse_numeral
from service.text.range import Range
from service.text.values import Mention, SlotType, Value

_NAMES = MappingProxyType(
    {
        SlotType.QUANTITY: "数量",
        SlotType.DATE: "日期或时段",
        SlotType.ORDINAL: "序次",
        SlotType.ORGANISATION: "单位名称",
        SlotType.PERSON: "人名",
        SlotType.PLACE: "地名",
        SlotType.TITLE: "文件或作品名",
        SlotType.DOCUMENT_NUMBER: "文号",
        SlotType.NAME: "名称",
    }
)
_SPELL = re.compile("(?:近|这|过去)?([0-9]{1,2}|[两一二三四五六七八九十]{1,2})年(?:来|间)?")
_OF_THE_YEAR = re.compile(
    r"全年(?!(?:的|度|各项|主要|预期|既定|工作|经济|发展|重点|总体|目标|年度){0,3}(?:任务|目标|计划|指标|预算|考核|预期|工作|打算|安排|需求)|无休|不)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SAME_MATTER_NEARNESS_MIN = 0.6
"""From here on two values are of one matter: 培训420人 in the draft, 培训教师410人 in the fact."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``sourceless_<type>``; the suggestion names the fact that the draft probably meant."""
    by_number: dict[tuple[object, ...], list[FactOccurrence]] = {}
    for each in context.fact_occurrences:
        for key in _numbers(each.value.value):
            by_number.setdefault(key, []).append(each)
    yield from _whole_years(context)
    for block in context.blocks:
        structural = [Range(start, end) for start, end, _ in announcements(block.text)]
        occurrences = {each.placed.start: each for each in context.occurrences.get(block.id, ())}
        for mention in context.mentions.get(block.id, ()):
            if context.has_source(mention.value) and not _shortened(mention, context):
                continue
            if any(each.contains(mention.start, mention.end) for each in structural):
                continue  # 以下三个方面 counts the text itself
            if _is_the_briefs_spell(mention.value, context):
                continue
            kind = _NAMES.get(mention.value.type, "内容")
            message = f"{kind}“{mention.value.text}”在事实中没有依据"
            check_id = f"sourceless_{mention.value.type.value}"
            suggestion = _suggestion(mention.value, occurrences.get(mention.start), by_number, context)
            yield error(check_id, block, mention.start, mention.end, message, suggestion)


def _whole_years(context: CheckContext) -> Iterator[Finding]:
    """全年 in a report on a part of the year, of which no fact says anything: what is said of it is not known yet."""
    when = context.period
    months = _months_of(when.period) if when is not None else 12
    if months >= 12 or _OF_THE_YEAR.search(context.source_text):
        return
    for block in context.prose:
        if block.id in context.planned:
            continue
        for found in _OF_THE_YEAR.finditer(block.text):
            message = f"时段“{found[0]}”与拟稿要求的时段“{context.brief.period}”不符"
            yield error("sourceless_date", block, *found.span(), message, f"改为“{context.brief.period}”，或补充事实")


def _months_of(period: Period) -> int:
    """How many months of one year a period has; 12 for what is longer, or not known by its months."""
    start, end = period.start, period.end
    if start.month is None or (end is not None and (end.month is None or end.year != start.year)):
        return 12
    return (end.month if end is not None and end.month is not None else start.month) - start.month + 1


def _is_the_briefs_spell(value: Value, context: CheckContext) -> bool:
    """Whether a date is a spell of as many years as the brief's period has (三年来 of 2023—2025年)."""
    spell, years = _SPELL.fullmatch(value.text), _YEAR.findall(context.brief.period or "")
    if spell is None or len(years) < 2:
        return False
    return parse_numeral(spell[1]) == int(years[-1]) - int(years[0]) + 1


def _shortened(mention: Mention, context: CheckContext) -> bool:
    """Whether a title is not quite as its source gives it (《县食堂规定》)."""
    titled = mention.value.type is SlotType.TITLE
    return titled and mention.value not in context.permitted.values and mention.value.text not in context.source_text


def _suggestion(
    value: Value,
    occurrence: Occurrence | None,
    by_number: Mapping[tuple[object, ...], Sequence[FactOccurrence]],
    context: CheckContext,
) -> str:
    """The fact with the same number but another unit or approximator, else one about the same matter."""
    near = [each for key in _numbers(value) for each in by_number.get(key, ())]
    if not near and occurrence is not None and value.type is SlotType.QUANTITY:
        matter, candidates = occurrence.matter, context.candidates_by_kind.get(kind_of(value))
        rated = [
            (matter.nearness(each.matter), n, each)
            for n, each in enumerate(candidates.nearest(matter, value)[1] if candidates else ())
        ]
        near = [
            each
            for nearness, _, each in sorted(rated, key=lambda item: -item[0])
            if nearness >= _SAME_MATTER_NEARNESS_MIN
        ]
    if near:
        return f"事实 {near[0].fact.id} 为“{near[0].value.value.text}”，按事实改写"
    return "补充事实，或删去"


def _numbers(value: Value) -> Iterator[tuple[object, ...]]:
    """Keys under which amounts with the same figures meet: whatever the unit, whatever the approximator."""
    if isinstance(value.meaning, Amount):
        yield "amount", value.meaning.low, value.meaning.high
