"""Claims: an award, a rank, a result, a decision or a deed that no fact supports."""

import re
from collections.abc import Iterator
from fractions import Fraction
from types import MappingProxyType

from service.checks.context import CheckContext
from service.checks.fact_sentences import FactSentence
from service.checks.findings import error, shown, warning
from service.checks.order.marks import heading_number_of, point_marks
from service.checks.support.assertion_words import ASPECT
from service.checks.support.assertions import ERRORS, Assertion, find_assertions
from service.draft import Block, Finding
from service.reading.words import Words, read_words
from service.text.meanings import Amount
from service.text.values import SlotType, Value

CHECK = "unsupported_claim"
_ENOUGH = MappingProxyType({"award": 0.7, "rank": 0.7, "commendation": 0.6, "result": 0.5})
_ENOUGH_OF_A_DEED = 0.4
_TELLING, _NEARLY_ALL = 1.5, 0.9
"""A clause of few words (超额完成任务) shares half of them with too much."""
_WEIGHTY = frozenset({"award", "rank", "commendation"})
_LEVEL = re.compile(
    r"(?:全|本)?([国省市县区镇])(?:家级?|级|委|政府|直|内|域)|全([国省市县区镇])|中央|联合国|世界"
    r"|第[一二三四五六七八九十\d]{1,3}|前[一二三四五六七八九十\d]{1,3}|首位|榜首|首[个家创批]|唯一|冠军|亚军|季军|[一二三特]等奖|[金银铜]奖"
)
_CARRY_DEEDS = frozenset({SlotType.QUANTITY, SlotType.TITLE, SlotType.NAME, SlotType.DOCUMENT_NUMBER})
_DASH = "——"
_LONGEST_THEME = 30
_GREATEST = re.compile("最[大高多早低快长小少]")
_OF_ITSELF = re.compile("制[定订](?:如下|本)(?:实施|工作|行动)?(?:方案|计划|规划|办法|意见|要点|细则)$")
_OF_THEM = re.compile("其中|有|共|已|的")
_ALL = re.compile(r"(?:全部|全数|均已|悉数|全都)(?:予以|得到|按期|如期|及时)?([\u4e00-\u9fff]{2})")
_WHOLE = Value(SlotType.QUANTITY, "100%", Amount(Fraction(100), Fraction(100), "%"))
_NEVER = re.compile("未|没有|无|零")
_KINDS = MappingProxyType(
    {
        "award": "获奖或称号",
        "rank": "排名或“首创”“领先”",
        "commendation": "表彰或好评",
        "result": "成效",
        "decision": "决定",
        "activity": "活动",
        "trend": "成效",
    }
)


def check(context: CheckContext) -> Iterator[Finding]:
    """``unsupported_claim``: errors for awards, ranks, commendations and results; warnings for other deeds.

    A result or deed with a figure rests on the figure's fact; whether that fact is about this is ``wrong_matter``'s
    to say.
    """
    for block in context.prose:
        if block.type == "note":
            continue
        number = heading_number_of(block.text)
        for n, (begin, end) in enumerate(context.sentences[block.id]):
            start = max(begin, number.end) if number else begin
            titled = block.type == "heading" or (block.level is not None and n == 0) or _is_theme(block, begin, end)
            for assertion in find_assertions(block.text, start, end, context.lexicon):
                intended = _intended(block, assertion, context)
                if intended or context.is_marked(block, assertion.start, assertion.end):
                    continue
                if _supported(block, assertion, context):
                    continue
                make = error if assertion.kind in ERRORS and not (titled and _slogan(assertion)) else warning
                message = f"“{shown(assertion.text)}”（{_KINDS[assertion.kind]}）没有事实支持"
                yield make(CHECK, block, assertion.start, assertion.end, message, "补充事实（是否仍属实），或删去")


def _is_theme(block: Block, begin: int, end: int) -> bool:
    """Whether a sentence is the theme of a point (二是改善人居环境。) with text after it: a heading in running text."""
    if end - begin > _LONGEST_THEME or end == len(block.text):
        return False
    dash = block.text.startswith(_DASH, begin)
    return dash or any(mark.start == begin for mark in point_marks(block.text[:end]))


def _has_value(block: Block, start: int, end: int, context: CheckContext) -> bool:
    return any(
        mention.value.type in _CARRY_DEEDS and start <= mention.start < end and mention.value in context.facts_by_value
        for mention in context.mentions[block.id]
    )


