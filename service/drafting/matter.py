"""What a value is about: the words that say it, near and far, and the circumstances that go with it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from service.drafting import circumstances as said
from service.drafting.circumstances import Circumstances, Relation
from service.drafting.stretches import Stretch, read_stretch
from service.text.lexicon import Lexicon
from service.text.sentences import clauses, sentences
from service.text.values import SlotType

CUT = "\ue000"
"""Stands in a stretch where a value was cut out of it."""
THIN = 1.6
"""Words that weigh less name no matter (增长, 总额): the matter is then what came before them."""
HEAD = 4
HEAD_WEIGHT = 1.5
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
    answers another list (分别为…和…), None outside one."""

    own: Stretch
    asked: Stretch
    around: tuple[tuple[Stretch, float], ...]
    thin: bool
    circumstances: Circumstances
    sentence: int
    place: tuple[int, int] | None = None
    before: str = ""


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
            yield n, self._matter(spot, parts, place, clause, before, after, relation, lead, cutting, start, number)

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
        left_words, right_words = self._stretch(*left), self._stretch(*right)
        own = self._own(left_words, right_words, spot, shared=after is not None and right[1] == after.start)
        thin = own.weight < THIN
        rank, answered = self._list(spot, clause, cutting)
        rest_before, rest_after = self._stretch(clause[0], left[0]), self._stretch(right[1], clause[1])
        earlier = [self._stretch(*parts[i]) for i in range(place - 1, -1, -1)]
        later = [self._stretch(*parts[i]) for i in range(place + 1, len(parts))]
        if answered is not None:
            words = self._stretch(*answered)
            subjects, around = [words], [(own, 1.0), (words, 0.9), (rest_before, 0.9)]
        else:
            subjects = [rest_before, *earlier, rest_after, *later[:1]]
            around = [(own, 1.0), (rest_before, 0.9), (rest_after, 0.8)]
            around += [(words, 0.75 if i == 0 else 0.55) for i, words in enumerate(earlier)]
            around += [(words, 0.5) for words in later]
        around += [(words, 0.4) for words in lead]
        if self.setting.heading:
            around.append((read_stretch(self.setting.heading, self.lexicon.wording), 0.35))
        asked = own
        wanted = 3.0 if thin else min(2.0, own.weight * 0.3)
        for n, words in enumerate(subjects):
            if words.weight > THIN / 2 or (thin and words.weight > 0.9):
                asked = asked + words.limited(wanted * (1.0 if n < 2 else 0.6))
                break
        return Matter(
            own=own,
            asked=asked,
            around=tuple(part for part in around if part[0].weight > 0),
            thin=thin,
            circumstances=self._circumstances(spot, clause, left, start, relation),
            sentence=number,
            place=rank if answered is None else None,
            before=self.text[left[0] : spot.start],
        )

    def _left(self, spot: Spot, clause: tuple[int, int], before: Spot | None) -> tuple[int, int]:
        if before is None:
            return clause[0], spot.start
        between = self.text[before.end : spot.start]
        return before.end + between.rfind("、") + 1, spot.start

    def _right(self, spot: Spot, clause: tuple[int, int], after: Spot | None) -> tuple[int, int]:
        end = after.start if after is not None else clause[1]
        stop = self.text.find("、", spot.end, end)
        return spot.end, stop if stop >= 0 else end

    def _own(self, left: Stretch, right: Stretch, spot: Spot, *, shared: bool) -> Stretch:
        """Left and right words, the head among them weighed most: the thing counted, or the word before the figure."""
        noun_follows = spot.classifier and right.weight >= 1.0
        if noun_follows:
            right = _with_head(right, first=True)
            right = right if not shared else Stretch(right.chars, _fading(right.weights, HEAD, 0.4))
        else:
            left = _with_head(left, first=False)
            right = right.scaled(0.35 if shared else 0.6)
        return left + Stretch(CUT, (0.0,)) + right

    def _list(
        self, spot: Spot, clause: tuple[int, int], cutting: list[Spot]
    ) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
        """The spot's rank in a list of bare figures, and the words of the earlier figure that it answers to."""
        members = [s for s in cutting if clause[0] <= s.start < clause[1]]
        at = next((i for i, s in enumerate(members) if s is spot), None)
        if at is None:
            return None, None
        first = last = at
        while first > 0 and said.links(self.text[members[first - 1].end : members[first].start]):
            first -= 1
        while last + 1 < len(members) and said.links(self.text[members[last].end : members[last + 1].start]):
            last += 1
        count = last - first + 1
        if count < 2 or len({s.unit for s in members[first : last + 1]}) > 1:
            return None, None
        rank = (at - first, count)
        earlier = [s for s in cutting if s.end <= clause[0] and s.type is SlotType.QUANTITY][-count:]
        if len(earlier) < count or "分别" not in self.text[clause[0] : members[first].start]:
            return rank, None
        answered = earlier[at - first]
        same = [s for s in cutting if s.end <= answered.start]
        left = max((s.end for s in same), default=max(0, answered.start - 30))
        return rank, (_after_mark(self.text, left, answered.start), answered.start)

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
        year = said.year_of(before, self.setting.report_year)
        return Circumstances(
            relation=relation[0],
            direction=relation[1],
            moved=relation[2],
            planned=self.setting.planned or said.plans(before) or said.plans(own),
            year=self.setting.year if year is None else year,
            span=said.span_of(before) or said.span_of(own) or self.setting.span,
            day=said.says_day(self.text[clause[0] : spot.start]),
            scope=said.scope_of(before),
            part=said.is_part(self.text[clause[0] : spot.start]),
        )

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


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(start + a, start + b) for a, b in sentences(text[start:end])]


def _start(spot: Spot) -> int:
    return spot.start


def _after_mark(text: str, start: int, end: int) -> int:
    """The first offset after the last mark that parts clauses or list members."""
    return max((text.rfind(mark, start, end) + 1 for mark in "，；：、。"), default=start) or start


def _with_head(stretch: Stretch, *, first: bool) -> Stretch:
    """The first or last characters that carry matter weighed more."""
    weights = list(stretch.weights)
    order = range(len(weights)) if first else range(len(weights) - 1, -1, -1)
    left = HEAD
    for i in order:
        if weights[i] >= 0.3:
            weights[i] *= HEAD_WEIGHT
            left -= 1
        if not left:
            break
    return replace(stretch, weights=tuple(weights))


def _fading(weights: Sequence[float], after: int, factor: float) -> tuple[float, ...]:
    kept = 0
    faded = []
    for weight in weights:
        faded.append(weight if kept < after else weight * factor)
        kept += weight >= 0.3
    return tuple(faded)
