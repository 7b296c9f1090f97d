"""Numbers as a careless writer would have them: invented, changed, in words."""

import re
from random import Random

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_DIGITS = "零一二三四五六七八九"
UNITS = ("次", "场", "人次", "名", "个", "件", "户", "份", "万元", "项", "期", "公里", "亩", "吨")
WRONG_UNITS = {
    "次": "场次",
    "场": "个",
    "人次": "人",
    "人": "人次",
    "名": "人次",
    "万元": "亿元",
    "亿元": "万元",
    "元": "万元",
    "%": "个百分点",
    "个百分点": "%",
    "公里": "米",
    "亩": "公顷",
    "吨": "公斤",
    "户": "人",
    "件": "项次",
    "平方米": "公顷",
}
MATTERS = (
    "覆盖干部群众{}",
    "投入资金{}",
    "建成示范点{}",
    "发放宣传资料{}",
    "解决群众诉求{}",
    "培训骨干{}",
    "参与人数达{}",
    "整改问题{}",
    "惠及群众{}",
    "服务满意率达到{}",
    "同比增长{}",
    "收集意见建议{}",
)


def figure(random: Random, known: str, unit: str | None = None) -> str:
    """A quantity in digits that does not stand in ``known``."""
    while True:
        number = random.choice((random.randrange(3, 100), random.randrange(100, 10000), random.randrange(11, 990) / 10))
        written = f"{number}{random.choice(UNITS) if unit is None else unit}"
        if written not in known and not re.search(rf"(?<![\d.]){re.escape(str(number))}(?![\d.])", known):
            return written


def rate(random: Random, known: str) -> str:
    return figure(random, known, "%")


def changed(value: str, random: Random, known: str) -> str | None:
    """The value with its number changed: another digit, two digits exchanged, a place more or less, 万 left out. None
    where it has no number in digits or no change is new."""
    found = list(_NUMBER.finditer(value))
    if not found:
        return None
    chosen = random.choice(found)
    number = chosen[0]
    ways = {_other_digit(number, random), number[::-1], number + "0", str(int(float(number)) + 1)}
    if len(number) > 1:
        ways.add(number[:-1].rstrip(".") or number)
    candidates = {value[: chosen.start()] + way + value[chosen.end() :] for way in ways if not re.match(r"0\d|\.", way)}
    if "万" in value:
        candidates.add(value.replace("万", "", 1))
    fresh = sorted(each for each in candidates if each != value and each not in known)
    return random.choice(fresh) if fresh else None


def wrong_unit(value: str, known: str) -> str | None:
    """The value behind its number with another unit; None where its unit has no usual confusion."""
    for unit in sorted(WRONG_UNITS, key=len, reverse=True):
        if value.endswith(unit) and _NUMBER.search(value):
            written = value.removesuffix(unit) + WRONG_UNITS[unit]
            return written if written not in known else None
    return None


def in_chinese(random: Random) -> str:
    """A quantity in Chinese numerals: 一百二十余场, 三十八名."""
    tens, ones = random.randrange(2, 10), random.randrange(1, 10)
    number = random.choice(
        (
            f"{_DIGITS[tens]}十{_DIGITS[ones]}",
            f"{_DIGITS[ones]}百{_DIGITS[tens]}十",
            f"{_DIGITS[tens]}千{_DIGITS[ones]}百",
            f"{_DIGITS[ones]}万",
        )
    )
    return number + random.choice(("", "余", "多")) + random.choice(("次", "场", "名", "人次", "户", "件", "元"))


IN_WORDS = (
    "近八成",
    "超过九成",
    "三分之二以上",
    "半数以上",
    "过半",
    "翻了一番",
    "翻了两番",
    "增长了两倍",
    "百余名",
    "数十场",
    "上千人次",
    "成百上千人",
    "几十户",
    "近百件",
    "减少一半",
    "百分之九十以上",
)


def _other_digit(number: str, random: Random) -> str:
    places = [n for n, character in enumerate(number) if character.isdigit()]
    place = random.choice(places)
    other = random.choice([digit for digit in "123456789" if digit != number[place]])
    return number[:place] + other + number[place + 1 :]
