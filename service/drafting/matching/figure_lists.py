"""Lists of bare figures (分别增长4.9%和7.1%): which figure of the list is about what."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.drafting.matching.marked_text import MarkedText, Spot
from service.drafting.matching.stretches import Stretch, read_stretch
from service.text.range import Range
from service.text.values import SlotType

_LINK = re.compile(r"\s*(?:和|与|及|以及|、|或)\s*")
_AND = re.compile(r"[、和与及]")
_EACH = re.compile(r"(?:均|都|则)?分别(?:是|为|达到|达|实现|完成|增长|下降)*$")
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a list: its rank among how many, the words that say what it is, and whose it is where that is told
    by an earlier figure. ``sure`` is False when the list leaves open which of its figures is which."""

    rank: tuple[int, int]
    words: Stretch
    subject: Stretch | None
    sure: bool


def linked(between: str) -> bool:
    """Whether two figures are members of one list: nothing but 和, 、 stands between them."""
    return bool(_LINK.fullmatch(between))


def member(
    marked: MarkedText, spot: Spot, clause: Range, figures: Sequence[Spot], known: Mapping[int, Stretch]
) -> Member | None:
    """The spot as a member of the list it stands in, None when it stands alone.

    ``figures`` are those of its sentence; ``known`` the words already read, by where their figure starts.
    """
    text = marked.text
    inside = [s for s in figures if clause[0] <= s.start < clause[1]]
    first = last = inside.index(spot)
    while first > 0 and linked(text[inside[first - 1].end : inside[first].start]):
        first -= 1
    while last + 1 < len(inside) and linked(text[inside[last].end : inside[last + 1].start]):
        last += 1
    count, at = last - first + 1, inside.index(spot) - first
    if count < 2 or len({s.unit for s in inside[first : last + 1]}) > 1:
        return None
    head = inside[first].start
    before = inside[first - 1].end if first else clause[0]
    start = before + text[before:head].rfind("、") + 1 if first else clause[0]
    words = marked.bare(start, head)
    parts = [part.strip() for part in _AND.split(_EACH.sub("", text[start:head]))]
    if len(parts) == count and all(parts):
        return Member((at, count), read_stretch(_joined(parts, at), marked.lexicon.wording), None, sure=True)
    earlier = [s for s in figures if s.end <= clause[0] and s.type is SlotType.QUANTITY][-count:]
    if len(earlier) == count and "分别" in text[clause[0] : head] and earlier[at].start in known:
        return Member((at, count), words, known[earlier[at].start], sure=True)
    return Member((at, count), words, None, sure=False)


def _joined(parts: Sequence[str], at: int) -> str:
    """One of several things that are named together, in full: 城镇、农村居民收入 → 城镇居民收入."""
    own, last = parts[at], parts[-1]
    if at == len(parts) - 1 or len(own) > _SHORT or len(last) <= len(own) + 1:
        return own
    return own + last[len(own) :]
