"""The plan: which facts stand in which point, and under which theme. Composing writes from it; so does a model."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.drafting.pattern import Pattern
from service.drafting.phrases import PhraseBank, Shape, Topic
from service.facts.sheet import FactSheet, SheetFact

MOST_POINTS = 5
FEWEST_FACTS_FOR_POINTS = 3
GENERAL = "general_work"
"""The topic of the phrase bank for what is about nothing in particular."""


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
    heading: str, sheet: FactSheet, bank: PhraseBank, pattern: Pattern, *, points: int | None, seed: int
) -> Plan:
    """Assign every fact to one point. ``points`` is the number asked for, or None to let the facts decide.

    Fewer points than asked for are planned only where there are fewer facts.
    """
    topic = _section_topic(heading, sheet, bank)
    groups = _group(sheet.facts, bank, topic)
    wanted = min(points, len(sheet.facts)) if points else _usual_number(len(groups), len(sheet.facts), pattern)
    groups = _split(_merge(groups, wanted, bank), wanted)
    used: set[str] = set()
    planned = []
    for group in groups:
        theme = _theme(group, pattern.shape, heading, used, seed)
        used.add(theme)
        planned.append(PlannedPoint(group.topic.id, theme, tuple(fact.id for fact in group.facts)))
    return Plan(topic.id, pattern, tuple(planned))


def best_topic(text: str, bank: PhraseBank) -> Topic | None:
    """The topic whose cues the text shows most; None when it shows none."""
    scored = [(relevance(text, topic), topic) for topic in bank.topics]
    score, topic = max(scored, key=lambda pair: pair[0])
    return topic if score > 0 else None


def _section_topic(heading: str, sheet: FactSheet, bank: PhraseBank) -> Topic:
    """What the section is about: what its heading says; else what most of its facts are about; else work in general."""
    if (topic := best_topic(heading, bank)) is not None:
        return topic
    topics = Counter(topic.id for fact in sheet.facts if (topic := best_topic(fact.text, bank)) is not None)
    first, count = topics.most_common(1)[0] if topics else (GENERAL, 0)
    chosen = first if count * 2 > len(sheet.facts) else GENERAL
    return next(topic for topic in bank.topics if topic.id == chosen)


def relevance(text: str, topic: Topic) -> float:
    """How much a text is about a topic: longer cues and cues that stand earlier in the topic's list tell more."""
    return sum(len(cue) * (2.0 - n / len(topic.cues)) for n, cue in enumerate(topic.cues) if cue in text)


def _usual_number(groups: int, facts: int, pattern: Pattern) -> int:
    if facts < FEWEST_FACTS_FOR_POINTS:
        return 1
    if groups == 1:
        return min(pattern.points, facts // 2) or 1
    return min(groups, MOST_POINTS)


def _group(facts: Sequence[SheetFact], bank: PhraseBank, fallback: Topic) -> list[_Group]:
    """Facts by topic, topics in the order in which the brief brings them up; what shows no topic stays with its
    neighbour, as a clerk lists facts that belong together one after the other."""
    groups: dict[str, _Group] = {}
    previous = fallback
    for fact in facts:
        topic = best_topic(fact.text, bank) or previous
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


def _theme(group: _Group, shape: Shape, heading: str, used: set[str], seed: int) -> str:
    """A theme of the topic that is not taken yet, nearest to the words of the facts and not the heading's own."""
    text = "".join(fact.text for fact in group.facts)
    free = [theme for theme in group.topic.themes.of(shape) if theme not in used] or list(group.topic.themes.of(shape))

    def nearness(theme: str) -> int:
        pairs = {theme[i : i + 2] for i in range(len(theme) - 1)}
        return sum(pair in text for pair in pairs) - 2 * sum(pair in heading for pair in pairs)

    best = max(nearness(theme) for theme in free)
    nearest = [theme for theme in free if nearness(theme) == best]
    return nearest[seed % len(nearest)]
