"""Which value goes into which slot of a template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.documents.document import Slot
from service.drafting.assignment import assign
from service.drafting.candidates import Candidate, fact_candidates, slot_candidates
from service.drafting.circumstances import own_scopes
from service.drafting.scoring import score_all
from service.facts.sheet import FactSheet
from service.text.lexicon import Lexicon

THRESHOLD = 0.45
MARGIN = 0.1


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
    asking = slot_candidates(text, slots, lexicon, last_year)
    giving = fact_candidates(sheet, lexicon, this_year)
    if not asking or not giving:
        return ()
    scores = score_all(asking, giving, lexicon, own_scopes(text))
    chosen = assign(scores)
    return tuple(
        Match(asking[row].index, giving[column].key, round(scores[row, column], 4))
        for row, column in sorted(chosen.items())
        if scores[row, column] >= THRESHOLD and _clear(row, column, scores, chosen, asking, giving)
    )


def _clear(
    row: int,
    column: int,
    scores: Mapping[tuple[int, int], float],
    chosen: Mapping[int, int],
    asking: Sequence[Candidate],
    giving: Sequence[Candidate],
) -> bool:
    """Whether nothing else that is still free comes near."""
    own = scores[row, column]
    taken = {c: r for r, c in chosen.items()}
    for (r, c), score in scores.items():
        if r == row and c != column and score > own - MARGIN:
            if giving[c].value == giving[column].value:
                continue
            holder = taken.get(c)
            if holder is None or scores[holder, c] < score + MARGIN:
                return False
        if c == column and r != row and score > own - MARGIN:
            other = chosen.get(r)
            if other is None or scores[r, other] < score + MARGIN:
                return False
    return True
