"""How well every value suits every slot: words, then what forbids or weakens a pair."""

from collections.abc import Sequence

from service.drafting.candidates import Candidate
from service.drafting.circumstances import Circumstances
from service.drafting.kinds import fits
from service.drafting.likeness import coverages
from service.text.lexicon import Lexicon, Wording

LEAST = 0.2
"""Pairs whose words are less alike are not looked at."""


def score_all(
    asking: Sequence[Candidate], giving: Sequence[Candidate], lexicon: Lexicon
) -> dict[tuple[int, int], float]:
    """Scores in (0, 1] of the pairs (row of ``asking``, row of ``giving``) that are possible at all."""
    by_words, by_facts = coverages([c.matter for c in asking], [c.matter for c in giving])
    kinds: dict[object, float] = {}
    scores: dict[tuple[int, int], float] = {}
    for row, slot in enumerate(asking):
        for column, value in enumerate(giving):
            alike = float((by_words[row, column] * by_facts[row, column]) ** 0.5)
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
            if score >= LEAST:
                scores[row, column] = score
    return scores


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
        score *= 0.85
    if slot.part and not value.part:
        score *= 0.95
    return score


def _spans(slot: str | None, value: str | None) -> float:
    slot = None if slot == "1-12" else slot
    if slot == value or (slot is None and value == "1-12"):
        return 1.0
    if value is None:
        return 0.85
    return 0.0


def _opposed(slot: Candidate, value: Candidate, wording: Wording) -> float:
    """Less than 1 where the words around one say what those around the other exclude."""
    ours, theirs = _marks(slot.matter.own.chars, wording), _marks(value.matter.own.chars, wording)
    score = 1.0
    if ours[1] != theirs[1]:
        score *= 0.5
    for group, word in ours[0] - theirs[0]:
        rivals = {w for g, w in theirs[0] if g == group}
        if rivals and (group, word) not in theirs[0] and not rivals & {w for g, w in ours[0] if g == group}:
            return score * 0.3
    return score


def _marks(chars: str, wording: Wording) -> tuple[frozenset[tuple[int, str]], frozenset[int]]:
    words = {found[0] for found in wording.pattern.finditer(chars)}
    contrasts = frozenset((group, word) for word in words for group in wording.contrasts.get(word, ()))
    return contrasts, frozenset(wording.markers[word] for word in words if word in wording.markers)
