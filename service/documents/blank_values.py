"""Blanked dates, ordinals, document numbers and quantities in a masked text: their whole span and what they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from service.documents.blanks import B
from service.text.values import SlotType

_D = r"[0-9０-９〇零一二三四五六七八九十]"
_NUM = rf"(?:{_D}{{0,4}}{B}{_D}{{0,2}}|{_D}{{1,4}})"
_YEAR = rf"(?:{_D}{{0,3}}{B}{_D}{{0,2}}年(?![轻龄级味货鉴])|(?:20|19)\d\d年|二〇[〇一二三四五六七八九]{{2}}年|[今去当同明前]年)"
_MONTH = rf"(?:{_NUM}月(?![季均报])(?:份(?![额子]))?)"
_DAY = rf"(?:{_NUM}日(?![常趋益均报程子内]))"
_PART = r"(?:上半年|下半年|上旬|中旬|下旬|年?底|年?初|年?末|年终|[一二三四]季度)"
_DAYTIME = rf"(?:[ 　]?(?:上午|下午)?{_NUM}[时点](?:{_NUM}分)?)?"
_DATE = (
    rf"(?:{_YEAR}度(?![过假])|{_YEAR}[ 　]?{_MONTH}[ 　]?{_DAY}{_DAYTIME}|{_YEAR}{_MONTH}{_PART}?|{_YEAR}第?{_NUM}季度|{_YEAR}{_PART}?"
    rf"|{_MONTH}{_DAY}{_DAYTIME}|{_MONTH}{_PART}?|(?:20世纪|上世纪|本世纪)?{_NUM}年代|第?{B}季度|{_DAY})"
)
_RANGE = re.compile(rf"{_DATE}(?:(?:[-—–~～－]{{1,2}}|至|到){_DATE})?")
_DURATION_LEFT = re.compile(
    r"(?:近|前|后|过去|未来|连续|用|历时|为期|任期|提前|推迟|满|工作|入职|挂职|每隔|坚持|延长|缩短|共|达|长达|不少于|不超过|超过?|约|今后|参加工作|党龄|工龄|时间为?|在)$"
)
_DURATION_RIGHT = re.compile(
    r"(?:余|多|以上|以下|以内|内(?!容)|左右|间(?![接隔])|来(?![自信访])|时间|期限|党龄|工龄|教龄|任期|规划|行动|计划|(?:，|、)?未|无|零|实现|获|保持|后(?!备))"
)

DOCUMENT_NUMBER = re.compile(
    rf"(?P<prefix>[\u4e00-\u9fff\ufdd0\ufdd1]{{0,14}})[〔\[［(（]?(?:{B}|[12]\d{{3}})[〕\]］)）]?第?(?:{B}|\d{{1,4}})号(?![召称楼线院房])"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A value in a masked text."""

    start: int
    end: int
    type: SlotType
    unit: str | None = None
    approximator: str | None = None


_NUMBERED = re.compile(
    rf"(?P<prefix>[\u4e00-\u9fff\ufdd0\ufdd1]{{0,14}})(?P<year>[〔\[［（(](?:{B}|[12]\d{{3}})[〕\]］)）]|{B}(?={B}号))第?(?:{B}|\d{{1,4}})号(?![召称楼线院房])"
)
_PREFIX_START = re.compile(
    r"(?:根据|按照|依据|依照|转发|印发|下发|发布|遵照|贯彻|落实|关于|参照|通过|以|经|按|由|的|和|及|与|文件)"
)


def document_numbers(shape: str) -> Iterator[Found]:
    """×组〔×〕×号, ×政发〔2025〕×号: the code of the organ, the year in brackets, the number."""
    for match in _NUMBERED.finditer(shape):
        prefix = match["prefix"]
        cut = max((hit.end() for hit in _PREFIX_START.finditer(prefix)), default=0)
        start = match.start() + cut
        yield Found(start, match.end(), SlotType.DOCUMENT_NUMBER)


def dates(shape: str) -> Iterator[Found]:
    """×年×月×日, ×年上半年, ×月至×月; what only measures a time (近×年来, ×年以上) is left to the quantities."""
    for match in _RANGE.finditer(shape):
        text = match.group()
        if "\ufdd0" not in text:
            continue
        left, right = shape[max(0, match.start() - 6) : match.start()], shape[match.end() : match.end() + 4]
        bare = re.fullmatch(rf"{B}[年日]", text)
        if bare and (_is_duration(text, left, right)):
            continue
        if left.endswith("第"):
            continue
        yield Found(match.start(), match.end(), SlotType.DATE)


