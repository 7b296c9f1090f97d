"""What a value is about: the words that say it, near and far, and the circumstances that go with it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from service.drafting import circumstances as said
from service.drafting.circumstances import Circumstances, Relation
from service.drafting.stretches import MEASURE, Stretch, Words, names_and_deeds, read_stretch
from service.text.lexicon import Lexicon
from service.text.sentences import clauses, sentences
from service.text.values import SlotType

CUT = "\ue000"
"""Stands in a stretch where a value was cut out of it."""
THIN = 2.0
"""Words that weigh less name no matter (增长, 总额): the matter is then what came before them."""
HEAD = 4
OPENING = 10
RATES = frozenset(("%", "％", "‰", "个百分点", "百分点"))
_NAMES = frozenset(
    (SlotType.PERSON, SlotType.TITLE, SlotType.DOCUMENT_NUMBER, SlotType.ORGANISATION, SlotType.PLACE)
)
_CUTTING = frozenset((SlotType.QUANTITY, SlotType.DATE, SlotType.ORDINAL))


@dataclass(frozen=True, slots=True)
class Spot:
    """A value or a slot where it stands in a text."""

    start: int
    end: int
    type: SlotType
    unit: str | None = None
    classifier: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """``own`` are the words right around the value, ``asked`` those and, as far as they leave it open, the words that
    say whose they are; ``around`` is everything near with how much it counts. ``place`` is its rank in a list that
    answers another list (分别为…和…), None outside one. ``antecedent`` is the spot that a growth would be the growth of.
    ``names`` are the own words that name or describe, ``deeds`` those that say what is done. ``marked`` are the own words before the value, where 人均 and the like stand."""

    own: Stretch
    asked: Stretch
    head: Stretch
    names: Words
    deeds: Words
    around: tuple[tuple[Stretch, float], ...]
    thin: bool
    circumstances: Circumstances
    sentence: int
    antecedent: int | None = None
    place: tuple[int, int] | None = None
    marked: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class _Near:
    """Other words of the sentence: how much they count, whether another figure stands in them (a rate), or they come
    after the value."""

    words: Stretch
    factor: float
    owned: bool = False
    rate: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    """A member's rank in its list, the words before the list, and the words of the earlier figure it answers to."""

    rank: tuple[int, int]
    words: tuple[int, int]
    answered: tuple[int, int] | None


@dataclass(frozen=True)
class Setting:
    """What holds for a whole text unless a sentence says otherwise."""

    report_year: int | None = None
    planned: bool = False
    span: str | None = None
    heading: str = ""
    year: int | None = None


