"""Numerals: Arabic, full-width, Chinese and mixed, read exactly.

``parse_numeral`` reads one numeral; the regex sources (``ARABIC``, ``CHINESE``, ``NUMERAL``) say what one looks like.
"""

import re
from fractions import Fraction
from functools import lru_cache

DIGIT = "[0-9０-９]"
ARABIC = rf"(?:{DIGIT}{{1,3}}(?:,{DIGIT}{{3}})+(?!{DIGIT})|{DIGIT}+)(?:[.．]{DIGIT}+)?"
SCALE = r"(?:[十百千]?万亿|[十百千]?[万亿]|[百千](?![克米瓦伏卡赫帕焦]))"
CHINESE = r"[零〇一二两三四五六七八九十百千万亿]{1,24}(?:点[零〇一二三四五六七八九]{1,12})?"
NUMERAL = (
    rf"(?:百分之|千分之|万分之)(?:{ARABIC}|{CHINESE})|{CHINESE}分之{CHINESE}"
    rf"|{ARABIC}(?:{SCALE}(?:{ARABIC}{SCALE})?)?|{CHINESE}"
)
"""Regex source of a numeral, without approximator and unit; has no groups of its own."""

_TO_ASCII = str.maketrans("０１２３４５６７８９．", "0123456789.")
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億兩○", "一二三四五六七八九十百千万亿两〇")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1_000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_SCALES = {**_SMALL, **_LARGE}
_MIXED = re.compile(r"([0-9]+(?:\.[0-9]+)?)([十百千万亿]*)")
_LONGEST = 60


@lru_cache(maxsize=4096)  # the same years and small numbers come again and again
def parse_numeral(s: str) -> Fraction | None:
    """The exact value of a numeral, None when it is not one.

    Reads ``1,234.5``, ``１２``, ``1.2万亿``, ``1亿2000万``, ``十二``, ``两百零五``, ``一万三``, ``二〇二五``,
    ``三点五``, ``百分之八十`` and ``三分之二``; a leading minus sign or 负. Two bare digits (二三) are an
    approximation, not a number.
    """
    s = s.strip().translate(_TO_ASCII).translate(_FORMAL)
    if not s or len(s) > _LONGEST:
        return None
    if s[0] in "-－−负":
        value = parse_numeral(s[1:]) if s[1:2] not in ("-", "负") else None
        return None if value is None else -value
    if "分之" in s:
        return _fraction(s)
    if s[0] in "0123456789":
        return _mixed(s)
    whole, point, decimals = s.partition("点")
    value = _chinese(whole)
    if not point or value is None:
        return value
    if not decimals or any(char not in _DIGITS for char in decimals):
        return None
    return value + Fraction(int("".join(str(_DIGITS[char]) for char in decimals)), 10 ** len(decimals))


def _fraction(s: str) -> Fraction | None:
    under, _, over = s.partition("分之")
    denominator = {"百": Fraction(100), "千": Fraction(1_000), "万": Fraction(10_000)}.get(under) or parse_numeral(
        under
    )
    numerator = parse_numeral(over)
    return numerator / denominator if denominator and numerator is not None else None


def _mixed(s: str) -> Fraction | None:
    """Arabic digits with Chinese scales, in one or more falling steps."""
    if "," in s:
        head = re.match(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])", s)
        if not head:
            return None
        s = head[0].replace(",", "") + s[head.end() :]
    total, last, position = Fraction(0), None, 0
    for step in _MIXED.finditer(s):
        if step.start() != position:
            return None
        scale = 1
        for char in step[2]:
            scale *= _SCALES[char]
        value = Fraction(step[1])
        if last is not None and (scale >= last or value * scale >= last):
            return None
        total, last, position = total + value * scale, scale, step.end()
    return total if position == len(s) else None


def _chinese(s: str) -> Fraction | None:
    if not s:
        return None
    if all(char in _DIGITS for char in s):
        if len(s) == 1 or len(s) > 2 or "〇" in s or "零" in s:
            return Fraction(int("".join(str(_DIGITS[char]) for char in s)))
        return None
    return _section(s)


def _section(s: str) -> Fraction | None:
    """A numeral with scales: split at the largest one, what is before multiplies it, what is after is added."""
    for char, scale in (("亿", _LARGE["亿"]), ("万", _LARGE["万"])):
        at = s.rfind(char)
        if at < 0:
            continue
        before, after = s[:at], s[at + 1 :]
        high = Fraction(1) if not before else _section(before)
        low = _tail(after, scale)
        return None if high is None or low is None or not high else high * scale + low
    return _below_myriad(s)


def _tail(s: str, scale: int) -> Fraction | None:
    """What follows a scale: nothing, a smaller numeral, 零 and a smaller numeral, or one digit of the next place."""
    if not s:
        return Fraction(0)
    if s[0] in "零〇":
        return _section(s[1:]) if s[1:] and s[1] not in "零〇" else None
    if len(s) == 1 and s in _DIGITS:
        return Fraction(_DIGITS[s] * scale // 10)
    value = _section(s)
    return value if value is not None and value < scale else None


def _below_myriad(s: str) -> Fraction | None:
    """A numeral of 千, 百, 十 and digits. A last digit without 零 counts in the next place (两百五 = 250)."""
    total, place, digit, zero = 0, 10_000, None, False
    for char in s:
        if char in "零〇":
            if digit is not None or zero or not total:
                return None
            zero = True
        elif char in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[char]
        else:
            scale = _SMALL.get(char, place)
            if zero and scale * 10 >= place:
                return None  # 一百零三十: 零 stands for a place left out
            if scale >= place or (digit is None and total and char != "十"):
                return None
            total += (1 if digit is None else digit) * scale
            place, digit, zero = scale, None, False
    if digit is not None:
        total += digit * (place // 10 if not zero and 10 < place < 10_000 else 1)
    return None if zero and digit is None else Fraction(total)
