"""Which value goes into which slot of a template."""

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from service.documents.document import Slot
from service.drafting.areas import own_scopes
from service.drafting.assignment import assign
from service.drafting.candidates import Candidate, fact_candidates, slot_candidates
from service.drafting.company import Company
from service.drafting.kinds import NAMES
from service.drafting.labelled import match_labels
from service.drafting.naming import SAME_KIND_LEAST, resemblance, with_form
from service.drafting.scoring import score_all
from service.facts.sheet import FactSheet
from service.text.lexicon import Lexicon
from service.text.values import SlotType

THRESHOLD = 0.45
MARGIN = 0.1
_LISTED = NAMES | {SlotType.PERSON}
ROUNDS = 3
NAMED_BONUS, SAME_CLASS = 0.2, 0.1
REPEATED = 0.7
"""What last year's very figure needs to fill its place again: that chance is small, and a look-alike's is not."""
_MAY_REPEAT = re.compile(
    r"(?:近|约|超过|超)?(?:100%|[0-9]|1[0-9]|20|[一二三四五六七八九十百]{1,5})(?![0-9.万亿]).{0,4}"
)

Scores = Mapping[tuple[int, int], float]


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
    """The values that surely belong into slots of ``text``, in order of the slots; all other slots are to be asked for.

    A fact under a slot's own label is certain; any other value must be about the same matter, and in the same
    circumstances.
    A figure fills one slot; a name, title, date or ordinal fills all the slots in which the same one stood before.
    Bare years are left to the brief's period, claims to whoever confirms them.
    """
    last, this = _year(last_year), _year(this_year)
    certain = match_labels(slots, sheet, lexicon, this)
    matches = [Match(slot, value, 1.0) for slot, value in certain.items()]
    taken = set(certain.values())
    asking = [slot for slot in slot_candidates(text, slots, lexicon, last) if slot.index not in certain]
    giving = [value for value in fact_candidates(sheet, lexicon, this) if value.key not in taken]
    scores = score_all(asking, giving, lexicon, own_scopes(text))
    figures = {pair: score for pair, score in scores.items() if asking[pair[0]].kind.type is SlotType.QUANTITY}
    chosen = {
        row: (column, score)
        for row, (column, score) in _with_company(figures, asking, giving).items()
        if score >= REPEATED or giving[column].text != asking[row].text or _MAY_REPEAT.fullmatch(giving[column].text)
    }
    vouching = {row: column for row, (column, _) in chosen.items()}
    chosen |= _named(asking, giving, scores, this - last if this and last else None, vouching)
    matches += [
        Match(asking[row].index, giving[column].key, round(score, 4)) for row, (column, score) in chosen.items()
    ]
    return tuple(sorted(matches, key=lambda match: match.slot))


def _with_company(
    figures: Scores, asking: Sequence[Candidate], giving: Sequence[Candidate]
) -> dict[int, tuple[int, float]]:
    """The figures that are sure, and then those that the sure ones vouch for; each with its own score."""
    meanings = [value.value for value in giving]
    company = Company(asking, giving)
    sure = {row: column for row, (column, _) in _sure(figures, meanings).items()}
    for _ in range(ROUNDS):
        more = _sure(company.raised(figures, sure), meanings)
        if not more:
            break
        sure |= {row: column for row, (column, _) in more.items()}
    return {row: (column, figures[row, column]) for row, column in sure.items()}


def _year(year: str | None) -> int | None:
    return int(year) if year and year.isdigit() else None


def _sure(scores: Scores, meanings: Sequence[Hashable]) -> dict[int, tuple[int, float]]:
    """Of the best assignment the pairs that suit well enough, with nothing else that is still free coming near."""
    chosen = assign(scores)
    holders = {column: row for row, column in chosen.items()}
    rivals: dict[int, list[tuple[int, int]]] = {}
    for row, column in scores:
        rivals.setdefault(row, []).append((row, column))
        rivals.setdefault(~column, []).append((row, column))

    def free(row: int, column: int, score: float) -> bool:
        """Whether a pair beside the chosen one is still to be reckoned with: neither side is clearly better placed."""
        holder, held = holders.get(column), chosen.get(row)
        return not (
            (holder is not None and holder != row and scores[holder, column] >= score + MARGIN)
            or (held is not None and held != column and scores[row, held] >= score + MARGIN)
        )

    sure = {}
    for row, column in chosen.items():
        score = scores[row, column]
        near = [
            pair
            for pair in (*rivals[row], *rivals[~column])
            if pair != (row, column)
            and scores[pair] > score - MARGIN
            and (pair[0] != row or meanings[pair[1]] != meanings[column])
        ]
        if score >= THRESHOLD and not any(free(*pair, scores[pair]) for pair in near):
            sure[row] = column, score
    return sure


