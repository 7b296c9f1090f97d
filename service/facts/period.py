"""Periods and dates as an office writes them, and as they compare."""

import re
from collections.abc import Hashable
from dataclasses import replace

from service.text.dates import find_dates
from service.text.meanings import Moment, Period

_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?")
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年?")
_WHOLE = ("全年", "年内")
_RELATIVE = {"今年": 0, "本年": 0, "当年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "次年": 1}


def in_words(text: str) -> str:
    """A period or date fit for print: 2025 is 2025年, 2025-12-10 is 2025年12月10日; everything else stays.

    GB/T 9704-2012, 7.3.5.3: dates in Arabic numerals with 年, 月, 日, months and days without leading zeros.
    """
    stripped = text.strip()
    if _BARE_YEAR.fullmatch(stripped):
        return f"{stripped}年"
    iso = _ISO.fullmatch(stripped)
    if iso is None or not 1 <= int(iso[2]) <= 12 or (iso[3] and not 1 <= int(iso[3]) <= 31):
        return text
    return f"{iso[1]}年{int(iso[2])}月" + (f"{int(iso[3])}日" if iso[3] else "")


def year_of(text: str | None) -> int | None:
    """The first year that a period or date names."""
    found = _YEAR.search(text or "")
    return int(found[1]) if found else None


def understood_period(text: str) -> Period | None:
    """The meaning of a text that is one date or period as a whole; None where it is not."""
    written = in_words(text).strip().removesuffix("全年") or text
    mentions = list(find_dates(written))
    if len(mentions) != 1 or (mentions[0].start, mentions[0].end) != (0, len(written)):
        return None
    meaning = mentions[0].value.meaning
    return meaning if isinstance(meaning, Period) else None


def period_key(text: str | None, default: str | None) -> Hashable:
    """What two facts of the same period have in common: 2025年度, 2025 and — in a brief of 2025 — nothing at all."""
    written = "".join((text or default or "").split())
    year = year_of(default)
    shift = _RELATIVE.get(written.removesuffix("全年").removesuffix("度"), 0 if written in _WHOLE else None)
    if year is not None and shift is not None:
        return Period(Moment(year + shift))
    meaning = understood_period(written)
    if meaning is None:
        return written
    end = meaning.end and _in_year(meaning.end, year)
    return replace(meaning, start=_in_year(meaning.start, year), end=end)


def _in_year(moment: Moment, year: int | None) -> Moment:
    if year is None or isinstance(moment.year, int):
        return moment
    if moment.year is None:
        return replace(moment, year=year) if moment.month is not None else moment
    shift = _RELATIVE.get(moment.year)
    return replace(moment, year=year + shift) if shift is not None else moment
