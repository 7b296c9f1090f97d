"""What stands over the paragraphs of a text: headings, the theme of a point, and what they say of time and intent."""

import re
from collections.abc import Iterator
from dataclasses import replace

from service.drafting.matching import periods
from service.drafting.matching.weighted_words import Setting
from service.reading.setting import document_intent, heading_intent
from service.text.lexicon.lexicon import Lexicon

_LEVELS = (
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"[0-9]{1,2}[.．、](?![0-9])"),
    re.compile(r"[（(][0-9]{1,2}[）)]"),
)
_POINT = re.compile(r"[一二三四五六七八九十]{1,3}是|——|首先|其次|再次|最后|第[一二三四五六七八九十]{1,3}[，、]")
_THEME = re.compile(r"[^。；：]{1,30}[。；：]")
_TITLE_LENGTH = 60
_OPENING = 400


def paragraphs(text: str, report_year: int | None, lexicon: Lexicon) -> Iterator[tuple[int, int, Setting]]:
    """(start, end, what holds there) for every line that is not empty."""
    document = _document(text, report_year, lexicon)
    standing: list[tuple[int, str, Setting]] = []
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        words = line.strip()
        if not words:
            continue
        level = next((n for n, pattern in enumerate(_LEVELS) if pattern.match(words)), None)
        if level is not None:
            standing = [entry for entry in standing if entry[0] < level]
            over = standing[-1][2] if standing else document
            theme = _theme(words)
            own = over if theme is None else _under(over, theme, lexicon)
            yield start, start + len(line), own
            if theme is not None:
                standing.append((level, theme, own))
            continue
        over = standing[-1][2] if standing else document
        theme = _theme(words) if _POINT.match(words) else None
        yield start, start + len(line), over if theme is None else _under(over, theme, lexicon)


def _theme(words: str) -> str | None:
    """The heading or theme that opens a paragraph, or is the whole line; None when neither."""
    if found := _THEME.match(words):
        return found[0][:-1]
    return words if len(words) <= _TITLE_LENGTH and words[-1] not in "。；，" else None


def _under(over: Setting, theme: str, lexicon: Lexicon) -> Setting:
    """What holds under a heading: its own words for time and intent where it has them."""
    year = periods.year_of(theme, over.report_year)
    planned = heading_intent(theme, lexicon) == "plan" or (over.planned and year is None)
    return replace(
        over,
        heading=f"{over.heading}，{theme}" if over.heading else theme,
        planned=planned,
        year=over.year if year is None else year,
        span=periods.span_of(theme) or over.span,
    )


def _document(text: str, report_year: int | None, lexicon: Lexicon) -> Setting:
    """What the title and the first lines say of the period reported on, and whether the document is a plan."""
    opening = text[:_OPENING].strip()
    title = opening.split("\n", 1)[0].strip()
    titled = len(title) <= _TITLE_LENGTH and not title.endswith(("。", "；"))
    planned = titled and document_intent(title, lexicon) == "plan"
    span = periods.span_of(title) if titled else None
    if span is None:
        found = re.search(r"(?:现将|汇报|报告|总结)[^。]{0,40}", opening)
        span = periods.span_of(found[0]) if found else None
    if span is None:
        halves = [periods.span_of(sentence) for sentence in re.split(r"[。\n]", opening)[:3]]
        span = next((half for half in halves if half in ("1-6", "1-9", "1-3", "7-12")), None)
    return Setting(report_year, planned=planned, span=None if span == "1-12" else span)
