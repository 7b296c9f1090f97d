"""Quantities: approximator, number, scale and unit as one mention (近1.2万余人次, 3—5个, 百分之八十, 6小时30分)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from service.text.lexicon import Lexicon
from service.text.meanings import Amount, Bound
from service.text.numerals import ARABIC, CHINESE, DIGIT, SCALE, parse_numeral
from service.text.units import Unit
from service.text.values import Mention, SlotType, Value

_NO_FRACTION = r"(?!(?:百|千|万)分之)"
_BEFORE = (
    r"(?<![最附临靠接将邻逼亲切远])近|(?<![大节预签合履违公条制契简邀协相])约|大约|将近|接近|超过|(?<![反赶])超(?!过)|逾"
    r"|不足|不到|至少|不少于|不低于|不超过|不高于|不多于"
)
_VAGUE = (
    rf"(?:(?<![总人次户件个倍基指额岁度款点分参读成项家])数|好?几)(?=[十百千万亿]){_NO_FRACTION}"
    rf"|(?<![以之网线路会场市街地山手身床村乡同向早晚马桌台车岸海天])上(?=[百千万亿]){_NO_FRACTION}"
)
_AFTER = re.compile(
    r"以上(?!情况|问题|成绩|工作|措施)|以下(?!简称|几|方面|问题|措施|工作)|以内|之内|左右|上下(?![一联游级贯衔班左内齐同功求])|之多|有余"
)
_BLUR = "[余多来几]"
_DASH = re.compile(r"(?:—{1,2}|–|-|－|~|～|〜|至|到)(?!第)")
_BOUNDS = MappingProxyType[str, Bound](
    {
        **dict.fromkeys(("近", "将近", "接近"), "nearly"),
        **dict.fromkeys(("约", "大约", "来", "左右", "上下"), "about"),
        **dict.fromkeys(("超过", "超", "逾", "余", "多", "有余", "上"), "over"),
        **dict.fromkeys(("不足", "不到", "以下"), "under"),
        **dict.fromkeys(("至少", "不少于", "不低于", "以上"), "at_least"),
        **dict.fromkeys(("以内", "之内", "不超过", "不高于", "不多于"), "at_most"),
        **dict.fromkeys(("几", "数", "好几"), "several"),
        "之多": "exact",
    }
)
_ARABIC_NUMBER = rf"{ARABIC}(?:{_BLUR}?{SCALE}(?:{DIGIT}+(?:[.．]{DIGIT}+)?{SCALE})?)?"
_PERCENT = rf"(?P<under>百|千|万)分之(?P<share>{ARABIC}|{CHINESE})"
_NUMBER_SOURCE = rf"(?:{_PERCENT}|(?P<fraction>{CHINESE}分之{CHINESE})|(?P<arabic>{_ARABIC_NUMBER})|(?P<chinese>{CHINESE}(?:{_BLUR}[万亿])?))"
_NUMBER = re.compile(_NUMBER_SOURCE)
_CANDIDATE = re.compile(
    r"(?<![0-9０-９A-Za-zＡ-Ｚａ-ｚ.．,/／+＋×xX·•\-_#№〔第零〇一二两三四五六七八九十百千万亿])"
    rf"(?P<before>{_BEFORE})? ?(?:(?P<vague>{_VAGUE})|(?P<sign>[-－−]|负)(?=[0-9０-９]))?"
    r"(?=[0-9０-９零〇一二两三四五六七八九十百千万亿])"
)
_ADJACENT = re.compile(r"(十?)([一二两三四五六七八九])([二三四五六七八九])([十百千万亿]*)")
_NOT_A_NUMBER_AFTER = re.compile(
    r"[A-Za-zＡ-Ｚａ-ｚ×+＋·•_〕]|[.．:：∶][0-9０-９]|/[0-9０-９]+/|号|热线|专线|电话|晚会|国道|省道|中学|小学|"
    r"(?:报警|急救|指挥|政务|服务|便民)(?:平台|热线|中心|电话)"
)
_VERSION = re.compile(r"[0-9]+[.．][0-9]+(?=版|时代|升级)")
_QUOTED = re.compile(r"[“\"‘「][0-9０-９+.·\-/]{1,12}[”\"’」]")
_BARE_AFTER = re.compile(
    r"\s*(?:$|[，。；、：！？）)（(％\n,;—～~]|以上|以下|左右|和|与|及|至|到|提高|增|上升|下降|降|减|升|比|同比|环比|优于|高于|低于)"
)
_BARE_BEFORE = re.compile(r"(?:为|达|达到|至|到|是|得|由|从|于|率|数|分别|超过|不足|近|约|比|过|破|值|量|度|额|和|、)$")
_YEAR_LIKE = re.compile(r"(?:19|20)[0-9]{2}")
_STRUCTURAL = re.compile(
    r"(?:个?(?:方面|环节|维度|层面|坚持|必须|始终|阶段|聚焦|强化|突出|着力|确保|到位|结合|注重|关口|着力点))(?![0-9０-９一二两三四五六七八九十])"
)
_HALF = re.compile(r"个半(?=小时|月|钟头|学期|星期)|个多(?=小时|月|钟头|学期|星期)")
_BLUR_AFTER_UNIT = frozenset(
    ("年", "个月", "天", "小时", "元", "公里", "米", "吨", "倍", "周", "岁", "个小时", "亩", "斤")
)
_COMPOUND = frozenset(("time", "months", "money", "mass", "length", "days"))
_MEANS_SOMETHING_ALONE = frozenset(("倍", "个百分点", "百分点"))
_MEASURES_OF_SCALE = 2


@dataclass(frozen=True, slots=True)
class _Term:
    """A number with its unit as read at a place: value in the unit (a range when ``low`` != ``high``)."""

    low: Fraction
    high: Fraction
    unit: Unit | None
    unit_text: str | None
    blur: str
    chinese: bool
    digits: str
    end: int


def find_quantities(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """Quantities in order, not overlapping. Ordinals, dates, versions, hot lines and numbers that count nothing are
    left out, as is 一 alone and what only points at the structure (以下三个方面)."""
    at = 0
    while candidate := _CANDIDATE.search(text, at):
        read = _read(text, candidate, lexicon)
        if isinstance(read, Mention):
            yield read
            at = read.end
        else:
            at = max(read, candidate.end() + 1)


def _read(text: str, candidate: re.Match[str], lexicon: Lexicon) -> Mention | int:
    """The quantity that begins at a candidate, or the place from which to go on looking."""
    number = _NUMBER.match(text, candidate.end())
    if not number:
        return candidate.end() + 1
    first = _term(text, number, candidate["vague"] or "", lexicon)
    if first is None:
        return number.end()
    last, end, low, high = first, first.end, first.low, first.high
    if first.low == first.high:
        other = _range_end(text, first, lexicon)
        if other is not None:
            last, end, high = other, other.end, other.high
        elif first.unit is not None and first.unit.dimension in _COMPOUND:
            low, end = _compound(text, first, lexicon)
            high = low
    unit = last.unit
    if last is first and not _is_quantity(text, candidate, first, lexicon):
        return number.end()
    after = _AFTER.match(text, end)
    words = [
        candidate["before"],
        candidate["vague"],
        first.blur,
        last.blur if last is not first else "",
        after[0] if after else "",
    ]
    end = after.end() if after else end
    if candidate["sign"]:
        low, high = -low, -high if last is first else high
    if low > high:
        return number.end()
    scale = unit.scale if unit else Fraction(1)
    share = last.unit_text in ("%", "‰", None) and last.unit is None and last.digits == "share"
    amount = Amount(low * scale, high * scale, unit.base if unit else "%" if share else "", _bound(words))
    value = Value(
        SlotType.QUANTITY,
        text[candidate.start() : end],
        amount,
        last.unit_text,
        "".join(word for word in words if word) or None,
    )
    start = candidate.start() + (len(value.text) - len(value.text.lstrip()))
    return Mention(Value(value.type, value.text.lstrip(), amount, value.unit, value.approximator), start, end)


def _bound(words: list[str]) -> Bound:
    """The bound that the words give; the most definite of several."""
    bounds = [_BOUNDS[word] for word in words if word]
    return next((bound for bound in bounds if bound != "exact"), "exact")


def _term(text: str, number: re.Match[str], vague: str, lexicon: Lexicon) -> _Term | None:
    """Read value and unit. A numeral that swallowed the first character of its unit (一万千瓦) gives it back."""
    if number["under"]:
        value = parse_numeral(number[0])
        blur = re.compile(_BLUR).match(text, number.end())
        return None if value is None else _Term(
            value * 100, value * 100, None, "%" if number["under"] == "百" else "‰", blur[0] if blur else "", True, "share",
            number.end() + (1 if blur else 0),
        )  # fmt: skip
    if number["fraction"]:
        value = parse_numeral(number[0])
        return None if value is None else _Term(value * 100, value * 100, None, None, "", True, "share", number.end())
    written, end = number[0], number.end()
    chinese = number["chinese"] is not None
    if (
        chinese
        and written[-1] in "百千"
        and len(written) > 1
        and text[end - 1 : end + 1] in ("千瓦", "千米", "千克", "千伏")
    ):
        written, end = written[:-1], end - 1
    inner: re.Match[str] | None = re.search(_BLUR, written)
    blur = inner[0] if inner else ""
    bounds = _values(written.replace(blur, "", 1) if blur else written)
    if bounds is None:
        return None
    low, high = bounds
    if not blur and end < len(text) and text[end] in "余多来几":
        blur, end = text[end], end + 1
    half = _HALF.match(text, end)
    extra = Fraction(0)
    prefix = ""
    if half:
        blur, extra, prefix = ("多", extra, "个") if half[0] == "个多" else (blur, Fraction(1, 2), "个")
        end = half.end()
    spaced = end + 1 if text[end : end + 1] in (" ", "\u3000", "\u00a0") else end
    unit, unit_end = _unit(text, spaced, prefix, lexicon)
    if unit is None:
        unit_end = end
    elif (
        not half and text[unit_end : unit_end + 1] == "半" and unit.dimension in ("months", "multiple", "days", "time")
    ):
        extra, unit_end = Fraction(1, 2), unit_end + 1
    elif (
        not blur
        and unit.form in _BLUR_AFTER_UNIT
        and re.match(r"[余多](?![种样元方次年家个数项维层重边级地渠措])", text[unit_end : unit_end + 2])
    ):
        blur, unit_end = text[unit_end], unit_end + 1
    return _Term(low + extra, high + extra, unit, unit.form if unit else None, blur, chinese, written, unit_end)


def _values(written: str) -> tuple[Fraction, Fraction] | None:
    value = parse_numeral(written)
    if value is not None:
        return value, value
    adjacent = _ADJACENT.fullmatch(written)
    if not adjacent:
        return None
    ten, first, second, scale = adjacent.groups()
    low, high = parse_numeral(ten + first + scale), parse_numeral(ten + second + scale)
    if (
        low is None
        or high is None
        or not (low < high and (parse_numeral(second) == (parse_numeral(first) or 0) + 1 or first + second == "三五"))
    ):
        return None
    return low, high


def _unit(text: str, at: int, prefix: str, lexicon: Lexicon) -> tuple[Unit | None, int]:
    """The longest unit at a place that does not begin a longer word, with what it is divided by (元/平方米)."""
    for length in range(min(lexicon.longest_unit, len(text) - at), 0, -1):
        unit = lexicon.units.get(prefix + text[at : at + length]) or (
            lexicon.units.get(text[at : at + length]) if prefix else None
        )
        if unit is None:
            continue
        end = at + length
        following = text[end : end + 1]
        if following and following in unit.not_before:
            continue
        if unit.form[-1].isascii() and unit.form[-1].isalpha() and following.isascii() and following.isalnum():
            continue
        if following == "/":
            under, under_end = _unit(text, end + 1, "", lexicon)
            if under is not None:
                form = f"{unit.form}/{under.form}"
                return Unit(form, form, form, Fraction(1), False), under_end
        return unit, end
    return None, at


def _range_end(text: str, first: _Term, lexicon: Lexicon) -> _Term | None:
    """The second end of a range (3—5个, 30%～40%), None when what follows is not one."""
    dash = _DASH.match(text, first.end)
    if not dash:
        return None
    number = _NUMBER.match(text, dash.end())
    if not number or (dash[0] in ("至", "到") and first.chinese != (number["arabic"] is None)):
        return None
    second = _term(text, number, "", lexicon)
    if second is None or second.low <= 0 or second.low != second.high:
        return None
    if first.unit is None and first.digits != "share":
        if second.unit is None and second.digits != "share":
            return None
        low = first.low
        scale = re.search("[十百千万亿]+$", second.digits)
        if scale and not re.search("[十百千万亿]", first.digits) and second.unit is not None and not first.chinese:
            low = first.low * (parse_numeral("1" + scale[0]) or 1)
            if low >= second.low:
                low = first.low
        return second if low < second.low else None
    same = first.unit is not None and second.unit is not None and first.unit.form == second.unit.form
    return second if (same or first.digits == second.digits == "share") and first.low < second.low else None


def _compound(text: str, first: _Term, lexicon: Lexicon) -> tuple[Fraction, int]:
    """6小时30分: terms of one dimension in falling units, added up in the first one's unit."""
    assert first.unit is not None
    total, end, smallest = first.low, first.end, first.unit
    while not first.blur:
        number = _NUMBER.match(text, end)
        term = _term(text, number, "", lexicon) if number else None
        if (
            term is None
            or term.unit is None
            or term.unit.dimension != first.unit.dimension
            or term.unit.scale >= smallest.scale
        ):
            break
        total += term.low * term.unit.scale / first.unit.scale
        end, smallest = term.end, term.unit
    return total, end


