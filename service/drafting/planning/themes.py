"""The theme of a point: one that names nothing but what its facts, or the heading, show."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from service.drafting.planning.phrases import Shape, Topic
from service.drafting.planning.topics import GENERAL, Subject, relevance
from service.facts.sheet import SheetFact

_NAMED = 2.0
"""What a fact counts that shows the very matter a theme names …"""
_OF_TOPIC = 1.5
"""… and one that shows the topic of a theme that names no single matter of it."""
_BY_HEADING = 0.5
_PAIR = 0.5
_AT_HOME = 0.5


def theme_of(
    facts: Sequence[SheetFact],
    topic: Topic,
    subject: Subject,
    shape: Shape,
    heading: str,
    used: AbstractSet[str],
    seed: int,
) -> str:
    """The theme not used yet that most of the facts show and that does not say the heading again; among equals the
    seed decides. Where nothing fits, one of work in general."""
    texts = {fact.text: subject.topic_of(fact.text) for fact in facts}
    scored = [
        (score, theme)
        for near in _topics(list(texts), topic, subject)
        for theme in near.themes.of(shape)
        if theme not in used and (score := _fit(theme, near, texts, topic, subject, heading)) is not None
    ]
    if not scored:
        again = subject.general.themes.of(shape)
        return again[seed % len(again)]
    best = max(score for score, _ in scored)
    nearest = [theme for score, theme in scored if score == best]
    return nearest[seed % len(nearest)]


def pairs_of(text: str) -> Iterator[str]:
    """Neighbouring characters: what takes the place of words where words are not told apart."""
    return (text[i : i + 2] for i in range(len(text) - 1))


def _topics(texts: Sequence[str], topic: Topic, subject: Subject) -> list[Topic]:
    shown = [other for other, _ in subject.bank.shown_in("\n".join(texts)) if other.id in subject.ids]
    return list({each.id: each for each in (topic, subject.section, *shown, subject.general)}.values())


def _fit(
    theme: str, near: Topic, texts: Mapping[str, Topic | None], topic: Topic, subject: Subject, heading: str
) -> float | None:
    """How well a theme of the topic ``near`` says what the facts have in common; None where it names what they lack, or
    where half of them are about something else. ``texts`` are the facts' with what each is about."""
    words = near.needs.get(theme)
    if near.id == GENERAL:
        score = 0.0
    elif words is not None:
        showing = [text for text in texts if any(word in text for word in words)]
        strangers = sum(text not in showing and _stranger(text, near, about) for text, about in texts.items())
        if 2 * strangers >= len(texts) or not (showing or any(word in heading for word in words)):
            return None
        score = _NAMED * len(showing) or _BY_HEADING
    else:
        count = sum(relevance(text, near) > 0 for text in texts)
        if 2 * count <= len(texts) and near is not subject.section:
            return None
        score = _OF_TOPIC * count or _BY_HEADING
    said = "".join(texts)
    score += _PAIR * sum(pair in said for pair in pairs_of(theme)) - sum(pair in heading for pair in pairs_of(theme))
    return score + _AT_HOME * ((near is topic) + (near is subject.section)) * (near.id != GENERAL)


def _stranger(text: str, near: Topic, about: Topic | None) -> bool:
    return about is not None and about is not near and relevance(text, near) == 0
