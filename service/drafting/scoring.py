"""How well every value suits every slot: words, then what forbids or weakens a pair."""

from collections.abc import Sequence

from service.drafting.candidates import Candidate
from service.drafting.circumstances import Circumstances
from service.drafting.kinds import fits
from service.drafting.likeness import Likeness, likeness
from service.text.lexicon import Lexicon, Wording

LEAST = 0.2
"""Pairs whose words are less alike are not looked at."""


def score_all(
    asking: Sequence[Candidate], giving: Sequence[Candidate], lexicon: Lexicon
) -> dict[tuple[int, int], float]:
    """Scores in (0, 1] of the pairs (row of ``asking``, row of ``giving``) that are possible at all."""
    words = likeness([c.matter for c in asking], [c.matter for c in giving])
    kinds: dict[object, float] = {}
    scores: dict[tuple[int, int], float] = {}
    for row, slot in enumerate(asking):
        for column, value in enumerate(giving):
            alike = _alike(words, row, column)
            if alike < LEAST:
                continue
            key = (slot.kind, value.kind)
            if key not in kinds:
                kinds[key] = fits(slot.kind, value.kind)
            score = alike * kinds[key]
            if score < LEAST:
                continue
            score *= agreement(slot.matter.circumstances, value.matter.circumstances)
            if score < LEAST:
                continue
            score *= _opposed(slot, value, lexicon.wording)
            if slot.matter.place and value.matter.place and slot.matter.place != value.matter.place:
                continue
            if score >= LEAST:
                scores[row, column] = score
    return scores


def _alike(words: Likeness, row: int, column: int) -> float:
    """How alike two matters are in their words: both shares count, the smaller more; heads that differ count again."""
    asked, given = float(words.asked[row, column]), float(words.given[row, column])
    alike = 0.5 * (asked * given) ** 0.5 + 0.5 * min(asked, given)
    head = max(float(words.asked_head[row, column]), float(words.given_head[row, column]))
    return alike * (0.7 + 0.3 * min(1.0, head / 0.6))


def agreement(slot: Circumstances, value: Circumstances) -> float:
    """0 where two circumstances exclude one another, less than 1 where one leaves open what the other says."""
    if slot.relation is not value.relation:
        return 0.0
    if slot.direction and value.direction and slot.direction != value.direction:
        return 0.0
    if slot.planned != value.planned:
        return 0.0
    if (slot.year or 0) != (value.year or 0):
        return 0.0
    span = _spans(slot.span, value.span)
    if not span:
        return 0.0
    score = span
    if value.day and not slot.day:
        score *= 0.8
    if slot.scope is not None and value.scope is not None and slot.scope != value.scope:
        return 0.0
    if value.part and not slot.part:
        score *= 0.7
    if slot.part and not value.part:
        score *= 0.95
    return score


def _spans(slot: str | None, value: str | None) -> float:
    slot = None if slot == "1-12" else slot
    if slot == value or (slot is None and value == "1-12"):
        return 1.0
    if value is None:
        return 0.93
    return 0.0


def _opposed(slot: Candidate, value: Candidate, wording: Wording) -> float:
    """Less than 1 where the words around one say what those around the other exclude."""
    ours, theirs = (_words(matter.marked, wording) for matter in (slot.matter, value.matter))
    score = 1.0
    if _markers(ours, wording) != _markers(theirs, wording):
        score *= 0.5
    ours, theirs = (_words(matter.asked.chars, wording) for matter in (slot.matter, value.matter))
    groups = {group for word in ours for group in wording.contrasts.get(word, ())}
    for group in groups:
        one = {word for word in ours if group in wording.contrasts.get(word, ())}
        other = {word for word in theirs if group in wording.contrasts.get(word, ())}
        if other and not one & other:
            return score * 0.3
    return score


def _words(chars: str, wording: Wording) -> frozenset[str]:
    return frozenset(found[0] for found in wording.pattern.finditer(chars))


def _markers(words: frozenset[str], wording: Wording) -> frozenset[int]:
    return frozenset(wording.markers[word] for word in words if word in wording.markers)
