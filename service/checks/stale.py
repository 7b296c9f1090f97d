"""Stale formulations: the text stops at what a later meeting or document has superseded by the brief's date."""

import re
from collections.abc import Iterator
from datetime import date

from service.brief import Brief
from service.checks.context import CheckContext
from service.checks.findings import error
from service.draft import Finding

_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_DAY = re.compile(r"((?:19|20)\d\d)[年./-](\d{1,2})[月./-](\d{1,2})")


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``stale_formulation``. Silent when the brief names neither a date nor a year."""
    at = reference_date(context.brief)
    if at is None:
        return
    text = "\n".join(block.text for block in context.blocks)
    offset = 0
    spans = list(context.lexicon.stale(text, at))
    for block in context.blocks:
        end = offset + len(block.text)
        for start, stop, stands, current in spans:
            if offset <= start and stop <= end:
                yield error(
                    "stale_formulation",
                    block,
                    start - offset,
                    stop - offset,
                    f"“{stands.form}”已有新的提法，文中没有跟上",
                    f"补充或改为“{current.form}”",
                    current.source,
                )
        offset = end + 1


def reference_date(brief: Brief) -> date | None:
    """The day by which a formulation is judged: the brief's date, else the last day of the year of its period."""
    day = _DAY.search(brief.date or "")
    if day:
        try:
            return date(int(day[1]), int(day[2]), int(day[3]))
        except ValueError:
            return None
    year = _YEAR.findall(brief.period or "") or _YEAR.findall(brief.date or "")
    return date(int(year[-1]), 12, 31) if year else None
