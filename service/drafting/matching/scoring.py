"""How well every value suits every slot: words, then what forbids or weakens a pair, then what neighbours say."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from service.drafting.matching.candidates import Candidate
from service.drafting.matching.conditions import Conditions, Relation
from service.drafting.matching.figure_lists import Member
from service.drafting.matching.likeness import Likeness, Table, likeness
from service.drafting.matching.nearness import RATES
from service.drafting.matching.value_kinds import fits
from service.text.lexicon.lexicon import Lexicon, Wording

LEAST = 0.2
"""Pairs that suit less are not looked at."""
SURE = 0.45
"""A pair that suits as well vouches for the figures that follow it."""


@dataclass(frozen=True)
class Scorer:
    """Scores pairs (row of ``asking``, row of ``giving``). ``alike`` is how alike they are in words, ``own_scopes`` are
    the areas that the template calls its own."""

    asking: Sequence[Candidate]
    giving: Sequence[Candidate]
    wording: Wording
    alike: Table
    own_scopes: frozenset[int] = frozenset()
    _fits: dict[object, float] = field(default_factory=dict, repr=False)

    def all(self) -> dict[tuple[int, int], float]:
        """Scores in (0, 1] of the pairs that are possible at all."""
        scores = {}
        for row, column in zip(*(self.alike >= LEAST).nonzero(), strict=True):
            pair = int(row), int(column)
            if (score := float(self.alike[pair]) * self._allowed(*pair)) >= LEAST:
                scores[pair] = score
        return self._with_followers(scores)

    def _with_followers(self, scores: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
        """Figures that say little of themselves (增长8.5%) go by the figure that they follow."""
        slots_after = _followers(self.asking)
        values_after = _followers(self.giving)
        vouched: dict[tuple[int, int], float] = {}
        doubted: set[tuple[int, int]] = set()
        for (row, column), score in sorted(scores.items()):
            for follower in slots_after.get(self.asking[row].key, ()):
                for value in values_after.get(self.giving[column].key, ()):
                    if score >= SURE and (allowed := self._allowed(follower, value)):
                        own = float(self.alike[follower, value])
                        vouched[follower, value] = max(vouched.get((follower, value), 0.0), (own + score) / 2 * allowed)
        for row, column in scores:
            mine, theirs = self.asking[row], self.giving[column]
            growth = mine.weighted.conditions.relation is Relation.CHANGE and mine.after and theirs.after
            if growth and mine.weighted.thin and theirs.weighted.thin and (row, column) not in vouched:
                doubted.add((row, column))
        return {
            pair: max(scores.get(pair, 0.0) * (0.6 if pair in doubted else 1.0), vouched.get(pair, 0.0))
            for pair in sorted({*scores, *vouched})
        }

    def _allowed(self, row: int, column: int) -> float:
        """What of a pair's likeness in words remains: 0 when the two exclude one another."""
        slot, value = self.asking[row], self.giving[column]
        key = (slot.kind, value.kind)
        if key not in self._fits:
            self._fits[key] = fits(slot.kind, value.kind)
        if not self._fits[key]:
            return 0.0
        ranked = _ranks(slot.weighted.member, value.weighted.member)
        if not ranked:
            return 0.0
        agreed = agreement(slot.weighted.conditions, value.weighted.conditions, self.own_scopes)
        return self._fits[key] * ranked * agreed * (_opposed(slot, value, self.wording) if agreed else 0.0)


def score_all(
    asking: Sequence[Candidate], giving: Sequence[Candidate], lexicon: Lexicon, own_scopes: frozenset[int] = frozenset()
) -> dict[tuple[int, int], float]:
    """Scores of all possible pairs (see ``Scorer``)."""
    if not asking or not giving:
        return {}
    words = likeness([c.weighted for c in asking], [c.weighted for c in giving])
    return Scorer(asking, giving, lexicon.wording, alikeness(words), own_scopes).all()


def alikeness(words: Likeness) -> Table:
    """How alike the words around values are: both shares count, the smaller more; heads that differ count again.

    Where each side names something that the other does not (社区书屋, 农家书屋), or does something else (收缴, 下拨),
    they are about two things.
    """
    import numpy as np

    alike = 0.5 * np.sqrt(words.asked * words.given) + 0.5 * np.minimum(words.asked, words.given)
    alike *= 0.7 + 0.3 * np.minimum(1.0, np.maximum(words.asked_head, words.given_head) / 0.6)
    names = np.minimum(words.asked_rest, words.given_rest)
    alike *= 1.0 - 0.4 * np.clip(names - 0.4, 0.0, 1.0)
    deeds = np.minimum(words.asked_deeds, words.given_deeds)
    alike *= 1.0 - 0.15 * np.minimum(1.0, deeds / 1.5)
    result: Table = alike
    return result