@dataclass(frozen=True)
class MatterReader:
    """Reads the matters of the spots of one text. ``spots`` are in order and do not overlap."""

    text: str
    spots: Sequence[Spot]
    lexicon: Lexicon
    setting: Setting = Setting()
    _cache: dict[tuple[int, int], Stretch] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _cutting(self) -> list[Spot]:
        return [spot for spot in self.spots if spot.type in _CUTTING]

    def read(self, start: int = 0, end: int | None = None, *, first_sentence: int = 0) -> Iterator[tuple[int, Matter]]:
        """(index into ``spots``, its matter) for every spot between ``start`` and ``end``."""
        end = len(self.text) if end is None else end
        inside = [n for n, spot in enumerate(self.spots) if start <= spot.start and spot.end <= end]
        previous: tuple[int, int] | None = None
        at = 0
        for number, (a, b) in enumerate(_sentences(self.text, start, end), start=first_sentence):
            here = []
            while at < len(inside) and self.spots[inside[at]].start < b:
                here.append(inside[at])
                at += 1
            if here:
                yield from self._sentence(a, b, here, previous, number)
            previous = (a, b)

    def _sentence(
        self, start: int, end: int, here: list[int], previous: tuple[int, int] | None, number: int
    ) -> Iterator[tuple[int, Matter]]:
        parts = clauses(self.text, start, end) or ((start, end),)
        cutting = [self.spots[n] for n in here if self.spots[n].type in _CUTTING]
        lead = [self._stretch(*previous)] if previous else []
        relations: dict[int, tuple[Relation, int, bool]] = {}
        for n in here:
            spot = self.spots[n]
            place = next((i for i, (a, b) in enumerate(parts) if a <= spot.start < b), len(parts) - 1)
            clause = parts[place][0], max(parts[place][1], spot.end)
            others = [s for s in cutting if clause[0] <= s.start < clause[1] and s is not spot]
            before = max((s for s in others if s.end <= spot.start), key=lambda s: s.end, default=None)
            after = min((s for s in others if s.start >= spot.end), key=lambda s: s.start, default=None)
            relation = self._relation(spot, clause, before, relations)
            relations[spot.start] = relation
            matter = self._matter(spot, parts, place, clause, before, after, relation, lead, cutting, start, number)
            yield n, replace(matter, antecedent=self._antecedent(n, here, start))

    def _matter(
        self,
        spot: Spot,
        parts: Sequence[tuple[int, int]],
        place: int,
        clause: tuple[int, int],
        before: Spot | None,
        after: Spot | None,
        relation: tuple[Relation, int, bool],
        lead: list[Stretch],
        cutting: list[Spot],
        start: int,
        number: int,
    ) -> Matter:
        left = self._left(spot, clause, before)
        right = self._right(spot, clause, after)
        row = self._list(spot, clause, cutting)
        answered = row.answered if row else None
        left_words = self._without_comparison(*(row.words if row else left))
        right_words = self._bare(*right)
        if spot.type is not SlotType.QUANTITY:
            right = self._right(spot, clause, None) if spot.type is SlotType.DATE else right
            if spot.type is SlotType.DATE and right[0] >= right[1] and place + 1 < len(parts):
                right = parts[place + 1]
            right_words = self._bare(*right)
        own, head = self._own(left_words, right_words, spot, shared=after is not None and right[1] == after.start)
        thin = own.weight < THIN
        names, deeds = names_and_deeds(own)
        near = self._near(parts, place, (left[0], right[1]), cutting, thin=thin, apart=answered is not None)
        if answered is not None:
            near.insert(0, _Near(self._stretch(*answered), 0.9))
        asked = own
        level_rate = spot.unit in RATES and relation[0] is not Relation.CHANGE
        if subject := _subject(near, open_=thin or spot.unit in RATES, rate=level_rate):
            share = 0.6 if spot.unit in RATES else 0.2
            asked = own + subject.limited(3.0 if thin else own.weight * share)
        around = [(own, 1.0), *((part.words, part.factor) for part in near)]
        around += [(words, 0.4) for words in lead]
        if self.setting.heading:
            around.append((read_stretch(self.setting.heading, self.lexicon.wording), 0.35))
        return Matter(
            own=own,
            asked=asked,
            head=asked if thin else head,
            names=names,
            deeds=deeds,
            around=tuple(part for part in around if part[0].weight > 0),
            thin=thin,
            circumstances=self._circumstances(spot, clause, left, start, relation),
            sentence=number,
            place=row.rank if row and answered is None else None,
            marked=left_words.chars,
            before=self.text[left[0] : spot.start],
        )

    def _antecedent(self, n: int, here: list[int], start: int) -> int | None:
        """The figure before this one in the sentence, unless a semicolon parts them."""
        spot = self.spots[n]
        earlier = [m for m in here if m < n and self.spots[m].type is SlotType.QUANTITY]
        if not earlier or re.search("[；;]", self.text[self.spots[earlier[-1]].end : spot.start]):
            return None
        return earlier[-1]

    def _near(
        self,
        parts: Sequence[tuple[int, int]],
        place: int,
        own: tuple[int, int],
        cutting: list[Spot],
        *,
        thin: bool,
        apart: bool,
    ) -> list["_Near"]:
        """The other words of the sentence, nearest first. What another figure stands in speaks of that one, and counts
        less; so does what a semicolon parts from the value."""
        found: list[_Near] = []

        def add(
            start: int, end: int, factor: float, when_owned: float, *, later: bool = False, here: bool = False
        ) -> None:
            words = self._stretch(start, end)
            if words.weight > 0:
                owners = [s for s in cutting if start <= s.start < end and s.type is SlotType.QUANTITY]
                counts = (when_owned if owners else factor) * (0.2 if apart else 1.0)
                rate = bool(owners) and owners[-1].unit in RATES and not here
                found.append(_Near(words, counts, bool(owners), rate, later))

        clause = parts[place]
        add(clause[0], own[0], 0.9, 0.8 if thin else 0.5, here=True)
        after = own[1], max(clause[1], own[1])
        fading = 1.0
        for i in range(place - 1, -1, -1):
            if self.text[parts[i][1] : parts[i + 1][0]].strip()[:1] in ("；", ";"):
                fading *= 0.5
            nearest = i == place - 1
            add(*parts[i], (0.8 if nearest else 0.6) * fading, (0.75 if thin and nearest else 0.3) * fading)
        add(*after, 0.8, 0.5, later=True)
        fading = 1.0
        for i in range(place + 1, len(parts)):
            if self.text[parts[i - 1][1] : parts[i][0]].strip()[:1] in ("；", ";"):
                fading *= 0.5
            add(*parts[i], 0.55 * fading, 0.12 * fading, later=True)
        return found

    def _left(self, spot: Spot, clause: tuple[int, int], before: Spot | None) -> tuple[int, int]:
        if before is None:
            return clause[0], spot.start
        between = self.text[before.end : spot.start]
        return before.end + between.rfind("、") + 1, spot.start

    def _right(self, spot: Spot, clause: tuple[int, int], after: Spot | None) -> tuple[int, int]:
        end = after.start if after is not None else clause[1]
        stop = self.text.find("、", spot.end, end)
        return spot.end, stop if stop >= 0 else end

    def _own(self, left: Stretch, right: Stretch, spot: Spot, *, shared: bool) -> tuple[Stretch, Stretch]:
        """Left and right words, and the head among them: the thing counted, or the words before the figure."""
        cut = Stretch(CUT, (0.0,))
        if spot.type is not SlotType.QUANTITY:
            near = Stretch(left.chars, _fading(left.weights[::-1], 2 * HEAD, 0.4)[::-1]) + cut
            near = near + Stretch(right.chars, _fading(right.weights, 2 * HEAD, 0.4))
            return near, near
        if spot.classifier and right.weight >= 1.0:
            right = Stretch(right.chars, _fading(right.weights, HEAD if shared else 2 * HEAD, 0.4))
            return left + cut + right, _head(right, first=True)
        return left + cut + right.scaled(0.35 if shared else 0.6), _head(left, first=False)

    def _list(self, spot: Spot, clause: tuple[int, int], cutting: list[Spot]) -> "_List | None":
        """The list of bare figures that the spot is a member of (78.5%和76.9%), None when it stands alone."""
        members = [s for s in cutting if clause[0] <= s.start < clause[1]]
        at = next((i for i, s in enumerate(members) if s is spot), None)
        if at is None:
            return None
        first = last = at
        while first > 0 and said.links(self.text[members[first - 1].end : members[first].start]):
            first -= 1
        while last + 1 < len(members) and said.links(self.text[members[last].end : members[last + 1].start]):
            last += 1
        count = last - first + 1
        if count < 2 or len({s.unit for s in members[first : last + 1]}) > 1:
            return None
        rank = (at - first, count)
        start, head = clause[0], members[first]
        before = members[first - 1].end if first else start
        left = before + self.text[before : head.start].rfind("、") + 1 if first else start
        earlier = [s for s in cutting if s.end <= start and s.type is SlotType.QUANTITY][-count:]
        if len(earlier) < count or "分别" not in self.text[start : head.start]:
            return _List(rank, (left, head.start), None)
        answered = earlier[at - first]
        after = max((s.end for s in cutting if s.end <= answered.start), default=max(0, answered.start - 30))
        return _List(rank, (left, head.start), (_after_mark(self.text, after, answered.start), answered.start))

    def _relation(
        self,
        spot: Spot,
        clause: tuple[int, int],
        before: Spot | None,
        relations: dict[int, tuple[Relation, int, bool]],
    ) -> tuple[Relation, int, bool]:
        if spot.type is not SlotType.QUANTITY:
            return Relation.LEVEL, 0, False
        if before is not None and before.start in relations and said.links(self.text[before.end : spot.start]):
            return relations[before.start]
        own = self.text[clause[0] : spot.start]
        return said.relation_of(own, self.text[spot.end : clause[1]], spot.unit)

    def _circumstances(
        self,
        spot: Spot,
        clause: tuple[int, int],
        left: tuple[int, int],
        start: int,
        relation: tuple[Relation, int, bool],
    ) -> Circumstances:
        before = self.text[start : spot.start]
        own = self.text[clause[0] : clause[1]]
        span = said.span_of(before) or said.span_of(own)
        year = said.year_of(before, self.setting.report_year, max(self.setting.year or 0, 0))
        return Circumstances(
            relation=relation[0],
            direction=relation[1],
            moved=relation[2],
            planned=self.setting.planned or said.plans(before) or said.plans(own),
            agenda=self.setting.planned,
            done=said.says_done(own),
            year=self.setting.year if year is None else year,
            span=span or self.setting.span,
            span_said=span is not None,
            day=said.says_day(self.text[clause[0] : spot.start]),
            scope=self._scope(clause[0], spot.start, start),
            part=said.is_part(self.text[clause[0] : spot.start]),
        )

    def _scope(self, clause: int, end: int, sentence: int) -> int | None:
        """The area that is named before a value, by a word for it (全市) or by its name (城关镇): in its clause, else
        where the sentence begins."""
        level = said.scope_of(self.text[clause:end])
        if level is not None:
            return level
        places = [s for s in self.spots if s.type is SlotType.PLACE and clause <= s.start and s.end <= end]
        if places:
            return said.place_scope(self.text[places[-1].start : places[-1].end])
        return said.scope_of(self.text[sentence : min(clause, sentence + OPENING)])

    def _without_comparison(self, start: int, end: int) -> Stretch:
        """The words before a figure without what it is compared with (比去年节会期间)."""
        found = said.comparison(self.text[start:end])
        if found is None:
            return self._bare(start, end)
        return self._bare(start, start + found[0]) + self._bare(start + found[1], end)

    def _bare(self, start: int, end: int) -> Stretch:
        """The words between two offsets without the names in them, which change from year to year; with them where
        nothing else is said."""
        names = [s for s in self.spots if s.type in _NAMES and start <= s.start and s.end <= end]
        if not names:
            return self._stretch(start, end)
        pieces, at = Stretch(), start
        for name in names:
            pieces = pieces + self._stretch(at, name.start) + Stretch(CUT, (0.0,))
            at = name.end
        pieces = pieces + self._stretch(at, end)
        return pieces if pieces.weight >= 1.0 else self._stretch(start, end)

    def _stretch(self, start: int, end: int) -> Stretch:
        """The words between two offsets, other values cut out."""
        if start >= end:
            return Stretch()
        if (known := self._cache.get((start, end))) is not None:
            return known
        pieces, at = [], start
        cutting = self._cutting
        for spot in cutting[bisect_left(cutting, start, key=_start) : bisect_left(cutting, end, key=_start)]:
            pieces += [self.text[at : spot.start], CUT]
            at = spot.end
        pieces.append(self.text[at:end])
        read = read_stretch("".join(pieces), self.lexicon.wording)
        self._cache[start, end] = read
        return read


