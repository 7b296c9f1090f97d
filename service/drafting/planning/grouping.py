"""Facts in groups of one matter, as many as points are wanted and as even as their topics let them be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from service.drafting.planning.phrases import Topic
from service.drafting.planning.topics import GENERAL, Subject, relevance
from service.facts.sheet import SheetFact

Shown = Mapping[str, Mapping[str, float]]
"""By fact and topic (ids), how much the one is about the other; nothing where it is not at all."""

_UNEVEN = 3
"""So many facts more in one point than in another look like an oversight; one or two may be the matter's."""


@dataclass(frozen=True, slots=True)
class Group:
    """Facts of one topic, in order of the brief."""

    topic: Topic
    facts: tuple[SheetFact, ...]


def group_by_topic(facts: Sequence[SheetFact], subject: Subject) -> list[Group]:
    """Facts by topic, topics in the order in which the brief brings them up; what shows no topic stays with its
    neighbour, as a clerk lists facts that belong together one after the other."""
    groups: dict[str, Group] = {}
    previous = subject.section
    for fact in facts:
        topic = subject.topic_of(fact.text) or previous
        group = groups.get(topic.id, Group(topic, ()))
        groups[topic.id] = replace(group, facts=(*group.facts, fact))
        previous = topic
    return list(groups.values())


def in_number(groups: Sequence[Group], wanted: int, subject: Subject, order: Sequence[str]) -> list[Group]:
    """As many groups as wanted (fewer only where there are fewer facts), evened out. ``order`` is that of the brief, by
    id of the fact; a group's facts keep it."""
    place = {fact: n for n, fact in enumerate(order)}
    shown = {
        fact.id: {topic.id: score for topic, score in subject.bank.shown_in(fact.text)}
        for group in groups
        for fact in group.facts
    }
    found = _even(_split(_merge(list(groups), wanted, subject), wanted), place, shown, subject)
    while (joined := _pooled(found, subject)) is not None:
        found = _even(_split(joined, len(found)), place, shown, subject)
    return [replace(g, facts=tuple(sorted(g.facts, key=lambda fact: place[fact.id]))) for g in found]


def _merge(groups: list[Group], wanted: int, subject: Subject) -> list[Group]:
    """Bring the number of groups down: the smallest joins the group whose topic its facts show, too, or the one before
    it; where strangers come to outweigh those who were there, the point is about work in general."""
    while len(groups) > wanted:
        smallest = min(range(len(groups)), key=lambda i: (len(groups[i].facts), -i))
        leaving = groups.pop(smallest)
        text = "".join(fact.text for fact in leaving.facts)
        host = max(
            range(len(groups)),
            key=lambda i: (relevance(text, groups[i].topic), -len(groups[i].facts), i == smallest - 1),
        )
        joined = replace(groups[host], facts=(*groups[host].facts, *leaving.facts))
        if relevance(text, joined.topic) == 0 and len(leaving.facts) >= len(groups[host].facts):
            joined = replace(joined, topic=subject.general)
        groups[host] = joined
    return groups


def _split(groups: list[Group], wanted: int) -> list[Group]:
    """Bring the number of groups up: the largest is halved, its facts staying in order."""
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


def _even(groups: list[Group], place: Mapping[str, int], shown: Shown, subject: Subject) -> list[Group]:
    """Facts that are as much at home elsewhere go from larger groups to smaller ones, the next in the brief first."""
    while moves := list(_moves(groups, place, shown, subject)):
        *_, fact, source, target = max(moves, key=lambda move: move[:3])
        groups[source] = replace(groups[source], facts=tuple(f for f in groups[source].facts if f is not fact))
        groups[target] = replace(groups[target], facts=(*groups[target].facts, fact))
    return groups


def _moves(
    groups: Sequence[Group], place: Mapping[str, int], shown: Shown, subject: Subject
) -> Iterator[tuple[int, float, int, SheetFact, int, int]]:
    """What could be moved: by how much sizes differ, what is won, nearness in the brief; the fact; both groups."""
    for source, large in enumerate(groups):
        for target, small in enumerate(groups):
            uneven = len(large.facts) - len(small.facts)
            for fact in large.facts if uneven > 1 else ():
                gain = _gain(shown[fact.id], large.topic, small.topic, subject)
                if gain is not None:
                    yield uneven, gain, -_distance(fact, small, place), fact, source, target


def _gain(cued: Mapping[str, float], home: Topic, other: Topic, subject: Subject) -> float | None:
    """How much more a fact is about the other topic; None where it is about its own, or would be a stranger."""
    own, there = cued.get(home.id, 0.0), cued.get(other.id, 0.0)
    welcome = there > 0 or other is home or other is subject.section or other.id == GENERAL
    return there - own if welcome and (home is other or there >= own) else None


def _distance(fact: SheetFact, group: Group, place: Mapping[str, int]) -> int:
    return min(abs(place[fact.id] - place[other.id]) for other in group.facts)


def _pooled(groups: list[Group], subject: Subject) -> list[Group] | None:
    """The two smallest groups made one, about work in general, so that the largest can be halved; None where the points
    are even enough or would not come to be."""
    by_size = sorted(range(len(groups)), key=lambda i: (len(groups[i].facts), i))
    if len(groups) < 3:
        return None
    first, second = sorted(by_size[:2])
    largest = len(groups[by_size[-1]].facts)
    joined = (*groups[first].facts, *groups[second].facts)
    if largest - len(groups[by_size[0]].facts) < _UNEVEN or len(joined) >= largest:
        return None
    same = groups[first].topic is groups[second].topic
    pooled = Group(groups[first].topic if same else subject.general, joined)
    return [pooled if i == first else g for i, g in enumerate(groups) if i != second]