def _is_quantity(text: str, candidate: re.Match[str], term: _Term, lexicon: Lexicon) -> bool:
    start, end = candidate.end(), term.end
    if term.digits == "share":
        return True
    if term.chinese:
        return _is_chinese_quantity(text, candidate, term, lexicon)
    if _VERSION.match(text, start) or (start and _QUOTED.match(text, start - 1)):
        return False
    if term.unit is not None:
        return True
    if _NOT_A_NUMBER_AFTER.match(text, end):
        return False
    if term.blur or re.search("[万亿千百]$", term.digits):
        return True
    plain = term.digits.translate(str.maketrans("０１２３４５６７８９．", "0123456789."))
    if _YEAR_LIKE.fullmatch(plain) or (len(plain) > 4 and plain.isdigit()):
        return False
    after = _AFTER.match(text, end)
    return bool(
        after
        or candidate["before"]
        or (_BARE_AFTER.match(text, end) and _BARE_BEFORE.search(text[max(0, start - 4) : start]))
    )


def _is_chinese_quantity(text: str, candidate: re.Match[str], term: _Term, lexicon: Lexicon) -> bool:
    blurred = bool(candidate["before"] or candidate["vague"] or term.blur)
    if term.unit is None:
        # 上亿、两千三百余 as an amount of what the sentence has named: only when it cannot be a word's part.
        return blurred and len(term.digits) > 1 and bool(_BARE_AFTER.match(text, term.end))
    if term.unit.form in lexicon.arabic_only:
        return False
    if term.digits in ("一", "零", "〇"):
        return term.unit.form in _MEANS_SOMETHING_ALONE or (
            term.unit.form == "番" and text[candidate.start() - 1 : candidate.start()] == "翻"
        )
    if not blurred and not re.search("[零〇一二两三四五六七八九]", term.digits) and term.digits != "十":
        return len(term.digits) >= _MEASURES_OF_SCALE
    if term.unit.form == "个" or term.unit.classifier:
        at = term.end - len(term.unit.form)
        return not _STRUCTURAL.match(text, at)
    return True
