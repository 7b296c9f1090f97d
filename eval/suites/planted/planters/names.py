"""Wrong names: persons, organisations, places, titles cut short or made up, brackets of document numbers."""

import re
from collections.abc import Iterator
from random import Random

from eval.suites.planted.planters.picking import in_paragraphs, one, sentence_ends
from eval.suites.planted.text import CleanText, Place, Planted, edited, put
from service.draft import Block

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马"
_GIVEN = ("建平", "晓东", "丽娟", "志远", "国庆", "海燕", "文斌", "思源", "宏伟", "秀兰")
_PLACES = ("东岭", "南浦", "北川", "西河", "清源", "宁河", "金湾", "临川")
_SUFFIX = re.compile(r"(?:区|县|市|省|镇|乡|村)")
_TITLE = re.compile(r"《[^《》]{4,}》")
_MADE_UP = (
    "《{where}重点工作督查考核办法》",
    "《关于进一步加强和改进工作作风的实施意见》",
    "《{where}三年行动方案》",
    "《{where}工作责任清单》",
)
_NUMBERED = re.compile(r"〔(\d{4})〕")


def wrong_person(text: CleanText, random: Random) -> Planted | None:
    """Another person's name, or one character of the given name."""
    persons = [(block, span, value) for block, span, value in text.values() if span.slot == "p" and len(value) >= 2]
    picked = one(random, persons)
    if picked is None:
        return None
    block, span, value = picked
    others = [name for name in _GIVEN if name not in value]
    new = random.choice((_SURNAMES[random.randrange(len(_SURNAMES))] + random.choice(others), value[:-1] + "峰"))
    return put(text, block, span.start, span.end, new if new != value else value[0] + "志远")


def wrong_organisation(text: CleanText, random: Random) -> Planted | None:
    """Another place's office: in the text, or as the signature."""
    fits = [(block, span.start, span.end) for block, span, _ in text.values() if span.slot == "o"]
    unit = text.brief.unit
    for block in text.blocks:
        if block.type in ("paragraph", "signature"):
            fits += [(block, found.start(), found.end()) for found in re.finditer(re.escape(unit), block.text)]
    picked = one(random, fits)
    if picked is None:
        return None
    block, start, end = picked
    name = block.text[start:end]
    found = _SUFFIX.search(name)
    keep = name[found.start() :] if found and found.start() else name[2:]
    return put(text, block, start, end, random.choice([place for place in _PLACES if place not in name]) + keep)


def wrong_place(text: CleanText, random: Random) -> Planted | None:
    """Another place of the same kind."""
    fits = [(block, span.start, span.end) for block, span, _ in text.values() if span.slot == "l"]
    if text.brief.region:
        named = re.compile(re.escape(text.brief.region) + r"(?![\u4e00-\u9fff]{0,6}(?:局|委员会|政府|会|院|馆))")
        fits += [(block, *found.span()) for block, found in in_paragraphs(text, named)]
    picked = one(random, fits)
    if picked is None:
        return None
    block, start, end = picked
    name = block.text[start:end]
    found = _SUFFIX.search(name)
    keep = name[found.start() :] if found and found.start() else "镇"
    return put(text, block, start, end, random.choice([place for place in _PLACES if place not in name]) + keep)


def cut_title(text: CleanText, random: Random) -> Planted | None:
    """《…工作方案》 → 《…工作》: the last two characters lost."""
    picked = one(random, in_paragraphs(text, _TITLE))
    if picked is None:
        return None
    block, found = picked
    return put(text, block, *found.span(), found[0][:-3] + "》")


def invented_title(text: CleanText, random: Random) -> Planted | None:
    """A document that no fact names is said to have been made."""
    picked = one(random, sentence_ends(text))
    if picked is None:
        return None
    block, at = picked
    title = random.choice(_MADE_UP).format(where=text.brief.region or "")
    before = random.choice(("研究制定", "先后出台", "严格执行"))
    blocks = edited(text.blocks, block, at, at, f"{before}{title}。")
    start = at + len(before)
    return Planted(blocks, (Place(block.id, start, start + len(title)),), f"加{title}")


def number_brackets(text: CleanText, random: Random) -> Planted | None:
    """〔2025〕 → [2025], （2025） or 【2025】."""
    picked = one(random, _numbered(text))
    if picked is None:
        return None
    block, found = picked
    left, right = random.choice(("[]", "（）", "【】", "()"))
    return put(text, block, *found.span(), f"{left}{found[1]}{right}")


def _numbered(text: CleanText) -> Iterator[tuple[Block, re.Match[str]]]:
    for block in text.paragraphs:
        for found in _NUMBERED.finditer(block.text):
            yield block, found