def _ranks(slot: Member | None, value: Member | None) -> float:
    """Figures of lists that do not say which is which go by their rank; against a figure that stands alone they are
    doubtful."""
    open_slot, open_value = (row is not None and not row.sure for row in (slot, value))
    if open_slot and open_value and slot and value:
        return float(slot.rank == value.rank)
    return 0.5 if open_slot or open_value else 1.0


def agreement(slot: Conditions, value: Conditions, own_scopes: frozenset[int] = frozenset()) -> float:
    """0 where two conditions exclude one another, less than 1 where one leaves open what the other says."""
    related, planned = _related(slot, value), _planned(slot, value)
    if not related or not planned:
        return 0.0
    if slot.direction and value.direction and slot.direction != value.direction:
        return 0.0
    if (slot.year or 0) != (value.year or 0) and not _to_come(slot, value):
        return 0.0
    score = related * planned * _spans(slot, value) * _scopes(slot.scope, value.scope, own_scopes)
    if not value.season <= slot.seasons:
        return 0.0
    if value.day and not slot.day:
        score *= 0.8
    if value.cumulative and not slot.cumulative:
        score *= 0.6
    if slot.fresh and not value.newly:
        score *= 0.3
    if value.part != slot.part:
        score *= 0.7 if value.part else 0.8
    return score


def _related(slot: Conditions, value: Conditions) -> float:
    """A level is no change; but what came new (新增绿地18万平方米) may be told as growth (绿地增加15万平方米)."""
    if slot.relation is value.relation:
        return 1.0
    growth = {Relation.LEVEL, Relation.CHANGE} == {slot.relation, value.relation} and slot.fresh and value.fresh
    return 0.8 if growth and not slot.compared and not value.compared else 0.0


def _to_come(slot: Conditions, value: Conditions) -> bool:
    """Whether both are plans of which one leaves open for which of the years to come."""
    if slot.planned and slot.year is None:
        return (value.year or 0) > 0
    return value.planned and value.year is None and slot.agenda and (slot.year or 0) > 0


def _planned(slot: Conditions, value: Conditions) -> float:
    """What is planned is not what is done. In an agenda for a year a fact of that year need not say so again."""
    if slot.planned == value.planned:
        return 1.0
    return 0.9 if slot.agenda and not value.done and slot.year is not None and slot.year == value.year else 0.0


def _spans(slot: Conditions, value: Conditions) -> float:
    """The same part of the year. A value that names none may be of the slot's; one that names a month alone may tell of
    something done once."""
    wanted = None if slot.span == "1-12" else slot.span
    given = None if value.span == "1-12" else value.span
    if wanted == given:
        return 1.0
    if given is None:
        return 0.93 if value.span is None else 0.0
    return 0.8 if given.isdigit() and not slot.span_said else 0.0


def _scopes(slot: int | None, value: int | None, own: frozenset[int]) -> float:
    """An area that is not named is the document's own."""
    if slot == value or not own:
        return 1.0
    if slot is not None and value is not None:
        return 0.0
    return 1.0 if (value if slot is None else slot) in own else 0.3


def _opposed(slot: Candidate, value: Candidate, wording: Wording) -> float:
    """Less than 1 where the words around one say what those around the other exclude."""
    ours, theirs = (_words(each.marked, wording) for each in (slot.weighted, value.weighted))
    score = 1.0
    if _markers(ours, wording) != _markers(theirs, wording):
        score *= 0.5
    ours, theirs = (
        _words((c.weighted.asked if c.weighted.thin or c.kind.unit in RATES else c.weighted.own).chars, wording)
        for c in (slot, value)
    )
    groups = {group for word in ours for group in wording.contrasts.get(word, ())}
    for group in groups:
        one = {word for word in ours if group in wording.contrasts.get(word, ())}
        other = {word for word in theirs if group in wording.contrasts.get(word, ())}
        if other and not one & other:
            return score * 0.3
    return score


def _words(chars: str, wording: Wording) -> frozenset[str]:
    return frozenset(found[0] for found in wording.marks.finditer(chars))


def _markers(words: frozenset[str], wording: Wording) -> frozenset[int]:
    return frozenset(wording.markers[word] for word in words if word in wording.markers)


def _followers(candidates: Sequence[Candidate]) -> dict[str, list[int]]:
    """Rows by the key of the figure that they follow, of those whose own words say little."""
    found: dict[str, list[int]] = {}
    for row, candidate in enumerate(candidates):
        if candidate.after and candidate.weighted.thin:
            found.setdefault(candidate.after, []).append(row)
    return found
