"""Made-up assertions: awards, ranks, deeds, and what a sample of another office says of itself."""

import re
from random import Random

from eval.suites.planted.planters.picking import one, sentence_ends
from eval.suites.planted.text import CleanText, Place, Planted, edited

_AWARDS = (
    "荣获全国先进集体称号。",
    "被省委、省政府表彰为先进单位。",
    "相关案例获评全省十佳创新案例。",
    "获得“五一劳动奖状”。",
    "被命名为“文明示范窗口”。",
    "两名同志受到通报嘉奖。",
)
_RANKS = (
    "综合考核位居全市第一。",
    "主要指标增速列全省前三位。",
    "工作成效走在全省前列。",
    "群众满意度排名第2。",
    "该项工作在同类地区遥遥领先。",
)
_DEEDS = (
    "建成智慧指挥中心并投入使用。",
    "组织干部赴外地考察学习。",
    "设立专项奖励基金。",
    "与高校签订战略合作协议。",
    "开通夜间服务专线。",
    "选派业务骨干驻点帮扶。",
    "走访慰问困难群众236户。",
    "召开动员大会8次。",
    "拆除违章建筑1.6万平方米。",
    "成立青年突击队19支。",
)
_SENTENCE = re.compile(r"[^。！？\n]{10,70}。")
_SPECIFIC = re.compile(r"\d{2}|《|“[^”]{2,}”")


def invented_award(text: CleanText, random: Random) -> Planted | None:
    return _added(text, random, random.choice(_AWARDS))


def invented_rank(text: CleanText, random: Random) -> Planted | None:
    return _added(text, random, random.choice(_RANKS))


def invented_deed(text: CleanText, random: Random) -> Planted | None:
    return _added(text, random, random.choice(_DEEDS))


def copied_specific(text: CleanText, random: Random) -> Planted | None:
    """A sentence of the grounding with its figures and names, copied as it is."""
    said = "".join(block.text for block in text.blocks)
    sentences = [
        found[0].strip()
        for sample in text.grounding
        for found in _SENTENCE.finditer(sample)
        if _SPECIFIC.search(found[0]) and found[0].strip() not in said and not re.search(r"[×*＊X_＿【]", found[0])
    ]
    sentence = one(random, sentences)
    return _added(text, random, sentence) if sentence else None


def _added(text: CleanText, random: Random, sentence: str) -> Planted | None:
    picked = one(random, sentence_ends(text))
    if picked is None:
        return None
    block, at = picked
    blocks = edited(text.blocks, block, at, at, sentence)
    return Planted(blocks, (Place(block.id, at, at + len(sentence)),), f"加“{sentence}”")
