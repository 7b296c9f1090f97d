"""Blanking: a finished (or half-blanked) text with its specifics and claims as slots, each with its former value."""

from collections.abc import Sequence

from service.documents.document import Slot
from service.documents.labels import labels_for
from service.documents.placeholders import find_placeholders
from service.text.claims import find_claims
from service.text.lexicon import Lexicon
from service.text.reading import find_mentions
from service.text.sentences import sentences
from service.text.values import SlotType


def blank(text: str, lexicon: Lexicon, regions: Sequence[tuple[int, int]] | None = None) -> tuple[Slot, ...]:
    """Slots of the regions (default: the whole text): placeholders, specifics with their former values, and claims.

    A claim slot covers the asserting clause and may enclose other slots; all others do not overlap.
    """
    spans = [(0, len(text))] if regions is None else list(regions)
    values = [s for s in find_placeholders(text, lexicon) if any(a <= s.start and s.end <= b for a, b in spans)]
    claims: list[Slot] = []
    for start, end in spans:
        taken = [(slot.start, slot.end) for slot in values]
        for mention in find_mentions(text[start:end], lexicon):
            a, b = start + mention.start, start + mention.end
            if any(x < b and a < y for x, y in taken):
                continue
            value = mention.value
            values.append(Slot(text[a:b], value.type, value.unit, value.approximator, "", a, b, ((a, b),), text[a:b]))
        for a, b in sentences(text[start:end]):
            for claim in find_claims(text[start + a : start + b], lexicon):
                where = (start + a + claim.start, start + a + claim.end)
                label = f"是否仍属实：{claim.text.rstrip('。；，')[:30]}"
                claims.append(Slot(claim.text, SlotType.CLAIM, None, None, label, *where, (where,), claim.text))
    labelled = labels_for(text, sorted(values, key=lambda slot: slot.start))
    return tuple(sorted([*labelled, *claims], key=lambda slot: (slot.start, -slot.end)))
