"""Figures told in words that no reader of quantities takes for one: 过半, 翻番, 数次, 成百上千, 百名党员, 每月一次."""

import re
from collections.abc import Iterator, Sequence

from service.checks.context import CheckContext
from service.checks.findings import error
from service.draft import Block, Finding
from service.reading.values import Occurrence
from service.text.range import Range
from service.text.values import SlotType

_N = "0-9０-９零〇一二两三四五六七八九十百千万亿数几上近余多第每"
_COUNTED = (
    "名|人(?!民|口)|位|场|次|家|户|件|项|个|批|期|轮|篇|处|支|份|册|天|亩|公里|吨|株|元(?!医疗)|万元(?!地区|GDP)|亿元"
)
_FIGURES = re.compile(
    "|".join(
        (
            r"(?:将近|接近|超过|过|逾|近|超|大|多|约)?半数(?:以上)?|(?:过|逾|近|超|大)半(?!年|天|月|夜|径)",
            r"(?:将近|接近)?一(?:大)?半(?:以上)?|十之八九|百分百|百分之百|(?:绝大|大)多数",
            r"翻了?[一两几数]?(?:番|倍)|成倍|倍增|减半|双倍|加倍(?=增)",
            r"[一两三]打(?=$|[，。；的])|[俩仨]|成百上千|成千上万|数以[十百千万]+计|(?:两|三|个)位数",
            rf"(?<![{_N}人次户件个倍基指额岁度款点分参读成项家总])数(?:{_COUNTED})|若干(?:{_COUNTED})",
            r"(?<![更许诸大众很最至繁])多(?:[名位场次家户件项个批期轮篇处支份册](?!性|度))",
            rf"(?<![{_N}])(?:十|百|千|万|百万|千万|亿)(?:余|多)?(?:{_COUNTED})(?!以上项目)|[廿卅](?:{_COUNTED})",
            r"(?:突破|破|过|超|达|逾)[百千万亿]+(?:元|人|户|亩|大关)|[数几]千(?=[\u4e00-\u9fff])(?!年|万|里)|几[百千万亿]",
            r"(?:用时|历时|耗时|仅用|用了|为期)[^，。；]{0,5}?(?:年|月|周|天|日|小时)|(?<![上下])半(?:年(?!度|工作)|个多?月|天)",
            r"[一二两三四五六七八九十]+(?:余|多)?载|一(?:个)?(?:月|周|年|天|季度)(?:内|之内|时间)(?!容)",
            r"每(?:周|个?月|季度?|年|半年|天|日|旬)(?:至少|不少于)?[^，。；]{0,6}?[一二两三四五1-9](?:次|场|期|回|例)",
        )
    )
)


_PERIODS = re.compile(
    "(?:去|前)年以来|(?:连续|历经)多年|近(?:几|些|两|三|五)?年(?:来|间)?(?!轻|龄|底|末)|(?:多|历|数|往|这些|几|五|三)年来|往年"
    "|历年来?|长期以来|[数多]年(?=努力|奋战)"
)
_UNIVERSAL = re.compile(
    "所有|(?:党员)?干部群众|社会各界|全体(?!会议|同志|人员大会)|全系统|全行业|无一例外|全面(?:推行|推开|铺开)"
)
_SPREAD = re.compile("全面")
_EVEN_IN_PHRASES = re.compile("一半|百分百|位数|成千上万")


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors in text that was written freely, where every value should have come by a token: ``sourceless_quantity``,
    ``sourceless_date`` for spells of years said of a figure, and ``qualifier_changed`` where all are said beside a
    fact's figure."""
    if not context.written_freely:
        return
    for block in context.prose:
        taken = [
            *(Range(span.start, span.end) for span in block.spans if span.kind not in ("structural", "set_phrase")),
            *(Range(mention.start, mention.end) for mention in context.mentions[block.id]),
        ]
        phrases = context.lexicon.find_set_phrases(block.text)
        for start, end in _free(_FIGURES, block, taken, context):
            figure = block.text[start:end]
            if _EVEN_IN_PHRASES.search(figure) or not any(each.overlaps(start, end) for each in phrases):
                message = f"数量“{figure}”在事实中没有依据"
                yield error("sourceless_quantity", block, start, end, message, "补充事实，或删去")
        for start, end in _free(_PERIODS, block, taken, context):
            if not _before_a_figure(start, block, context):
                continue
            message = f"时段“{block.text[start:end]}”在事实中没有依据"
            yield error("sourceless_date", block, start, end, message, "补充事实，或删去")
        for start, end in _free(_UNIVERSAL, block, taken, context):
            if _SPREAD.match(block.text, start) or _beside_a_figure(start, context.occurrences[block.id]):
                message = f"范围与事实不符：事实没有说是“{block.text[start:end]}”"
                yield error("qualifier_changed", block, start, end, message, "按事实写明")


def _free(pattern: re.Pattern[str], block: Block, taken: Sequence[Range], context: CheckContext) -> Iterator[Range]:
    """Where a pattern stands outside values and marks, in words that neither facts nor brief say."""
    for found in pattern.finditer(block.text):
        start, end = found.span()
        if any(each.overlaps(start, end) for each in taken) or context.is_marked(block, start, end):
            continue
        if found[0] not in context.source_text:
            yield Range(start, end)


def _before_a_figure(at: int, block: Block, context: CheckContext) -> bool:
    """Whether the sentence has a figure, or another value of a fact, that the spell of years would be said of; an
    opening (近年来，我县坚持……) has none."""
    sentence = next((span for span in context.sentences[block.id] if span[0] <= at < span[1]), (at, at))
    figures = (each.placed.start for each in context.occurrences[block.id] if each.value.type is SlotType.QUANTITY)
    told = (span.start for span in block.spans if span.kind == "fact")
    return any(sentence[0] <= start < sentence[1] for start in (*figures, *told))


def _beside_a_figure(at: int, occurrences: Sequence[Occurrence]) -> bool:
    clauses = (each.placed.clause for each in occurrences if each.value.type is SlotType.QUANTITY)
    return any(start <= at < end for start, end in clauses)
