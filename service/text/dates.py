"""Dates and periods (2025年3月5日, 1—9月, 上半年, 2021—2025年, “十四五”期间, 今年上半年, 近三年, 22时30分).

Words that only point at now (今年, 目前, 年底, 近年来) are no mentions: like 我市 they take their meaning from the
document.
"""

import re
from collections.abc import Callable, Iterator

from service.text.meanings import Moment, Period
from service.text.numbers.numerals import parse_numeral
from service.text.values import Mention, SlotType, Value

_D = "[0-9０-９]"
_CN_YEAR = "[一二][〇零○九][〇零○一二三四五六七八九]{2}"
_CN = "(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_S = "[ \u00a0\u3000]?"
_YEAR = rf"(?<!{_D})(?:(?:19|20|１９|２０){_D}{{2}}|{_CN_YEAR})"
_N = rf"(?:{_D}{{1,2}}|{_CN})"
_DASH = rf"{_S}(?:—{{1,2}}|–|-|－|~|～|〜|(?:起[，,]?)?[至到]){_S}"
_RELATIVE = "今年|去年|明年|前年|后年|本年|当年|上年|次年|翌年|同年"
_NOT_DAY = "(?![常报益程夜志均趋照本前后历语光子])"
_PART = "(?:上旬|中旬|下旬|[初底末](?![一二三四五六期尾端步级次心赛选评审稿])|中(?=[，。；、旬]))"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_HALVES = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "前三季度": (1, 9),
    "前两季度": (1, 6),
    "前二季度": (1, 6),
    "后三季度": (4, 12),
}
_CLOCK = (
    rf"(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚)?{_S}{_D}{{1,2}}"
    rf"(?:[时点]{_D}{{1,2}}分?|[:：][0-5][0-9](?![0-9:：%％]|人|次)|[时点](?:整|许)?(?![间代候期段长刻序评位钟]))"
)


def _moment(n: str) -> str:
    """Regex source of one date as far as it goes; its groups end in ``n``."""
    year = rf"(?:(?P<y{n}>{_YEAR}){_S}年度?|(?P<r{n}>{_RELATIVE}))"
    within = (
        rf"(?:(?P<m{n}>{_N}){_S}月(?!饼|球|季)份?(?:{_S}(?P<d{n}>{_N}){_S}(?:日|号(?=[上下晚早至到—，。、]|$)))?"
        rf"|(?P<h{n}>上半年|下半年|前[三两二]季度|后三季度)|第?(?P<q{n}>[一二三四1-4])季度)"
    )
    day = rf"(?<![0-9０-９.．/年月第一二三四五六七八九十]){_S}(?P<e{n}>{_D}{{1,2}})日{_NOT_DAY}"
    day += r"(?!内|以内|之内|左右|游|时间)"
    alone = within.replace(f"{n}>", f"{n}x>")
    return rf"(?:(?:{year}{_S}{within}|(?P<yy{n}>{_YEAR}){_S}年度?|{alone}|{day})(?P<p{n}>{_PART})?)"


