"""Which name, title, date or ordinal goes into which slot: by the words around it, by its own form, and by the company
that it keeps."""

from collections.abc import Hashable, Mapping, Sequence

from service.drafting.matching.candidates import Candidate
from service.drafting.matching.confident_pairs import Scores, confident_pairs
from service.drafting.matching.name_form import SAME_KIND_LEAST, resemblance, shows, with_form
from service.drafting.matching.neighbours import Neighbours
from service.drafting.matching.value_kinds import NAMES
from service.text.values import SlotType

NEIGHBOUR_BONUS, SAME_KIND = 0.2, 0.1
"""What a sure pair beside it adds to a pair of names, and what it adds besides when the two are of one kind."""
_LISTED = NAMES | {SlotType.PERSON}


def match_named(
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
            if not shows(slot.shown, value.text):
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
    sure = confident_pairs(grouped, list(range(len(giving))))
    given = {column for column, _ in sure.values()}
    vouching = {row: best[group, sure[group][0]][1] for row, group in enumerate(slots) if group in sure}
    near = {
        (slots[row], values[column])
        for row, column in Neighbours(asking, giving, every=True).beside_confident({**figures, **vouching})
        if asking[row].kind.type is not SlotType.QUANTITY is not giving[column].kind.type
    }
    left = {}
    for pair in {*grouped, *(near & alike.keys())}:
        form, column = alike.get(pair, (0.0, 0))
        score = grouped.get(pair, 0.0)
        if pair in near and (score or form):
            score += NEIGHBOUR_BONUS + SAME_KIND * (form >= SAME_KIND_LEAST)
            best.setdefault(pair, (0.0, column))
        if score and pair[0] not in sure and pair[1] not in given:
            left[pair] = score
    sure |= confident_pairs(left, list(range(len(giving))))
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
    numbered = slot.weighted.own.chars.partition("\ue000")[2][:4] if slot.kind.type is SlotType.ORDINAL else ""
    return slot.kind.type, slot.text, numbered


def _same(identities: Sequence[Hashable]) -> list[int]:
    """For every item the place of the first item with the same identity."""
    first: dict[Hashable, int] = {}
    return [first.setdefault(identity, n) for n, identity in enumerate(identities)]
