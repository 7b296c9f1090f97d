"""Wrong figures: digits, ten thousands, percent, units, people and visits, Chinese numerals."""

import re
from random import Random

from eval.suites.planted.planters.picking import NUMBER, figures, one
from eval.suites.planted.text import CleanText, Planted, put

_OTHER_UNITS = {
    "公里": "米",
    "平方米": "亩",
    "亩": "公顷",
    "公斤": "吨",
    "吨": "公斤",
    "毫米": "厘米",
    "米": "公里",
    "户": "人",
    "家": "人",
    "元": "美元",
    "天": "个月",
    "分钟": "小时",
    "个": "万个",
    "件": "人",
    "场": "天",
    "万页": "万卷",
    "台": "吨",
    "课时": "天",
    "项": "亿元",
    "次": "万元",
}
_UNIT = re.compile("(?:" + "|".join(sorted(_OTHER_UNITS, key=len, reverse=True)) + ")$")
_NUMERALS = "零一二三四五六七八九"


def changed_digit(text: CleanText, random: Random) -> Planted | None:
    picked = one(random, figures(text))
    if picked is None:
        return None
    block, span, value = picked
    at = random.choice([n for n, char in enumerate(value) if char.isdigit()])
    first = at == 0 or not (value[at - 1].isdigit() or value[at - 1] == ".")
    digits = [digit for digit in "0123456789" if digit != value[at] and not (first and digit == "0")]
    return put(text, block, span.start, span.end, value[:at] + random.choice(digits) + value[at + 1 :])


def transposed_digits(text: CleanText, random: Random) -> Planted | None:
    fits = []
    for block, span, value in figures(text):
        for n in range(len(value) - 1):
            left, right = value[n], value[n + 1]
            first = n == 0 or not (value[n - 1].isdigit() or value[n - 1] == ".")
            if left.isdigit() and right.isdigit() and left != right and not (first and right == "0"):
                fits.append((block, span, value[:n] + right + left + value[n + 2 :]))
    picked = one(random, fits)
    return put(text, picked[0], picked[1].start, picked[1].end, picked[2]) if picked else None


def dropped_wan(text: CleanText, random: Random) -> Planted | None:
    return _rewritten(text, random, re.compile("万"), lambda value: value.replace("万", "", 1))


def wan_and_yi(text: CleanText, random: Random) -> Planted | None:
    def other(value: str) -> str:
        return value.replace("万", "亿", 1) if "万" in value else value.replace("亿", "万", 1)

    return _rewritten(text, random, re.compile("[万亿]"), other)


def percent_and_point(text: CleanText, random: Random) -> Planted | None:
    def other(value: str) -> str:
        return value.replace("个百分点", "%") if "个百分点" in value else value.replace("%", "个百分点")

    return _rewritten(text, random, re.compile(r"%$|个百分点$"), other)


def wrong_unit(text: CleanText, random: Random) -> Planted | None:
    def other(value: str) -> str:
        return _UNIT.sub(lambda found: _OTHER_UNITS[found[0]], value)

    return _rewritten(text, random, re.compile(rf"(?<!人){_UNIT.pattern}"), other)


def visits_as_people(text: CleanText, random: Random) -> Planted | None:
    return _rewritten(text, random, re.compile("人次$"), lambda value: value.removesuffix("次"))


def people_as_visits(text: CleanText, random: Random) -> Planted | None:
    return _rewritten(text, random, re.compile("[人名]$"), lambda value: value[:-1] + "人次")


def wrong_chinese_numeral(text: CleanText, random: Random) -> Planted | None:
    """A value up to 99 written in Chinese numerals, and one too many."""
    fits = []
    for block, span, value in figures(text):
        found = re.match(r"(\d{1,2})(?=[^\d.万亿%])", value)
        if found and int(found[1]) > 2:
            fits.append((block, span, _spelled(int(found[1]) + 1) + value[found.end() :]))
    picked = one(random, fits)
    return put(text, picked[0], picked[1].start, picked[1].end, picked[2]) if picked else None


def malformed_numeral(text: CleanText, random: Random) -> Planted | None:
    """A value of three digits in Chinese numerals with 零 where none belongs: 六百零八十七."""
    fits = []
    for block, span, value in figures(text):
        found = re.match(r"([1-9])([1-9])([1-9])(?=[^\d.万亿%])", value)
        if found:
            hundreds, tens, ones = (_NUMERALS[int(digit)] for digit in found.groups())
            fits.append((block, span, f"{hundreds}百零{tens}十{ones}{value[3:]}"))
    picked = one(random, fits)
    return put(text, picked[0], picked[1].start, picked[1].end, picked[2]) if picked else None


def _spelled(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else _NUMERALS[tens] + "十"
    return ten + (_NUMERALS[ones] if ones or not tens else "")


def _rewritten(text: CleanText, random: Random, pattern: re.Pattern[str], other) -> Planted | None:  # type: ignore[no-untyped-def]
    fits = [each for each in figures(text) if pattern.search(each[2]) and NUMBER.search(each[2])]
    picked = one(random, fits)
    if picked is None:
        return None
    block, span, value = picked
    return put(text, block, span.start, span.end, other(value))
