"""Words that belong to no document: a writer's about its own text, its rules or itself, advertisements, what another is
to fill in, another language. What facts or the brief say in the same words belongs."""

import re
from collections.abc import Iterator
from functools import lru_cache

from service.checks.context import CheckContext
from service.checks.findings import error, shown
from service.draft import Finding
from service.text.injection import find_injections
from service.text.sentences import clauses

CHECK = "stray"
_THIS = r"(?:本|此|这|该|全)(?:份|篇|段|节|小节)?"
_DONE = r"(?:补充|修改|修订|更正|调整|删除|删去|核对|核实|替换|完善|改正|标注|润色|优化|精简|压缩|扩写|改写)"
_OF_THE_TEXT = (
    rf"{_THIS}(?:文?稿|草稿|初稿|稿子|答案|回答|回复|输出)(?!件|费|酬)",
    r"(?:本|这一|此|该)(?:段|节|小节|部分)(?:内容|文字|表述|正文)?(?:字数|约|共计?|总计|主要(?:写|围绕|介绍|说明)|旨在|写到|到此|严格|未(?:添加|使用|出现)"
    r"|均(?:按|为|来自|依据)|已(?:按|将|根据|包含|涵盖)|按(?:照)?要求|根据(?:要求|事实)|完[。，]?$)",
    r"(?:以上|上述|前述|以下|下述)(?:内容|文字|正文|段落|文稿|表述|文本)|以上(?:即为|即是|便是|就是|为(?:本节|正文|全文)|是(?:本节|根据|按照|依据))",
    r"(?:正文|全文|初稿|改稿|定稿|文稿)(?:如下|到此|结束|完毕|开始|[共约]?\s*[\d一二三四五六七八九十百]+余?字)|未完待续|全文完|此处(?:省略|略去|从略)",
    r"(?:约|共|共计|合计|不足|超过|控制在)\s*[一二三四五六七八九十百千两\d]+(?:余|多|来)?个?(?:字|汉字)(?:左右|以内)?$|字数(?:约|为|共|统计|控制|符合|在|[:：])",
    rf"(?:已|均)(?:经)?(?:按|照|按照|根据|依照)(?:您|你|用户|上述|以上|前述|提示|题目|意见|反馈|给定|要求)[^，。；]{{0,10}}(?:{_DONE}|撰写|拟写|起草|改|写|完成|处理|忽略|执行)",
    r"(?:撰写|拟写|拟稿|起草|生成|改写|润色|扩写|续写)(?:完毕|如下|说明|要求|思路|完成后?$)|(?:修改|改动|写作|创作)(?:说明|思路|要点)[:：]?",
    r"(?:仅)?供(?:您|你|领导)?(?:参考|审阅|修改)(?:使用)?$|请(?:您|你)(?:查收|过目|核对|审阅|确认|告知|指正|补充|提供|参考)|(?:告诉|联系|告知)我$|随时(?:告诉|告知|联系)(?:我|您|你)",
    r"如(?:有|果|需)(?:您|你|需要|其他|任何|遗漏|疑问|(?:调整|修改)(?!意见)|进一步(?:修改|调整))|希望(?:对您|对你|以上|这(?:份|篇|段)|能(?:帮|满足))",
    r"(?:根据|按照|依据|遵照|结合|基于)(?:您|你|用户|上述要求|以上要求|给定|给出|所给|提供的|所提供|提示|题目|样稿|以上事实|上述事实|已知事实)",
    r"(?:事实|材料|素材|原文)(?:中|里)?(?:并)?(?:未|没有?)(?:提供|给出|提及|涉及|说明|写明|列出)|(?:未|没有)(?:提供|给出)(?:相关|具体|更多|明确)?的?(?:事实|数据|信息|材料)"
    r"|(?:数据|数字|情况|信息|金额|时间|名单)(?:暂缺|待补|待核|待定|不详|从略|另行补充|以实际为准)",
    r"(?:用户|提问者|提问人)(?:要求|提供|希望|给出|需要)|我(?:将|会|已)(?:按照|根据|严格|尽量|为您)",
)
_OF_THE_MODEL = (
    r"槽位|提示词|提示语|占位符|系统(?:提示|指令|消息|设定)|角色设定|(?:槽|标记)(?:编号|已保留|均已|只写)|Markdown|JSON|主题词(?!表)|样稿",
    r"(?:忽略|无视|遵守|遵循|执行|绕过|覆盖|满足|符合)(?:了|此前|以上|上述|全部|所有|之前|的){1,3}[^，。；]{0,4}(?:规则|指令|提示|约束|要求|限制|设定)",
    r"作为(?:一个|一名|一款)?(?:AI|人工智能|语言模型|大模型|智能助手|写作助手|模型)|(?:人工智能|大?语言模型|大模型)(?:无法|不能|生成|撰写|写作)",
    r"(?:无需|不必|免于|不用)(?:再)?(?:审核|复核|核对|校对|检查|人工审核)|已(?:通过|完成)(?:了)?(?:系统|自动|人工)?(?:审核|校验|自检|自查核对)$",
)
_ADDRESS = r"www\.|[\w.-]+@[\w-]+\.\w+|[\w-]+\.(?:com|cn|net|org|test|gov)\b"
_OF_SELLERS = (
    r"鸣谢|(?:独家|特约|友情)赞助|赞助商|独家冠名|冠名播出|广告(?:位|合作|投放)|(?<!签)订购(?!销)|选购|代购|优惠(?:券|价)|特价|包邮|免费试用",
    r"(?:欢迎|敬请|请)(?:您|大家)?(?:拨打|致电|来电|垂询|咨询|选购|订购|访问|登录|点击|关注|扫码|添加|订阅|转发|点赞|留言|下载)",
    r"拨打(?:热线|电话)|咨询(?:热线|电话)|扫码(?:关注|添加|咨询|下载|进群|了解)|(?:扫描|长按)[^，。；]{0,6}二维码|加(?:微信|好友|QQ|群)|(?:微信|QQ)号|点击(?:链接|此处|这里|下方|原文)|关注(?:我们|公众号)|更多(?:详情|精彩|内容|信息)(?:请|见|尽在)",
    r"(?:访问|登录|打开|点开|浏览)[^，。；]{0,4}(?:网址|链接)|https?:",
    _ADDRESS,
    r"请(?:将|把|给予?|授予|优先)[^，。；]{0,14}(?:评为|评定为|列为先进|加分|打高分|通过审核|优先录用|表彰)",
)
_WORDS = (*_OF_THE_TEXT, *_OF_THE_MODEL, *_OF_SELLERS)
_STRAY = re.compile("|".join(_WORDS), re.I)
_BEGINS = (
    "JMQh上下不主事人仅代以优作供依信修免全共关写冠创初前加包占原友合名告咨均基大如字定已希广微忽情我打执扩扫拟拨按控提撰改敬数"
    "文无时更未本材标样根槽欢正此没浏润满点特独生用登符系素约结绕续联覆角订访该语请赞起超这选遵金长随鸣"
)
_WITHOUT_A_DOT = re.compile(f"(?=[{_BEGINS}])(?:{'|'.join(words for words in _WORDS if words != _ADDRESS)})", re.I)
"""The same where no address can stand, which may begin with any character: a look at the first character first."""
_AS_ASKED = re.compile(
    r"(?:现)?(?:按|照|按照|根据|依据|依照|遵照)(?:相关|有关|上述|以上|题目|写作|拟稿|具体|下列)?(?:的)?(?:要求|提示|指令|规则|说明)"
)
_LATIN = re.compile(r"[A-Za-zÀ-ž][A-Za-zÀ-ž'’.-]*[A-Za-zÀ-ž]|[Ѐ-ӿ]{2,}|[ぁ-ヿ]{2,}|[가-힣]{2,}")
_FILL_IN = re.compile(
    r"[（(【\[［〔<＜{｛]{1,2}[^（）()【】\[\]［］<>＜＞{}｛｝\n。]{0,16}?"
    r"(?:[待请需应可](?:后续)?(?:补|填|定|核|查|确认|完善|替换|修改)|此处|填写|填入|占位|空缺|空白|示例|暂无|暂缺|不详|TODO|TBD|N/A|[xX]{2,}"
    r"|(?:具体|相关|实际|详细)(?:数据|数字|数量|金额|时间|日期|名称|人数|单位|情况|内容|案例)|(?<![\u4e00-\u9fff])(?:略|从略|以下略|下略|数据|数字|姓名|单位名称|地点|时间|日期)(?=[）)】\]］〕>＞}｝]))"
    r"[^（）()【】\[\]［］<>＜＞{}｛｝\n。]{0,16}[）)】\]］〕>＞}｝]{1,2}",
    re.I,
)
_NOTE = re.compile(rf"[（(【\[](?:现|均)?已(?:按[^，。）)】\]]{{0,10}})?{_DONE}[^，。）)】\]]{{0,6}}[）)】\]]")
_BRACKETED = re.compile(
    r"\[\[[^\[\]\n]{0,60}\]\]|[\[［{｛<＜【]{1,2}[^\[\]［］{}｛｝<>＜＞【】\n]{0,60}[\]］}｝>＞】]{1,2}"
)
_ELLIPSIS = re.compile(r"…+|\.{3,}|。{3,}|·{3,}")
_BRACKET = re.compile(r"[\[\]［］{}｛｝<>＜＞【】]")
_OPENING = re.compile(r"[（(【\[［〔<＜{｛\]］}｝>＞】…]|\.{3}|。{3}|·{3}")
"""What a text must have to have anything to fill in."""


