"""Wrong wording: stale formulations, set phrases and terms with a character wrong, offices that call themselves of
another level."""

import re
from random import Random

from eval.suites.planted.planters.picking import in_paragraphs, one, sentence_ends
from eval.suites.planted.text import CleanText, Place, Planted, edited, put

_STALE = (
    ("深入学习贯彻", "党的十九大精神"),
    ("认真落实", "党的十九大和十九届历次全会精神"),
    ("全面贯彻", "党的十八大精神"),
    ("认真学习宣传贯彻", "党的十九届六中全会精神"),
)
_SET_PHRASES = (
    ("增强“", "四个认识", "”，提高政治站位。"),
    ("坚定“", "四个自行", "”，保持战略定力。"),
    ("坚决做到“", "两个拥护", "”。"),
    ("深刻领悟“", "两个确定", "”的决定性意义。"),
    ("统筹推进“", "五位一起", "”总体布局。"),
    ("协调推进“", "四个全部", "”战略布局。"),
    ("严格落实“", "三会一刻", "”制度。"),
    ("用好监督执纪“", "四种形势", "”。"),
)
_TERMS = (
    ("继续", "再接再励", "，争取更大进步。"),
    ("工作不能", "按步就班", "，要有创新精神。"),
    ("", "一如继往", "地支持各项工作。"),
    ("要认真贯彻上级", "决策布署", "。"),
    ("始终坚持以", "习进平", "新时代中国特色社会主义思想为指导。"),
    ("坚持和加强党的全面领导，", "惯彻", "新发展理念。"),
    ("要树立", "绿水青山就是金山很山", "的理念。"),
    ("扎实推进", "乡村振新", "。"),
)
_LEVELS = {"我村": "我镇", "我乡": "我县", "我镇": "我县", "我县": "我市", "我区": "我市", "我市": "我省"}
_SELF = re.compile("|".join(_LEVELS))
_UNTIL = re.compile("截至")


def stale_formulation(text: CleanText, random: Random) -> Planted | None:
    before, phrase = random.choice(_STALE)
    return _added(text, random, before, phrase, "。")


def wrong_set_phrase(text: CleanText, random: Random) -> Planted | None:
    return _added(text, random, *random.choice(_SET_PHRASES))


def wrong_term(text: CleanText, random: Random) -> Planted | None:
    return _added(text, random, *random.choice(_TERMS))


def until_confused(text: CleanText, random: Random) -> Planted | None:
    """截至 → 截止 before a time, as is often written."""
    picked = one(random, in_paragraphs(text, _UNTIL))
    return put(text, picked[0], *picked[1].span(), "截止") if picked else None


def self_reference(text: CleanText, random: Random) -> Planted | None:
    """我县 → 我市: the office calls itself by a level that it has not."""
    picked = one(random, in_paragraphs(text, _SELF))
    if picked is None:
        return None
    block, found = picked
    return put(text, block, *found.span(), _LEVELS[found[0]])


def _added(text: CleanText, random: Random, before: str, phrase: str, after: str) -> Planted | None:
    picked = one(random, sentence_ends(text))
    if picked is None:
        return None
    block, at = picked
    blocks = edited(text.blocks, block, at, at, before + phrase + after)
    start = at + len(before)
    return Planted(blocks, (Place(block.id, start, start + len(phrase)),), f"加“{phrase}”")
