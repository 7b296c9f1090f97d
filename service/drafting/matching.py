"""Which value goes into which slot of a template."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.documents.document import Slot
from service.facts.sheet import FactSheet
from service.text.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Match:
    """Slot number ``slot`` (index into the slots given) takes the value ``value`` (``f3.1``)."""

    slot: int
    value: str
    score: float


def match_slots(
    text: str,
    slots: Sequence[Slot],
    sheet: FactSheet,
    lexicon: Lexicon,
    *,
    last_year: str | None = None,
    this_year: str | None = None,
) -> tuple[Match, ...]:
    raise NotImplementedError