def _intended(block: Block, assertion: Assertion, context: CheckContext) -> bool:
    """Whether the block is about what is to come and the clause says nothing else; an honour is never planned so."""
    planned = block.id in context.planned and assertion.kind not in _WEIGHTY
    return planned and not ASPECT.search(assertion.text)


def _slogan(assertion: Assertion) -> bool:
    """What headings say of themselves (作风建设取得新成效, 干在实处、走在前列); an honour or a place is none."""
    return assertion.kind == "result" or (assertion.kind == "rank" and not _levels(assertion.text))


def _supported(block: Block, assertion: Assertion, context: CheckContext) -> bool:
    squeezed = _squeezed(assertion.text)
    if _OF_ITSELF.search(assertion.text):
        return True  # 制定本方案 tells of the text that it stands in
    if squeezed and squeezed in context.squeezed_sources:
        return True
    if _is_a_facts_figure(block, assertion, context) or _is_all_of_it(assertion, context):
        return True
    if assertion.kind == "rank" and _is_a_facts_greatest(block, assertion, context):
        return True
    if assertion.kind not in _WEIGHTY and _has_value(block, assertion.start, assertion.end, context):
        return True
    words = read_words(assertion.text, context.lexicon.wording)
    enough = _ENOUGH.get(assertion.kind, _ENOUGH_OF_A_DEED) if words.weight >= _TELLING else _NEARLY_ALL
    return any(
        share >= enough and _says(sentence, assertion, words, block.id in context.planned)
        for share, sentence in context.fact_sentences.best(words)
    )


def _is_a_facts_figure(block: Block, assertion: Assertion, context: CheckContext) -> bool:
    """Whether it is a fact's figure in another order: 其中6项获批 for 获批6项."""
    for mention in context.mentions[block.id]:
        if mention.value.type is SlotType.QUANTITY and assertion.start <= mention.start < assertion.end:
            before = block.text[assertion.start : mention.start]
            rest = _squeezed(_OF_THEM.sub("", before) + block.text[mention.end : assertion.end])
            facts = context.facts_by_value.get(mention.value, ())
            if len(rest) > 1 and any(rest in each.fact.text for each in facts):
                return True
    return False


def _is_all_of_it(assertion: Assertion, context: CheckContext) -> bool:
    """Whether all was done of what a fact has a rate of 100 % for: 全部办结 for 办结率100%."""
    found = _ALL.search(assertion.text)
    return found is not None and any(
        f"{found[1]}率" in each.fact.text for each in context.facts_by_value.get(_WHOLE, ())
    )


def _is_a_facts_greatest(block: Block, assertion: Assertion, context: CheckContext) -> bool:
    """Whether it only ranks, by a word of a fact's, a value that was put there from the fact (坪头村雨量最大)."""
    said = _GREATEST.findall(assertion.text)
    inside = [span.fact for span in block.spans if span.fact and assertion.start <= span.start < assertion.end]
    facts = [
        context.occurrence_by_value_id[value].fact.text for value in inside if value in context.occurrence_by_value_id
    ]
    for mention in context.mentions[block.id]:
        if assertion.start <= mention.start < assertion.end:
            facts += [each.fact.text for each in context.facts_by_value.get(mention.value, ())]
    return bool(said) and not _levels(assertion.text) and any(all(word in text for word in said) for text in facts)


def _says(sentence: FactSentence, assertion: Assertion, words: Words, planned: bool) -> bool:
    """Whether a fact's sentence says it as done (in a plan: or as ``planned``), of nothing that excludes it (市级 for
    省级), and, of honours and ranks, of the same level and place."""
    if (sentence.planned and not planned) or (_NEVER.search(assertion.text) and not _NEVER.search(sentence.text)):
        return False
    groups = {group for group, _ in words.contrasts}
    theirs = {(group, word) for group, word in sentence.words.contrasts if group in groups}
    if {group for group, _ in theirs} - {group for group, word in theirs if (group, word) in words.contrasts}:
        return False
    return assertion.kind not in _WEIGHTY or _levels(assertion.text) <= _levels(sentence.text)


def _levels(text: str) -> frozenset[str]:
    """The levels and places that a text names: 省 of 全省, 省级, 省委; 第一, 前三."""
    return frozenset(found[1] or found[2] or found[0] for found in _LEVEL.finditer(text))


def _squeezed(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
