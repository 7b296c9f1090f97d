"""What a fact is about: the topic whose cues it shows, read in the light of its section and its office."""

from collections import Counter
from dataclasses import dataclass

from service.drafting.phrases import PhraseBank, Topic, worths
from service.facts.sheet import FactSheet

GENERAL = "general_work"
"""The topic of the phrase bank for what is about nothing in particular."""

_SURE = 3.6
"""Less than this is one short cue from the end of a topic's list: not enough against the section's own topic."""
_OF_SECTION = 3.0
_OF_OFFICE = 2.0


def relevance(text: str, topic: Topic) -> float:
    """How much a text is about a topic."""
    return sum(worth for cue, worth in worths(topic) if cue in text)


@dataclass(frozen=True)
class Subject:
    """What a section is about, and whose business it is (None for an office of every business)."""

    bank: PhraseBank
    section: Topic
    office: Topic | None

    @property
    def general(self) -> Topic:
        """Work in general."""
        return next(topic for topic in self.bank.topics if topic.id == GENERAL)

    def topic_of(self, text: str) -> Topic | None:
        """What a fact is about; what says little goes to the section's topic, and None where that is general."""
        best, score = self.section, 0.0
        for topic, cued in self.bank.shown_in(text):
            if topic.id == GENERAL:
                continue
            shown = cued + (_OF_SECTION * (topic is self.section) + _OF_OFFICE * (topic is self.office))
            if shown > score:
                best, score = topic, shown
        if score >= _SURE:
            return best
        own = self.section if self.section.id != GENERAL else self.office
        return own or (best if score else None)


def subject_of(heading: str, unit: str, sheet: FactSheet, bank: PhraseBank) -> Subject:
    """What the heading says; else what most of the facts are about; else work in general."""
    general = next(topic for topic in bank.topics if topic.id == GENERAL)
    office = next((topic for topic in bank.topics if any(name in unit for name in topic.offices)), None)
    said = _most_shown(heading, bank)
    if said is None:
        neutral = Subject(bank, general, office)
        counts = Counter(topic.id for fact in sheet.facts if (topic := neutral.topic_of(fact.text)) is not None)
        first, count = counts.most_common(1)[0] if counts else (GENERAL, 0)
        said = next(topic for topic in bank.topics if topic.id == first) if count * 2 > len(sheet.facts) else general
    return Subject(bank, said, office)


def _most_shown(heading: str, bank: PhraseBank) -> Topic | None:
    topic, _ = max(bank.shown_in(heading), key=lambda pair: pair[1], default=(None, 0.0))
    return topic if topic is not None and topic.id != GENERAL else None