def _named(
    asking: Sequence[Candidate],
    giving: Sequence[Candidate],
    scores: Scores,
    years: int | None,
    figures: Mapping[int, int],
) -> dict[int, tuple[int, float]]:
    """Values other than figures. Slots in which the same thing stood are one; so are values that read the same.

    ``figures`` are the figures that are sure: they vouch for the names beside them.
    """
    slots = _same([_slot_identity(slot) for slot in asking])
    values = _same([(value.kind.type, value.text) for value in giving])
    listed, in_list = _listed(asking), _listed(giving)
    best: dict[tuple[int, int], tuple[float, int]] = {}
    alike: dict[tuple[int, int], tuple[float, int]] = {}
    for row, slot in enumerate(asking):
        if slot.kind.type is SlotType.QUANTITY:
            continue
        for column, value in enumerate(giving):
            if (row in listed) != (column in in_list) and slot.text != value.text:
                continue
            score = scores.get((row, column), 0.0)
            form = resemblance(slot, value, years) if _comparable(slot, value) else None
            pair = slots[row], values[column]
            if form is not None:
                score = with_form(slot.kind.type, score, form)
                alike[pair] = max(alike.get(pair, (0.0, 0)), (form, column))
            if score > best.get(pair, (0.0, 0))[0]:
                best[pair] = score, column
    grouped = {pair: score for pair, (score, _) in best.items()}
    grouped |= _document_numbers(asking, giving, grouped)
    sure = _sure(grouped, list(range(len(giving))))
    near = {
        (slots[row], values[column])
        for row, column in Company(asking, giving, every=True).accompanied(
            figures | {row: sure[group][0] for row, group in enumerate(slots) if group in sure}
        )
        if asking[row].kind.type is not SlotType.QUANTITY is not giving[column].kind.type
    }
    given = {column for column, _ in sure.values()}
    left = {}
    for pair in {*grouped, *(near & alike.keys())}:
        if pair[0] not in sure and pair[1] not in given:
            form, column = alike.get(pair, (0.0, 0))
            score = grouped.get(pair, 0.0)
            if pair in near and (score or form):
                score += NAMED_BONUS + SAME_CLASS * (form >= SAME_KIND_LEAST)
                best.setdefault(pair, (0.0, column))
            if score:
                left[pair] = score
    sure |= _sure(left, list(range(len(giving))))
    return {
        row: (best[group, sure[group][0]][1], sure[group][1])
        for row, group in enumerate(slots)
        if group in sure and asking[row].kind.type is not SlotType.QUANTITY
    }


def _document_numbers(
    asking: Sequence[Candidate], giving: Sequence[Candidate], scores: Mapping[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    """A document's number goes with its title where both stand together (《…》（…〔2025〕5号）)."""
    titles, given = _titles_before(asking), _titles_before(giving)
    found = {}
    for row, column in scores:
        if asking[row].kind.type is SlotType.DOCUMENT_NUMBER and (row in titles or column in given):
            pair = titles.get(row, -1), given.get(column, -1)
            found[row, column] = 0.5 * scores[row, column] + 0.5 * scores[pair] if pair in scores else 0.0
    return found


def _titles_before(candidates: Sequence[Candidate]) -> dict[int, int]:
    """Document numbers → the titles right before them."""
    return {
        n: n - 1
        for n in range(1, len(candidates))
        if candidates[n].kind.type is SlotType.DOCUMENT_NUMBER
        and candidates[n - 1].kind.type is SlotType.TITLE
        and 0 <= candidates[n].span[0] - candidates[n - 1].span[1] <= 1
    }


def _listed(candidates: Sequence[Candidate]) -> frozenset[int]:
    """Rows of the names that stand in a list of names (甲、乙): one of several is not the only one."""
    found: set[int] = set()
    for n in range(1, len(candidates)):
        before, after = candidates[n - 1], candidates[n]
        named = before.kind.type in _LISTED and after.kind.type in _LISTED and before.source == after.source
        if named and after.span[0] - before.span[1] == 1:
            found |= {n - 1, n}
    return frozenset(found)


def _comparable(slot: Candidate, value: Candidate) -> bool:
    """Whether the value's form can be held against what stood there: both of one type, or names of any sort."""
    alike = slot.kind.type is value.kind.type or {slot.kind.type, value.kind.type} <= NAMES
    return alike and slot.value is not None


def _slot_identity(slot: Candidate) -> Hashable:
    """What makes two slots ask for the same thing: what stood there and, for an ordinal, what it numbers."""
    if slot.value is None or slot.kind.type is SlotType.QUANTITY:
        return slot.key
    numbered = slot.matter.own.chars.partition("\ue000")[2][:4] if slot.kind.type is SlotType.ORDINAL else ""
    return slot.kind.type, slot.text, numbered


def _same(identities: Sequence[Hashable]) -> list[int]:
    """For every item the place of the first item with the same identity."""
    first: dict[Hashable, int] = {}
    return [first.setdefault(identity, n) for n, identity in enumerate(identities)]
