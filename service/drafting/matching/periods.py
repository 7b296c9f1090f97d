"""When: the part of the year, the season and the year that a text limits a figure to."""

import re

from service.text.numbers.numerals import parse_numeral

_TO = "(?:—|-|至|到|～|~|－|–)"
_TIME = re.compile("[年月季半]|以来")
_SINCE = (
    r"建[馆院校所站]|开[馆园业]|成立|运行|启用|投用|建成|实施|挂牌|上线|开通|创办|启动|试点|推行|设立|投运|投产"
    r"|改革开放|有史"
)
_SPANS = (
    ("1-6", re.compile(rf"上半年|前两季度|前二季度|1{_TO}6月|一(?:至|到)六月")),
    ("7-12", re.compile(r"下半年")),
    ("1-9", re.compile(rf"前三季度|1{_TO}9月|一(?:至|到)九月|前九个月|前9个月")),
    ("1-3", re.compile(rf"(?:第)?一季度|1{_TO}3月|首季")),
    ("4-6", re.compile(rf"(?:第)?二季度(?!至)|4{_TO}6月")),
    ("7-9", re.compile(rf"(?:第)?三季度(?<!前三季度)|7{_TO}9月")),
    ("10-12", re.compile(rf"(?:第)?四季度|10{_TO}12月")),
    (
        "many",
        re.compile(
            r"近(?:[一二三四五六七八两]|[0-9]{1,2})年|[0-9]{4}年以来|[五四三两二十]年(?:来(?!最|未)|间|累计|年均|共)"
            r"|过去五年|五年来|[“\"]?十[二三四五][”\"]?五[”\"]?(?:期间|时期|以来)|(?<!每)年均|历年"
            rf"|(?:{_SINCE})以来"
        ),
    ),
    ("month", re.compile(r"(?<![0-9至到—-])[0-9]{1,2}月份")),
    ("1-12", re.compile(r"全年|年内|一年来")),
)
_MONTHS = re.compile(rf"(?<![0-9年—\-至到])(\d{{1,2}}){_TO}(\d{{1,2}})月")
_FIRST_MONTHS = re.compile(r"前([0-9]{1,2}|十一?|[一二三四五六七八九])个月")
_UNTIL_MONTH = re.compile(r"(?:截至|截止)?(?:[0-9]{4}年)?(\d{1,2})月(?:末|底)|(?:截至|截止)(?:[0-9]{4}年)?(\d{1,2})月")
_ONE_MONTH = re.compile(r"(?<![0-9—\-至到月])(\d{1,2})月(?:份)?(?![0-9日末底—\-至到])")
_SEASON = re.compile("[汛假春冬]|十一|五一|期间|黄金周")
_SEASONS = {
    "汛": re.compile(r"主?汛期|防汛期间"),
    "十一": re.compile(r"“?十一”?(?:假期|黄金周|期间)|国庆(?:假期|黄金周|期间)|黄金周"),
    "五一": re.compile(r"“?五一”?(?:假期|黄金周|期间)"),
    "春节": re.compile(r"春节(?:假期|黄金周|期间)|春运"),
    "假": re.compile(r"(?:元旦|清明|端午|中秋)(?:假期|小长假|期间)|寒假|暑假|暑期|小长假"),
    "冬": re.compile(r"冬春|今冬明春"),
    "月": re.compile(r"[宣传活动安全生产质量科技]{2,6}月”?期间"),
}
_DAY = re.compile(r"\d{1,2}月\d{1,2}日|\d{1,2}日(?=[，,上下凌晚当召举])|当[天日](?!至)")
_YEAR = re.compile(r"(?:(?:19|20)\d\d年?(?:—|-|至|到))?((?:19|20)\d\d)年")
"""Of a range of years the last: that is the one in which it was counted."""
_YEARS = re.compile(rf"(?:19|20)[0-9]{{2}}年?{_TO}(?:19|20)[0-9]{{2}}年")
_FOUNDED = re.compile(
    r"(?:[建成设]立?于|组建于|创办于)(?:19|20)\d\d年|(?:19|20)\d\d年(?:\d{1,2}月)?[^，。；]{0,6}?"
    r"(?:建[馆校院所站厂场]|建成|成立|组建|创办|设立|迁入|迁至|启用|投用|挂牌|开馆)[^，。；]{0,12}(?=[，；])"
)
_RELATIVE = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "明年": 1, "来年": 1, "后年": 2}
_RELATIVE_YEAR = re.compile(
    # 是上年的1.8倍 is told by last year's figure, not of it.
    r"(?<![比较与])(?!(?<=[是为于到过])(?:去年|上年)的)(?:今年|本年|去年|上年|明年|来年|后年)(?!末)"
)


def span_of_period(period: str) -> str | None:
    """What part of the year, or more, a period is that a fact gives as its own."""
    return "many" if _YEARS.fullmatch(period.strip()) else span_of(period)


def span_of(text: str) -> str | None:
    """The part of the year that a text says last ("1-6", a month "9"), ``many`` for more than a year, None for none."""
    if not _TIME.search(text):
        return None
    best: tuple[int, str] | None = None
    for name, pattern in _SPANS:
        for found in pattern.finditer(text):
            if best is None or found.end() >= best[0]:
                best = (found.end(), name)
    for found in _MONTHS.finditer(text):
        if best is None or found.end() > best[0]:
            best = (found.end(), f"{found[1]}-{found[2]}")
    for found in _FIRST_MONTHS.finditer(text):
        if best is None or found.end() > best[0]:
            best = (found.end(), f"1-{parse_numeral(found[1]) or 0}")
    for found in _UNTIL_MONTH.finditer(text):
        if best is None or found.end() > best[0]:
            best = (found.end(), f"1-{found[1] or found[2]}")
    for found in _ONE_MONTH.finditer(text):
        if best is None or found.end() > best[0]:
            best = (found.end(), found[1])
    return best[1] if best else None


def seasons(text: str, *, wide: bool = False) -> frozenset[str]:
    """The seasons and holidays that a text limits itself to; ``wide``: those that it speaks of at all."""
    if not _SEASON.search(text):
        return frozenset()
    return frozenset(
        season for season, pattern in _SEASONS.items() if (wide and season in text) or pattern.search(text)
    )


def year_of(text: str, report_year: int | None, now: int = 0) -> int | None:
    """The year that a text says last, relative to the report's; ``now`` is the one that it means by 今年."""
    if "年" not in text:
        return None
    best: tuple[int, int] | None = None
    for found in _YEAR.finditer(text):
        if report_year is not None:
            best = (found.end(), int(found[1]) - report_year)
    for found in _RELATIVE_YEAR.finditer(text):
        if best is None or found.end() > best[0]:
            best = (found.end(), now + _RELATIVE[found[0]])
    return best[1] if best else None


def without_founding(text: str) -> str:
    """The text without the clauses that tell when something was founded: what follows them is not of that year."""
    return _FOUNDED.sub("", text) if "年" in text else text


def says_day(text: str) -> bool:
    return bool(_DAY.search(text))
