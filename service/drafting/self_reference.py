"""Self-reference: how an office speaks of itself and its area, moved from the sample's level to the brief's."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from service.drafting.composing.pieces import Piece, prose


@dataclass(frozen=True)
class SelfReference:
    """``words`` maps patterns of the sample's words for itself (我区, 全区) to the brief's words."""

    words: Mapping[str, str]

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        return re.compile("|".join(f"({pattern})" for pattern in self.words)) if self.words else None

    def moved(self, text: str) -> Iterator[Piece]:
        """The text as pieces, the sample's words for itself replaced; what was replaced is of kind ``brief``."""
        position = 0
        targets = tuple(self.words.values())
        for match in self._pattern.finditer(text) if self._pattern else ():
            if match.start() > position:
                yield prose(text[position : match.start()])
            yield Piece(targets[(match.lastindex or 1) - 1], "brief")
            position = match.end()
        if position < len(text):
            yield prose(text[position:])
