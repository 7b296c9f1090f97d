"""Words around a value that change what it says: scope, state, direction, approximation."""

import re
from random import Random

from eval.suites.planted.planters.picking import in_facts, in_paragraphs, one
from eval.suites.planted.text import CleanText, Place, Planted, put
from service.draft import Block

_WIDER = {"全村": "全镇", "全乡": "全县", "全镇": "全县", "全区": "全市", "全县": "全市", "全市": "全省"}
_SCOPE = re.compile("|".join(_WIDER))
_INTENDED = re.compile(r"(?<!模)拟(?=[\u4e00-\u9fff])")
_TO_COME = re.compile("拟|计划")
_PLANNED = re.compile(r"计划(?=新建|建设|招聘|选派|新增|征集|开展|造林|到位)")
_DIRECTION = {
    "增长": "下降",
    "下降": "增长",
    "提高": "降低",
    "降低": "提高",
    "缩短": "延长",
    "增至": "降至",
    "降至": "增至",
    "增加到": "减少到",
    "提高到": "降低到",
    "降到": "升到",
    "降为": "升为",
}
_MOVED = re.compile("|".join(sorted(_DIRECTION, key=len, reverse=True)))
_GROWN = re.compile(r"(?<=[^，。；]{2})(?:增长|下降|提高|降低|缩短)(?=\d)|(?:增长|下降)(?=\d)")
_ABOUT = {
    "近": "超过",
    "约": "超过",
    "突破": "接近",
    "超过": "接近",
    "不少于": "不超过",
    "不低于": "不超过",
    "不超过": "不少于",
    "左右": "以上",
    "以上": "以下",
    "以内": "以上",
}
_BEFORE = re.compile(r"(?:近|约|突破|超过|不少于|不低于|不超过)(?=\d)|(?<=[\d%元人个])(?:左右|以上|以内)")
_MORE = re.compile(r"(\d)余(?=[人件个次万])")


def scope_widened(text: CleanText, random: Random) -> Planted | None:
    picked = one(random, in_facts(text, _SCOPE))
    return _said(text, picked[0], *picked[1].span(), _WIDER[picked[1][0]]) if picked else None


def intended_as_done(text: CleanText, random: Random) -> Planted | None:
    """拟 → 已 before what a fact intends."""
    picked = one(random, in_facts(text, _INTENDED, _TO_COME))
    return _said(text, picked[0], *picked[1].span(), "已") if picked else None


def planned_as_done(text: CleanText, random: Random) -> Planted | None:
    """计划新建 → 已新建."""
    picked = one(random, in_facts(text, _PLANNED, _TO_COME))
    return _said(text, picked[0], *picked[1].span(), random.choice(("已", "已经"))) if picked else None


def direction_turned(text: CleanText, random: Random) -> Planted | None:
    """增长 → 下降 and the like, right before a value."""
    close = [(block, found) for block, found in in_facts(text, _MOVED) if _is_before_value(block.text, found.end())]
    picked = one(random, close)
    return _said(text, picked[0], *picked[1].span(), _DIRECTION[picked[1][0]]) if picked else None


def growth_as_level(text: CleanText, random: Random) -> Planted | None:
    """增长8.2% → 增长到8.2%."""
    picked = one(random, in_facts(text, _GROWN))
    if picked is None:
        return None
    block, found = picked
    return _said(text, block, *found.span(), found[0] + "到")


def approximation_changed(text: CleanText, random: Random) -> Planted | None:
    """近 → 超过, 不少于 → 不超过, 左右 → 以上, 余 dropped for 近."""
    picked = one(
        random, [*in_facts(text, _BEFORE), *in_paragraphs(text, re.compile(r"约(?=\d)")), *in_facts(text, _MORE)]
    )
    if picked is None:
        return None
    block, found = picked
    if found[0] in _ABOUT:
        return _said(text, block, *found.span(), _ABOUT[found[0]])
    number = re.compile(r"\d+$").search(block.text, 0, found.start() + 1)
    start = number.start() if number else found.start()
    return put(text, block, start, found.end(), "近" + block.text[start : found.start() + 1])


def _said(text: CleanText, block: Block, start: int, end: int, new: str) -> Planted:
    """The word reads ``new``. It is a fault of the values of its sentence, so that either may be pointed at."""
    planted = put(text, block, start, end, new)
    stop = min((at for at in (block.text.find(sign, end) for sign in "。；") if at >= 0), default=len(block.text))
    by = len(new) - (end - start)
    values = [Place(block.id, span.start + by, span.end + by) for span in block.spans if end <= span.start < stop]
    return Planted(planted.blocks, (*planted.places, *values), planted.note)


def _is_before_value(text: str, at: int) -> bool:
    return bool(re.compile(r"(?:了|至|到|为|约|近)?\d").match(text, at))