def _subject(near: Sequence[_Near], *, open_: bool, rate: bool) -> Stretch | None:
    """The words that say whose the value is: for words that leave it ``open_`` the nearest ones, else those of no other
    figure. A rate is not the rate of another rate's words."""
    for part in near:
        if part.later and not open_:
            continue
        if part.factor > 0.1 and part.words.weight > 0.9 and (not part.owned or open_) and not (rate and part.rate):
            return part.words
    return None


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(start + a, start + b) for a, b in sentences(text[start:end])]


def _start(spot: Spot) -> int:
    return spot.start


def _after_mark(text: str, start: int, end: int) -> int:
    """The first offset after the last mark that parts clauses or list members."""
    return max((text.rfind(mark, start, end) + 1 for mark in "，；：、。"), default=start) or start


def _head(stretch: Stretch, *, first: bool) -> Stretch:
    """The stretch with nothing but the first or last characters that carry matter weighed."""
    weights = [0.0] * len(stretch.weights)
    carrying = [i for i, weight in enumerate(stretch.weights) if weight >= MEASURE]
    for i in carrying[:HEAD] if first else carrying[-HEAD:]:
        weights[i] = stretch.weights[i]
    return replace(stretch, weights=tuple(weights))


def _fading(weights: Sequence[float], after: int, factor: float) -> tuple[float, ...]:
    kept = 0
    faded = []
    for weight in weights:
        faded.append(weight if kept < after else weight * factor)
        kept += weight >= 0.3
    return tuple(faded)
