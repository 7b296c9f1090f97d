"""What 分别 deals out: 门急诊量和住院收治量分别为38.6万人次和2.1万人次 — the first figure is of the first thing."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from service.text.range import Range
from service.text.values import Mention, SlotType

_DEALS = re.compile("分别|各自|依次")
_HEAD = re.compile(r"[^。；：！？\n]*$")
_PARTS = re.compile(r"[、和与，]|(?<![普惠涉波触遍论])及(?![时格早其])|以及")
_BETWEEN = re.compile(r"(?:[、，]|和|与|及|以及)+")
_AFTER_WORD, _MOST = 12, 6


def dealt(text: str, mentions: Sequence[Mention]) -> Mapping[int, Range]:
    """By where a figure starts, the stretch of the thing that 分别 gives it. Empty unless as many things stand before
    the word as figures after it."""
    found: dict[int, Range] = {}
    for word in _DEALS.finditer(text):
        figures = _figures(text, word.end(), mentions)
        if len(figures) < 2:
            continue
        things = _things(text, word.start(), len(figures))
        if len(things) == len(figures):
            found |= {figure.start: thing for figure, thing in zip(figures, things, strict=True)}
    return found


def _figures(text: str, start: int, mentions: Sequence[Mention]) -> list[Mention]:
    """The quantities that follow one another with nothing but 、 or 和 between them."""
    row: list[Mention] = []
    for mention in mentions:
        if mention.start < start or mention.value.type is not SlotType.QUANTITY:
            continue
        if not row:
            if mention.start - start > _AFTER_WORD or re.search("[，。；：]", text[start : mention.start]):
                return []
        elif not _BETWEEN.fullmatch(text[row[-1].end : mention.start]):
            break
        row.append(mention)
    return row if len(row) <= _MOST else []


def _things(text: str, end: int, count: int) -> list[Range]:
    """The last ``count`` things named before 分别, in its clause and, where that is empty, in the one before."""
    head = _HEAD.search(text[:end].rstrip("，均都也"))
    if head is None:
        return []
    start, stop = head.start(), head.end()
    cuts = [(mark.start(), mark.end()) for mark in _PARTS.finditer(text, start, stop)]
    edges = [(start, start), *cuts, (stop, stop)]
    things = [Range(left[1], right[0]) for left, right in pairwise(edges) if right[0] > left[1]]
    return things[-count:]
