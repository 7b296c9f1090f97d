"""Which value goes into which slot of a template."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.documents.document import Slot
from service.drafting.matching.areas import own_scopes
from service.drafting.matching.candidates import fact_candidates, slot_candidates
from service.drafting.matching.confident_pairs import Scores, confident_pairs
from service.drafting.matching.labelled import match_labels
from service.drafting.matching.names import match_named
from service.drafting.matching.neighbours import Neighbours
from service.drafting.matching.scoring import score_all
from service.drafting.matching.word_for_word import word_for_word
from service.facts.sheet import FactSheet
from service.text.lexicon.lexicon import Lexicon
from service.text.values import SlotType

ROUNDS = 3
"""So often what has become sure vouches anew."""
REPEATED, REPEATED_NEAR = 0.7, 0.5
"""What last year's very figure needs to fill its place again, alone and beside a sure one: that chance is small, and a
look-alike's is not."""
_MAY_REPEAT = re.compile(
    r"(?:近|约|超过|超)?(?:100%|[0-9]|1[0-9]|20|[一二三四五六七八九十百]{1,5})(?![0-9.万亿]).{0,4}"
)


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
    unit: str = "",
) -> tuple[Match, ...]:
    """The values that surely belong into slots of ``text``, in order of the slots; all other slots are to be asked for.

    A fact under a slot's own label is certain, and so is one that has the slot's clause word for word; any other value
    must be about the same matter, and in the same conditions. ``unit`` is whose facts they are.
    A figure fills one slot; a name, title, date or ordinal fills all the slots in which the same one stood before.
    Bare years are left to the brief's period, claims to whoever confirms them.
    """
    last, this = _year(last_year), _year(this_year)
    certain = match_labels(slots, sheet, lexicon, this)
    matches = [Match(slot, value, 1.0) for slot, value in certain.items()]
    taken = set(certain.values())
    asking = [slot for slot in slot_candidates(text, tuple(slots), lexicon, last) if slot.index not in certain]
    giving = [value for value in fact_candidates(sheet, lexicon, this, unit) if value.key not in taken]
    scopes = own_scopes(text, lexicon)
    alike = word_for_word(text, asking, giving, sheet, scopes)
    scores = _certain_of(alike, score_all(asking, giving, lexicon, scopes))
    figures = {pair: score for pair, score in scores.items() if asking[pair[0]].kind.type is SlotType.QUANTITY}
    neighbours = Neighbours(asking, giving)
    sure = _with_neighbours(figures, neighbours)
    near = set(neighbours.beside_confident({row: column for row, (column, _) in sure.items()}))
    chosen = {
        row: (column, score)
        for row, (column, score) in sure.items()
        if giving[column].text != asking[row].text
        or score >= (REPEATED_NEAR if (row, column) in near else REPEATED)
        or _MAY_REPEAT.fullmatch(giving[column].text)
    }
    vouching = {row: column for row, (column, _) in chosen.items()}
    chosen |= match_named(asking, giving, scores, this - last if this and last else None, vouching)
    matches += [
        Match(asking[row].index, giving[column].key, round(score, 4)) for row, (column, score) in chosen.items()
    ]
    return tuple(sorted(matches, key=lambda match: match.slot))


def _certain_of(alike: Mapping[int, int], scores: Scores) -> Scores:
    """The scores with those of clauses that a fact has word for word certain, and none beside them."""
    columns = set(alike.values())
    others = {pair: score for pair, score in scores.items() if pair[0] not in alike and pair[1] not in columns}
    return others | dict.fromkeys(alike.items(), 1.0)


def _with_neighbours(figures: Scores, neighbours: Neighbours) -> dict[int, tuple[int, float]]:
    """The figures that are sure, and then those that the sure ones vouch for; each with its own score."""
    meanings = [value.value for value in neighbours.giving]
    sure = {row: column for row, (column, _) in confident_pairs(figures, meanings).items()}
    for _ in range(ROUNDS):
        more = confident_pairs(neighbours.raised(figures, sure), meanings)
        if not more:
            break
        sure |= {row: column for row, (column, _) in more.items()}
    return {row: (column, figures[row, column]) for row, column in sure.items()}


def _year(year: str | None) -> int | None:
    return int(year) if year and year.isdigit() else None
