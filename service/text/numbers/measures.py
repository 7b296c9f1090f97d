"""A number with its unit as it is read at a place in a text: the parts that quantities are made of."""

import re
from dataclasses import dataclass
from fractions import Fraction

from service.text.lexicon.lexicon import Lexicon
from service.text.numbers.numerals import ARABIC, CHINESE, DIGIT, SCALE, parse_numeral
from service.text.numbers.units import Unit

BLUR = "[余多来几]"
_ARABIC_NUMBER = rf"{ARABIC}(?:{BLUR}?{SCALE}(?:{DIGIT}+(?:[.．]{DIGIT}+)?{SCALE})?)?"
NUMBER = re.compile(
    rf"(?:(?P<under>百|千|万)分之(?P<share>{ARABIC}|{CHINESE})|(?P<fraction>{CHINESE}分之{CHINESE})"
    rf"|(?P<arabic>{_ARABIC_NUMBER})|(?P<chinese>{CHINESE}(?:{BLUR}[万亿])?))"
)
SHARE = Unit("%", "share", "%", Fraction(1), False)
_FRACTION = Unit("", "share", "%", Fraction(1), False)
_PER_MILLE = Unit("‰", "share", "%", Fraction(1), False)

_ADJACENT = re.compile(r"(十?)([一二两三四五六七八九])([二三四五六七八九])([十百千万亿]*)")
_ENDS_IN_UNIT = ("千瓦", "千米", "千克", "千伏", "百帕")
_INNER_BLUR = re.compile(BLUR)
_HALF = re.compile(r"个(?P<word>[半多])(?=小时|月|钟头|学期|星期)")
_BLUR_AFTER_UNIT = re.compile(r"[余多](?![种样元方次年家个数项维层重边级地渠措])")
_TAKES_BLUR = frozenset(("年", "个月", "天", "小时", "元", "公里", "米", "吨", "倍", "周", "岁", "个小时", "亩", "斤"))
_TAKES_HALF = frozenset(("months", "multiple", "days", "time"))
# What begins with a unit's character but is a noun of its own: 10部门 has no 部, 3项目标 has 项.
_NO_UNIT = re.compile(
    "部门|家庭(?!农场|医)|处室|单位|项目(?!标)|人才|人口|名额|户籍|期间|所属|日常|分别|级别|条例|批准|组织|年级|年度|"
    "位于|场所|次序|首先|首次|首批|首届|首个|层次|层级|面积|面向|台账|支撑|支持|门户|环境|环节|节约|节能|课程|课题|"
    "本级|本地|本市|本县|本区|本人|本科|本年|本次|本着|本届|集中|集体|集团|集镇|集市|车辆|车站|车间|道路|线路|线上|线下"
)
_JOINED = re.compile(r"[（(]([^（()）]{1,3})[)）]")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit. ``low`` and ``high`` are in the unit as written (they differ for 二三十).

    ``written`` is the numeral alone, ``blur`` the word in or after it (余, 多, 来, 几), ``chinese`` how it is written.
    """

    low: Fraction
    high: Fraction
    unit: Unit | None
    blur: str
    chinese: bool
    written: str
    end: int

    @property
    def is_share(self) -> bool:
        """百分之八十, 三分之二: a share without a unit of its own."""
        return self.unit in (SHARE, _FRACTION, _PER_MILLE) and self.chinese


def read_measure(text: str, at: int, lexicon: Lexicon) -> Measure | None:
    """The number that begins at a place, with its unit; None when there is no number."""
    number = NUMBER.match(text, at)
    if not number:
        return None
    if number["under"] or number["fraction"]:
        return _read_share(text, number)
    written, end = number[0], number.end()
    if written[-1] in "百千" and len(written) > 1 and text[end - 1 : end + 1] in _ENDS_IN_UNIT:
        written, end = written[:-1], end - 1  # 一万千瓦: the numeral took the first character of its unit
    inner = _INNER_BLUR.search(written)
    blur = inner[0] if inner else ""
    bounds = _bounds(written.replace(blur, "", 1) if blur else written)
    if bounds is None:
        return None
    if not blur and (following := _INNER_BLUR.match(text, end)):
        blur, end = following[0], following.end()
    half = _HALF.match(text, end)
    extra, prefix = Fraction(0), ""
    if half:
        prefix, end = "个", half.end()
        blur, extra = ("多", extra) if half["word"] == "多" else (blur, Fraction(1, 2))
    unit, unit_end = _read_unit(text, end, prefix, lexicon, chinese=number["chinese"] is not None)
    if unit is not None:
        end = unit_end
        if not half and unit.dimension in _TAKES_HALF and text.startswith("半", end):
            extra, end = Fraction(1, 2), end + 1
        elif not blur and unit.form in _TAKES_BLUR and (after := _BLUR_AFTER_UNIT.match(text, end)):
            blur, end = after[0], after.end()
    low, high = bounds
    if extra:
        low, high = low + extra, high + extra
    return Measure(low, high, unit, blur, number["chinese"] is not None, written, end)


def _read_share(text: str, number: re.Match[str]) -> Measure | None:
    value = parse_numeral(number[0])
    if value is None:
        return None
    blur = _INNER_BLUR.match(text, number.end())
    unit = (
        _FRACTION if number["fraction"] or number["under"] == "万" else SHARE if number["under"] == "百" else _PER_MILLE
    )
    end = blur.end() if blur else number.end()
    return Measure(value * 100, value * 100, unit, blur[0] if blur else "", True, number[0], end)


def _bounds(written: str) -> tuple[Fraction, Fraction] | None:
    """The value of a numeral, or both ends of an approximation by neighbouring digits (三五, 二三十, 十二三)."""
    value = parse_numeral(written)
    if value is not None:
        return value, value
    adjacent = _ADJACENT.fullmatch(written)
    if not adjacent:
        return None
    ten, first, second, scale = adjacent.groups()
    low, high = parse_numeral(ten + first + scale), parse_numeral(ten + second + scale)
    a, b = parse_numeral(first), parse_numeral(second)
    if None in (low, high, a, b) or not (b - a == 1 or first + second == "三五"):  # type: ignore[operator]
        return None
    return (low, high) if low < high else None  # type: ignore[operator,return-value]


def _read_unit(text: str, at: int, prefix: str, lexicon: Lexicon, *, chinese: bool) -> tuple[Unit | None, int]:
    """The longest unit at a place that does not begin a longer word, with what is joined to it: 元/平方米, 件（套）."""
    at += text[at : at + 1] in (" ", "\u3000", "\u00a0")
    if not chinese and not prefix and _NO_UNIT.match(text, at):
        return None, at
    lengths = range(lexicon.longest_unit, 0, -1) if prefix else lexicon.unit_lengths.get(text[at : at + 1], ())
    for length in lengths:
        if at + length > len(text):
            continue
        written = text[at : at + length]
        unit = lexicon.units.get(prefix + written) or (lexicon.units.get(written) if prefix else None)
        if unit is None:
            continue
        end = at + length
        following = text[end : end + 1]
        if (chinese and following and following in unit.not_before) or (_latin(written[-1]) and _latin(following)):
            continue
        if following == "/":
            under, under_end = _read_unit(text, end + 1, "", lexicon, chinese=False)
            if under is not None:
                form = f"{unit.form}/{under.form}"
                base = f"{unit.base}/{under.base}"
                return Unit(form, base, base, unit.scale / under.scale, False), under_end
        joined = _JOINED.match(text, end)
        if joined and joined[1] in lexicon.units:
            form = unit.form + joined[0]
            return Unit(
                form, unit.dimension, form.replace("(", "（").replace(")", "）"), Fraction(1), unit.classifier
            ), joined.end()
        return unit, end
    return None, at


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
