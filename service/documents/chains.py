"""Blanked names of organs, places and people: where such a value begins and ends (×市×区委×部, ×县×乡×村, ×局长).

All functions read a masked text (``blanks.Masked.shape``) from one blank run onwards and look at a bounded context.
"""

import re
from dataclasses import dataclass

from service.documents.blanks import FIRST, MORE, B
from service.text.values import SlotType

_HAN = "\u4e00-\u9fff"
_LIST_AFTER = "、，。；：）)（(“《\n 　"

_ADMIN = re.compile(
    r"(?:自治区|自治州|自治县|经济技术开发区|经济开发区|高新技术产业开发区|开发区|高新区|经开区|示范区|街道|社区|林场|农场|片区|网格"
    r"|省(?![心力事钱略]|级(?!以))|市(?![场民容值价面]|级(?!以))|州|盟(?!友)|区(?![别分域间]|级(?!以)|块(?!链))"
    r"|县(?![域]|级)|旗(?![帜下])|镇(?![定压静])|乡(?![贤愁亲土音])|村(?![民级容])|屯(?!驻)|湾|庄)"
)
_GOVERNING = re.compile(
    r"(?:党的建设|委员会|委[办](?![理])|委(?![托派屈婉培员])|人民政府|政府办公室|政府办|政府|人大常委会|人大|政协|纪委监委|纪委|监委|党委|党工委|直属|直(?=机关))"
)
_HEADS = (
    "委员会办公室|领导小组办公室|委员会|办公室|人民政府|人民法院|人民检察院|检察院|法院|公安局|党校|大学|学院|学校|中学|小学"
    "|幼儿园|医院|卫生院|卫生服务中心|卫生室|研究院|研究所|设计院|派出所|税务所|司法所|银行|支行|分行|集团有限公司|集团公司"
    "|有限责任公司|股份有限公司|有限公司|公司|集团|总工会|妇女联合会|妇联|联合会|残联|文联|工商联|科协|协会|商会|学会"
    "|合作社|联合社|党委|党组|党工委|纪委监委|纪委|监委|党总支|党支部|工委|管委会|居委会|村委会|居民委员会|村民委员会"
    "|文明办|发改委|政法委|卫健委|国资委|编办|党群服务中心|实践中心|实践所|实践站|服务中心|指挥部|项目部|工作站|服务站"
    "|档案馆|文化馆|图书馆|敬老院|养老院|福利院|事务所|救援组织|机械厂|水厂|处理厂|工厂|电厂|酒店|宾馆|剧团|文化站"
    "|组织部|宣传部|统战部|武装部|工作部|社会工作部|巡察组|巡视组|督导组|检查组|调研组|工作组|直属机关工委|机关工委"
    "|出版社|报社|电视台|分局|总队|支队|大队|团市委|团县委|团区委|团委"
)
_VERBS = (
    "召开|开展|举办|印发|出台|成立|实施|坚持|推进|推动|建立|健全|完善|落实|加强|强化|围绕|聚焦|要求|组建|邀请|协调|联合|带领"
    "|牵头|负责|主办|承办|深入|持续|全面推|积极|紧紧|紧扣|进行|参加|参观|走访|调研|学习|获|被|对|将|与|和|及|的|在|为|以|向|等"
    "|是|了|把|从|到|由|于|各|全体|我|该|本|其|此|这|那|每|共|已|也|并|则|均|提出|提供|完成|结合|通过|按照|根据|位于|入选"
)
_HEAD = re.compile(
    rf"(?P<free>[{_HAN}]{{0,12}}?)(?P<head>{_HEADS}|局(?![面部限势]|长)|厅(?![级堂局]|长))"
    rf"(?:党组|党委|党总支|党支部|机关党委|委员会|办公室|工会|团委|附属医院|附属[{_HAN}]{{1,4}}医院|{B}医院)?"
)
_FREE_VERB = re.compile(_VERBS)
_DIRECT_ORG = re.compile(
    r"(?:部门|部(?![分长署队件落](?!级)|副部长|级|作品|法规|手机|电梯|电影|微|短|宣)|办(?![理公法事好成学实]|案)|办公室(?!主任)"
    r"|局(?![面部限势长]|党[组委]书记|领导|副局长)|厅(?![级堂长局])|院(?![长内])|庭(?![长审院前])|科(?![级技学研普长目])|委(?![托派员书])"
    r"|处(?![理置罚级长于在方])|系(?![统列])|股(?![份权东金]))"
)
_PLACE_HEADS = (
    "水库|水源地|工业园区|产业园区|产业园|工业园|园区|开发区|法治文化公园|公园|广场|纪念馆|博物馆|展览馆|展馆|体育馆|旧址|遗址"
    "|故居|教育基地|示范基地|实践基地|基地|景区|机场|火车站|车站|大桥|隧道|灌区|港口|码头|小区|矿区|路段|河段|流域|古镇|古村"
    "|街区|商圈|楼宇|大厦|会议中心|礼堂|段"
)
_PLACE_HEAD = re.compile(rf"(?P<free>[{_HAN}]{{0,8}}?)(?P<head>{_PLACE_HEADS})")
_PLACE_DIRECT = re.compile(
    r"(?:地(?![方区位])|路(?![径线上])|街(?!道)|巷|河(?![长道])|江|湖(?!长)|山(?!林)|岛|港|沟|乡镇|组(?![织长建成]|工))"
)
_NAME_HEADS = (
    "工程|行动计划|行动|计划|活动|项目|党建品牌|品牌|服务平台|平台|精神大讨论|精神|模式|机制|经验|做法|专栏|要闻|论坛|大会|博览会"
    "|峰会|大赛|杯|基金|文化节|艺术节|节|展|系统|软件|APP|小程序|公众号|视频号|栏目|工作法|理论|思想|产业链|产业|行业|领域"
    "|专业|课题|课程|品种|技术|工艺|产品|制度|报告表|工作思路|目标|主题|战略|规划|案例|热线|讲堂|大讲堂"
)
_NAME_HEAD = re.compile(rf"(?P<free>[{_HAN}]{{0,6}}?)(?P<head>{_NAME_HEADS})")
_OFFICES = (
    "同志|常务副[省市县区]长|副书记|书记|副部长|部长|副局长|局长|副厅长|厅长|副处长|处长|副科长|科长|副主任|主任|副院长|院长|副校长"
    "|校长|副县长|县长|副区长|区长|副市长|市长|副省长|省长|副镇长|镇长|副乡长|乡长|村长|副所长|所长|站长|庭长|行长|董事长|总经理"
    "|经理|教授|老师|研究员|工程师|主席|副主席|委员|代表|先生|女士|医生|律师|法官|检察官|院士|博士"
)
_OFFICE = re.compile(rf"(?:{_OFFICES})(?![{_HAN}]{{0,1}}(?:办公会|接待日|会议室|信箱|工作室))")
_LEFT = re.compile(
    r"(?:中国共产党|中共|共青团|民革|民盟|民建|民进)?(?:(?:中央|省|市|区|县|州|旗|镇|乡)(?:委员会|委|政府|直|纪委|人大|政协)?)?$"
)
_LEFT_GUARD = re.compile(r"[我本全各该两每]$")


