"""Quantities: approximator, number, scale and unit as one mention (近1.2万余人次, 3—5个, 百分之八十, 6小时30分)."""

import re
from collections.abc import Iterator
from fractions import Fraction
from types import MappingProxyType

from service.text.lexicon.lexicon import Lexicon
from service.text.meanings import Amount, Bound
from service.text.numbers.measures import Measure, read_measure
from service.text.numbers.numerals import parse_numeral
from service.text.values import Mention, SlotType, Value

_BEFORE = (
    r"(?<![最附临靠接将邻逼亲切远])近|(?<![大节预签合履违公条制契简邀协相民])约|大约|将近|接近|超过|(?<![反赶])超(?!过)|逾"
    r"|不足|不到|至少|不少于|不低于|不超过|不高于|不多于"
)
_NO_FRACTION = r"(?!(?:百|千|万)分之)"
_VAGUE = (
    rf"(?:(?<![总人次户件个倍基指额岁度款点分参读成项家])数|好?几)(?=[十百千万亿]){_NO_FRACTION}"
    rf"|(?<![以之网线路会场市街地山手身床村乡同向早晚马桌台车岸海天])上(?=[百千万亿]){_NO_FRACTION}"
)
_CANDIDATE = re.compile(
    # What a quantity can begin with comes first, so that other characters are passed over at once.
    r"(?=[0-9０-９零〇一二两三四五六七八九十百千万亿 近约大将接超逾不至数好几上\-－−负])"
    r"(?<![0-9０-９A-Za-zＡ-Ｚａ-ｚ.．,/／+＋×•·\-_#№〔第零〇一二两三四五六七八九十百千万亿])"
    rf"(?P<before>{_BEFORE})? ?(?:(?P<vague>{_VAGUE})|(?P<sign>[-－−]|(?<![税抱担肩承欺胜自背])负)(?=[0-9０-９]))?"
    r"(?=[0-9０-９零〇一二两三四五六七八九十百千万亿])"
)
_AFTER = re.compile(
    r"以上(?!情况|问题|成绩|工作|措施)|以下(?!简称|几|方面|问题|措施|工作)|以内|之内|左右(?!开|为)|上下(?![一联游级贯衔班左内齐同功求])|之多|有余"
)
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
_DASH = re.compile(r"(?:—{1,2}|–|-|－|~|～|〜|至|到)(?!第)")
_SCALE_AT_END = re.compile("[十百千万亿]+$")
_COMPOUND = frozenset(("time", "months", "money", "mass", "length", "days"))

# --- what is no quantity
_NOT_A_NUMBER_AFTER = re.compile(
    r"[A-Za-zＡ-Ｚａ-ｚ×+＋·•_〕]|[.．:：∶][0-9０-９]|/[0-9０-９]+/|号|热线|专线|电话|晚会|国道|省道|中学|小学"
    r"|(?:报警|急救|指挥|政务|服务|便民)(?:平台|热线|中心|电话)"
)
_VERSION = re.compile(r"[0-9]+[.．][0-9]+(?=版(?!面|权)|时代|升级)")
_QUOTED_NUMBER = re.compile(r"[“\"‘「][0-9０-９+＋.·\-/]{1,12}[”\"’」]")
_BARE_AFTER = re.compile(
    r"\s*(?:$|[，。；、：！？）)（(％\n,;—～~]|以上|以下|左右|和|与|及|至|到|提高|增|上升|下降|降|减|升|比|同比|环比|优于|高于|低于|缩小|扩大|变)"
)
_BARE_BEFORE = re.compile(r"(?:为|达|到|至|是|得|由|从|于|率|数|别|过|足|近|约|比|破|值|量|度|额|均|分|和|、)$")
_COUNTED_NOUN = re.compile("部门|单位|处室|项目|家庭|课程|课题|环节")
_SIDE = r"[0-9]{1,6}(?:\.[0-9]{1,3})?"
_RATIO = re.compile(rf"(?:(?<=[比例率])|(?={_SIDE}[:：∶]{_SIDE}的?(?:比例|配))){_SIDE}[:：∶]{_SIDE}(?![0-9:：])")
_YEAR_LIKE = re.compile(r"(?:19|20)[0-9]{2}")
_LONGEST_PLAIN = 4
_ASCII = str.maketrans("０１２３４５６７８９．", "0123456789.")
_MEANS_SOMETHING_ALONE = frozenset(("倍", "个百分点", "百分点"))
_ONLY_SCALES = re.compile("[百千万亿]+")
_REACHED = re.compile(
    r"(?:突破|达到?|超过?|过|近|跨入|迈入|迈上|逾|至|到|争取|筹集|投资|投入|拥有|共|约|为|跃上|登上|跨上|站上)$"
)
_STRUCTURAL = re.compile(
    r"个?(?:方面|环节|维度|层面|坚持|必须|阶段|着力点|关口|关键)(?![0-9０-９一二两三四五六七八九十])"
)
_INTRODUCED = re.compile(r"[\u4e00-\u9fff]{0,6}[：:]|[\u4e00-\u9fff]{0,4}(?:入手|着手|发力|用力|下功夫|着力)[，。：；]")
_INTRODUCES = re.compile(
    r"(?:以下|如下|下列|重点|主要|抓好|做好|突出|围绕|聚焦|坚持|从|实行|把握|把好|办好|打好|落实|采取|存在|处理好)[\u4e00-\u9fff]{0,6}$"
)
_ENUMERATED = re.compile(r"[^，。；：！？\n]*$")
_LISTING = re.compile("[、和与及]")
_COINED = re.compile(r"[“‘「\"][^”’」\"\n]{0,8}$")


