"""What a clause asserts to have come about: award, rank, praise, result, decision, activity, trend — or nothing.

Official prose says what it does in the same bare verbs with which it says what it means to do (化解矛盾纠纷). A clause
asserts where its verb is one of coming about (建成, 获评), or where it says so (已, 了, 圆满, 明显提升, 未发生); not
where it intends (着力, 推动, 让, 将), and not as a bare slogan.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.checks.circumstances import plans
from service.text.lexicon import Lexicon
from service.text.sentences import clauses

ERRORS = frozenset({"award", "rank", "commendation", "result"})

_INTENT = re.compile(
    r"着力|着眼|推动|促进|努力|力争|争取|争创|力求|力促|确保|保障|坚持|注重|旨在|务求|务必|必须|应当|需要|须|要(?![求点素闻事件])|加快|让|使(?!用|命|者|馆)|引导|激励|鼓励|带动|助力"
    r"|防止|避免|力戒|为了|以期|以便|便于|致力|立足|围绕|聚焦|对照|对标|按照|如何|是否|能否|希望|期待|期盼|实打实地|(?:^|[，；])为(?!(?:\d|[一二三两]))|(?<![以认作成称视称列评定名改])为(?=[^，。；]{0,30}(?:贡献|奠定|提供|打下|注入|作出|做出))|不断(?=[^，。]{3,})|持续(?=[^，。]{4,})|进一步(?=[^，。]{3,})"
)
_DIRECT_INTENT = re.compile(r"(?:力争|争取|争创|努力|确保|推动|促进|助力|加快|着力|务求|为|以)[^，。；]{0,16}$")
_HONOUR = re.compile(
    r"荣获|喜获|获评|获授|获颁|斩获|摘得|捧得|夺得|问鼎|蝉联|荣膺|荣登|荣立|入选|入围(?!标准)|(?:被|获|获得|授予)[^，。；]{0,24}?(?:评为|评定为|命名为|认定为|确定为|列为|授予|评选为|表彰为|称号|荣誉|奖项|(?:一|二|三|特|优胜)等?奖|金奖|银奖|铜奖|优秀组织奖|先进(?:集体|单位|个人)|示范(?:单位|点|区|县|校))"
    r"|(?:评为|命名为|认定为)[^，。；]{0,30}|(?:创成|成功创建|创建成功|创建为)|获批(?!准)|(?:获|获得)(?:全国|全省|全市|全区|全县|国家|省|市|区|县)[^，。；]{0,16}(?:奖|优秀|先进|称号|荣誉|等次|第|命名|授牌)|考核(?:为|获|被评为|被评定为)?(?:优秀|先进|良好)|优秀等次"
)
_RANK = re.compile(
    r"(?:位居|位列|名列|居于?|列|排名?|跃居|跃升至?|进入|保持|稳居|领跑|领先)(?:了|在|于|到|至)?[^，。；]{0,8}?(?:全国|全省|全市|全区|全县|全镇|全系统|同类|同行业|本地区)[^，。；]{0,10}?(?:第[一二三四五六七八九十\d]|前[一二三四五六七八九十\d列茅]|首|榜首|领先|先进行列|第一方阵)"
    r"|(?:全国|全省|全市|全区|全县|全镇|全系统)(?:排名)?(?:第[一二三四五六七八九十\d]+|前[一二三四五六七八九十\d]+[名位强]?|首[个家创批例位]|唯一|领先|率先|最[高大多好快优])"
    r"|名列前茅|走在[^，。；]{0,10}前列|位居前列|处于[^，。；]{0,10}(?:前列|领先)|居首位|首开先河|历史(?:最高|新高|最好)|创(?:下)?(?:历史)?新高|(?:国内|省内|市内|区内|县内)(?:首|唯一|领先)|独占鳌头|位次前移|率先(?=[^，。；]{0,10}(?:建成|完成|实现|通过|推行|出台|建立|启动|达到))|首(?:个|家|座|条|例)(?=[^，。；]{2,})"
)
_PRAISE = re.compile(
    r"(?:得到|受到|获得|获|赢得|深受|广受|荣获|被)[^，。；]{0,24}?(?:肯定|好评|表扬|表彰|赞誉|赞扬|称赞|点赞|认可|推广|推介|报道|刊发|转载|批示|欢迎|嘉奖)"
    r"|通报(?:表扬|表彰)|(?:作|做)(?:了)?[^，。；]{0,10}(?:典型|经验|交流)发言|(?:在|被|向)(?:全国|全省|全市|全区|全县|全系统|[^，。；]{1,8}会议?上)[^，。；]{0,12}(?:推广|推介|交流)|经验(?:做法)?[^，。；]{0,6}(?:被|在|获)[^，。；]{1,16}(?:推广|刊发|报道|转发|采用)"
    r"|(?:作出|做出|专门)(?:了)?(?:重要|肯定性)?批示|(?:一致|广泛|普遍|高度)(?:好评|赞誉|评价|认可)|成为[^，。；]{0,12}(?:典范|样板|标杆|名片|品牌)|(?:作|做|进行)了?专题报道|专题报道了"
)
_RESULT = re.compile(
    r"(?:圆满|全面|全部|顺利|如期|按期|提前|超额|基本|胜利|高质量|高标准|高效|成功)(?:地)?(?:完成|建成|实现|通过|达标|办结|整改|化解|解决|清零|销号|落实到位|脱贫|投产|竣工|举办|收官)(?!的|时)"
    r"|(?:已|业已|已经)(?!经济|婚|知)[^，。；]{0,12}?(?:完成|建成|实现|通过|达标|办结|整改|化解|解决|销号|落实|投产|投用|竣工|启动|开展|建立|形成|成立|覆盖|达到|印发|出台|投入|建设|新建|改造|举办|组织|培训|发放|引进|签约|开工|上线|成为)"
    r"|(?<!未)(?:完成|建成|解决|化解|取得|形成|打造|培育|建立|实现|达到|营造|增强|提升|提高|改善|改变|推进|促进|扩大|巩固|夯实|激发|凝聚|树立|缓解|打通|扭转|遏制|擦亮|赢得|锻炼|涌现)(?:出)?了"
    r"|(?:取得|收到|见到|呈现|收获)[^，。；]{0,12}(?:成效|成绩|实效|进展|突破|成果|效果|进步|新气象|新局面)"
    r"|实现[^，。；]{0,16}(?:零|全覆盖|翻番|突破|双提升|双下降|双丰收|转变|飞跃|清零|归零|动态|无死角|开门红|目标)"
    r"|(?:明显|显著|大幅|极大|根本|全面|切实|大大|有力|有效)(?:地|度|性)?(?:提升|提高|改善|增强|好转|下降|降低|减少|优化|改观|加快|缓解|遏制|进步|扭转|转变|解决|整治|治理|控制|消除)(?:了)?$"
    r"|(?:未发生|没有发生|无一例?|未出现|未引发|没有出现|零)[^，。；]{0,14}(?:事故|事件|案件|投诉|上访|举报|舆情|失误|差错|泄密|违纪|违法|信访|发生|增长|纠纷|起|例|人)"
    r"|无(?:重大|较大|任何|一)?[^，。；有]{0,10}(?:事故|违法违纪|违纪违法|案件|投诉|上访|泄密)"
    r"|焕然一新|蔚然成风|深入人心|全部(?:清零|归零|到位|见底|整改到位|达标|合格)|达到(?:预期|了|国家|省级|市级|国内|先进)[^，。；]{0,10}|提质增效成效|大幅跃升|再上(?:新)?台阶$|迈上(?:新)?台阶$"
    r"|(?:建成|竣工|落成|投产|投用|交付使用|投入使用|投入运行|投入运营|通车|上线运行|正式上线|正式运行|正式启用|揭牌|挂牌成立|开业|开馆|开园|通过验收|通过复审|通过评审|验收合格|脱贫摘帽)(?![、等]|的)"
    r"|通过[^，。；]{0,12}(?:验收|复审|评审|复核|认定|评估|考核)|突破[^，。；]{0,10}大关"
    r"|(?:完成|完结|办结|结案|审结)(?!率|情况|时限|时间|的|后|度)(?=[^，。；]{2,})"
)
_TREND = re.compile(
    r"(?:持续|不断|稳步|进一步|逐步|日益|更加|逐年)(?:得到)?(?:提升|提高|改善|增强|好转|下降|降低|减少|优化|加快|缓解|向好|扩大|夯实|巩固|完善|健全|规范|浓厚|凸显|彰显|显现|释放|深化|拓展|壮大)$"
)
_NOT_RESULT = re.compile(r"成长平台|搭建成|限时办结|线上线下|未完成|待完成|建成后|完成后|完成情况|事事有|件件有")
_DECISION = re.compile(
    r"(?:印发|出台|制定|制订|修订|颁布|下发|转发|签订|签署|审议通过|研究通过)(?:了|出台|印发)?(?=《|“|[^，。；]{0,20}(?:方案|办法|意见|规定|细则|通知|制度|协议|责任书|规划|清单|章程|规程|预案))|(?:成立|组建|设立)(?:了|起)?[^，。；]{0,24}(?:领导小组|工作专班|专班|工作组|协会|队伍|服务队|委员会|指挥部|中心|联盟|支部|公司|基地|工作室)"
)
_ACTIVITY = re.compile(
    r"(?:开展|举办|举行|组织|召开|承办|主办|协办|开办|启动|开设|组织开展|集中开展)(?:了)?[^，。；]{1,30}?(?:活动|会议|大会|推进会|座谈会|现场会|动员会|培训班|研讨班|读书班|讲座|论坛|讲堂|比赛|竞赛|大赛|运动会|演练|仪式|演讲|展览|展演|演出|义诊|宣讲|党日|参观|观摩|招聘会|博览会|艺术节|文化节|专项行动|专项整治|普查|慰问|体检|征文)(?:$|[，。；、])"
)
_ASPECT = re.compile(r"已|了(?!解|然|如指掌)")


@dataclass(frozen=True, slots=True)
class Assertion:
    """A clause and what it asserts; offsets into the text given."""

    start: int
    end: int
    kind: str
    text: str


def find_assertions(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Assertion]:
    """The assertions of a sentence, a clause each, the weightiest kind of each clause."""
    for left, right in clauses(text, start, end):
        clause = text[left:right].rstrip("。！？!? ")
        kind = _kind(clause, lexicon)
        if kind is not None:
            yield Assertion(left, left + len(clause), kind, clause)


def _kind(clause: str, lexicon: Lexicon) -> str | None:
    if plans(clause, lexicon):
        return None
    for kind, pattern in (("award", _HONOUR), ("rank", _RANK), ("commendation", _PRAISE), ("result", _RESULT)):
        if any(not _intended(clause, found, kind) for found in pattern.finditer(clause)):
            return kind
    intent = _INTENT.search(clause)
    for kind, pattern in (("decision", _DECISION), ("activity", _ACTIVITY), ("trend", _TREND)):
        deed = pattern.search(clause)
        if deed and not (intent and intent.start() < deed.start()):
            return kind
    return None


def _intended(clause: str, found: re.Match[str], kind: str) -> bool:
    """Whether the clause means to bring it about. Of what has 已 or 了 beside it, it does not."""
    if _ASPECT.search(found[0]):
        return False
    before = clause[: found.start()]
    if kind != "result":
        return bool(_DIRECT_INTENT.search(before))
    if _NOT_RESULT.search(clause, max(0, found.start() - 2), found.end() + 2):
        return True
    return bool(_INTENT.search(before))