_RANGE = re.compile(rf"{_moment('a')}{_DASH}{_moment('b')}")
_ONE = re.compile(rf"{_moment('a')}(?P<t>{_S}{_CLOCK}|上午|下午|晚上|晚)?")
_SHORT_RANGE = re.compile(
    rf"(?:(?:(?P<y>{_YEAR}){_S}年度?|(?P<r>{_RELATIVE})){_S})?"
    rf"(?:(?<![0-9０-９.．/第]){_S}(?P<m1>{_N}){_DASH}(?P<m2>{_N}){_S}月(?!饼|球|季)份?(?P<p>{_PART})?"
    rf"|(?P<m>{_N}){_S}月{_S}(?P<d1>{_N}){_DASH}(?P<d2>{_N}){_S}日"
    rf"|(?<![0-9０-９.．/第年月]){_S}(?P<e1>{_D}{{1,2}}){_DASH}(?P<e2>{_D}{{1,2}})日{_NOT_DAY}(?!内|以内|之内|左右)"
    r"|(?P<q1>[一二三])(?:季度)?(?:—|-|至|到|、)(?P<q2>[二三四])季度)"
)
_YEARS = re.compile(
    rf"(?P<a>{_YEAR}){_S}年?度?{_DASH}(?P<b>{_YEAR}){_S}(?P<school>学年)?(?:年度|年|度)?(?P<term>第[一二]学期)?"
    rf"|(?P<c>{_YEAR}){_S}学年(?:度)?(?P<term2>第[一二]学期)?"
)
_ISO = re.compile(
    r"(?<![0-9A-Za-z.\-/])(?P<y>(?:19|20)[0-9]{2})(?P<sep>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>0?[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z\-/]|\.[0-9])"
)
_PLAN = re.compile(
    r"[“\"]?(?P<plan>[一二三四五六七八九]五|十[一二三四五六七八九]?五)[”\"]?(?P<part>规划期间|规划期|期间|时期|末期|中期|初期|末|初|以来|以后|前[两三四]年|后[两三四]年|开局之年|收官之年)"
)
_DECADE = re.compile(
    r"(?:(?P<century>上个?世纪|(?:19|20|21|十九|二十|二十一)世纪))?(?P<decade>[0-9]0|[一二三四五六七八九]十)年代(?P<part>初期?|中期|末期?|后期)?"
)
_SPELL = re.compile(
    rf"(?:(?P<word>(?<![最附临靠接将邻逼])近|最近|过去|今后|未来|前|此后)(?P<n>{_D}{{1,2}}|{_CN}|两)(?P<u>年|个月|周)(?P<tail>来|间|内|里)?(?![级轻龄以多度])"
    rf"|(?<![0-9０-９第近一二三四五六七八九十])(?P<n2>{_D}{{1,2}}|{_CN}|两)(?P<more>多|余)?(?P<u2>年|个多月|个月)(?P<more2>多)?来(?![信访自])"
    rf"|(?:近|最近|过去)(?P<n3>{_D}{{1,2}}|{_CN}|两)(?P<u3>年)以?来)"
)
_FIRST_MONTHS = re.compile(
    rf"(?:(?:(?P<y>{_YEAR}){_S}年|(?P<r>今年|去年|上年|本年)){_S}|(?<![\u4e00-\u9fff])|(?<=[在和与]))前(?P<n>{_N})个月"
)
_CANDIDATE = re.compile(
    r"(?=[0-9０-９一二三四五六七八九十两今去明本当次翌同上下前后近过未此最第凌清早中傍晚“\"])"
    r"(?<![0-9０-９.．])(?:[0-9０-９]"
    r"|[一二三四五六七八九十两](?=[一二三四五六七八九十〇零○ \u3000]?[年月日五个周、至到—～季\-十〇零○ ])"
    r"|[今去明本当次翌同]年|上(?=半年|午|世纪|个世纪|年)|下(?=半年|午)|前(?=[三两二一四五六七八九十0-9年]|后)|后(?=三季|年)"
    r"|[近过未此](?=[0-9０-９一二三四五六七八九十两去来后])|最近|今后|第(?=[一二三四1-4]季)|凌晨|清晨|早上|中午|傍晚|晚"
    r"|[“\"](?=.{1,3}五))"
)
"""Every date begins with one of these."""
_TIME = re.compile(rf"(?<![0-9０-９.．:：比例率]){_CLOCK}(?!的?比例|的?配)")
_CLOCK_HAS_MINUTES = re.compile("[时点][0-9０-９]|[:：]|午|晨|晚|早")


def find_dates(text: str) -> Iterator[Mention]:
    """Dates and periods in order, not overlapping: at a place the longest reading."""
    at = 0
    while candidate := _CANDIDATE.search(text, at):
        best: tuple[int, int, Period] | None = None
        for pattern, read in _READERS:
            match = pattern.match(text, candidate.start())
            if match and (best is None or match.end() > best[1]) and (meaning := read(match)):
                best = (match.start(), match.end(), meaning)
        if best is None:
            at = candidate.start() + 1
            continue
        start, end, meaning = best
        yield Mention(Value(SlotType.DATE, text[start:end], meaning), start, end)
        at = end


def _number(text: str | None) -> int | None:
    value = parse_numeral(text.replace("○", "〇")) if text else None
    return int(value) if value is not None else None


def _read_moment(match: re.Match[str], n: str) -> tuple[Moment, Moment | None, str | None] | None:
    """(first moment, end of the period that it names, part) — None when a number is no month or day."""
    group = match.groupdict()
    year: int | str | None = _number(group[f"y{n}"] or group[f"yy{n}"]) or group[f"r{n}"]
    month = _number(group[f"m{n}"] or group[f"m{n}x"])
    day = _number(group[f"d{n}"] or group[f"d{n}x"] or group[f"e{n}"])
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    months = _HALVES.get(group[f"h{n}"] or group[f"h{n}x"] or "")
    quarter = group[f"q{n}"] or group[f"q{n}x"]
    if quarter:
        months = (_QUARTERS[quarter] * 3 - 2, _QUARTERS[quarter] * 3)
    if months:
        return Moment(year, months[0]), Moment(year, months[1]), group[f"p{n}"]
    return Moment(year, month, day), None, group[f"p{n}"]


def _read_one(match: re.Match[str]) -> Period | None:
    read = _read_moment(match, "a")
    if read is None:
        return None
    first, end, part = read
    clock = match["t"]
    if clock:
        first = Moment(first.year, first.month, first.day, clock.strip())
    return Period(first, end, part)