def strays(text: str, told: str) -> Iterator[tuple[int, int]]:
    """Spans in a clause of what belongs to no document, unless ``told`` (facts and brief) says it in the same words."""
    for start, end, kind in _suspects(text):
        said = text[start:end]
        if kind == "asked" or (said.lower() not in told.lower() if kind == "foreign" else said not in told):
            yield start, end


def to_fill_in(text: str, told: str) -> Iterator[tuple[int, int]]:
    """Spans of what a writer leaves to be filled in by others, in any brackets or by an ellipsis; and of brackets of no
    document."""
    for start, end in _to_fill_in(text):
        if text[start:end] not in told:
            yield start, end


@lru_cache(maxsize=1024)
def _suspects(clause: str) -> tuple[tuple[int, int, str], ...]:
    """What may be stray in a clause, whatever is told: it is read by the chain and by the check, alone and at the end
    of a sentence."""
    bare = _AS_ASKED.fullmatch(clause.strip("，。；：,;: ")) is not None
    return (
        *((*found.span(), "words") for found in (_STRAY if "." in clause else _WITHOUT_A_DOT).finditer(clause)),
        *(((0, len(clause), "asked"),) if bare else ()),
        *((*found.span(), "foreign") for found in _LATIN.finditer(clause)),
        *((start, end, "injected") for start, end in find_injections(clause)),
        *((start, end, "to fill in") for start, end in _to_fill_in(clause)),
    )


def _to_fill_in(text: str) -> Iterator[tuple[int, int]]:
    if _OPENING.search(text) is None:
        return
    for pattern in (_FILL_IN, _NOTE, _BRACKETED, _BRACKET, _ELLIPSIS):
        for found in pattern.finditer(text):
            yield found.span()


def is_note(bracketed: str) -> bool:
    """Whether brackets say that something has been done to the text (（已补充）): what stands before them stays."""
    return _NOTE.fullmatch(bracketed) is not None


def goes_on(clause: str) -> bool:
    """Whether what follows a stray clause is most likely of the same matter: not after 按照要求 or a foreign word."""
    return _STRAY.search(clause) is not None


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``stray`` in text that was written freely."""
    if not context.written_freely:
        return
    told = context.source_text
    for block in context.prose:
        for begin, end in context.sentences[block.id]:
            for left, right in clauses(block.text, begin, end):
                found = [
                    (left + a, left + b)
                    for a, b in strays(block.text[left:right], told)
                    if not context.is_marked(block, left + a, left + b)
                ]
                if found:
                    start, stop = found[0][0], max(b for _, b in found)
                    message = f"“{shown(block.text[start:stop])}”不是公文正文里的话"
                    yield error(CHECK, block, start, stop, message, "删去")
