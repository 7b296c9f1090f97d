"""Widths as official documents are set: a Chinese character is one, a half-width character half of one."""

import unicodedata
from collections.abc import Sequence
from itertools import combinations, pairwise

_NARROW = frozenset({"Na", "H", "N"})
# Ambiguous by Unicode, full-width in a Chinese font: quotes, dashes, ellipsis, ×, ·, circled numbers are all wide.
_NOT_AT_START = frozenset("，。、；：？！）》】〕”’…·的地得了着过等之者们化性年月日号")
_NOT_AT_END = frozenset("《“（【〔‘〈—")
_BELONGS_TO_NEXT = frozenset((*"和与及暨或而在对向为以从由把将被按全第各本", "关于", "对于", "按照", "根据", "围绕"))
_BLANKS = frozenset("×*＊XxＸ某＿_")
_MOST_LINES = 4
_MOST_CANDIDATES = 40
_WIDEST_INNER = 14


def width(text: str) -> float:
    """The width of a text in characters of its size."""
    return sum(0.5 if unicodedata.east_asian_width(char) in _NARROW else 1.0 for char in text)


def title_lines(title: str, most: int) -> tuple[str, ...]:
    """A title broken by sense into lines of at most ``most`` characters, in the shape of a trapezium or diamond.

    Joined, the lines are the title. Breaks fall between words, never inside 《》 or “” that fit on a line, not before
    的 or a closing mark and not after 关于 or an opening one (GB/T 9704-2012, 7.3.1: 回行时词意完整、排列对称).
    """
    if "\n" in title:
        return tuple(line for part in title.split("\n") for line in title_lines(part, most))
    if width(title) <= most:
        return (title,)
    breaks = _breaks(title, most)
    least = max(2, int(-(-width(title) // most)))
    for count in range(least, _MOST_LINES + 1):
        lines = _best(title, breaks, count, most)
        if lines:
            return lines
    return _filled(title, most)


def _breaks(title: str, most: int) -> list[int]:
    """Where a line may end, from the start of the title."""
    from service.text.words import cut

    enclosed = _enclosed(title, most)
    found, position, word = [], 0, ""
    for following in cut(title):
        if position and position not in enclosed and _may_break(word, following):
            found.append(position)
        position += len(following)
        word = following
    if len(found) > _MOST_CANDIDATES:
        found = found[:: -(-len(found) // _MOST_CANDIDATES)]
    return found


def _may_break(before: str, after: str) -> bool:
    if not before or before in _BELONGS_TO_NEXT or before[-1] in _NOT_AT_END or after[0] in _NOT_AT_START:
        return False
    # A placeholder stays with what it blanks: ××市, ×年×月.
    return before[-1] not in _BLANKS and not (before[-1].isdigit() or before[-1].isspace())


def _enclosed(title: str, most: int) -> set[int]:
    """Positions inside quotation marks and brackets that are short enough to stay whole."""
    pairs = {"《": "》", "“": "”", "（": "）", "〔": "〕"}
    inside: set[int] = set()
    for start, char in enumerate(title):
        end = title.find(pairs[char], start) if char in pairs else -1
        if end > 0 and width(title[start : end + 1]) <= min(most, _WIDEST_INNER):
            inside.update(range(start + 1, end + 1))
    return inside


def _best(title: str, breaks: Sequence[int], count: int, most: int) -> tuple[str, ...]:
    """The best way into ``count`` lines; empty where none fits."""
    best: tuple[float, tuple[str, ...]] = (float("inf"), ())
    for chosen in combinations(breaks, count - 1):
        edges = (0, *chosen, len(title))
        lines = tuple(title[start:end] for start, end in pairwise(edges))
        widths = [width(line) for line in lines]
        if max(widths) <= most:
            best = min(best, (_unshapeliness(lines, widths), lines))
    return best[1]


def _unshapeliness(lines: Sequence[str], widths: Sequence[float]) -> float:
    """How far from a trapezium or diamond: a stub is worst, then an hourglass, then a rectangle; 的 at an end helps."""
    longest, shortest = max(widths), min(widths)
    cost = abs(shortest / longest - 0.75)
    if shortest < 4:
        cost += 1.0
    if longest - shortest < 1:
        cost += 0.15
    if len(widths) > 2 and any(
        middle < before and middle < after
        for before, middle, after in zip(widths, widths[1:], widths[2:], strict=False)
    ):
        cost += 0.6
    for ended, begun in pairwise(lines):
        joint = begun[0] in "和与及暨" or ended[-1] in "的，、；：”》"
        cost -= 0.4 if begun.startswith("——") else 0.25 if begun.startswith("关于") else 0.12 if joint else 0.0
    return cost


def _filled(title: str, most: int) -> tuple[str, ...]:
    """Lines filled one after another, for a title that no breaking by sense fits."""
    lines, line = [], ""
    for char in title:
        if line and width(line + char) > most:
            lines.append(line)
            line = ""
        line += char
    return (*lines, line)
