"""Wrong order: numbers of headings skipped, doubled, of another style or level, points lost, headings out of step."""

import re
from collections import Counter
from random import Random

from eval.suites.planted.planters.picking import one
from eval.suites.planted.text import CleanText, Place, Planted, edited, put
from service.draft import Block

_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三")
_ROW = re.compile(r"(?:^|(?<=[。；：，]))([一二三四五六])(是|要)(?=[^一二三四五六])")
_ANNOUNCED = re.compile(
    r"(?:以下)?[两二三四五六](?:个|项|点|件|句)(?:方面|工作|话|意见|要求)?(?=[^。]{0,12}[：。]|发力)"
)
_UNLIKE = ("其他有关事项的情况", "进一步做好各项日常工作", "情况")


def number_skipped(text: CleanText, random: Random) -> Planted | None:
    """A heading after the first, with all after it in its row, counts one too many."""
    picked = one(random, [block for block in _numbered(text) if _value(block) >= 2])
    if picked is None:
        return None
    blocks = text.blocks
    going = False
    for block in _numbered(text):
        going = going or block.id == picked.id
        if going and block.level == picked.level:
            if block.id != picked.id and _value(block) == 1:
                break
            blocks = _renumbered(blocks, block, _value(block) + 1)
        elif going and (block.level or 9) < (picked.level or 9):
            break
    length = len(_number(picked, _value(picked) + 1))
    return Planted(blocks, (Place(picked.id, 0, length),), f"{picked.number}起多一号")


def number_doubled(text: CleanText, random: Random) -> Planted | None:
    picked = one(random, [block for block in _numbered(text) if _value(block) >= 2])
    if picked is None:
        return None
    number = _number(picked, _value(picked) - 1)
    return Planted(_renumbered(text.blocks, picked, _value(picked) - 1), (Place(picked.id, 0, len(number)),), number)


def number_style(text: CleanText, random: Random) -> Planted | None:
    """一、 → 一. or 一，; （一） → （一）、 or (一); 1. → 1、."""
    picked = one(random, _numbered(text))
    if picked is None or picked.number is None:
        return None
    plain = re.sub(r"[、.（）]", "", picked.number)
    forms = {1: (f"{plain}.", f"{plain}，"), 2: (f"（{plain}）、", f"({plain})"), 3: (f"{plain}、",)}
    new = random.choice(forms.get(picked.level or 1, (f"{plain})",)))
    return put(text, picked, 0, len(picked.number), new)


def number_level(text: CleanText, random: Random) -> Planted | None:
    """One heading of a row has the number of another level: 二、 → （二）, （二） → 二、."""
    fits = [block for block in _numbered(text) if block.level in (1, 2) and _value(block) >= 2]
    picked = one(random, fits)
    if picked is None or picked.number is None:
        return None
    numeral = _NUMERALS[_value(picked) - 1]
    return put(text, picked, 0, len(picked.number), f"（{numeral}）" if picked.level == 1 else f"{numeral}、")


def heading_not_parallel(text: CleanText, random: Random) -> Planted | None:
    """One of at least three sibling headings of equal length becomes one of another length and build."""
    headings = [block for block in text.body if block.type == "heading"]
    lengths = Counter((block.level, len(_title(block))) for block in headings)
    picked = one(random, [block for block in headings if lengths[block.level, len(_title(block))] >= 3])
    if picked is None:
        return None
    new = next(each for each in random.sample(_UNLIKE, 3) if abs(len(each) - len(_title(picked))) > 1)
    return put(text, picked, len(picked.number or ""), len(picked.text), new)


def lost_last_point(text: CleanText, random: Random) -> Planted | None:
    """The text announces as many points as it had, and the last is gone."""
    fits = []
    for block in text.paragraphs:
        marks = list(_ROW.finditer(block.text))
        announced = _ANNOUNCED.search(block.text, 0, marks[0].start()) if marks else None
        if len(marks) >= 2 and announced:
            end = block.text.find("。", marks[-1].end())
            fits.append((block, announced, marks[-1].start(), end))
    picked = one(random, fits)
    if picked is None:
        return None
    block, announced, start, end = picked
    blocks = edited(text.blocks, block, start - 1, end, "")
    return Planted(blocks, (Place(block.id, announced.start(), start - 1),), "少最后一点")


def lost_middle_point(text: CleanText, random: Random) -> Planted | None:
    """一是…三是…: the second is gone."""
    fits = []
    for block in text.paragraphs:
        marks = list(_ROW.finditer(block.text))
        if len(marks) >= 3:
            fits.append((block, marks[1].start(), marks[2].start()))
    picked = one(random, fits)
    if picked is None:
        return None
    block, start, end = picked
    return Planted(edited(text.blocks, block, start, end, ""), (Place(block.id, start, start + 2),), "少第二点")


def figure_in_heading(text: CleanText, random: Random) -> Planted | None:
    """A fact's figure in a heading."""
    values = [value for _, span, value in text.values() if span.slot is None and re.match(r"[\d.]+[%万个]", value)]
    heading, value = one(random, [block for block in text.body if block.type == "heading"]), one(random, values)
    if heading is None or value is None:
        return None
    at = len(heading.text)
    blocks = edited(text.blocks, heading, at, at, f"，达到{value}")
    return Planted(blocks, (Place(heading.id, at + 3, at + 3 + len(value)),), f"标题加{value}")


def _numbered(text: CleanText) -> list[Block]:
    """Headings with a number, run-in ones too."""
    return [block for block in text.body if block.number and block.level and _value(block)]


def _value(block: Block) -> int:
    plain = re.sub(r"[、.（）]", "", block.number or "")
    return int(plain) if plain.isdigit() else _NUMERALS.index(plain) + 1 if plain in _NUMERALS else 0


def _number(block: Block, value: int) -> str:
    plain = re.sub(r"[、.（）]", "", block.number or "")
    return (block.number or "").replace(plain, str(value) if plain.isdigit() else _NUMERALS[value - 1])


def _renumbered(blocks: tuple[Block, ...], block: Block, value: int) -> tuple[Block, ...]:
    return edited(blocks, block, 0, len(block.number or ""), _number(block, value))


def _title(block: Block) -> str:
    return block.text[len(block.number or "") :]
