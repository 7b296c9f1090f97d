"""What the draft may state: the values of facts and brief, and what follows from them without adding anything."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import repeat

from service.brief import Brief
from service.facts.sheet import FactSheet, FactValue
from service.text.lexicon.lexicon import Lexicon
from service.text.meanings import Amount, Bound, Moment, Named, Period
from service.text.mentions import find_mentions
from service.text.values import SlotType, Value

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|-|/|\.)")
_UNIT_IN_LABEL = re.compile(r"[（(]([^（()）]{1,6})[)）]$")
_RELATIVE_YEARS = {
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "去年": -1,
    "上年": -1,
    "明年": 1,
    "次年": 1,
    "翌年": 1,
    "前年": -2,
    "后年": 2,
}
_NAMES = frozenset(
    {SlotType.ORGANISATION, SlotType.PERSON, SlotType.PLACE, SlotType.TITLE, SlotType.NAME, SlotType.DOCUMENT_NUMBER}
)
_ORGAN_WITHIN = re.compile(
    r"(?:(?:机关)?(?:党组|党委|党支部|党总支|纪委|工会|团委|团支部|妇委会|办公室)|理论学习中心组|领导班子|班子|机关|领导小组){1,2}$"
)
"""What every office has inside it: a draft may name its own without a fact."""
_BOUND = re.compile(
    r"(?:(?P<over>突破了?)|(?P<most>最[长多高大晚]|上限|至多)(?:不超过)?[是为]?|(?P<least>最[短少低小早]|下限)[是为]?)$"
)
_INNER_MARKS = str.maketrans("", "", "《》“”\"'「」〈〉 \u3000")


def bounded_value(value: FactValue, sheet: FactSheet) -> Value | None:
    """An exact amount as the words before it bound it, in the meaning of an approximator: 突破26万人次 is said as
    超过26万人次, 最长为7天 as 不超过7天. None for what is not bounded so."""
    meaning = value.value.meaning
    found = _BOUND.search(sheet.by_id[value.fact].text[max(0, value.start - 8) : value.start])
    if not isinstance(meaning, Amount) or meaning.bound != "exact" or found is None:
        return None
    bound: Bound = "over" if found["over"] else "at_most" if found["most"] else "at_least"
    return replace(value.value, meaning=replace(meaning, bound=bound))


@dataclass(frozen=True)
class PermittedValues:
    """``texts`` are the facts' texts, ``brief_text`` the brief's own words that may be printed, a field a line."""

    brief: Brief
    sheet: FactSheet
    lexicon: Lexicon
    brief_text: str

    @cached_property
    def text(self) -> str:
        """Everything that facts and brief say; a fact's period counts as said."""
        periods = (fact.fact.period for fact in self.sheet.facts if fact.fact.period)
        return "\n".join([*(fact.text for fact in self.sheet.facts), *periods, self.brief_text])

    @cached_property
    def values(self) -> frozenset[Value]:
        """The values that facts and brief state."""
        given = [value.value for value in self.sheet.values.values()]
        unread = [fact.text for fact in self.sheet.facts if fact.fact.statement is None]
        unread += [fact.fact.period for fact in self.sheet.facts if fact.fact.period]
        read = find_mentions("\n".join([*unread, self.brief_text]), self.lexicon)
        bounded = map(bounded_value, (value for fact in self.sheet.facts for value in fact.values), repeat(self.sheet))
        return frozenset(
            [*given, *(mention.value for mention in read), *self._labelled(), *(each for each in bounded if each)]
        )

    @cached_property
    def year(self) -> int | None:
        """The year that the brief is about: of its period, else of its date, else of its title."""
        for text in (self.brief.period, self.brief.date, self.brief.title):
            found = _YEAR.findall(text or "")
            if found:
                return int(found[-1])
        return None

    def has(self, value: Value) -> bool:
        """Whether facts or brief state the value: in the same meaning, or, of a name, in words that hold it."""
        if value in self.values:
            return True
        if value.type is SlotType.DATE:
            return isinstance(value.meaning, Period) and self._has_period(value.meaning)
        if value.type in _NAMES:
            return self._has_name(value)
        return value.type is SlotType.TEXT and value.text in self.text

    def _labelled(self) -> Iterable[Value]:
        """“发放资料（份）” 2000: the label tells the unit of a bare number."""
        for fact in self.sheet.facts:
            label = _UNIT_IN_LABEL.search(fact.fact.label or "")
            if label and fact.fact.value and not fact.fact.unit:
                yield from (mention.value for mention in find_mentions(f"共{fact.fact.value}{label[1]}", self.lexicon))

    def _has_name(self, value: Value) -> bool:
        inner = value.meaning.text if isinstance(value.meaning, Named) else value.text
        plain = inner.translate(_INNER_MARKS)
        if len(plain) > 1 and plain in self._plain_text:
            return True
        organ = _ORGAN_WITHIN.search(plain) if value.type is SlotType.ORGANISATION else None
        return organ is not None and organ.start() > 1 and plain[: organ.start()] in self._plain_text

    @cached_property
    def _plain_text(self) -> str:
        """The sources without the marks around names; the unit's full name is its area and its own name together."""
        region, unit = self.brief.region or "", self.brief.unit
        full = "" if unit.startswith(region) else region + unit
        return f"{self.text}\n{full}".translate(_INNER_MARKS)

    @cached_property
    def _periods(self) -> frozenset[Period]:
        """Periods as stated, and with the brief's year where they name none."""
        stated = {v.meaning for v in self.values if v.type is SlotType.DATE and isinstance(v.meaning, Period)}
        return frozenset(self.dated(period) for period in stated) | stated

    @cached_property
    def _moments(self) -> frozenset[tuple[int | str | None, int | None, int | None]]:
        """Every moment that may be said alone: each stated one, with its parts from the left (2025年, 2025年3月) and
        from the right (3月5日)."""
        moments: set[tuple[int | str | None, int | None, int | None]] = set()
        for period in self._periods:
            ends = [period.start] if period.end is None else []
            for moment in ends:
                year, month, day = moment.year, moment.month, moment.day
                moments |= {(year, month, day), (None, month, day), (year, month, None), (None, month, None)}
        moments |= {(period.start.year, None, None) for period in self._periods}
        moments |= {(period.end.year, None, None) for period in self._periods if period.end}
        if self.year:
            moments.add((self.year, None, None))
        moments.discard((None, None, None))
        return frozenset(moments)

    @cached_property
    def days(self) -> frozenset[tuple[None, int, int]]:
        """The days, as month and day, that any stated date begins or ends on."""
        ends = [moment for period in self._periods for moment in (period.start, period.end) if moment is not None]
        return frozenset((None, each.month, each.day) for each in ends if each.month and each.day)

    def dated(self, period: Period) -> Period:
        """The period with its years filled in from the brief where it has one (3月 → 2025年3月, 去年 → 2024年)."""
        end = self._dated(period.end, period.start) if period.end else None
        return replace(period, start=self._dated(period.start, None), end=end)

    def _dated(self, moment: Moment, other: Moment | None) -> Moment:
        if isinstance(moment.year, int) or self.year is None:
            return moment
        if moment.year is None:
            if moment.month is None and moment.day is None:
                return moment
            year: int | str = other.year if other is not None and isinstance(other.year, int) else self.year
            return replace(moment, year=year)
        offset = _RELATIVE_YEARS.get(moment.year)
        return replace(moment, year=self.year + offset) if offset is not None else moment

    def dated_value(self, value: Value) -> Period | None:
        """A date with the brief's year filled in; None for what is no date."""
        return self.dated(value.meaning) if isinstance(value.meaning, Period) else None

    def is_the_briefs_year(self, value: Value) -> bool:
        """Whether a date is just the year that the brief is about."""
        period = value.meaning
        return isinstance(period, Period) and self.year is not None and self.dated(period) == Period(Moment(self.year))

    def _has_period(self, period: Period) -> bool:
        dated = self.dated(period)
        if dated in self._periods or period in self._periods:
            return True
        if any(replace(dated, part=None) == replace(known, part=None) for known in self._periods) and not period.part:
            return True  # 2025年 of 2025年末
        if dated.end is not None or dated.part is not None:
            return False
        moment = dated.start
        return moment.time is None and (moment.year, moment.month, moment.day) in self._moments
