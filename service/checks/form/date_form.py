"""The form of dates: Arabic numerals, full, no leading zeros: 2025年3月5日 (GB/T 9704-2012, 7.3.5.4)."""

import re
from collections.abc import Iterator
from datetime import date

from service.checks.context import CheckContext
from service.checks.findings import GENERAL, error, warning
from service.draft import Block, Finding
from service.text.numbers.numerals import parse_numeral

CHECK = "date_form"
RULE = "GB/T 9704-2012, 7.3.5.4"
RULE_IN_TEXT = "GB/T 15835-2011, 4.1.3"

_DIGIT = "〇零○一二三四五六七八九"
_CN = "(?:[一二三]?十[一二三四五六七八九]?|[〇零]?[一二三四五六七八九])"
_DATE = re.compile(
    # 2025.3.5, 2025-03-05, 2025/3/5; not a version, a number of a standard or a telephone number
    r"(?<![0-9A-Za-z.\-/])(?P<y1>(?:19|20)[0-9]{2})(?P<sep>[.\-/．])(?P<m1>[0-9]{1,2})(?P=sep)(?P<d1>[0-9]{1,2})日?(?![0-9A-Za-z\-/]|[.．][0-9])"
    # 二〇二五年三月五日
    rf"|(?P<y2>[一二][{_DIGIT}]{{3}})年(?:(?P<m2>{_CN})月(?:(?P<d2>{_CN})[日号])?)?"
    # 2025年03月05日, 2025年3月5号, 25年3月5日
    r"|(?<![0-9.])(?P<y3>(?:(?:19|20)[0-9]{2}|[0-9]{2})年)?(?P<m3>[0-9]{1,2})月(?!饼|球|季)(?:份?(?P<d3>[0-9]{1,2})(?P<day>[日号])(?![上下]|航|楼|线|文件|院|地|机|桌|库|店|店|仓|馆))?"
)
_UNTIL = re.compile(
    r"(?:(?<=^)|(?<=[，。；：（]))截止(?=目前|[今去本]年|上?月底|年底|[一二三四五六七八九十]{1,2}月|[0-9０-９]{1,4}[年月])"
)
_DOTTED = re.compile(
    r"(?<![0-9A-Za-z.．])(1[0-2]|[1-9])[.．]([12][0-9]|3[01]|[1-9])(?![0-9.．%％‰A-Za-z]|[万亿千百元吨亩米公里倍]|个百分)"
)
_WHOLE = re.compile(r"(?:19|20)[0-9]{2}年(?:1[0-2]|[1-9])月(?:[12][0-9]|3[01]|[1-9])日")
_BRACKETED = re.compile(r"[（(]([^（()）]*)[)）]")


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``date_form``; warnings where the brief's own facts write the date so."""
    for block in context.blocks:
        if block.type == "date":
            yield from _signed(block)
        elif block.type in ("paragraph", "heading", "note", "title"):
            yield from _until(block)
            yield from _dotted(block, context)
            for found in _DATE.finditer(block.text):
                right = _right(found)
                if right is None or right == found[0] or context.is_marked(block, *found.span()):
                    continue
                make = warning if found[0] in context.source_text else error
                message = f"日期“{found[0]}”的写法不规范"
                yield make(CHECK, block, *found.span(), message, f"改为“{right}”", RULE_IN_TEXT)


def _until(block: Block) -> Iterator[Finding]:
    """截止 ends what it stands for (报名截止5月), 截至 names the moment up to which something is told."""
    for found in _UNTIL.finditer(block.text):
        yield warning(CHECK, block, *found.span(), "时间之前应用“截至”", "改为“截至”", GENERAL)


def _dotted(block: Block, context: CheckContext) -> Iterator[Finding]:
    """3.18 for a day that facts or brief name (3月18日)."""
    for found in _DOTTED.finditer(block.text):
        month, day = int(found[1]), int(found[2])
        if (None, month, day) in context.permitted.days and not context.is_marked(block, *found.span()):
            message = f"日期“{found[0]}”的写法不规范"
            yield error(CHECK, block, *found.span(), message, f"改为“{month}月{day}日”", RULE_IN_TEXT)


def _signed(block: Block) -> Iterator[Finding]:
    """The date of issue: a whole date and nothing else; a speech has it in brackets below the title."""
    text = block.text.strip()
    bracketed = _BRACKETED.fullmatch(text)
    text = bracketed[1].strip() if bracketed else text
    start = block.text.find(text)
    if "待补" in text:
        return
    if not _WHOLE.fullmatch(text):
        found = _DATE.match(text)
        right = _right(found) if found else None
        suggestion = f"改为“{right}”" if right and _WHOLE.fullmatch(right) else "写明年、月、日，如 2025年3月5日"
        message = f"成文日期“{text}”应写全年、月、日，用阿拉伯数字，月、日不编虚位"
        yield error(CHECK, block, start, start + len(text), message, suggestion, RULE)
    elif not _exists(text):
        yield error(CHECK, block, start, start + len(text), f"没有“{text}”这一天", "核对日期", RULE)


def _right(found: re.Match[str]) -> str | None:
    """The date as it should stand; None for what cannot be a date."""
    group = next(n for n in "123" if found[f"m{n}"] or found[f"y{n}"])
    year, month, day = found[f"y{group}"], found[f"m{group}"], found[f"d{group}"]
    if group == "2":
        year = "".join(str(_DIGIT.index(char) - 2 if char not in "〇零○" else 0) for char in year)
        month, day = (str(parse_numeral(part.lstrip("〇零")) or "") if part else None for part in (month, day))
    if group == "3" and year is not None:
        year = year.removesuffix("年")
        if len(year) == 2:
            if day is None or not year.startswith(("1", "2", "9")):
                return None  # 十年三月 is a spell of time, and 60年3月 hardly a date
            year = ("19" if year.startswith("9") else "20") + year
    if (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
        return None
    written = (f"{year}年" if year else "") + (f"{int(month)}月" if month else "")
    written += f"{int(day)}日" if day else ""
    return written + ("份" if found[0].endswith("份") else "")


def _exists(text: str) -> bool:
    year, month, day = (int(part) for part in re.findall(r"[0-9]+", text))
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