def _is_duration(text: str, left: str, right: str) -> bool:
    if _DURATION_RIGHT.match(right):
        return not (text.endswith("年") and re.match(r"来信|来访", right))
    if text.endswith("日"):
        return False
    found = _DURATION_LEFT.search(left)
    return found is not None and (found.group() != "在" or right.startswith("内"))


_COUNTED = "届|次|批|期|个|名|位|轮|章|条|号|季|站|场|组|天|项|版|部|类|节|卷|册|代|师|方|号令|周|年|产业|梯队|课|家|例|阶段|方阵|小组|支部|网格|层|步|段|笔"
_ORDINAL = re.compile(
    rf"第(?:{_D}{{0,3}}{B})(?:{_COUNTED})?|(?:{_D}{{1,3}}|{B})届(?:(?:{B}|{_D}{{1,2}})次|{B}中|(?:{_D}{{1,2}})中)?|{B}次(?=全会|全体会议)"
    rf"|{B}等奖|{B}号(?=[楼线院房令文])|{B}中(?=全会)"
)
_MORE_SESSIONS = re.compile(rf"[、和及]{B}次(?=[、和及]|全会|全体会议|会议)")


def ordinals(shape: str) -> Iterator[Found]:
    """第×届, ×届×次, 十九届×次 and the further sessions of such a list (、×次)."""
    for match in _ORDINAL.finditer(shape):
        if "\ufdd0" not in match.group():
            continue
        if re.match(
            rf"{B}届(?![全时满会]|人大|党代会|政协|全|中|委)", match.group() + shape[match.end() : match.end() + 2]
        ) and not (
            "次" in match.group() or re.match(r"全|中|人大|党|政协|委|理事|代表", shape[match.end() : match.end() + 2])
        ):
            continue
        yield Found(match.start(), match.end(), SlotType.ORDINAL)
        at = match.end()
        while match.group().endswith("次") and (more := _MORE_SESSIONS.match(shape, at)):
            yield Found(at + 1, more.end(), SlotType.ORDINAL)
            at = more.end()


_NOT_UNIT: dict[str, str] = {
    "个": "人(?!次)|别|体|性|案",
    "人": "民|大(?!次)|员|才|事|社|力|群|文|防|居|均|间|物|为|类|身|心|生|行",
    "名": "单|义|称|誉|优|录|特优|胜|城|师工作室|牌|额",
    "项": "目(?!标)",
    "条": "件|例|理|款|约",
    "次": "数|要|序|日|生",
    "家": "庭(?!农场)|长|园|政|风|教|属|乡|访|具|电",
    "场": "所|景|地|馆|合|面",
    "处": "理|置|罚|室|级|长|于|方|境",
    "年": "轻|龄|级|味|货|鉴",
    "期": "间|限|望|待|刊|盼",
    "支": "部|持|撑|付|出|行|队(?!伍)|援|委",
    "所": "有|以|属|谓|需|得|长",
    "门": "类|户|口|槛|诊",
    "类": "型|别|似",
    "级": ".",
    "份": "额|量",
    "批": "准|评|示|发|复",
    "台": "账|阶",
    "张": "贴|榜",
    "户": "口|籍|外|型|均",
    "位": "于|置|列|居|次",
    "对": "于|照|口|接|标|外|象|策|比|方|全|区|县|我",
    "口": "号|径|岸",
    "头": "号|部",
    "片": "面|区",
    "篇": "章",
    "部": "门|分|长|署|队|落|委|内|级|办|工作",
    "本": "地|市|区|县|级|部|着|单|院|校|职|科|人|次|年|月",
    "套": "路",
    "组": "织|长|建|成|员|团|合|工",
    "站": "点|长|在|位",
    "届": "时|满",
    "轮": "训|岗|流|换|值",
    "层": "面|级|次",
    "座": "谈|右",
    "道": "路|德|理",
    "分": "别|为|析|类|管|级|布|公司|局|之|工|解|享|批|期|组",
    "元": "旦|素|首|器",
    "天": "然|气",
    "日": "常|益|趋|程|报|均|前",
    "时": "代|候|任|间|段",
    "点": "位|面|击|名",
    "里": "程",
    "成": "为|立|员|果|功|效|本|绩|都|熟|长",
    "号": "召|称|角",
    "面": "对|向|临|积|貌|上",
    "首": "先|要|批|次|个|创|问",
    "代": "表|理|办|替",
    "行": "动|业|政|为|程|列|长",
    "线": "上|下|索|路",
    "路": "径|线|面|上|段|口|灯",
    "步": "伐|骤|行",
    "种": "植|养|子|类",
    "幅": "度|员",
    "间": "隔|接",
    "节": "约|能|日|点|目|俭|水|庆|省|假",
    "班": "子|级|组|主|长",
    "队": "伍|员|长",
    "笔": "记|试",
    "股": "份|权|东|级",
    "宗": "旨|教",
    "匹": "配",
    "段": "落|时",
    "度": "过|假",
    "件": "事(?=业)",
    "周": "边|到|密|围",
    "号令": "",
    "局": "部|面|限|长",
    "院": "长|校|内",
    "米": "饭|粉|面",
    "任": "务|命|期|职|何|组长|副|主",
    "角": "度|落|色",
    "社": "会|区|保|团",
}
"""What must not follow a classifier: with it, it would be the beginning of another word (项目, 人民, 处理)."""