def _read_range(match: re.Match[str]) -> Period | None:
    left, right = _read_moment(match, "a"), _read_moment(match, "b")
    if left is None or right is None:
        return None
    first, last = left[0], right[1] or right[0]
    year = last.year if last.year is not None else first.year
    month = last.month if last.month is not None or last.day is None else first.month
    return Period(first, Moment(year, month, last.day), "".join(part for part in (left[2], right[2]) if part) or None)


def _read_short_range(match: re.Match[str]) -> Period | None:
    year: int | str | None = _number(match["y"]) or match["r"]
    if match["q1"]:
        first, last = _QUARTERS[match["q1"]], _QUARTERS[match["q2"]]
        return Period(Moment(year, first * 3 - 2), Moment(year, last * 3)) if first < last else None
    if match["m1"]:
        low, high = _number(match["m1"]), _number(match["m2"])
        if low is None or high is None or not 1 <= low < high <= 12:
            return None
        return Period(Moment(year, low), Moment(year, high), match["p"])
    month = _number(match["m"])
    low, high = _number(match["d1"] or match["e1"]), _number(match["d2"] or match["e2"])
    if low is None or high is None or not 1 <= low < high <= 31 or (month is not None and not 1 <= month <= 12):
        return None
    return Period(Moment(year, month, low), Moment(year, month, high))


def _read_first_months(match: re.Match[str]) -> Period | None:
    """今年前10个月 is January to October; 开业前3个月 is another matter."""
    months = _number(match["n"])
    if months is None or not 2 <= months <= 11:
        return None
    year: int | str | None = _number(match["y"]) or match["r"]
    return Period(Moment(year, 1), Moment(year, months))


def _read_years(match: re.Match[str]) -> Period | None:
    if match["c"]:
        return Period(Moment(_number(match["c"])), None, "学年" + (match["term2"] or ""))
    low, high = _number(match["a"]), _number(match["b"])
    if low is None or high is None or low >= high:
        return None
    part = "学年" + (match["term"] or "") if match["school"] else None
    return Period(Moment(low), Moment(high), part)


def _read_iso(match: re.Match[str]) -> Period:
    return Period(Moment(int(match["y"]), int(match["m"]), int(match["d"])))


def _read_plan(match: re.Match[str]) -> Period | None:
    """The n-th five-year plan runs 1953–1957 for n = 1, from the sixth (1981) on in fives."""
    number = parse_numeral(match["plan"][:-1])
    if number is None:
        return None
    n = int(number)
    part = match["part"].removeprefix("规划")
    part = None if part in ("期", "期间", "时期") else part
    if n < 6:
        return Period(Moment(f"{match['plan']}时期"), None, part)
    return Period(Moment(1981 + (n - 6) * 5), Moment(1985 + (n - 6) * 5), part)


def _read_decade(match: re.Match[str]) -> Period | None:
    decade = _number(match["decade"])
    century = match["century"]
    if decade is None:
        return None
    word = {"19世纪": 1800, "十九世纪": 1800, "21世纪": 2000, "二十一世纪": 2000}.get(century or "", 1900)
    return Period(Moment(word + decade), Moment(word + decade + 9), match["part"])


def _read_spell(match: re.Match[str]) -> Period | None:
    """A span back from or on from now, kept relative."""
    count = _number((match["n"] or match["n2"] or match["n3"]).replace("两", "二"))
    unit = (match["u"] or match["u2"] or match["u3"]).replace("多", "")
    if count is None or count == 1:
        return None  # 一年来, 过去一年 point at now
    direction = {"今后": "后", "未来": "后", "此后": "后"}.get(match["word"] or "", "近")
    if match["word"] == "前":
        direction = "前"
    elif match["word"] and not match["tail"] and match["word"] == "近" and match["u"] != "年":
        return None  # 近3个月 may be "almost three months"; 近三年 is the last three
    return Period(Moment(f"{direction}{count}{unit}"), None, "多" if match["more"] or match["more2"] else None)


def _read_time(match: re.Match[str]) -> Period | None:
    if not _CLOCK_HAS_MINUTES.search(match[0]):
        return None
    return Period(Moment(time=match[0].strip()))


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period | None]], ...] = (
    (_RANGE, _read_range),
    (_SHORT_RANGE, _read_short_range),
    (_YEARS, _read_years),
    (_ONE, _read_one),
    (_ISO, _read_iso),
    (_PLAN, _read_plan),
    (_DECADE, _read_decade),
    (_FIRST_MONTHS, _read_first_months),
    (_SPELL, _read_spell),
    (_TIME, _read_time),
)