def find_quantities(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """Quantities in order, not overlapping. Ordinals, dates, versions, hot lines and numbers that count nothing are
    left out, as is 一 alone and what only counts parts of the text (以下三个方面, 组织、宣传两项工作)."""
    at = 0
    while candidate := _CANDIDATE.search(text, at):
        ratio = _RATIO.match(text, candidate.end())
        if ratio and (mention := _read_ratio(ratio)):
            yield mention
            at = mention.end
            continue
        first = read_measure(text, candidate.end(), lexicon)
        mention = _read(text, candidate, first, lexicon) if first else None
        if mention:
            yield mention
        at = mention.end if mention else max(first.end if first and first.unit is None else 0, candidate.end() + 1)


def _read(text: str, candidate: re.Match[str], first: Measure, lexicon: Lexicon) -> Mention | None:
    low, high, last, end = first.low, first.high, first, first.end
    if low is high or low == high:
        other = _other_end(text, first, lexicon)
        if other is not None:
            low, last = other
            high, end = last.high, last.end
        elif first.unit is not None and first.unit.dimension in _COMPOUND and not first.blur:
            low, end = _compound(text, first, lexicon)
            high = low
    if last is first and not _is_quantity(text, candidate, first, lexicon):
        return None
    after = _AFTER.match(text, end)
    end = after.end() if after else end
    blurs = (first.blur, last.blur if last is not first else "")
    words = [word for word in (candidate["before"], candidate["vague"], *blurs, after[0] if after else "") if word]
    if candidate["sign"]:
        low, high = -low, -high if last is first else high
    unit = last.unit
    scale = unit.scale if unit else 1
    bounds = [_BOUNDS[word] for word in words if _BOUNDS[word] != "exact"]
    if scale != 1:
        low, high = low * scale, high * scale
    amount = Amount(low, high, unit.base if unit else "", bounds[0] if bounds else "exact")
    written = text[candidate.start() : end].lstrip()
    value = Value(SlotType.QUANTITY, written, amount, (unit.form or None) if unit else None, "".join(words) or None)
    return Mention(value, end - len(written), end)


def _read_ratio(found: re.Match[str]) -> Mention | None:
    """师生比1:18 — a score or a time has no word for a ratio before it."""
    over, under = (Fraction(side) for side in re.split("[:：∶]", found[0]))
    if not under:
        return None
    return Mention(Value(SlotType.QUANTITY, found[0], Amount(over / under, over / under, ":")), *found.span())


def _other_end(text: str, first: Measure, lexicon: Lexicon) -> tuple[Fraction, Measure] | None:
    """The lower end and the second measure of a range (3—5个, 30%～40%, 3至5万人), None when there is none."""
    dash = _DASH.match(text, first.end)
    second = read_measure(text, dash.end(), lexicon) if dash else None
    if dash is None or second is None or second.unit is None or second.low != second.high:
        return None
    if dash[0] in ("至", "到") and first.chinese != second.chinese:
        return None
    if first.unit is not None:
        return (first.low, second) if first.unit.form == second.unit.form and first.low < second.low else None
    scale = _SCALE_AT_END.search(second.written)  # 3—5万人: the scale is said once
    if scale and not first.chinese and not _SCALE_AT_END.search(first.written):
        scaled = first.low * (parse_numeral("1" + scale[0]) or 1)
        if scaled < second.low:
            return scaled, second
    return (first.low, second) if first.low < second.low else None


def _compound(text: str, first: Measure, lexicon: Lexicon) -> tuple[Fraction, int]:
    """6小时30分: measures of one dimension in falling units, added up in the first one's unit."""
    assert first.unit is not None
    total, end, smallest = first.low, first.end, first.unit
    while text[end : end + 1].isdigit() or text[end : end + 1] in "一二三四五六七八九十零":
        following = read_measure(text, end, lexicon)
        if following is None or following.unit is None or following.low != following.high:
            break
        unit = following.unit
        if unit.form == "分" and first.unit.dimension == "time":
            unit = lexicon.units["分钟"]
        if unit.dimension != first.unit.dimension or unit.scale >= smallest.scale:
            break
        total += following.low * unit.scale / first.unit.scale
        end, smallest = following.end, unit
        if following.blur:
            break
    return total, end


def _is_quantity(text: str, candidate: re.Match[str], measure: Measure, lexicon: Lexicon) -> bool:
    if measure.is_share:
        return True
    if measure.chinese:
        return _is_chinese_quantity(text, candidate, measure, lexicon)
    start, end = candidate.end(), measure.end
    if _VERSION.match(text, start) or (start and _QUOTED_NUMBER.match(text, start - 1)):
        return False
    if measure.unit is not None:
        return True
    if _NOT_A_NUMBER_AFTER.match(text, end):
        return False
    if _COUNTED_NOUN.match(text, end):
        return True
    if measure.blur or _SCALE_AT_END.search(measure.written):
        return True
    plain = measure.written.translate(_ASCII)
    if _YEAR_LIKE.fullmatch(plain) or (len(plain) > _LONGEST_PLAIN and plain.isdigit()):
        return False
    if _AFTER.match(text, end) or candidate["before"]:
        return True
    return bool(_BARE_AFTER.match(text, end) and _BARE_BEFORE.search(text[max(0, start - 2) : start]))


def _is_chinese_quantity(text: str, candidate: re.Match[str], measure: Measure, lexicon: Lexicon) -> bool:
    written, unit, start = measure.written, measure.unit, candidate.start()
    blurred = bool(candidate["before"] or candidate["vague"] or measure.blur)
    if unit is None:
        return blurred and len(written) > 1 and bool(_BARE_AFTER.match(text, measure.end))
    if unit.form in lexicon.arabic_only:
        return False
    if unit.form == "期" and text[start - 1 : start] in tuple("园厂馆站院区程目线路场楼库桥地房"):
        return False  # 产业园二期: a part of its name
    if written in ("一", "零", "〇"):
        return unit.form in _MEANS_SOMETHING_ALONE or (unit.form == "番" and text[start - 1 : start] == "翻")
    if _ONLY_SCALES.fullmatch(written) and not blurred:
        return len(written) > 1 and bool(_REACHED.search(text[max(0, start - 2) : start]))
    if blurred:
        return True
    if unit.classifier and (
        _STRUCTURAL.match(text, measure.end - len(unit.form))
        or _counts_list(text, start, measure)
        or (_INTRODUCED.match(text, measure.end) and _INTRODUCES.search(text[max(0, start - 10) : start]))
    ):
        return False
    return not (unit.classifier and _COINED.search(text[max(0, start - 9) : start]))


def _counts_list(text: str, start: int, measure: Measure) -> bool:
    """组织、宣传两项工作: whether the number only counts what is listed before it in the clause."""
    clause = _ENUMERATED.search(text[max(0, start - 60) : start])
    return bool(clause) and len(_LISTING.findall(clause[0])) + 1 == measure.low > 1 if clause else False
