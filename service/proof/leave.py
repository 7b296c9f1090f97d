"""What gives words leave to stand in the drafts of one brief: its facts, the brief itself, the reviewed lists."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from service.brief import Brief
from service.facts.sheet import FactSheet
from service.facts.value_id import ValueId
from service.proof.fact_texts import FactText, fact_texts
from service.reading.scope import SCOPE_OF_LEVEL
from service.reading.setting import document_intent, heading_intent
from service.text.lexicon.lexicon import Lexicon
from service.text.lexicon.vocabulary import Vocabulary
from service.text.values import SlotType

_NAMES = frozenset({SlotType.NAME, SlotType.TITLE, SlotType.ORGANISATION, SlotType.PERSON, SlotType.PLACE})
_WHOLE = "全我本辖"
"""What words for the whole area begin with: 各乡镇 says more, that it is so of each."""
_NUMBERS = dict(enumerate("两三四五六七八九十", start=2))
_WE, _ALL = "我们", "全"
_OWN = "我本全"
"""What a name for oneself may begin with; the rest of it is of the unit's name: 学校 is none of a bureau."""


@dataclass(frozen=True, eq=False)
class Leave:
    """Made once a brief; pure. Sets of words are worked out when they are first asked for."""

    brief: Brief
    sheet: FactSheet
    lexicon: Lexicon

    @property
    def vocabulary(self) -> Vocabulary:
        return self.lexicon.vocabulary

    @cached_property
    def facts(self) -> Mapping[str, FactText]:
        return fact_texts(self.sheet)

    @property
    def heading(self) -> str | None:
        """The section's own heading."""
        return self.brief.section.heading if self.brief.section else None

    @cached_property
    def names(self) -> Mapping[str, ValueId]:
        """The names that one fact alone has, longer ones first."""
        found: dict[str, list[ValueId]] = {}
        for fact in self.sheet.facts:
            for value in fact.values:
                if value.value.type in _NAMES and value.value.text not in self.own:
                    found.setdefault(value.value.text, []).append(value.id)
        listed = sorted(found.items(), key=lambda each: -len(each[0]))
        return {name: ids[0] for name, ids in listed if len({each.fact for each in ids}) == 1}

    @cached_property
    def ahead(self) -> bool:
        """Whether all that the section tells is to come: a plan, or one headed 下一步打算."""
        if self.brief.genre == "work_plan" or document_intent(self.brief.title or "", self.lexicon) == "plan":
            return True
        return self.heading is not None and heading_intent(self.heading, self.lexicon) is not None

    @cached_property
    def own(self) -> str:
        """The brief's own words, a line each: who writes, where, of when."""
        brief = self.brief
        exchanges = ((word, long) for word, origins in self.vocabulary.origins.items() for long in origins)
        short = (brief.unit.replace(long, word) for word, long in exchanges if long in brief.unit)
        fields = (brief.unit, *short, brief.region, brief.period, brief.addressee, brief.title, self.heading)
        return "\n".join(field for field in fields if field)

    @cached_property
    def selves(self) -> frozenset[str]:
        """How the unit speaks of itself."""
        level = self.lexicon.self_reference.get(self.brief.level or "")
        names = self.vocabulary.of("pronoun") | frozenset(level.own if level else ())
        unit = f"{self.brief.unit}{self.brief.region or ''}"
        unit = f"{unit}校" if "学" in unit else unit
        return frozenset(
            name
            for name in names
            if name in self.times or name == _WE or any(char in unit for char in name.lstrip(_OWN))
        )

    @cached_property
    def areas(self) -> frozenset[str]:
        """How the unit names its own area (全县 of a county's bureau); nothing for a firm or a school."""
        level = self.lexicon.self_reference.get(self.brief.level or "")
        if level is None or SCOPE_OF_LEVEL.get(self.brief.level or "", 0) <= 1:
            return frozenset()
        return frozenset(word for word in level.area if word[0] in _WHOLE)

    @cached_property
    def free(self) -> frozenset[str]:
        """Words that may be added beside what a fact says; 全校 may not, which says of how much it is so."""
        selves = frozenset(name for name in self.selves if not name.startswith(_ALL))
        return self.vocabulary.of("light") | selves | self.times

    @cached_property
    def times(self) -> frozenset[str]:
        """Words for the brief's own period: 全年 of 2025年, 今年以来 also of 2025年6月, 近年来 of 2022年至2025年."""
        period = self.brief.period or ""
        years = [int(year) for year in re.findall(r"(?:19|20)\d\d", period)]
        if len(set(years)) < 2:
            whole = re.fullmatch(r"\d{4}年(?:度)?", period)
            return self.vocabulary.of("whole_year" if whole else "this_year") if years else frozenset()
        span = _NUMBERS.get(max(years) - min(years) + 1)
        counted = (f"{span}年来", f"{span}年间", f"今后{span}年", f"过去{span}年") if span else ()
        return self.vocabulary.of("years") | frozenset(counted)

    @cached_property
    def free_when_done(self) -> frozenset[str]:
        return self.free | self.vocabulary.of("done_verb")

    def beside(self, has_state: bool, in_time: bool, in_area: bool, ahead: bool) -> frozenset[str]:
        """What may be added beside values: verbs of completion where their facts have no word of state, words for the
        brief's own period and area where the facts have none of their own, words of plans where all is to come."""
        key = (has_state, in_time, in_area, ahead)
        if key not in self._beside:
            free = (self.free if has_state else self.free_when_done) | self.vocabulary.of("wider")
            free = free if in_time else free - self.times
            free = free | self.areas if in_area else free
            self._beside[key] = free | self.when_ahead if ahead else free
        return self._beside[key]

    @cached_property
    def of_parts(self) -> frozenset[str]:
        """What may be said of a part of a whole without naming a thing of its own (已整改31处)."""
        return self.free_when_done.union(self.lexicon.action_verbs, self.vocabulary.of("part_deed"))

    @cached_property
    def _beside(self) -> dict[tuple[bool, bool, bool, bool], frozenset[str]]:
        return {}

    @cached_property
    def when_ahead(self) -> frozenset[str]:
        """What may be added where all that is told is to come."""
        return self.vocabulary.of("state") | self.vocabulary.of("ahead")

    @cached_property
    def intended(self) -> frozenset[str]:
        """Words by which an application says of what it asks for that it is to come (我村拟修缮主灌渠)."""
        return self.vocabulary.of("state") if self.brief.genre == "application_report" else frozenset()

    @cached_property
    def framing(self) -> frozenset[str]:
        v = self.vocabulary
        return self.free | self.selves | v.heads | v.of("frame_word") | v.of("slogan") | self.lexicon.set_phrases

    @cached_property
    def all_words(self) -> str:
        """All words of all facts and of the brief, values hidden."""
        return "\n".join([self.own, *(fact.words for fact in self.facts.values())])
