"""Wrong punctuation: marks without their other half, half-width or doubled marks."""

import re
from random import Random

from eval.suites.planted.planters.picking import in_paragraphs, one
from eval.suites.planted.text import CleanText, Place, Planted, edited, put

_PAIRED = re.compile("[“”《》（）]")
_ANY = re.compile("[，；]|。(?!$)|。$|、")
_HALF = {"，": ",", "；": ";", "。": ".", "：": ":"}


def unbalanced_pair(text: CleanText, random: Random) -> Planted | None:
    """One half of a pair of quotes, title marks or brackets is gone."""
    inside = [
        (block, found) for block, found in in_paragraphs(text, _PAIRED) if found.start() >= len(block.number or "")
    ]
    picked = one(random, inside)
    if picked is None:
        return None
    block, found = picked
    blocks = edited(text.blocks, block, *found.span(), "")
    pair = {"“": "”", "《": "》", "（": "）"}
    left, right = found.start(), found.start()
    if found[0] in pair:
        right = block.text.find(pair[found[0]], found.end())
    else:
        opening = next(key for key, value in pair.items() if value == found[0])
        left = block.text.rfind(opening, 0, found.start())
    return Planted(blocks, (Place(block.id, left, max(right, left + 1)),), f"少{found[0]}")


def half_width(text: CleanText, random: Random) -> Planted | None:
    picked = one(random, in_paragraphs(text, re.compile("[，；。：]")))
    return put(text, picked[0], *picked[1].span(), _HALF[picked[1][0]]) if picked else None


def doubled_mark(text: CleanText, random: Random) -> Planted | None:
    picked = one(random, in_paragraphs(text, _ANY))
    if picked is None:
        return None
    new = random.choice((picked[1][0] * 2, picked[1][0] + "。", picked[1][0] + "，"))
    return put(text, picked[0], *picked[1].span(), new)
