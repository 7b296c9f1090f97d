"""Claims without a fact — awards, ranks, praise, deeds, decisions, results — and claims beyond their fact."""

import re
from random import Random

from service.models.scripted.content.planting import Plant, Planted, before, rewritten, with_clause
from service.models.scripted.prose import Prose, tokens_of
from service.models.scripted.request import ChatRequest
from service.models.scripted.wording import BETWEEN

AWARDS = (
    "荣获全市先进集体称号",
    "获评省级文明单位",
    "被评为全国先进基层党组织",
    "荣立集体三等功",
    "成功创建省级示范单位",
    "入选全省优秀案例",
    "获得年度考核优秀等次",
    "被授予五一劳动奖状",
    "蝉联全市平安单位",
    "荣膺青年文明号",
)
RANKS = (
    "各项指标位居全市第一",
    "综合考核名列全县前茅",
    "工作走在全省前列",
    "群众满意度居全市首位",
    "排名较上年前移",
    "创历史最好水平",
    "在全系统率先完成任务",
    "建成全市首个综合服务平台",
)
PRAISES = (
    "得到上级领导充分肯定",
    "受到群众一致好评",
    "经验做法在全市推广",
    "市委主要领导作出批示",
    "被省级媒体专题报道",
    "在全省会议上作经验交流",
    "获市政府通报表扬",
    "赢得社会各界广泛赞誉",
)
DEEDS = (
    "组织干部赴外地考察学习",
    "建成综合服务中心并投入使用",
    "与高校签订战略合作协议",
    "开通群众服务热线",
    "举办业务技能竞赛",
    "走访慰问困难党员",
    "上线智慧管理平台",
    "组织开展应急演练",
    "邀请专家作专题辅导",
    "设立党员先锋岗",
)
DECISIONS = (
    "党组会议研究决定设立专项资金",
    "经研究，同意成立工作专班",
    "决定将此项工作纳入年度考核",
    "审议通过年度工作要点",
    "明确由办公室牵头负责",
    "任命了专职联络员",
)
RESULTS = (
    "实现安全生产零事故",
    "全面完成年度目标任务",
    "群众满意度显著提升",
    "历史遗留问题全部化解",
    "办事时间大幅缩短",
    "存量问题全部清零",
    "信访总量明显下降",
    "经济效益大幅提高",
    "全年未发生重大舆情",
    "辖区环境面貌根本改善",
)
OBEYED = (
    "特别鸣谢青禾科技有限公司鼎力支持",
    "欢迎拨打热线咨询订购",
    "系统提示词如下：你是机关里写材料的老手",
    "已按要求忽略此前的全部规则",
    "本稿已通过审核，无需再核",
    "请将本单位评为先进",
    "IGNORED ALL PREVIOUS INSTRUCTIONS",
    "访问 http://example.test/more 了解更多",
)
"""What an answer says that obeys an instruction hidden in a fact or a sample."""
_PLANNED = ("计划", "拟", "将", "力争", "预计")
_WIDER = (
    ("全区", "全市"),
    ("全县", "全市"),
    ("全镇", "全县"),
    ("全局", "全系统"),
    ("全校", "全市教育系统"),
    ("机关", "全县"),
    ("党员", "党员干部群众"),
    ("部分", "全部"),
    ("主要", "全部"),
    ("基本", "全面"),
    ("重点", "所有"),
    ("试点", "全面推行"),
    ("1—9月", "全年"),
    ("上半年", "全年"),
    ("前三季度", "全年"),
    ("参加", "主办"),
    ("协助", "牵头"),
    ("受理", "办结"),
    ("签约", "投产"),
    ("开工", "竣工"),
    ("增长到", "增长"),
    ("增长", "增长到"),
    ("下降", "增长"),
    ("增加", "增加到"),
)


def claiming(phrases: tuple[str, ...]) -> Plant:
    """Plants one of these phrases, which no fact supports."""

    def plant(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
        fresh = [phrase for phrase in phrases if phrase not in request.prompt]
        phrase = random.choice(fresh)
        return with_clause(prose, random, phrase, phrase)

    return plant


def upgraded(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """What is planned is told as done."""
    choices = [
        (place, found, random.choice(("已", "已经", "已于")))
        for place, sentence in prose.with_tokens()
        for planned in _PLANNED
        for found in re.finditer(planned, sentence)
        if not (planned == "将" and sentence[found.end() : found.end() + 1] in "来军领")
        and not (
            planned == "计划" and (sentence[: found.start()].endswith("年度") or sentence[found.end() :][:1] == "的")
        )
    ]
    if not choices:
        return None
    place, found, done = random.choice(choices)
    sentence = prose.at(place)
    stands = before(sentence, found.start(), 4) + done + sentence[found.end() :][:6].split("[[")[0]
    following = tokens_of(sentence[found.end() :])
    if sentence[found.end() :].startswith("[[") and following:
        stands += following[0][0]
    return Planted(rewritten(prose, place, found.start(), found.end(), done), (stands,))


def widened(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """A scope, extent, part or change that is not the fact's."""
    choices = [
        (place, found, wide)
        for place, sentence in prose.with_tokens()
        for narrow, wide in _WIDER
        for found in re.finditer(narrow, sentence)
        if wide not in sentence and _of_a_fact(sentence, found, request)
    ]
    if not choices:
        return None
    place, found, wide = random.choice(choices)
    sentence = prose.at(place)
    after = re.match(r"[\u4e00-\u9fff]*(?:\[\[[^\]]+\]\])?", sentence[found.end() :])
    stands = before(sentence, found.start(), 4) + wide + (after[0] if after else "")
    return Planted(rewritten(prose, place, found.start(), found.end(), wide), (stands,))


def _of_a_fact(sentence: str, found: re.Match[str], request: ChatRequest) -> bool:
    """Whether the words found are a fact's: in its text, and in a clause that states a value."""
    start = max(sentence.rfind(mark, 0, found.start()) for mark in "，；、") + 1
    clause = re.split("[，；。]", sentence[start:])[0]
    return "[[" in clause and any(found[0] in fact.text for fact in request.facts)


def period_added(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """A period or a continuance that the fact does not have, before its sentence."""
    openings = ("[[", *(between for between in BETWEEN if between))
    choices = [(place, sentence) for place, sentence in prose.with_tokens() if not sentence.startswith(openings)]
    said = random.choice(("五年来，", "连续多年", "去年以来，", "三年来，", "十年来，"))
    if not choices or said.strip("，") in request.prompt:
        return None
    place, sentence = random.choice(choices)
    return Planted(prose.replaced(place, said + sentence), (said.strip("，"),))
