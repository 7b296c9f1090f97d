"""Blanked quantities in a masked text: approximator, number, scale and unit together (**余人次, 近×万元, ×%以上)."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from service.documents.blanking.blank_values import Found
from service.documents.blanking.blanks import FIRST, B
from service.text.lexicon.lexicon import Lexicon
from service.text.trie import trie_pattern
from service.text.values import SlotType

_AREAS = re.compile(
    "省|市|县|区|区县|县区|市县|省份|街道|社区|乡镇|镇|乡|村|国|校|集|方|员|级|档|等|手|身|针|环|屏|键|招|具|团|伏"
    "|转|角|双|线|羽|回|波|连."
)
"""Units of the lexicon that, behind a blank without a numeral, name an area, an office or begin another word."""

_CUTS: Mapping[str, str] = MappingProxyType(
    {
        "个": "人(?![次人民大才员])|别|体(?!育)|性|案(?!例)|股",
        "个人": "民|信|所|事|先|荣|账|资|自|大|才|员",
        "人": "民|大(?!次)|员(?!密集)|才|事|社|群|防|居|类|间|物|为|身|心|士|行|人|选",
        "名": "单|义|称|誉(?!称)|优|录|特优|胜|城|牌|额|片|师工作室",
        "项": "目(?!标)|圈",
        "条": "件(?!套)|例|理|款|约|线",
        "次": "数|要|序|日|级|全会|全体会议",
        "家": "庭(?!农场)|长(?!期)|园|政|风|教|属|乡(?!镇)|访|具|禽|畜|门|校",
        "场": "所|景|地(?!面)|馆|合|面|次",
        "处": "理(?!站|厂)|置|罚|级|长|境|方",
        "期": "间(?!隔)|限|望|待|刊|盼|末|初|满",
        "讲": "话|解|座|述|师|堂|台|清|政|好|习|授|坛|学|评|理|故|文|稿|究|求|法",
        "支": "部|持|撑|付|出|行|队(?!伍)|援|委",
        "所": "有(?!条件)|以|属|谓|需|得|长|致",
        "门": "类|户|口|槛|诊|店|面",
        "类": "型|别|似",
        "份": "额|量",
        "批": "准|评|示|发|复|判|次",
        "户": "口|籍|外|型|均|主",
        "位": "于|置|列|居|次|移",
        "对": "于|照|口|接|标|外|象|策|比|方|全|区|县|我|内|应|待|话",
        "部": "门|分|长|署|队|落|委|件|位|属|下|内|级|办|工作|副|党|机关",
        "本": "地|市|区|县|级|部|着|单|院|校|职|科|人|次|年|月|届|期|领",
        "组": "织|长|建|成|员|团|合|工",
        "站": "点|长|在|位",
        "道": "路|德|理|口",
        "节": "约|能|日|点|目|俭|水|庆|省|假|期间|气|奏",
        "路": "径|线|面|上|段|口|灯|北|南|东|西",
        "课": "堂|题|程|时|间",
        "片": "区|面|段|警",
        "分": "别|为|析|类|管|级|布|公司|局|之|工|解|享|批|期|组|包|区|成|配|散|明|子|红|流|行|层|支|拣|装|校|院|会",
        "副": "[部局厅处科院校县区市省镇乡组会]|主|书|总|教授|秘|司|行|队|所|站",
        "天": "府|然|气|空|河",
        "日": "[常报益期程夜志均趋照本前后历语光子]|间[照托护病手门]",
        "堂": "皇|前|客|妹|叔|兄|屋|而",
        "室": ".",
        "科": ".",
    }
)
"""What must not follow a common classifier behind a blank: with it, it would be the beginning of another word (项目,
人民, 处理). Less strict than the lexicon's characters, since a blank before 名 or 所 is a number nearly always."""

_SCALE = r"(?:万亿|千万|百万|十万|[万亿千百])"
_BEFORE = r"(?:将近|接近|大约|超过|不足|不到|至少|不少于|不低于|不超过|不高于|不多于|逾|(?<![反赶])超|近|约)"
_OVER = r"(?:余|多|来)"
_AFTER = r"(?:以上|以下|以内|之内|左右|上下(?![联游级功齐一同协左真求用狠]))"
_DASH = r"(?:[-—–~～－]{1,2}|至|到)"
_NUMBER = rf"(?:\d{{1,4}}[.．])?\d{{0,4}}{B}(?:[.．点]{B}|,{B}(?=万|元|人|户|亩))?"
_PER = (
    r"(?:/(?:平方米|平方公里|立方米|公顷|公里|千瓦时|千瓦|小时|分钟|[吨亩米斤升度户人次年月日天台套辆床座件瓶份时]|k[gm]|h|s|L|m[³23]?|t)"
    r"(?:[·•/](?:[年月日天次]|小时))?)?"
)
_WORDS_BEFORE = tuple("最附靠邻新节制大契合预条签违履相特公民")
_ROUTE_LEFT = re.compile(r"(?:兵分|[分开]|公交|线路|班线|专线|开通|增开|调整|优化)$")
_ROUTE_RIGHT = re.compile(r"公交|信号|电源|视频|人马|记者|纵队|大军|工作组|督查|检查|摄像|监控")
_SHARES_LEFT = re.compile(r"(?:股份|股权|发行|持有?|入股|配股|认购|折[合成]?|量化|分红|总计|[共每为达到])$")
_STAFF = re.compile(r"的(?:同志|干部|青年|负责)|同志")
_COUNTED_IN_PARTS = re.compile(r"(?:片|频|作品|电影|书|著|规|机|梯|车|剧|说|话|线|法律|课程|教材|纪录片)$")
_PARTS = re.compile(r"(?:作品|法规|法律|电影|电梯|手机|微|短|宣传片|专题片|纪录片|书|车|地方性)")


