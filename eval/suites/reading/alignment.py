"""Positions in what a reader made of a file, as positions in the text that was marked."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


def squeeze(text: str, loose: bool = False) -> str:
    """The text without white space and invisible format characters (and, where ``loose``, without table bars)."""
    return "".join(char for char in text if _counts(char, loose))


def _counts(char: str, loose: bool) -> bool:
    return not (char.isspace() or unicodedata.category(char) in {"Cf", "Cc"} or (loose and char == "|"))


@dataclass(frozen=True, slots=True)
class Alignment:
    """Offsets of the marked text and of the reported one, both as counts of squeezed characters of the marked text.

    A reported character without a partner in the marked text has a place of its own below zero: it matches nothing.
    """

    marked: Sequence[int]
    reported: Sequence[int]
    same: bool

    @classmethod
    def of(cls, marked: str, reported: str, loose: bool = False) -> "Alignment":
        """Align two texts; linear when they are the same but for layout, as they must be for .txt and .md."""
        places_marked, places_reported = _places(marked, loose), _places(reported, loose)
        left, right = squeeze(marked, loose), squeeze(reported, loose)
        if left == right:
            return cls(places_marked, places_reported, True)
        partner = [-index - 1 for index in range(len(right) + 1)]
        for left_at, right_at, size in _blocks(left, right):
            for step in range(size):
                partner[right_at + step] = left_at + step
        return cls(places_marked, [partner[place] for place in places_reported], False)

    def gold(self, start: int, end: int) -> tuple[int, int]:
        """A span of the marked text."""
        return self.marked[start], self.marked[end]

    def found(self, start: int, end: int) -> tuple[int, int]:
        """A span of the reported text; raises IndexError when it lies outside."""
        if self.same:
            return self.reported[start], self.reported[end]
        last = end - 1
        while last > start and self.reported[last] == self.reported[end]:
            last -= 1
        return self.reported[start], self.reported[last] + 1


def _places(text: str, loose: bool) -> list[int]:
    places, count = [], 0
    for char in text:
        places.append(count)
        count += _counts(char, loose)
    places.append(count)
    return places


def _blocks(left: str, right: str) -> list[tuple[int, int, int]]:
    """Matching blocks, the common beginning and end found first: what lies between is all that costs."""
    limit = min(len(left), len(right))
    head = next((i for i in range(limit) if left[i] != right[i]), limit)
    tail = next((i for i in range(limit - head) if left[-1 - i] != right[-1 - i]), limit - head)
    matcher = SequenceMatcher(None, left[head : len(left) - tail], right[head : len(right) - tail], autojunk=False)
    middle = [(m.a + head, m.b + head, m.size) for m in matcher.get_matching_blocks() if m.size]
    return [(0, 0, head), *middle, (len(left) - tail, len(right) - tail, tail)]
