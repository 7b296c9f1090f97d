"""Ordinals: 第三批, 首届, 第十八届人民代表大会第四次会议, 十七届人大三次会议, 排名全省第一.

第一 that only leads a point or makes a set word (第一时间, 第一书记, 第一阶段) is none.
"""

import re
from collections.abc import Iterator

from service.text.meanings import Rank
from service.text.numbers.numerals import parse_numeral
from service.text.values import Mention, SlotType, Value

_N = "(?:[0-9０-９]{1,4}|[一二三四五六七八九十百]{1,5})"
_ASSEMBLY = (
    "(?:全国|[省市县区州镇乡])?(?:人民代表大会|党员代表大会|职工代表大会|会员代表大会|代表大会|人大|政协|党代会|职代会"
    "|委员会|常委会|常务委员会|纪委|理事会|团代会|妇代会|工代会)"
)
_SESSION = "(?:全体(?:委员)?(?:\\(扩大\\)|（扩大）)?会议|会议|全会|全体会议)"
_COUNTED = (
    "届|批次?|期|名|位|个|次|轮|辑|卷|集|版|章|条|款|项|场|站|季|回|号|只|家|组|等奖|代|例|座|套|台|周年|页|号令|小组"
    "|督导组|考核组|检查组|调研组"
)
_ORDINAL = re.compile(
    "(?=[第首0-9０-９一二三四五六七八九十百排名列居位升跃进综])"  # what none begins with is passed over at once
    # as in 第十八届人民代表大会第四次会议, 十七届人大三次会议, 十二届五次全会
    rf"第?(?P<term>{_N})届(?P<body>{_ASSEMBLY}{{0,2}})(?:常委会|常务委员会)?第?(?P<session>{_N})次(?P<kind>{_SESSION})?"
    rf"|第(?P<n>{_N})(?P<unit>{_COUNTED})(?P<tail>会议|全体会议|全会|主席会议)?"
    r"|(?P<first>首[届批])(?!示|复|准)"
    r"|(?:排名?|名次|列|居|位居|位列|名列|排在|升至|跃居|跃升至|进至|综合|跃至|升到)(?:到|在|至|于)?[\u4e00-\u9fff]{0,6}?"
    rf"(?P<rank>第{_N})(?![名位届批次期个]|时间|书记|责任人|方|线)"
)
_STRUCTURAL_UNITS = frozenset(
    ("项", "条", "款", "章", "个", "次", "位", "代", "号", "家", "场", "站", "回", "季", "名", "组")
)


def find_ordinals(text: str) -> Iterator[Mention]:
    """Ordinals in order, not overlapping."""
    for found in _ORDINAL.finditer(text):
        start, end = found.span()
        if found["rank"]:
            start, end = found.span("rank")
        elif found["n"] and _leads(text, found):
            continue
        meaning = _meaning(found)
        if meaning is not None:
            yield Mention(Value(SlotType.ORDINAL, text[start:end], meaning, unit=found["unit"]), start, end)


def _leads(text: str, found: re.Match[str]) -> bool:
    """Whether it numbers a part of this very text (第一项，… 第二个方面：…) and no thing outside."""
    if found["unit"] not in _STRUCTURAL_UNITS:
        return False
    after = text[found.end() : found.end() + 3]
    before = text[max(0, found.start() - 1) : found.start()]
    heads = bool(after) and after[0] in "，、：" and before in ("", "\n", "。", "；", " ", "\u3000")
    return heads or after.startswith(("方面", "环节", "阶段", "层面"))


def _meaning(found: re.Match[str]) -> Rank | None:
    if found["first"]:
        return Rank((parse_numeral("1") or 1,), found["first"][1:])  # type: ignore[arg-type]
    numerals = [found["term"], found["session"]] if found["term"] else [found["n"] or (found["rank"] or "第")[1:]]
    numbers = tuple(parse_numeral(numeral) for numeral in numerals if numeral)
    if not numbers or any(number is None for number in numbers):
        return None
    words = (
        f"届{found['body'] or ''}次{found['kind'] or ''}"
        if found["term"]
        else f"{found['unit'] or '名'}{found['tail'] or ''}"
    )
    words = words.replace("人民代表大会", "人大").replace("位", "名").replace("批次", "批")
    return Rank(tuple(number for number in numbers if number is not None), words)
