"""What holds of a value where it stands, apart from its matter: level or change, when, where, planned or done."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from service.text.numerals import parse_numeral

_UP = r"增长|上升|提高|(?<!改造)(?<!整治)(?<!优化)提升|上涨|增加|扩大|上调|增产|攀升|回升|(?<!最)高|多|(?<!提)升|(?<![新净])增"
_DOWN = r"下降|降低|减少|缩短|压缩|回落|下调|减产|下滑|收窄|少|(?<!最)低|降|(?<!压)减"
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
_COMPARED = re.compile(
    r"同比|环比|比上年|比去年|较上年|较去年|比同期|较同期|上年同期|去年同期|较年初|比年初|比上[年季月]|较上"
)
_COMPARISON = re.compile(
    rf"(?:(?<![同环对])比|较|与)[^，。；：、]{{1,14}}?(?:相比)?(?=(?:分别|净|共|又|再|约)?(?:{_UP}|{_DOWN}|翻)了?(?:约|近)?$)"
)
_FROM = re.compile(r"(?:由|从)(?:原来|以前|过去|上年|去年|年初|上年末|原先|[0-9]{4}年)?(?:的|约|不足|仅)?$")
_THEN_TO = re.compile(r"[^，。；：、]{0,8}?(?:到|至|变为|增为|减为|升为|降为|改为|调整为|变成)")
_RATES = ("%", "％", "‰", "个百分点", "百分点", "倍", "番")
_SURELY_CHANGE = ("个百分点", "百分点")

_PLAN = re.compile(
    r"拟(?![定制订])|(?<![即必])将(?![军士领近来要]|[^，。；]{1,24}(?:纳入|列入|列为|作为|细化|分解|转化|变|融入|贯穿|送[到进至]|划分|分为|下放|移交|与|同))|将要|计划(?!生育|单列|财政|经济|项目|书|总结|委)|预计|预期|力争|争取(?=[到在实完新引再建创达全年培])"
    r"|下一步|下一阶段|即将|谋划|筹划|着手|待建|待批|列入.{0,6}计划|纳入.{0,6}计划|明年|后年|有望|下半年将|打算|目标(?:是|为|：)|规划(?=建筑|建设|新建|总|用地|投资|面积)|拟于|待建|今后|未来"
)
_DONE = re.compile(r"已(?!经济)|完成了|取得|先后|累计|增长了|达到了|(?<!未)(?<!为)了(?=█|[0-9])|全年共")
_PLAN_HEADING = re.compile(
    r"(?:工作|任务)(?:安排|打算|计划|部署|思路|建议|谋划|总体部署|总体要求|设想)|下一步|下步|下阶段|打算|目标任务|主要任务|重点工作(?:任务)?$"
    r"|总体要求和|政策取向|总体部署|对\d{4}年.{0,8}建议|工作建议|今年.{0,6}(?:安排|任务|目标)|来年|明年"
)
_PLAN_DOCUMENT = re.compile(r"(?:计划|规划|方案|要点|安排|打算|部署)(?:的(?:报告|汇报|通知))?$")

_HALVES = (
    ("1-6", re.compile(r"上半年|前两季度|前二季度|1(?:—|-|至|到|～|~|－|–)6月|一(?:至|到)六月")),
    ("7-12", re.compile(r"下半年")),
    ("1-9", re.compile(r"前三季度|1(?:—|-|至|到|～|~|－|–)9月|一(?:至|到)九月|前九个月|前9个月")),
    ("1-3", re.compile(r"(?:第)?一季度|1(?:—|-|至|到|～|~|－|–)3月|首季")),
    ("4-6", re.compile(r"(?:第)?二季度(?!至)|4(?:—|-|至|到|～|~|－|–)6月")),
    ("7-9", re.compile(r"(?:第)?三季度(?<!前三季度)|7(?:—|-|至|到|～|~|－|–)9月")),
    ("10-12", re.compile(r"(?:第)?四季度|10(?:—|-|至|到|～|~|－|–)12月")),
    ("many", re.compile(r"近(?:[一二三四五六七八两]|[0-9]{1,2})年|[0-9]{4}年以来|[五四三两二十]年(?:来(?!最|未)|间|累计|年均|共)|过去五年|五年来|[“\"]?十[二三四五][”\"]?五[”\"]?(?:期间|时期|以来)|(?<!每)年均|历年|(?:建[馆院校所站]|开[馆园业]|成立|运行|启用|投用|建成|实施|挂牌|上线|开通|创办|启动|试点|推行|设立|投运|投产|改革开放|有史)以来")),
    ("month", re.compile(r"(?<![0-9至到—-])[0-9]{1,2}月份")),
    ("1-12", re.compile(r"全年|年内|一年来")),
)  # fmt: skip
_SEASONS = {
    "汛": re.compile(r"主?汛期|防汛期间"),
    "十一": re.compile(r"“?十一”?(?:假期|黄金周|期间)|国庆(?:假期|黄金周|期间)|黄金周"),
    "五一": re.compile(r"“?五一”?(?:假期|黄金周|期间)"),
    "春节": re.compile(r"春节(?:假期|黄金周|期间)|春运"),
    "假": re.compile(r"(?:元旦|清明|端午|中秋)(?:假期|小长假|期间)|寒假|暑假|暑期|小长假"),
    "冬": re.compile(r"冬春|今冬明春"),
    "月": re.compile(r"[宣传活动安全生产质量科技]{2,6}月”?期间"),
}
_SEASON = re.compile("[汛假春冬]|十一|五一|期间|黄金周")
_TIME = re.compile("[年月季半]|以来")
_AREA = re.compile("[全我本国省市镇县区]")
_UNTIL_MONTH = re.compile(r"(?:截至|截止)?(?:[0-9]{4}年)?(\d{1,2})月(?:末|底)|(?:截至|截止)(?:[0-9]{4}年)?(\d{1,2})月")
_ONE_MONTH = re.compile(r"(?<![0-9—\-至到月])(\d{1,2})月(?:份)?(?![0-9日末底—\-至到])")
_FIRST_MONTHS = re.compile(r"前([0-9]{1,2}|十一?|[一二三四五六七八九])个月")
_MONTHS = re.compile(r"(?<![0-9年—\-至到])(\d{1,2})(?:—|-|至|到|～|~|－|–)(\d{1,2})月")
_DAY = re.compile(r"\d{1,2}月\d{1,2}日|\d{1,2}日(?=[，,上下凌晚当召举])|当[天日](?!至)")
_YEAR = re.compile(r"((?:19|20)\d\d)(?:—(?:19|20)\d\d)?年")
_RELATIVE = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "明年": 1, "来年": 1, "后年": 2}
_RELATIVE_YEAR = re.compile(r"(?<![比较与])(?:今年|本年|去年|上年|明年|来年|后年)(?!末)")

_PLACE_LEVELS = {"社区": 2, "村": 2, "街道": 3, "乡": 3, "镇": 3, "旗": 4, "区": 4, "县": 4, "市": 5, "省": 6}
_NO_AREA = re.compile(r"[辖园校景小片山灾库牧矿林湖港厂城郊新老]区$|(?:乡|城)镇$|农村$|集市$|超市$|城市$|开发区$")
_HONOUR = r"(?![“‘《]|先进|文明|模范|优秀|劳动|五一|三八|民主|示范|重点|首批|第|最美|道德|青年文明|巾帼|工人|百|卫生|双拥|平安|一等|二等|三等|领先|前列|首位|首个|唯一|平均)"

_LEVELS = (
    (7, re.compile(rf"全国{_HONOUR}|我国|国家(?=层面)")),
    (6, re.compile(rf"全省{_HONOUR}|我省|本省|省内|全自治区")),
    (5, re.compile(rf"全市{_HONOUR}|我市|本市|市域|市内")),
    (4, re.compile(r"全县|全区|我县|我区|本县|本区|县域|区内|县内|全旗")),
    (3, re.compile(r"全镇|全乡|全街道|我镇|我乡|我街道|本镇|本街道|镇域|街道辖区|全办")),
    (2, re.compile(r"全村|全社区|我村|我社区|本村|本社区")),
)
_ITSELF = re.compile(r"[全我本](?:校|院|局|馆|所|公司|集团|厂|中心|系统|部门|单位)|集团(?:上下|全年)")
_ORGAN = (
    r"(?:人民)?(?:政府|(?:[\u4e00-\u9fff]{1,10}?)?(?:局|委员会|委|办公室|办|部|厅|院|馆|会|联|社|中心|支队|大队|集团|公司))"
)
_OFFICES = (
    (6, re.compile(rf"(?:^|[\u4e00-\u9fff，。：、\s])省{_ORGAN}")),
    (5, re.compile(rf"(?:^|[\u4e00-\u9fff，。：、\s])市{_ORGAN}")),
    (4, re.compile(rf"(?:^|[\u4e00-\u9fff，。：、\s])(?:县|(?<![社园校景辖小片地])区){_ORGAN}")),
    (
        3,
        re.compile(
            rf"(?:[\u4e00-\u9fff](?:镇|(?<!城)乡)|街道){_ORGAN}|街道(?=[0-9]|党工委|工作|辖|下辖|办事处)|^[\u4e00-\u9fff]{{2,3}}[镇乡](?=[0-9]|党委|工作)"
        ),
    ),
    (2, re.compile(r"(?:社区|村)(?=党委|党总支|党支部|居委会|村委会|“两委”|[0-9]{4}年|辖区)")),
)
_CALLED_OWN = tuple(
    (level, re.compile(f"[我本](?:{names})"))
    for level, names in ((6, "省"), (5, "市"), (4, "[县区旗]"), (3, "镇|乡|街道"), (2, "村|社区"))
)
_OPENING = 200
_PART = re.compile(r"(?:其中|含|包括|内含|其中有)(?=[^，。；]*$)")


class Relation(StrEnum):
    """What a figure is to its matter: its level (also where it came to), where it came from, or by how much it moved."""

    LEVEL = "level"
    FROM = "from"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """``direction`` is +1, -1 or 0 (unsaid). ``year`` is relative to the report's year, ``span`` the part of the year
    (or ``many`` years) that is said; ``agenda``: the whole section is what shall be done; ``day`` whether a single day is. ``scope`` grows from 2 (village) to 7 (nation)."""

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


def relation_of(before: str, after: str, unit: str | None) -> tuple[Relation, int, bool]:
    """(relation, direction, whether it is where a move came to), from the clause before and after a quantity."""
    if _FROM.search(before) and _THEN_TO.match(after):
        return Relation.FROM, 0, False
    if found := _TO.search(before):
        return Relation.LEVEL, _direction(found), True
    if found := _CHANGE.search(before):
        direction = _direction(found) or (1 if found["rate"] else -1 if found["fall"] else 0)
        deed = (found["up"] or found["down"]) in _DEEDS and unit not in _RATES and bool(_THING.match(after))
        return Relation.LEVEL if deed else Relation.CHANGE, direction, False
    if unit in _SURELY_CHANGE:
        up, down = re.search(_UP, before), re.search(_DOWN, before)
        return Relation.CHANGE, 1 if up and not down else -1 if down and not up else 0, False
    return Relation.LEVEL, 0, False


def comparison(before: str) -> tuple[int, int] | None:
    """Where the words before a change say what it is compared with; None when they do not."""
    found = _COMPARISON.search(before)
    return found.span() if found else None


def plans(clause_and_before: str) -> bool:
    return bool(_PLAN.search(clause_and_before))


def says_done(clause: str) -> bool:
    return bool(_DONE.search(clause))


def heading_plans(heading: str) -> bool:
    return bool(_PLAN_HEADING.search(heading))


def document_plans(title: str) -> bool:
    return bool(_PLAN_DOCUMENT.search(title))


def span_of(text: str) -> str | None:
    """The part of the year that a text says last; None when it says none."""
    if not _TIME.search(text):
        return None
    best: tuple[int, str] | None = None
    for name, pattern in _HALVES:
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


def says_day(text: str) -> bool:
    return bool(_DAY.search(text))


def scope_of(text: str) -> int | None:
    """The area that a text says last."""
    if not _AREA.search(text):
        return None
    best: tuple[int, int] | None = None
    for level, pattern in _LEVELS:
        for found in pattern.finditer(text):
            if best is None or found.end() > best[0]:
                best = (found.end(), level)
    return best[1] if best else None


def place_scope(name: str) -> int | None:
    """The area that a place name names by its ending (城关镇)."""
    if len(name) < 3 or _NO_AREA.search(name):
        return None
    return next((level for ending, level in _PLACE_LEVELS.items() if name.endswith(ending)), None)


def own_scopes(text: str) -> frozenset[int]:
    """The areas that a document speaks of as its own: that of the office it names first, those it calls its own (我县),
    else the one it names most.

    A document that names none but speaks of itself (我校) has 1 alone, which no area is.
    """
    opening = text[:_OPENING]
    offices = [(found.start(), level) for level, pattern in _OFFICES if (found := pattern.search(opening))]
    own = {min(offices)[1]} if offices else set[int]()
    itself = Counter({level: len(pattern.findall(text)) for level, pattern in _CALLED_OWN})
    own |= {level for level, count in itself.most_common(1) if count}
    if not own:
        counts = Counter({level: len(pattern.findall(text)) for level, pattern in _LEVELS})
        own = {level for level, count in counts.most_common(1) if count}
    return frozenset(own or ({1} if _ITSELF.search(text) else ()))


def is_part(before: str) -> bool:
    """Whether the clause up to the value says that it is part of a larger figure (其中)."""
    return bool(_PART.search(before))


def _direction(found: re.Match[str]) -> int:
    return 1 if found["up"] else -1 if found["down"] else 0