_RATIO = re.compile(rf"(?<=[比为]){B}[:：∶]{B}(?:[:：∶]{B})?")


def quantities(shape: str, lexicon: Lexicon) -> Iterator[Found]:
    """The blanked quantities of a masked text, a range (×元至×元) as one."""
    for match in _RATIO.finditer(shape):
        yield Found(match.start(), match.end(), SlotType.QUANTITY)
    for match in _compiled(lexicon).finditer(shape):
        unit = match["unit"]
        decimal = re.search(rf"[.．点]{B}", match["number"]) is not None
        after = match["after"] if unit or match["after"] != "上下" else None
        if not (unit or after or match["share"] or match["scale"] or decimal):
            continue
        if decimal and re.match(r"[1-9]\d*[.．]", match["number"]) and _is_list_number(shape, match.start("number")):
            continue
        if unit is not None and _is_office(shape, match.start("number"), match.end("unit"), unit):
            continue
        start, before = match.start(), match["before"]
        if before and not _blurs(shape, start, before):
            start, before = match.end("before"), None
        words = "".join(word for word in (before, match["over"], match["after"]) if word)
        yield Found(start, match.end(), SlotType.QUANTITY, unit, words or None)


@lru_cache(maxsize=8)
def _compiled(lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern of a blanked quantity over the units, each with the characters that make another word of it."""
    single = _units_pattern(tuple(sorted((form, unit.not_before) for form, unit in lexicon.units.items())))
    words = rf"(?:{single})(?:[（(](?:{single})[）)])?{_PER}"
    measured = rf"{_NUMBER}{_SCALE}?(?:{words})?"
    return re.compile(
        rf"(?=[\d{FIRST}将接大超不至逾近约百千])"  # what none begins with is passed over at once
        rf"(?P<before>{_BEFORE})?(?P<share>[百千]分之)?(?:{measured}{_DASH}(?=\d{{0,4}}{B}))?"
        rf"(?P<number>{_NUMBER})(?P<scale>{_SCALE})?(?P<over>{_OVER})?(?P<scale_after>[万亿])?(?P<unit>{words})?(?P<after>{_AFTER})?"
    )


def _units_pattern(units: tuple[tuple[str, str], ...]) -> str:
    """Longest unit first; a unit that would cut a longer word in two does not match."""
    known = [(form, not_before) for form, not_before in units if not _AREAS.fullmatch(form)]
    parts: list[str] = []
    for length in sorted({len(form) for form, _ in known}, reverse=True):
        plain = [form for form, cut in known if len(form) == length and not (cut or form in _CUTS)]
        parts += [trie_pattern(plain)] if plain else []
        parts += [_guarded(form, cut) for form, cut in known if len(form) == length and (cut or form in _CUTS)]
    return "|".join([*parts, "[%％‰]"])


def _guarded(form: str, not_before: str) -> str:
    return rf"{re.escape(form)}(?!{_CUTS.get(form) or f'[{re.escape(not_before)}]'})"


def _is_list_number(shape: str, at: int) -> bool:
    """Whether the digits before a stop and a blank are the number of an item (附件：1．×市…), not a decimal."""
    return re.search(r"[\u4e00-\u9fff]$", shape[max(0, at - 1) : at]) is None


def _blurs(shape: str, start: int, before: str) -> bool:
    """Whether 近/约 is an approximator, not the end of 最近 or 节约, nor 不到 that of 达不到."""
    if before == "不到":
        return shape[max(0, start - 1) : start] not in tuple("达做得看办听收找感想见等买遇用")
    return before not in {"近", "约"} or shape[max(0, start - 1) : start] not in _WORDS_BEFORE


def _is_office(shape: str, start: int, end: int, unit: str) -> bool:
    """Whether a classifier that is also a kind of office or place (部, 处, 组, 路) names it here."""
    left, right = shape[max(0, start - 6) : start], shape[end : end + 6]
    if unit == "部":
        return not _COUNTED_IN_PARTS.search(left) and not _PARTS.match(right)
    if unit in {"所", "处", "站"} and _STAFF.match(right):
        return True
    if unit == "处":
        return re.search(r"(?:在|由|代表|我|各)$", left) is not None
    if unit == "组":
        return re.search(r"(?:在|到|由|第|[村队])$", left) is not None
    if unit == "道":
        return re.search(r"(?:在|沿|位于)$", left) is not None
    if unit in {"路", "街"}:
        return not (_ROUTE_LEFT.search(left) or _ROUTE_RIGHT.match(right))
    if unit == "股":
        return not _SHARES_LEFT.search(left)
    if unit == "节":
        return re.search(r"(?:届|举办|办好|欢度|过好|庆祝)$", left) is not None
    return False