@dataclass(frozen=True, slots=True)
class Chain:
    """A value that begins at or before a blank run: its span and type."""

    start: int
    end: int
    type: SlotType


def read_chain(shape: str, at: int) -> Chain | None:
    """The name that the blank run at ``at`` begins, None where what follows is not an organ, place or person."""
    start, end = at, at
    kind: SlotType | None = None
    while end < len(shape) and shape[end] == FIRST:
        step = _element(shape, _after_run(shape, end), kind)
        if step is None:
            break
        end, kind = step
        if kind is SlotType.PERSON:
            break
    if kind is None:
        return None
    if kind is SlotType.ORGANISATION:
        start = _left(shape, at)
    elif kind is SlotType.PLACE:
        start = _left_place(shape, at)
    return Chain(start, end, kind)


def _after_run(shape: str, at: int) -> int:
    at += 1
    while at < len(shape) and shape[at] == MORE:
        at += 1
    return at


def _element(shape: str, at: int, so_far: SlotType | None) -> tuple[int, SlotType] | None:
    """One link of a chain, ``at`` just behind its run: where it ends and what the chain is then."""
    if office := _OFFICE.match(shape, at):
        return office.end(), SlotType.PERSON
    if admin := _ADMIN.match(shape, at):
        end = admin.end()
        kind = SlotType.PLACE
        if governing := _GOVERNING.match(shape, end):
            end, kind = governing.end(), SlotType.ORGANISATION
        if (tail := _organ(shape, end)) is not None:
            end, kind = tail, SlotType.ORGANISATION
        return end, kind
    if organ := _DIRECT_ORG.match(shape, at):
        end = organ.end()
        return (_organ_after(shape, end) or end), SlotType.ORGANISATION
    if (tail := _organ(shape, at)) is not None:
        return tail, SlotType.ORGANISATION
    if so_far is not None and (place := re.compile("[组队屯]").match(shape, at)):
        return place.end(), so_far
    if so_far is None:
        for pattern, kind in ((_PLACE_HEAD, SlotType.PLACE), (_NAME_HEAD, SlotType.NAME)):
            if (named := pattern.match(shape, at)) and not _FREE_VERB.search(named["free"]):
                return named.end(), kind
        if place := _PLACE_DIRECT.match(shape, at):
            return place.end(), SlotType.PLACE
    return None


def _organ(shape: str, at: int) -> int | None:
    """The end of an organ's own name that begins at ``at`` (县司法局, 精神文明建设委员会办公室)."""
    found = _HEAD.match(shape, at)
    if found is None or _FREE_VERB.search(found["free"]):
        return None
    return found.end()


def _organ_after(shape: str, at: int) -> int | None:
    found = re.compile(r"(?:党组|党委|党总支|党支部|机关党委)(?!书记)").match(shape, at)
    return found.end() if found else None


def _left(shape: str, at: int) -> int:
    """Where an organ's name begins to the left of its first run: 区委×部, 中共×区委, 省委第×巡视组."""
    window = shape[max(0, at - 9) : at]
    ordinal = 1 if window.endswith("第") else 0
    found = _LEFT.search(window[: len(window) - ordinal] if ordinal else window)
    if found is None or not found.group():
        return at
    start = at - ordinal - len(found.group())
    return at if _LEFT_GUARD.search(shape[max(0, start - 1) : start]) else start


def _left_place(shape: str, at: int) -> int:
    return at
