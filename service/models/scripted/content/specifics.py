"""Names, titles, dates, places and numbers of documents that no fact has, and those of another brief."""

import re
from random import Random

from service.models.scripted.content.figures import figure
from service.models.scripted.content.planting import Planted, rewritten, with_clause
from service.models.scripted.content.quantities import slots
from service.models.scripted.prose import Prose, tokens_of
from service.models.scripted.request import ChatRequest

_PREFIXES = ("青岭", "云滩", "石梁", "东洲", "白沙", "松溪", "柳河", "鹤鸣")
_OFFICES = ("市发展和改革委员会", "区财政局", "县教育局", "市城市管理局", "区人民法院", "镇人民政府", "集团有限公司")
_SURNAMES = "陆韩沈魏邹秦汪曹贺龚"
_GIVEN = ("明川", "立新", "文博", "晓岚", "建业", "思远", "玉珍", "国安")
_POSTS = ("副局长", "党组成员", "副书记", "办公室主任", "纪检组长", "第一书记")
_ABOUT = ("河湖管护", "基层治理", "作风建设", "营商环境优化", "人才培育", "安全生产", "数字化转型", "乡村建设")
_KINDS = ("实施意见", "管理办法", "三年行动方案", "工作细则", "考核办法", "若干措施")
_MAKERS = ("云政发", "青委办", "石府办", "市监发", "东教党")
_PLACES = ("柳溪镇", "石桥村", "东河社区", "长岭街道", "白沙湾", "松林工业园", "银杏广场")
_NAMES = ("“清流卫士”", "“红色头雁”", "“邻里一家亲”", "“春风送暖”", "“匠心筑梦”", "“晨光驿站”")
FOREIGN = (
    "云岭县教育局完成校舍改造14.6万平方米",
    "周边23所学校的4180名学生受益",
    "依托鹤湖干部学院举办“初心讲堂”19期",
    "出台《云岭县校园安全专项整治方案》",
    "县财政拨付专项经费2760万元",
    "2022年3月以来累计家访1.7万户",
    "副县长宋启明到现场督办37次",
)
"""Clauses of another unit's brief."""
_FOREIGN_SPECIFIC = re.compile(
    r"《[^》]+》|“[^”]+”|\d[\d.]*(?:年\d+月|万?[\u4e00-\u9fff]{1,2})|云岭县教育局|鹤湖干部学院|宋启明"
)
_FALLBACK_SAMPLE = "开展送法下乡活动×场，惠及群众×余人次，建立矛盾调处工作室×个，受理来访×件。"
_BLANKED = re.compile(r"[^，。；\n×*“《]{2,16}[×*]+余?(?:人次|[次场期名个件户份项支座条处起])")


def title(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    name = f"《关于加强{random.choice(_ABOUT)}工作的{random.choice(_KINDS)}》"
    return with_clause(prose, random, random.choice(("制定出台{}", "对照{}抓好落实", "认真学习{}")).format(name), name)


def organisation(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    name = random.choice(_PREFIXES) + random.choice(_OFFICES)
    return with_clause(
        prose, random, random.choice(("会同{}联动推进", "与{}结对共建", "得到{}支持")).format(name), name
    )


def person(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    name = random.choice(_SURNAMES) + random.choice(_GIVEN)
    return with_clause(prose, random, f"{random.choice(_POSTS)}{name}{random.choice(('带队督导', '到会讲话'))}", name)


def date(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    month, day = random.randrange(1, 13), random.randrange(1, 29)
    written = random.choice((f"{month}月{day}日", f"{random.randrange(2016, 2024)}年{month}月", f"去年{month}月"))
    return None if written in request.prompt else with_clause(prose, random, f"{written}召开推进会", written)


def place(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    name = random.choice(_PREFIXES) + random.choice(("县", "区", "")) + random.choice(_PLACES)
    return with_clause(prose, random, random.choice(("在{}先行试点", "深入{}开展走访")).format(name), name)


def document_number(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    number = f"{random.choice(_MAKERS)}〔{random.randrange(2019, 2026)}〕{random.randrange(1, 120)}号"
    return with_clause(prose, random, random.choice(("按照{}文件要求抓好落实", "印发{}")).format(number), number)


def name(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    chosen = random.choice(_NAMES)
    return with_clause(prose, random, random.choice(("打造{}品牌", "开展{}行动", "建成{}阵地")).format(chosen), chosen)


def ordinal(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    said = f"第{random.choice('二三四五六七八九十')}届"
    return None if said in request.prompt else with_clause(prose, random, f"举办{said}职工文化节", said)


def changed_name(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """A name, title or organisation written out, other than the fact has it."""
    known = slots(request)
    choices = [
        (where, token, other)
        for where, sentence in prose.with_tokens()
        for token in tokens_of(sentence)
        if token[1] in known and (other := _otherwise(known[token[1]].context, random)) and other not in request.prompt
    ]
    if not choices:
        return None
    where, token, other = random.choice(choices)
    return Planted(rewritten(prose, where, token.start(), token.end(), other), (other,))


def of_sample(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """A clause of the grounding with a figure of the writer's own in its blank."""
    blanks = _BLANKED.findall(request.parts.get("样稿", "")) or _BLANKED.findall(_FALLBACK_SAMPLE)
    clause = random.choice(blanks)
    number = figure(random, request.prompt, "")
    clause = re.sub(r"[×*]+", number, clause)
    unit = clause[clause.index(number) :][: len(number) + 1]
    return with_clause(prose, random, clause, unit)


def of_another_brief(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    clause = random.choice(FOREIGN)
    return with_clause(prose, random, clause, *_FOREIGN_SPECIFIC.findall(clause))


def _otherwise(value: str, random: Random) -> str | None:
    if value.startswith("《") and len(value) > 6:
        return random.choice((value[:-1] + "（试行）》", "《关于" + value[1:], value[0] + value[3:]))
    if value.startswith("“") and len(value) > 5:
        return value[0] + value[2:]
    if re.fullmatch(r"[\u4e00-\u9fff]{2,3}", value) and value[-1] not in "镇乡村县区市局委道街山河湖":
        return value[0] + random.choice([each for each in _GIVEN if each != value[1:]])
    if value.endswith(("局", "委员会", "学校", "公司", "办事处")):
        return random.choice(_PREFIXES) + value[2:]
    return None
