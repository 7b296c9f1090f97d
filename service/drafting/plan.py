"""The plan: which facts stand in which point, and under which theme. Composing writes from it; so does a model."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.drafting.pattern import Pattern
from service.drafting.phrases import PhraseBank, Shape, Topic
from service.drafting.topics import GENERAL, Subject, relevance, subject_of
from service.facts.sheet import FactSheet, SheetFact

MOST_POINTS = 5
FEWEST_FACTS_FOR_POINTS = 3
LARGEST_POINT = 3


@dataclass(frozen=True, slots=True)
class PlannedPoint:
    """A point to be written: its topic (an id of the phrase bank), its theme and its facts in order of the brief."""

    topic: str
    theme: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """``topic`` is what the whole section is about. With one point the section is a plain paragraph."""

    topic: str
    pattern: Pattern
    points: tuple[PlannedPoint, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    topic: Topic
    facts: tuple[SheetFact, ...]


def make_plan(
    heading: str, unit: str, sheet: FactSheet, bank: PhraseBank, pattern: Pattern, *, points: int | None, seed: int
) -> Plan:
    """Assign every fact to one point. ``points`` is the number asked for, or None to let the facts decide.

    Fewer points than asked for are planned only where there are fewer facts.
    """
    subject = subject_of(heading, unit, sheet, bank)
    groups = _group(sheet.facts, subject)
    wanted = min(points, len(sheet.facts)) if points else _usual_number(groups, len(sheet.facts), pattern)
    groups = _split(_merge(groups, wanted, bank), wanted)
    used: set[str] = set()
    planned = []
    for group in groups:
        others = (group.topic, subject.section, subject.general)
        theme = _theme(group.facts, others, pattern.shape, heading, used, seed)
        used.add(theme)
        planned.append(PlannedPoint(group.topic.id, theme, tuple(fact.id for fact in group.facts)))
    return Plan(subject.section.id, pattern, tuple(planned))


def _usual_number(groups: Sequence[_Group], facts: int, pattern: Pattern) -> int:
    """As many points as topics; one more where a single topic has most of the facts and they would crowd."""
    if facts < FEWEST_FACTS_FOR_POINTS:
        return 1
    if len(groups) == 1:
        return min(pattern.points, facts // 2) or 1
    largest = max(len(group.facts) for group in groups)
    return min(len(groups) + (largest > LARGEST_POINT), MOST_POINTS)


def _group(facts: Sequence[SheetFact], subject: Subject) -> list[_Group]:
    """Facts by topic, topics in the order in which the brief brings them up; what shows no topic stays with its
    neighbour, as a clerk lists facts that belong together one after the other."""
    groups: dict[str, _Group] = {}
    previous = subject.section
    for fact in facts:
        topic = subject.topic_of(fact.text) or previous
        group = groups.get(topic.id, _Group(topic, ()))
        groups[topic.id] = replace(group, facts=(*group.facts, fact))
        previous = topic
    return list(groups.values())


def _merge(groups: list[_Group], wanted: int, bank: PhraseBank) -> list[_Group]:
    """Bring the number of groups down: the smallest joins the group whose topic its facts show, too, or the one before
    it; where strangers come to outweigh those who were there, the point is about work in general."""
    groups = list(groups)
    while len(groups) > wanted:
        smallest = min(range(len(groups)), key=lambda i: (len(groups[i].facts), -i))
        leaving = groups.pop(smallest)
        text = "".join(fact.text for fact in leaving.facts)
        host = max(range(len(groups)), key=lambda i: (relevance(text, groups[i].topic), i == smallest - 1))
        joined = replace(groups[host], facts=(*groups[host].facts, *leaving.facts))
        if relevance(text, joined.topic) == 0 and len(leaving.facts) > len(groups[host].facts):
            joined = replace(joined, topic=next(topic for topic in bank.topics if topic.id == GENERAL))
        groups[host] = joined
    return groups


def _split(groups: list[_Group], wanted: int) -> list[_Group]:
    """Bring the number of groups up: the largest is halved, its facts staying in order."""
    groups = list(groups)
    while len(groups) < wanted:
        largest = max(range(len(groups)), key=lambda i: len(groups[i].facts))
        group = groups[largest]
        half = (len(group.facts) + 1) // 2
        if half == len(group.facts):
            break
        groups[largest : largest + 1] = [
            replace(group, facts=group.facts[:half]),
            replace(group, facts=group.facts[half:]),
        ]
    return groups


def _theme(
    facts: Sequence[SheetFact], topics: Sequence[Topic], shape: Shape, heading: str, used: set[str], seed: int
) -> str:
    """A theme that is not taken yet of the first of the topics that has one, nearest to the words of the facts and not
    the heading's own."""
    text = "".join(fact.text for fact in facts)
    free = next((left for topic in topics if (left := [t for t in topic.themes.of(shape) if t not in used])), None)
    if free is None:
        free = list(topics[0].themes.of(shape))

    def nearness(theme: str) -> int:
        pairs = {theme[i : i + 2] for i in range(len(theme) - 1)}
        return sum(pair in text for pair in pairs) - sum(pair in heading for pair in pairs)

    best = max(nearness(theme) for theme in free)
    nearest = [theme for theme in free if nearness(theme) == best]
    return nearest[seed % len(nearest)]
