"""Deeds told in bare verbs (走访慰问困难群众, 邀请专家授课), which a model that writes freely invents most easily.

In samples and phrases a bare verb of action may be a slogan; where a model writes the prose, it is a deed unless the
clause speaks of attitude, means or aim.
"""

import re

from service.text.lexicon.lexicon import Lexicon

_KINDS = {"decision": "decision", "activity": "activity", "result": "activity"}
_GENERAL = frozenset(
    {
        "明确", "确定", "决定", "实施", "组织", "化解", "解决", "实现", "达到", "达成", "突破", "服务群众",
        "更新", "完成", "增加", "增长", "减少", "下降", "降低", "整合", "简化", "精简", "取得", "研判",
        "结对", "整改", "办理", "覆盖", "惠及", "受益", "转化", "培训", "考核", "督查", "督导", "检查",
        "监测", "排查", "落地", "压减", "压缩", "缩短", "节约", "节省", "提高到", "提升到", "帮扶", "救助",
        "发布", "公布", "评议", "调研", "宣讲", "开展", "推行", "谈话", "审计", "清理", "启动", "发展党员",
        "共建", "查处", "调解", "曝光", "座谈", "研讨", "选树", "储备", "接收", "移交",
    }
)  # fmt: skip
"""Words that official prose also uses of what it cares for; they tell of a deed only with one of the signs below."""
_SIGNS = re.compile(
    r"[“《]|、[^，。；]+等|(?<![为除])了(?!解)|已(?!经济)|(?:一线|现场|实地|带队|入户|上门|专题|免费|联合|会同|前往|深入(?!学习|贯彻|推进|落实|实施))"
    r"|(?:活动|会议|培训班|讲座|比赛|竞赛|演练|调研|检查|排查|宣传|慰问|座谈会|执法|整治|行动|服务|会|日|课|体检|检测|监测|鉴定|养护|普查)$"
)
_OTHER = re.compile(
    r"邀请[^，。]{2,}|打击[^，。]{0,8}(?:采砂|犯罪|违法|行为|活动)|争取[^，。]{0,10}(?:资金|项目|支持|补助)|纳入[^，。]{2,}|带队|重温[^，。]{0,6}誓词"
    r"|现场(?:交办|办公|解决)|限期整改|观看[^，。]{2,}|听取[^，。]{2,}(?:意见|汇报)|学习考察|更换[^，。]{2,}|维修[^，。]{2,}|维护养护|执法"
    r"|划定[^，。]{2,}|列为|列入|取消[^，。]{2,}|研究(?:同意|通过|决定)|制作[^，。]{2,}|下发[^，。]{2,}|清退|赴[^，。]{2,}|送[^，。]{1,6}(?:下乡|上门|进村)"
    r"|进行了?[^，。]{0,8}(?:鉴定|检测|检修|改造|维修|排查|摸底|普查|约谈|走访|评估|审计|验收|表彰|培训|整治|清理|督查|检查|调研)"
    r"|决定[^，。]{2,}|明确由[^，。]{2,}|拍摄[^，。]{2,}|印制[^，。]{2,}|表彰[^，。]{2,}|奖励[^，。]{2,}|资助[^，。]{2,}|投入[^，。]{0,10}(?:资金|经费)|新增[^，。]{2,}|采购[^，。]{2,}"
)
_ATTENDS = re.compile(
    r"着力|努力|坚持|推动|推进|促进|让|引导|鼓励|激励|注重|强化|加强|完善|健全|巩固|提升|突出|做到|确保|深化|防范|防止|抓好|抓实"
    r"|做好|办好|落实|严格|规范|优化|加快|加大|力争|争取(?=[在让使])|旨在|为了|以便|通过|采取|按照|结合|如何|(?<![主重首摘纪概])要(?!求|点|素|闻|件|紧|害)|必须|应当|需要"
    r"|(?:^|，)以(?!来)|将(?=[^，。]{2,}转化|继续|积极|进一步|以|不断|持续|加大|认真|努力|全力|按|围绕)|离不开|不搞|营造|用于"
)
_NAMED = re.compile(
    r"^(?:[、等的为]|方面|情况|方式|(?:工作|制度|机制|体系|能力|责任|要求|计划|方案)(?=$|[、的和与])|[^，。；]{0,4}(?:作用|力度|功能|优势|质效|体系|格局|氛围))"
)
_MODIFIES = re.compile("[^，。；]{0,2}的")
_NOT_DONE = re.compile("(?:不|未|没有|严禁|禁止|避免|杜绝|(?<![主重首摘纪概])要|须|应|能|可以|同(?!志))[^，。；]{0,2}$")


def deed_kind(clause: str, lexicon: Lexicon) -> str | None:
    """The kind of deed that a clause tells: decision or activity; None where it tells none."""
    signs = _SIGNS.search(clause)
    for verb in lexicon.action_verb_pattern.finditer(clause):
        kind = _KINDS.get(lexicon.action_verbs.get(verb[0], ""))
        if kind is None or _NAMED.match(clause[verb.end() :]) or _NOT_DONE.search(clause[: verb.start()]):
            continue
        if (verb[0] in _GENERAL and not signs) or (verb.start() > 1 and _MODIFIES.match(clause[verb.end() :])):
            continue
        if not _attended(clause, verb.start()):
            return kind
    for other in _OTHER.finditer(clause):
        if not _NAMED.match(clause[other.end() :]) and not _attended(clause, other.start()):
            return "activity"
    return None


def _attended(clause: str, at: int) -> bool:
    """Whether the clause means to bring about or to care for what follows."""
    return bool(_ATTENDS.search(clause[:at])) and not re.search("已|了(?!解)", clause)
