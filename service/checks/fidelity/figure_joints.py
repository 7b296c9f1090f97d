"""Joints around figures: 超过近120场, 近120余场, 增长-3.2%, 12场场, 5—3个, 提高到5个百分点."""

import re
from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import GENERAL, error, warning
from service.draft import Finding
from service.facts.joining import join
from service.text.range import Range
from service.text.values import Mention, SlotType
from service.text.words import cut

CHECK = "joint"
_LESS = re.compile("近|将近|接近|不足|不到")
_MORE = re.compile("[余多]|以上|有余|之多")
_ABOUT = re.compile("约|大约")
_ABOUT_AFTER = re.compile("[余多]|左右|上下|以上")
_OVER = re.compile("超过|超|逾|突破")
_DAILY = re.compile(r"[日月年](?:均|供|产|销|流|客|处|接|发|用|活|访|人)")
_LONGEST_WORD = 6
_REVERSED = re.compile(
    r"(?<![0-9.\-—])([0-9]+(?:\.[0-9]+)?)([%％]?)(?:—|–|～|~|至)([0-9]+(?:\.[0-9]+)?)\2(?=[人名个次项家户场位件处%％万元天篇期])(?!年)"
)
_REACHED_POINTS = re.compile(
    r"(?:提高|提升|上升|增加|增长|下降|降低|减少|降|升)(?:到|至)[0-9.]{1,8}(?=个百分点)(?:个百分点)"
)


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``joint``; a warning where the facts themselves say it so."""
    for block in context.prose:
        for mention in context.mentions[block.id]:
            wrong = _wrong(block.text, mention)
            if wrong is not None:
                (start, end), message = wrong
                make = warning if block.text[start:end] in context.source_text else error
                yield make(CHECK, block, start, end, message, "只保留事实中的说法", GENERAL)
        for found in _REVERSED.finditer(block.text):
            if float(found[1]) > float(found[3]) and found[0] not in context.source_text:
                yield error(CHECK, block, *found.span(), f"区间“{found[0]}”前大后小", "核对两端的数", GENERAL)
        for found in _REACHED_POINTS.finditer(block.text):
            message = f"“{found[0]}”：百分点说的是变化幅度，不能“到”"
            yield error(CHECK, block, *found.span(), message, "改为“提高…个百分点”或“提高到…%”", GENERAL)


def _wrong(text: str, mention: Mention) -> tuple[Range, str] | None:
    """The stretch that is wrong about a mention and its neighbours, and why."""
    start, end = mention.start, mention.end
    value = mention.value
    if value.type is SlotType.QUANTITY and (own := _contradicts_itself(value.text)) is not None:
        return Range(start, end), f"“{value.text}”：{own}"
    before, after = text[max(0, start - 8) : start], text[end : end + 8]
    joint = join(before, value, after)
    if joint.conflict is not None:
        left = _bound_before(before) if value.type is SlotType.QUANTITY else 0
        return Range(start - left, end + (0 if left else 1)), joint.conflict
    if joint.drop_after and _begins_a_word(after, joint.drop_after):
        return None
    if joint.drop_before or joint.drop_after:
        repeated = text[start - joint.drop_before : start] or text[end : end + joint.drop_after]
        span = Range(start - joint.drop_before, end + joint.drop_after)
        return span, f"“{span.of(text)}”中的“{repeated}”重复"
    return None


def _begins_a_word(after: str, repeated: int) -> bool:
    """Whether what looks repeated begins the next word: 3项项目, 20名名师, 8月12日日供水量."""
    words = cut(after[:_LONGEST_WORD])
    return (bool(words) and len(words[0]) > repeated) or bool(_DAILY.match(after))


def _contradicts_itself(text: str) -> str | None:
    digits = re.search("[0-9０-９零〇一二两三四五六七八九十百千万亿]", text)
    if digits is None:
        return None
    before, after = text[: digits.start()], text[digits.start() :]
    if _LESS.search(before) and _MORE.search(after):
        return "前后两个约数词相互矛盾"
    if _ABOUT.search(before) and _ABOUT_AFTER.search(after):
        return "前后两个约数词重复"
    if _OVER.search(before) and _MORE.search(after):
        return "前后两个约数词重复"
    return None


def _bound_before(before: str) -> int:
    """How much of the text before the value belongs to the contradiction: the bound, or the word of change."""
    found = re.search(
        r"(?:不少于|不低于|不超过|不高于|不多于|大约|将近|接近|超过|突破|不足|不到|至少|近|约|超|逾"
        r"|(?:增长|增加|提高|提升|上升|扩大|下降|减少|降低|压减|缩减|缩短|下滑|缩小|增|升|减|降)了?(?:到|至|为)?)$",
        before,
    )
    return len(found[0]) if found else 0
