"""What a fact is about: the topic whose cues it shows, read in the light of its section and its office."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from service.drafting.planning.phrases import PhraseBank, Topic, worths
from service.facts.sheet import FactSheet

GENERAL = "general_work"
"""The topic of the phrase bank for what is about nothing in particular."""

_SURE = 3.6
"""Less than this is one short cue from the end of a topic's list: not enough against the section's own topic."""
_OF_SECTION = 3.0
_OF_OFFICE = 2.0
_OUTWEIGHED = 3
"""So many facts of the office's business to one of the heading's matter, and the heading only uses its words."""


def relevance(text: str, topic: Topic) -> float:
    """How much a text is about a topic."""
    return sum(worth for cue, worth in worths(topic) if cue in text)


@dataclass(frozen=True)
class Subject:
    """What a section is about, and whose business it is (None for an office of every business)."""

    bank: PhraseBank
    topics: tuple[Topic, ...]
    section: Topic
    office: Topic | None

    @cached_property
    def ids(self) -> frozenset[str]:
        """Of the topics that may be this office's."""
        return frozenset(topic.id for topic in self.topics)

    @property
    def general(self) -> Topic:
        """Work in general."""
        return next(topic for topic in self.topics if topic.id == GENERAL)

    def topic_of(self, text: str) -> Topic | None:
        """What a fact is about; what says little goes to the section's topic, and None where that is general."""
        best, score = self.section, 0.0
        for topic, cued in self.bank.shown_in(text):
            if topic.id == GENERAL or topic.id not in self.ids:
                continue
            shown = cued + (_OF_SECTION * (topic is self.section) + _OF_OFFICE * (topic is self.office))
            if shown > score:
                best, score = topic, shown
        if score >= _SURE:
            return best
        own = self.section if self.section.id != GENERAL else self.office
        return own or (best if score else None)


def subject_of(heading: str, unit: str, sheet: FactSheet, bank: PhraseBank) -> Subject:
    """What the heading says, unless the facts say the office's own business and next to nothing of that; else what most
    of the facts are about; else work in general."""
    topics = tuple(topic for topic in bank.topics if not topic.reserved or _is_of(topic, unit))
    general = next(topic for topic in topics if topic.id == GENERAL)
    office = next((topic for topic in topics if _is_of(topic, unit)), None)
    neutral = Subject(bank, topics, general, office)
    said = _most_shown(heading, neutral)
    if said is not None and office is not None and _facts_on(office, sheet) > _OUTWEIGHED * _facts_on(said, sheet):
        said = office
    if said is None:
        counts = Counter(topic.id for fact in sheet.facts if (topic := neutral.topic_of(fact.text)) is not None)
        first, count = counts.most_common(1)[0] if counts else (GENERAL, 0)
        said = next(topic for topic in topics if topic.id == first) if count * 2 > len(sheet.facts) else general
    return Subject(bank, topics, said, office)


def _facts_on(topic: Topic, sheet: FactSheet) -> int:
    return sum(relevance(fact.text, topic) > 0 for fact in sheet.facts)


def _is_of(topic: Topic, unit: str) -> bool:
    return any(name in unit for name in topic.offices)


def _most_shown(heading: str, subject: Subject) -> Topic | None:
    shown = ((topic, cued) for topic, cued in subject.bank.shown_in(heading) if topic.id in subject.ids)
    topic, _ = max((each for each in shown if each[0].id != GENERAL), key=lambda pair: pair[1], default=(None, 0.0))
    return topic
