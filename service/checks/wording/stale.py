"""Stale formulations: the text stops at what a later meeting or document has superseded by the brief's date."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from service.checks.context import CheckContext
from service.checks.findings import error, warning
from service.draft import Finding
from service.text.dates import find_dates
from service.text.meanings import Period
from service.text.values import SlotType

CHECK = "stale_formulation"
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[年./-](\d{1,2})[月./-](\d{1,2})(?!\d)")


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``stale_formulation``; warnings where a fact says it so. Silent when nothing tells the year.

    A title 《…》 keeps the words it was given.
    """
    at = reference_date(context)
    if at is None:
        return
    text = "\n".join(block.text for block in context.blocks)
    spans = list(context.lexicon.stale(text, at))
    offset = 0
    for block in context.blocks:
        end = offset + len(block.text)
        titles = [m for m in context.mentions.get(block.id, ()) if m.value.type is SlotType.TITLE]
        for start, stop, _, current in spans:
            left, right = start - offset, stop - offset
            if not (offset <= start and stop <= end) or any(t.start < right and left < t.end for t in titles):
                continue
            make = warning if block.text[left:right] in context.source_text else error
            message = f"“{block.text[left:right]}”已有新的提法，文中没有跟上"
            yield make(CHECK, block, left, right, message, f"补充或改为“{current.form}”", current.source)
        offset = end + 1


def reference_date(context: CheckContext) -> date | None:
    """The day by which a formulation is judged: the date of the brief or of the draft, else the end of the brief's
    period, else the first day of the latest year that the draft's beginning names."""
    brief = context.brief
    for written in (brief.date, *(block.text for block in context.blocks if block.type == "date")):
        day = _DAY.search(written or "")
        if day:
            try:
                return date(int(day[1]), int(day[2]), int(day[3]))
            except ValueError:
                continue
    if (end := _end_of_period(context)) is not None:
        return end
    years = [int(year) for block in context.prose[:4] for year in _YEAR.findall(block.text)]
    years += [int(year) for year in _YEAR.findall(brief.title or "")]
    return date(max(years), 1, 1) if years else None


def _end_of_period(context: CheckContext) -> date | None:
    for mention in find_dates(context.brief.period or ""):
        period = mention.value.meaning
        if isinstance(period, Period):
            last = context.permitted.dated(period).end or period.start
            if isinstance(last.year, int):
                month = last.month or 12
                return date(last.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return None
