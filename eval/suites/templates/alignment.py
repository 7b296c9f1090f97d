"""A sample laid beside the text that was printed from it: what stands in each slot, and what else is not the same.

The cheapest alignment: the sample's own characters stay, go or come at a price; what a slot prints is nearly free. A
【待补：…】 is one character here. No span of the draft is looked at.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

GAP = "\ue000"
"""Stands for a 【待补：…】 in the printed text."""
_GAP = re.compile(r"【待补：((?:[^【】]|【[^【】]*】)*)】")
_SLOT = "\ue001"
_GONE, _MOVED = 1.0, 0.5
"""Prices of a character of the sample that is not printed, and of an office or area that is moved (我市 → 我县)."""
_OWN = frozenset("省市县区旗镇乡村局厅委办院校馆站所")
_COME, _MIDWAY = 0.3, 0.6
"""Price of a character that is printed besides; more where it begins in the middle of a clause."""
_BEGIN, _GO_ON, _STOP_INSIDE = 0.05, 0.01, 3.0
"""Prices of the first character in a slot, of each further one, and of a stop among them: slots hold no sentences."""
_STOPS = "，。；\n"


@dataclass(frozen=True, slots=True)
class Printed:
    """``fills`` are what each slot prints, in order; ``strays`` the runs that are in no slot and not the sample's."""

    fills: tuple[str, ...]
    strays: tuple[str, ...]


def with_gaps(printed: str) -> tuple[str, tuple[str, ...]]:
    """The printed text with each 【待补：…】 as ``GAP``, and what those ask for."""
    return _GAP.sub(GAP, printed), tuple(match[1] for match in _GAP.finditer(printed))


def align(sample: str, slots: Sequence[tuple[int, int]], printed: str) -> Printed:
    """Align a sample, whose slots stand at ``slots`` in order, with a printed text (see ``with_gaps``)."""
    pieces, at = [], 0
    for start, end in slots:
        pieces += [sample[at:start], _SLOT]
        at = end
    expected = "".join([*pieces, sample[at:]])
    steps = _cheapest(expected, printed)
    return _read(expected, printed, steps)


def _cheapest(expected: str, printed: str) -> list[bytearray]:
    """For every pair of prefixes the last step of the cheapest way there: s(ame, or one for another), g(one), c(ome),
    b(egin a slot), f(ill it further)."""
    costs = [_COME * n for n in range(len(printed) + 1)]
    steps = [bytearray(b"c" * (len(printed) + 1))]
    for char in expected:
        steps.append(bytearray(len(printed) + 1))
        costs = _filled(printed, costs, steps[-1]) if char == _SLOT else _kept(char, printed, costs, steps[-1])
    return steps


def _filled(printed: str, before: list[float], step: bytearray) -> list[float]:
    """A slot is empty, begins with a character, or goes on with one more. In capitals where empty is cheapest."""
    costs = [before[0]]
    step[0] = ord("E")
    filling = math.inf
    for j, char in enumerate(printed, start=1):
        filling, how = min((before[j - 1] + _BEGIN, "b"), (filling + _GO_ON, "f"))
        filling += _STOP_INSIDE if char in _STOPS else 0.0
        empty = before[j] <= filling + _BEGIN / 2  # of two slots that share what is printed the first has it
        costs.append(before[j] if empty else filling)
        step[j] = ord(how.upper() if empty else how)
    return costs


def _kept(char: str, printed: str, before: list[float], step: bytearray) -> list[float]:
    costs = [before[0] + _GONE]
    step[0] = ord("g")
    for j, other in enumerate(printed, start=1):
        moved = _MOVED if char in _OWN and other in _OWN else 2 * _GONE
        instead = before[j - 1] + (0.0 if other == char else moved)
        midway = chr(step[j - 1]) != "c" and other not in _STOPS and printed[j - 2 : j - 1] not in ("", *_STOPS)
        besides = costs[j - 1] + _COME + _MIDWAY * midway
        price, how = min((instead, "s"), (before[j] + _GONE, "g"), (besides, "c"))
        costs.append(price)
        step[j] = ord(how)
    return costs


def _read(expected: str, printed: str, steps: list[bytearray]) -> Printed:
    """Follow the steps back from the end."""
    fills: list[str] = []
    strays: list[str] = []
    stray = ""
    i, j = len(expected), len(printed)
    while i or j:
        how = chr(steps[i][j])
        changed = how == "c" or (how == "s" and expected[i - 1] != printed[j - 1])
        if changed:
            stray = printed[j - 1] + stray
        elif stray:
            strays.append(stray)
            stray = ""
        if how in "bfBFE":
            start = _start(steps[i], j)
            fills.append(printed[start:j])
            j = start
        j -= how in "cs"
        i -= how != "c"
    strays += [stray] if stray else []
    return Printed(tuple(reversed(fills)), tuple(reversed(strays)))


def _start(step: bytearray, end: int) -> int:
    """Where what fills a slot up to ``end`` begins."""
    if chr(step[end]).isupper():
        return end
    start = end
    while chr(step[start]).lower() == "f":
        start -= 1
    return start - 1
