"""Wrong dates: years, months, days, periods widened, and dates in a form that is not official."""

import re
from itertools import pairwise
from random import Random

from eval.suites.planted.planters.picking import in_paragraphs, one
from eval.suites.planted.text import CleanText, Place, Planted, edited, put

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_MONTH = re.compile(r"(?<![\d—])\d{1,2}(?=月)")
_DAY = re.compile(r"(?<=月)\d{1,2}(?=日)")
_PERIOD = re.compile(r"今年1—\d+月|1—\d+月|上半年|前三季度|(?:第)?三季度|今年前10个月|(?<=年)\d—\d月")
_DATE = re.compile(r"(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日")


def swapped_years(text: CleanText, random: Random) -> Planted | None:
    """Two different years of one paragraph change places."""
    pairs = []
    for block in text.paragraphs:
        found = list(_YEAR.finditer(block.text))
        pairs += [(block, a, b) for a, b in pairwise(found) if a[0] != b[0]]
    picked = one(random, pairs)
    if picked is None:
        return None
    block, first, second = picked
    blocks = edited(text.blocks, block, *second.span(), first[0])
    changed = next(each for each in blocks if each.id == block.id)
    blocks = edited(blocks, changed, *first.span(), second[0])
    places = (Place(block.id, first.start(), first.end() + 1), Place(block.id, second.start(), second.end() + 1))
    return Planted(blocks, places, f"{first[0]}↔{second[0]}")


def wrong_year(text: CleanText, random: Random) -> Planted | None:
    """A year three to five years off, which no plan and no comparison reaches."""
    picked = one(random, in_paragraphs(text, _YEAR))
    if picked is None:
        return None
    block, found = picked
    return put(text, block, *found.span(), str(int(found[0]) - random.choice((3, 4, 5, 6))))


def wrong_month(text: CleanText, random: Random) -> Planted | None:
    picked = one(random, in_paragraphs(text, _MONTH))
    if picked is None:
        return None
    block, found = picked
    said = {int(each[0]) for _, each in in_paragraphs(text, _MONTH)}
    month = random.choice([n for n in range(1, 13) if n not in said])
    return put(text, block, *found.span(), str(month))


def wrong_day(text: CleanText, random: Random) -> Planted | None:
    picked = one(random, in_paragraphs(text, _DAY))
    if picked is None:
        return None
    block, found = picked
    said = {int(each[0]) for _, each in in_paragraphs(text, _DAY)}
    return put(text, block, *found.span(), str(random.choice([n for n in range(2, 29) if n not in said])))


def period_widened(text: CleanText, random: Random) -> Planted | None:
    """1—9月 → 全年, in a sentence of its own or before what the period's facts are."""
    picked = one(random, in_paragraphs(text, _PERIOD))
    if picked is None:
        return None
    block, found = picked
    planted = put(text, block, *found.span(), "全年")
    by = len("全年") - len(found[0])
    stop = block.text.find("。", found.end())
    values = [Place(block.id, s.start + by, s.end + by) for s in block.spans if found.end() <= s.start < stop]
    return Planted(planted.blocks, (*planted.places, *values), planted.note)


def date_of_issue_form(text: CleanText, random: Random) -> Planted | None:
    """The date of issue with dots, in Chinese numerals, or with padded zeros."""
    dates = [(block, found) for block in text.blocks if block.type == "date" for found in _DATE.finditer(block.text)]
    picked = one(random, dates)
    if picked is None:
        return None
    block, found = picked
    year, month, day = found.groups()
    spelled = "".join("〇一二三四五六七八九"[int(digit)] for digit in year)
    forms = [f"{year}.{month}.{day}", f"{year}-{month}-{day}", f"{spelled}年{month}月{day}日"]
    if len(month) == 1 or len(day) == 1:
        forms.append(f"{year}年{month:0>2}月{day:0>2}日")
    return put(text, block, *found.span(), random.choice(forms))


def date_in_text_form(text: CleanText, random: Random) -> Planted | None:
    """5月9日 → 5.9 or 5月9号 in running text."""
    picked = one(random, in_paragraphs(text, re.compile(r"(?<![\d年—])(\d{1,2})月(\d{1,2})日")))
    if picked is None:
        return None
    block, found = picked
    return put(text, block, *found.span(), random.choice((f"{found[1]}月{found[2]}号", f"{found[1]}.{found[2]}")))