_SCALE = r"(?:万亿|千万|百万|十万|[万亿千百十])"
_BEFORE = r"(?:将近|接近|大约|近|约|逾)"
_OVER = r"(?:余|多|来|几)"
_AFTER = r"(?:以上|以下|以内|以外|左右|上下)"
_DASH = r"(?:[-—–~～－]{1,2}|至|到)"


@lru_cache(maxsize=8)
def quantity_pattern(units: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of a blanked quantity over the given units. Groups: before, over, unit, after."""
    words = "|".join(
        re.escape(unit) + (f"(?!{_NOT_UNIT[unit]})" if _NOT_UNIT.get(unit) else "")
        for unit in sorted(set(units) | {"%", "％", "‰"}, key=lambda unit: (-len(unit), unit))
    )
    number = rf"(?:\d{{1,4}}[.．])?\d{{0,4}}{B}(?:[.．点]{B}|[,，]{B}(?={B}|万|元|人|户|亩))?"
    measured = rf"{number}{_SCALE}?(?:{words})?"
    return re.compile(
        rf"(?P<before>{_BEFORE})?(?P<share>[百千]分之)?(?:{measured}{_DASH}(?=\d{{0,4}}{B}))?"
        rf"(?P<number>{number})(?P<scale>{_SCALE})?(?P<over>{_OVER})?(?P<scale_after>[万亿])?(?P<unit>{words})?(?P<after>{_AFTER})?"
    )


_OFFICE_LEFT = re.compile(r"(?:在|到|由|代表|与|和|向|[区市县省]委|[区市县]政府|我|、)$")


def quantities(shape: str, units: tuple[str, ...]) -> Iterator[Found]:
    """**余人次, 近×万元, ×个百分点, ×元至×元, 0.**: approximator, number, scale and unit together."""
    for match in quantity_pattern(units).finditer(shape):
        unit, after = match["unit"], match["after"]
        decimal = "." in match["number"] or "．" in match["number"]
        if not (unit or after or match["share"] or match["scale"] or decimal):
            continue
        if unit is not None and _is_office(shape, match.start("number"), match.end("unit"), unit):
            continue
        start = match.start()
        before = match["before"]
        if before and not _blurs(shape, start, before, unit, match.end()):
            start, before = match.end("before"), None
        words = "".join(word for word in (before, match["over"], after) if word)
        yield Found(start, match.end(), SlotType.QUANTITY, unit, words or None)


def _blurs(shape: str, start: int, before: str, unit: str | None, end: int) -> bool:
    """Whether 近/约 stands before the number as an approximator: not in 最近, 附近, 节约, nor in 近×年来."""
    if start and shape[start - 1] in "最附靠邻新节制大契合预条":
        return False
    return not (
        before == "近" and unit in {"年", "个月", "天", "日", "周"} and shape[end : end + 1] in {"来", "间", "的"}
    )


def _is_office(shape: str, start: int, end: int, unit: str) -> bool:
    """Whether a classifier that is also a kind of office (部, 处, 组, 路, 所, 站) names the office here."""
    left, right = shape[max(0, start - 4) : start], shape[end : end + 6]
    if unit == "部":
        counted = re.search(r"(?:片|频|作品|电影|书|著|规|机|梯|车|剧|说|话|线|法律|集|课)$", left)
        return not counted and not re.match(
            r"(?:作品|法规|法律|电影|电梯|手机|微|短|宣传片|专题片|纪录片|书|车)", right
        )
    if unit == "处":
        return bool(re.search(r"(?:在|由|代表|先后在|我|各)$", left))
    if unit == "组":
        return bool(re.search(r"(?:在|到|由|第|[村队])$", left))
    if unit in {"路", "街"}:
        return bool(re.search(r"(?:在|沿|位于|至|与|和)$", left))
    return False
