"""Blanked dates, ordinals and document numbers in a masked text: their whole span."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.documents.blanking.blanks import FIRST, B
from service.text.lexicon.lexicon import Lexicon
from service.text.values import SlotType


@dataclass(frozen=True, slots=True)
class Found:
    """A value in a masked text."""

    start: int
    end: int
    type: SlotType
    unit: str | None = None
    approximator: str | None = None


_D = r"[0-9０-９〇零一二三四五六七八九十]"
_NUM = rf"(?:{_D}{{0,4}}{B}{_D}{{0,2}}|{_D}{{1,4}})"

_YEAR = (
    rf"(?:(?:{_D}{{1,3}}{B}{_D}{{0,2}}|{B}[0-9０-９]{{0,2}})年(?![轻龄级味货鉴终均])|(?:20|19)\d\d年"
    rf"|二〇[〇一二三四五六七八九]{{2}}年|[今去当同明前]年)"
)
_MONTH = rf"{_NUM}月(?![季均报])(?:份(?![额子]))?"
_MONTH_OF_YEAR = rf"{_NUM}月(?![季均])(?:份(?![额子]))?"
_DAY = rf"{_NUM}日(?![常趋益均报程子内]|间[照托护病手门])"
_PART = r"(?:上半年|下半年|上旬|中旬|下旬|年?底|年?初|年?末|年终|[一二三四]季度)"
_CLOCK = rf"(?:{B}[:：]{B}|{_NUM}[时点](?:{_NUM}分|[半整])?)(?![间候代期段刻尚政位面])"
_DATE = (
    rf"(?:{_YEAR}度(?![过假])|{_YEAR} ?{_MONTH} ?{_DAY}(?:(?:[上下]午)?{_CLOCK})?|{_YEAR}{_MONTH_OF_YEAR}{_PART}?"
    rf"|{_YEAR}第?{_NUM}季度|(?:{_YEAR})?{_MONTH}第{_NUM}周|{_YEAR}{_PART}?|{_MONTH}{_DAY}(?:(?:[上下]午)?{_CLOCK})?|{_MONTH}{_PART}?|(?:20世纪|上世纪|本世纪)?{_NUM}年代"
    rf"|第?{B}季度|{_DAY}(?:{_CLOCK})?|(?:[上下]午|晚上?|早上?){_CLOCK}|{B}[时点]{_NUM}分|(?:周|星期){B}(?=[，。；、至到—日前后上下延开组举\n]|$))"
)
_PERIOD = re.compile(
    rf"(?=[0-9０-９〇零一二三四五六七八九十{FIRST}“今去当同明前第上下晚早本周星])(?:"  # others begin no date
    rf"{_D}{{0,3}}{B}(?:[-—–~～－]{{1,2}}|至|到){_D}{{0,3}}{B}(?:学年度?|年度?|月份?|日)|{_D}{{2}}{B}学年度?"
    rf"|{_DATE}(?: ?(?:[-—–~～－]{{1,2}}|至|到) ?(?:{_DATE}|(?:[上下]午)?{_CLOCK}))?"
    rf"|“{_D}?{B}五”(?:期间|时期|以来)?|(?<=[至到前]){B}时(?=[，。；、）]))"
)


class _Words:
    """The words before and behind blanked dates, ordinals and the numbers of documents."""

    def __init__(self, lexicon: Lexicon) -> None:
        source = lexicon.rules.source
        self.measuring = re.compile(rf"{source('blank_measure', 'before')}(?:到|至|为|了)?$")
        self.measured = re.compile(source("blank_measure", "after"))
        self.code_starts = re.compile(source("blank_document_code"))
        self.ordinal = re.compile(
            rf"(?=[第0-9０-９〇零一二三四五六七八九十{FIRST}])(?:"
            rf"第?(?:{_D}{{1,3}}|{_D}{{0,2}}{B})届(?:{B}次|{_D}{{1,2}}次|{B}中|{_D}{{1,2}}中)"
            rf"|第{_D}{{0,3}}{B}(?!季度|{source('blank_name', 'numbered_organ')})(?:{source('blank_ordinal_unit')})?"
            rf"|{_D}{{0,2}}{B}届(?=历次|全会|中|人大|人民代表|党代会|政协|委员会|党委|理事会|代表)|{B}[次中](?=全会|全体会议)"
            rf"|(?<=人大){B}次(?=会议)|(?<=大会){B}次(?=会议)|(?<=政协){B}次(?=会议)|(?<=党的){_D}{{0,2}}{B}大|{B}等奖"
            rf"|{B}号(?=[楼线院房令机炉矿井库门岗仓车船桥泵闸站台池窑罐塔棚窗馆厅教宿公]))"
        )


def dates(shape: str, lexicon: Lexicon) -> Iterator[Found]:
    """×年×月×日, ×年上半年, ×月至×月; what only measures a time (近×年来, ×年以上) is left to the quantities."""
    words = lexicon.made(_Words)
    for match in _PERIOD.finditer(shape):
        text = match.group()
        if FIRST not in text or shape[match.start() - 1 : match.start()] == "第":
            continue
        if re.fullmatch(rf"{B}[年日]", text) and _measures(words, shape, match.start(), match.end()):
            continue
        yield Found(match.start(), match.end(), SlotType.DATE)


def _measures(words: _Words, shape: str, start: int, end: int) -> bool:
    """Whether ×年 or ×日 says how long, not when."""
    return (
        words.measured.match(shape, end) is not None
        or words.measuring.search(shape[max(0, start - 8) : start]) is not None
    )


_MORE_SESSIONS = re.compile(rf"[、和及]{B}次(?=[、和及]|全会|全体会议|会议)")


def ordinals(shape: str, lexicon: Lexicon) -> Iterator[Found]:
    """第×届, ×届×次, 十九届×次 and the further sessions of such a list (、×次)."""
    for match in lexicon.made(_Words).ordinal.finditer(shape):
        if FIRST not in match.group():
            continue
        yield Found(match.start(), match.end(), SlotType.ORDINAL)
        at = match.end()
        while match.group().endswith("次") and (more := _MORE_SESSIONS.match(shape, at)):
            yield Found(at + 1, more.end(), SlotType.ORDINAL)
            at = more.end()


_NUMBERED = re.compile(
    rf"(?P<code>[\u4e00-\u9fff\ufdd0\ufdd1]{{1,14}})(?:[〔\[［（(](?:{_D}{{0,3}}{B}|[12]\d{{3}})[〕\]］)）]|{B}(?=(?:{B}|\d{{1,4}})号))第?(?:{B}|\d{{1,4}})号"
    rf"(?![召称楼线院房])|[〔\[［（(]?{_D}{{0,3}}{B}[〕\]］)）]{B}号|{B}号(?=文件?)|(?<=[（(]){B}号(?=[）)])"
)


def _numbered(shape: str) -> Iterator[re.Match[str]]:
    """The numbers of documents, sought in lines that have a 号 only."""
    sign = shape.find("号")
    while sign >= 0:
        end = shape.find("\n", sign)
        end = len(shape) if end < 0 else end
        yield from _NUMBERED.finditer(shape, shape.rfind("\n", 0, sign) + 1, end)
        sign = shape.find("号", end)


def document_numbers(shape: str, lexicon: Lexicon) -> Iterator[Found]:
    """×组〔×〕×号, ×政发〔2025〕×号: the code of the organ, the year in brackets, the number."""
    words = lexicon.made(_Words)
    for match in _numbered(shape):
        if FIRST not in match.group():
            continue
        code = match["code"] or ""
        cut = max((hit.end() for hit in words.code_starts.finditer(code)), default=0)
        first = code.find(FIRST)
        if first >= 0 and (first - cut > 3 or (cut == 0 and len(code) == 14)):
            cut = first
        yield Found(match.start() + min(cut, len(code)), match.end(), SlotType.DOCUMENT_NUMBER)
