"""Setting: what holds for a whole section, document or paragraph unless a sentence says otherwise.

Under 下一步打算 all is planned without saying so; 存在问题和下一步打算 tells of both; 目标任务完成情况 reports. The
words are in ``corpus/reading/settings.yaml``.
"""

import re
from typing import Literal

from service.text.lexicon.lexicon import Lexicon

_CN = "[一二三四五六七八九十]{1,3}"
_NUMBER = re.compile(rf"[ \u3000#]*(?:{_CN}[、.．]|[（(](?:{_CN}|\d{{1,2}})[）)]|\d{{1,2}}[.．、](?!\d))?[ \u3000]*")


class _Words:
    """What headings and titles say, compiled for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        rules = lexicon.rules
        self.ahead = rules.of("heading", "ahead").pattern
        self.task = rules.of("heading", "task").pattern
        self.report = rules.of("heading", "report").pattern
        self.joined = rules.of("heading_joined").pattern
        self.document = {value: rules.of("document", value).pattern for value in ("plan", "asks", "report")}
        self.surely_ahead = rules.of("turns_ahead", "surely").pattern
        self.turns_at = re.compile(rf"(?:^|[。；])[ \u3000]*{rules.source('turns_ahead')}[，,、]")


def heading_intent(heading: str, lexicon: Lexicon) -> Literal["plan", "mixed"] | None:
    """Whether what stands under a heading is intended: ``plan`` (下一步打算, 重点任务), ``mixed`` where it reports as
    well (存在问题和下一步打算), None where it only reports (目标任务完成情况) or says nothing of it."""
    words = lexicon.made(_Words)
    number = _NUMBER.match(heading)
    text = heading[number.end() :] if number else heading
    report = words.report.search(text)
    if words.ahead.search(text):
        return "mixed" if report else "plan"
    task = words.task.search(text)
    if task is None or report is None:
        return "plan" if task else None
    between = (report.end(), task.start()) if report.end() <= task.start() else (task.end(), report.start())
    return "mixed" if words.joined.search(text, *between) else None


def document_intent(title: str, lexicon: Lexicon) -> Literal["plan", "asks"] | None:
    """Whether a document is a plan (…工作要点), or asks for something or lays it down (…的请示, …的意见); None for one
    that reports, be it also of a plan (工作总结和工作安排)."""
    words = lexicon.made(_Words).document
    if words["report"].search(title):
        return None
    return "plan" if words["plan"].search(title) else "asks" if words["asks"].search(title) else None


def turns_ahead(text: str, lexicon: Lexicon) -> int | None:
    """Where a paragraph turns to what is to come (…。下一步，抓好三件事); None where it does not."""
    found = lexicon.made(_Words).turns_at.search(text)
    return found.start() if found else None


def speaks_ahead(opening: str, lexicon: Lexicon) -> bool:
    """Whether the opening of a paragraph speaks of what is to come, wherever it does so."""
    return lexicon.made(_Words).surely_ahead.search(opening) is not None
