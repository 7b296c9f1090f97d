"""The words around a value, weighed by how near they stand and how much they tell, and the conditions with them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.drafting.matching import areas, periods
from service.drafting.matching import conditions as said
from service.drafting.matching.conditions import Conditions, Relation
from service.drafting.matching.figure_lists import Member, linked, member
from service.drafting.matching.marked_text import CUT, MarkedText, Spot, within
from service.drafting.matching.nearness import RATES, near_words, subject
from service.drafting.matching.stretches import MEASURE, Stretch, Words, names_and_deeds, read_stretch
from service.reading.relation import comparison
from service.reading.state import PLANS, State, governing
from service.text.range import Range
from service.text.sentences import clauses, sentences
from service.text.values import SlotType

THIN = 2.0
"""Words that weigh less name no matter (增长, 总额): the matter is then what came before them."""
HEAD = 4
_TOLD: frozenset[State] = frozenset({"done", "reported"})
OPENING = 10


@dataclass(frozen=True, slots=True)
class WeightedWords:
    """``own`` are the words right around the value (``thin``: they say little), ``names`` and ``deeds`` those of them
    that name or describe and that say what is done. ``asked`` are ``own`` and, as far as they leave it open, the words
    that say whose the value is; ``head`` weighs of these only the most telling characters. ``around`` is everything
    near, with how much it counts.

    ``member`` is set in a list of figures; ``antecedent`` is the spot whose growth a growth would be; ``marked`` are
    the own words before the value, where 人均 and the like stand; ``sentence`` is where the value's sentence begins.
    """

    own: Stretch
    names: Words
    deeds: Words
    asked: Stretch
    head: tuple[float, ...]
    around: tuple[tuple[Stretch, float], ...]
    thin: bool
    conditions: Conditions
    member: Member | None = None
    antecedent: int | None = None
    marked: str = ""
    sentence: int = 0


@dataclass(frozen=True)
class Setting:
    """What holds for a whole text unless a sentence says otherwise. ``year`` is relative to ``report_year``; ``unit``
    is whose text it is, where that is known."""

    report_year: int | None = None
    planned: bool = False
    span: str | None = None
    heading: str = ""
    year: int | None = None
    unit: str = ""


def read_weighted_words(
    marked: MarkedText, setting: Setting, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, WeightedWords]]:
    """(index into the spots, the words around it) for every spot between ``start`` and ``end``."""
    end = len(marked.text) if end is None else end
    first = bisect_left(marked.spots, start, key=lambda spot: spot.start)
    last = bisect_left(marked.spots, end, key=lambda spot: spot.start)
    if first == last:
        return
    inside = range(first, last)
    lead: Stretch | None = None
    at = 0
    for a, b in sentences(marked.text[start:end]):
        here = []
        while at < len(inside) and marked.spots[inside[at]].start < start + b:
            here.append(inside[at])
            at += 1
        if here:
            yield from _Sentence(marked, setting, start + a, start + b, lead).words(here)
        lead = marked.words(start + a, start + b)


@dataclass(frozen=True)
class _Sentence:
    marked: MarkedText
    setting: Setting
    start: int
    end: int
    lead: Stretch | None

    def words(self, here: Sequence[int]) -> Iterator[tuple[int, WeightedWords]]:
        text = self.marked.text
        parts = clauses(text, self.start, self.end) or (Range(self.start, self.end),)
        relations: dict[int, tuple[Relation, int, bool]] = {}
        words: dict[int, Stretch] = {}
        for n in here:
            spot = self.marked.spots[n]
            place = next((i for i, (a, b) in enumerate(parts) if a <= spot.start < b), len(parts) - 1)
            clause = Range(parts[place][0], max(parts[place][1], spot.end))
            before, after = self._near_in_sentence(spot, clause)
            relation = self._relation(spot, clause, before, relations)
            relations[spot.start] = relation
            weighted, left = self._around(spot, parts, place, clause, (before, after), relation, words)
            words[spot.start] = left
            yield n, replace(weighted, antecedent=self._antecedent(n, here), sentence=self.start)

    def _around(
        self,
        spot: Spot,
        parts: Sequence[Range],
        place: int,
        clause: Range,
        neighbours: tuple[Spot | None, Spot | None],
        relation: tuple[Relation, int, bool],
        known: dict[int, Stretch],
    ) -> tuple[WeightedWords, Stretch]:
        before, after = neighbours
        left, right = self._left(spot, clause, before), self._right(spot, clause, after)
        shared = after is not None and right[1] == after.start
        if spot.type is SlotType.DATE:
            right = self._right(spot, clause, None)
            right = parts[place + 1] if right[0] >= right[1] and place + 1 < len(parts) else right
        figures = within(self.marked.figures, self.start, self.end)
        row = member(self.marked, spot, clause, figures, known) if spot.type is SlotType.QUANTITY else None
        left_words = row.words if row else self._without_comparison(*left)
        own, head = _own(left_words, self.marked.bare(*right), spot, shared=shared)
        thin = own.weight < THIN
        near = near_words(self.marked, parts, place, Range(left[0], right[1]), thin=thin)
        around = [(part.words, part.factor) for part in near]
        whose = subject(
            near,
            figure=spot.type is SlotType.QUANTITY,
            open_=thin or spot.unit in RATES,
            rate=spot.unit in RATES and relation[0] is not Relation.CHANGE,
        )
        if row and row.subject is not None:
            whose = row.subject
            around = [(row.subject, 0.9), *((words, factor * 0.2) for words, factor in around)]
        asked = own
        if whose is not None:
            asked = own + whose.limited(3.0 if thin else own.weight * (0.6 if spot.unit in RATES else 0.2))
        names, deeds = names_and_deeds(own)
        weighted = WeightedWords(
            own=own,
            names=names,
            deeds=deeds,
            asked=asked,
            head=asked.weights if thin else head + (0.0,) * (len(asked.weights) - len(head)),
            around=((own, 1.0), *around, *self._over()),
            thin=thin,
            conditions=self._conditions(spot, clause, relation),
            member=row,
            marked=left_words.chars,
        )
        return weighted, asked if thin else left_words

    def _over(self) -> Iterator[tuple[Stretch, float]]:
        """Words that stand before and over the sentence."""
        if self.lead is not None:
            yield self.lead, 0.4
        if self.setting.heading:
            yield read_stretch(self.setting.heading, self.marked.lexicon.wording), 0.35

    def _near_in_sentence(self, spot: Spot, clause: Range) -> tuple[Spot | None, Spot | None]:
        others = [s for s in within(self.marked.figures, *clause) if s is not spot]
        before = [s for s in others if s.end <= spot.start]
        after = [s for s in others if s.start >= spot.end]
        return before[-1] if before else None, after[0] if after else None

    def _antecedent(self, n: int, here: Sequence[int]) -> int | None:
        """The figure before this one in the sentence, unless a semicolon parts them."""
        spots = self.marked.spots
        earlier = [m for m in here if m < n and spots[m].type is SlotType.QUANTITY]
        if not earlier or re.search("[；;]", self.marked.text[spots[earlier[-1]].end : spots[n].start]):
            return None
        return earlier[-1]

    def _left(self, spot: Spot, clause: Range, before: Spot | None) -> Range:
        if before is None:
            return Range(clause[0], spot.start)
        return Range(before.end + self.marked.text[before.end : spot.start].rfind("、") + 1, spot.start)

    def _right(self, spot: Spot, clause: Range, after: Spot | None) -> Range:
        end = after.start if after is not None else clause[1]
        stop = self.marked.text.find("、", spot.end, end)
        return Range(spot.end, stop if stop >= 0 else end)

    def _without_comparison(self, start: int, end: int) -> Stretch:
        """The words before a figure without what it is compared with (比去年节会期间)."""
        found = comparison(self.marked.text[start:end], self.marked.lexicon)
        if found is None:
            return self.marked.bare(start, end)
        return self.marked.bare(start, start + found[0]) + self.marked.bare(start + found[1], end)

    def _relation(
        self,
        spot: Spot,
        clause: Range,
        before: Spot | None,
        relations: dict[int, tuple[Relation, int, bool]],
    ) -> tuple[Relation, int, bool]:
        if spot.type is not SlotType.QUANTITY:
            return Relation.LEVEL, 0, False
        text = self.marked.text
        if before is not None and before.start in relations and linked(text[before.end : spot.start]):
            return relations[before.start]
        return said.relation_of(
            text[clause[0] : spot.start], text[spot.end : clause[1]], spot.unit, self.marked.lexicon
        )

    def _conditions(self, spot: Spot, clause: Range, relation: tuple[Relation, int, bool]) -> Conditions:
        text, setting = self.marked.text, self.setting
        before, own, up_to = text[self.start : spot.start], clause.of(text), text[clause[0] : spot.start]
        span = periods.span_of(before) or periods.span_of(own)
        year = periods.year_of(periods.without_founding(before), setting.report_year, max(setting.year or 0, 0))
        governed = governing(text, self.start, clause, self.marked.lexicon)
        states = frozenset(word.state for word in governed)
        fresh, newly = said.newness(up_to, text[spot.end : clause[1]])
        return Conditions(
            relation=relation[0],
            direction=relation[1],
            moved=relation[2],
            planned=setting.planned or not states.isdisjoint(PLANS),
            agenda=setting.planned,
            done=not states.isdisjoint(_TOLD),
            year=setting.year if year is None else year,
            span=span or setting.span,
            span_said=span is not None,
            season=periods.seasons(before + own),
            seasons=periods.seasons(text[self.start : self.end] + setting.heading, wide=True),
            day=periods.says_day(up_to),
            scope=self._scope(clause[0], spot.start),
            part=said.is_part(up_to),
            cumulative=said.is_cumulative(up_to),
            fresh=fresh,
            newly=newly,
            compared=said.is_compared(up_to, spot.unit),
        )

    def _scope(self, clause: int, end: int) -> int | None:
        """The area that is named before a value, by a word for it (全市) or by its name (城关镇): in its clause, else
        where the sentence begins."""
        text, lexicon = self.marked.text, self.marked.lexicon
        if (level := areas.scope_of(text, clause, end, lexicon)) is not None:
            return level
        places = [s for s in within(self.marked.names, clause, end) if s.type is SlotType.PLACE]
        if places:
            return areas.place_scope(text[places[-1].start : places[-1].end], self.setting.unit)
        return areas.scope_of(text, self.start, min(clause, self.start + OPENING), lexicon)


def _own(left: Stretch, right: Stretch, spot: Spot, *, shared: bool) -> tuple[Stretch, tuple[float, ...]]:
    """Left and right words, and the weights of the head among them: the thing counted, or the words before the figure.

    What follows a name counts as much as what precedes it; what follows a figure counts less, and less still where
    another figure follows (``shared``).
    """
    if spot.type is not SlotType.QUANTITY:
        near = Stretch(left.chars, _fading(left.weights[::-1], 2 * HEAD)[::-1]) + CUT
        near = near + Stretch(right.chars, _fading(right.weights, 2 * HEAD))
        return near, near.weights
    if spot.classifier and right.weight >= 1.0:
        right = Stretch(right.chars, _fading(right.weights, HEAD if shared else 2 * HEAD))
        return left + CUT + right, (0.0,) * (len(left.weights) + 1) + _head(right.weights, first=True)
    right = right.scaled(0.35 if shared else 0.6)
    return left + CUT + right, _head(left.weights, first=False) + (0.0,) * (len(right.weights) + 1)


def _head(weights: Sequence[float], *, first: bool) -> tuple[float, ...]:
    """The weights of the first or last characters that carry matter, 0 for all others."""
    carrying = [i for i, weight in enumerate(weights) if weight >= MEASURE]
    kept = set(carrying[:HEAD] if first else carrying[-HEAD:])
    return tuple(weight if i in kept else 0.0 for i, weight in enumerate(weights))


def _fading(weights: Sequence[float], after: int) -> tuple[float, ...]:
    """The weights, less from where enough characters have carried matter."""
    kept = 0
    faded = []
    for weight in weights:
        faded.append(weight if kept < after else weight * 0.4)
        kept += weight >= 0.3
    return tuple(faded)
