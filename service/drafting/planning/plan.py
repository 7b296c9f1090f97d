"""The plan: which facts stand in which point, and under which theme. Composing writes from it; so does a model."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.drafting.planning.grouping import Group, group_by_topic, in_number
from service.drafting.planning.pattern import Pattern
from service.drafting.planning.phrases import PhraseBank
from service.drafting.planning.themes import theme_of
from service.drafting.planning.topics import subject_of
from service.facts.sheet import FactSheet

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


def make_plan(
    heading: str, unit: str, sheet: FactSheet, bank: PhraseBank, pattern: Pattern, *, points: int | None, seed: int
) -> Plan:
    """Assign every fact to one point. ``points`` is the number asked for, or None to let the facts decide.

    Fewer points than asked for are planned only where there are fewer facts.
    """
    subject = subject_of(heading, unit, sheet, bank)
    groups = group_by_topic(sheet.facts, subject)
    wanted = min(points, len(sheet.facts)) if points else _usual_number(groups, len(sheet.facts), pattern)
    groups = in_number(groups, wanted, subject, [fact.id for fact in sheet.facts])
    used: set[str] = set()
    planned = []
    for group in groups:
        theme = theme_of(group.facts, group.topic, subject, pattern.shape, heading, used, seed)
        used.add(theme)
        planned.append(PlannedPoint(group.topic.id, theme, tuple(fact.id for fact in group.facts)))
    return Plan(subject.section.id, pattern, tuple(planned))


def _usual_number(groups: Sequence[Group], facts: int, pattern: Pattern) -> int:
    """As many points as topics; one more where a single topic has most of the facts and they would crowd."""
    if facts < FEWEST_FACTS_FOR_POINTS:
        return 1
    if len(groups) == 1:
        return min(pattern.points, facts // 2) or 1
    largest = max(len(group.facts) for group in groups)
    return min(len(groups) + (largest > LARGEST_POINT), MOST_POINTS)
