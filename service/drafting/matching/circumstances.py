"""What holds of a value where it stands, apart from its matter: level or change, planned or done, when and where."""

import re
from dataclasses import dataclass
from enum import StrEnum

from service.text.range import Range

_UP = (
    r"增长|上升|提高|(?<!改造)(?<!整治)(?<!优化)提升|上涨|增加|扩大|上调|增产|攀升|回升|(?<!最)高|多|(?<!提)升"
    r"|(?<![新净])增"
)
_DOWN = r"下降|降低|减少|精简|缩短|压缩|回落|下调|减产|下滑|收窄|少|(?<!最)低|降|(?<!压)减"
_DEEDS = frozenset(("增加", "减少", "增", "减", "多", "少", "高", "低", "扩大", "压缩"))
"""Of these a figure in things that follow is the deed itself (增加180个学位)."""
_THING = re.compile("[\u4e00-\u9fff]")
_MOVE = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
_TO = re.compile(
    rf"(?:{_MOVE}|推迟|延长|拓展|拓宽|缩减|压减|精简|延伸|改|调整|增开|壮大|发展)(?:到了?|至|为|成)(?:全[省市县区]第?)?$"
)
_CHANGE = re.compile(
    rf"(?:{_MOVE}了?|(?P<rate>增幅|增速|涨幅|增长率|增长速度)(?:为|达到|达|是)?|(?P<fall>降幅)(?:为|达到|达|是)?)(?:约|近)?$"
)
_COMPARISON = re.compile(
    rf"(?:(?<![同环对])比|较|与)[^，。；：、]{{1,14}}?(?:相比)?(?=(?:分别|净|共|又|再|约)?(?:{_UP}|{_DOWN}|翻)了?(?:约|近)?$)"
)
_FROM = re.compile(
    r"(?:由|从)(?:原来|以前|过去|上年|去年|年初|上年末|原先|[0-9]{4}年)?(?:每[人户亩月年]){0,2}(?:的|约|不足|仅)?$"
)
_THEN_TO = re.compile(r"[^，。；：、]{0,8}?(?:到|至|变为|增为|减为|升为|降为|改为|调整为|变成)")
_RATES = ("%", "％", "‰", "个百分点", "百分点", "倍", "番")
_SURELY_CHANGE = ("个百分点", "百分点")

_CUMULATIVE = re.compile(r"累计(?!达|到)[^，。；]*$")
_FRESH = re.compile(r"(?<![创更革])新[增建设改扩获引招认登成培发开辟组聘添铺修购办入评签]|增[加设开添]|净增")
_OPENED = re.compile(r"建成|落成|投用|投入使用|成立|揭牌|新[增建设开]")
_ELSE_BETWEEN = re.compile("[、0-9]")
_PART = re.compile(r"(?:其中|含|包括|内含|其中有)(?=[^，。；]*$)|(?<!其)中(?:还|仍|已)?有$")


class Relation(StrEnum):
    """What a figure is to its matter: its level (also where it came to), where it came from, how much it moved."""

    LEVEL = "level"
    FROM = "from"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """``direction`` is +1, -1 or 0 (unsaid); ``moved``: the level is where a move came to. ``agenda``: all of the
    section is what shall be done. ``year`` is relative to the report's, ``span`` the part of the year, which the
    sentence itself says when ``span_said``. ``season`` is what the sentence limits itself to, ``seasons`` all that are
    spoken of. ``day``: a single day is named. ``scope`` is an area (see ``areas``). ``part``: of a larger figure.
    ``cumulative``: counted up, over more than the year perhaps. ``fresh``: the words right before say that it came new;
    ``newly``: those of the clause do. ``compared``: it is set against another period or the like, or is a rate.
    """

    relation: Relation = Relation.LEVEL
    direction: int = 0
    moved: bool = False
    planned: bool = False
    agenda: bool = False
    done: bool = False
    year: int | None = None
    span: str | None = None
    span_said: bool = False
    season: frozenset[str] = frozenset()
    seasons: frozenset[str] = frozenset()
    day: bool = False
    scope: int | None = None
    part: bool = False
    cumulative: bool = False
    fresh: bool = False
    newly: bool = False
    compared: bool = False


def relation_of(before: str, after: str, unit: str | None) -> tuple[Relation, int, bool]:
    """(relation, direction, whether it is where a move came to), from the clause before and after a quantity."""
    if _FROM.search(before) and _THEN_TO.match(after):
        return Relation.FROM, 0, False
    if found := _TO.search(before):
        return Relation.LEVEL, _direction(found), True
    if found := _CHANGE.search(before):
        direction = _direction(found) or (1 if found["rate"] else -1 if found["fall"] else 0)
        verb = found["up"] or found["down"]
        deed = unit not in _RATES and (verb == "精简" or (verb in _DEEDS and bool(_THING.match(after))))
        return Relation.LEVEL if deed else Relation.CHANGE, direction, False
    if unit in _SURELY_CHANGE:
        up, down = re.search(_UP, before), re.search(_DOWN, before)
        return Relation.CHANGE, 1 if up and not down else -1 if down and not up else 0, False
    return Relation.LEVEL, 0, False


def comparison(before: str) -> Range | None:
    """Where the words before a change say what it is compared with; None when they do not."""
    found = _COMPARISON.search(before)
    return Range(*found.span()) if found else None


def is_compared(before: str, unit: str | None) -> bool:
    """Whether a change is one against something else (同比, 比去年) or a rate."""
    return unit in _RATES or bool(re.search("[比较]|上年|去年", before))


def is_part(before: str) -> bool:
    """Whether the clause up to the value says that it is part of a larger figure (其中)."""
    return bool(_PART.search(before))


def is_cumulative(before: str) -> bool:
    """Whether the clause up to the value says that it is counted up (累计)."""
    return bool(_CUMULATIVE.search(before))


def newness(before: str, after: str) -> tuple[bool, bool]:
    """Whether the words right before a value, and whether those of its clause, say that it came new (新增)."""
    found = [each.end() for each in _FRESH.finditer(before)]
    return bool(found) and not _ELSE_BETWEEN.search(before, found[-1]), bool(found or _OPENED.search(after))


def _direction(found: re.Match[str]) -> int:
    return 1 if found["up"] else -1 if found["down"] else 0
