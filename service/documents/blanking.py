"""Blanking: a finished (or half-blanked) text with its specifics and claims as slots, each with its former value."""

import re
from collections.abc import Iterator, Sequence

from service.documents.document import Slot
from service.documents.labels import labels_for
from service.documents.placeholders import find_placeholders
from service.text.claims import Claim, find_claims
from service.text.lexicon import Lexicon
from service.text.reading import find_mentions
from service.text.sentences import sentences
from service.text.values import SlotType

_WEIGHTY = frozenset({"award", "rank", "commendation"})
"""Claims to be confirmed even where a figure in them is asked for anyway."""

_ATTITUDE = re.compile(
    r"^[^，。；]{0,4}(?:以[^，。]{2,40}为(?:指导|引领|统领|遵循|根本|目标|主线|宗旨|导向)|坚持|深入(?:学习)?贯彻|全面贯彻|认真贯彻|贯彻落实"
    r"|牢固树立|树牢|增强“|坚定“|做到“|紧紧围绕|始终把|切实|不忘初心|高举|弘扬|践行)"
)
_QUESTION = "是否仍属实："
_QUOTED_LONGEST = 24


def blank(text: str, lexicon: Lexicon, regions: Sequence[tuple[int, int]] | None = None) -> tuple[Slot, ...]:
    """Slots of the regions (default: the whole text): placeholders, specifics with their former values, and claims.

    Slots come in order; none overlap, except that a claim covers the clause that asserts it and may enclose others.
    Never raises; a text without specifics and assertions has no slots.
    """
    spans = [(0, len(text))] if regions is None else sorted(regions)
    taken = bytearray(len(text))
    values: list[Slot] = []
    for slot in find_placeholders(text, lexicon):
        if any(start <= slot.start and slot.end <= end for start, end in spans):
            values.append(slot)
            taken[slot.start : slot.end] = b"\x02" * (slot.end - slot.start)
    for start, end in spans:
        for slot in _specifics(text, start, end, lexicon):
            if taken.find(1, slot.start, slot.end) < 0 and taken.find(2, slot.start, slot.end) < 0:
                values.append(slot)
                mark = b"\x01" if slot.type is SlotType.QUANTITY else b"\x03"
                taken[slot.start : slot.end] = mark * (slot.end - slot.start)
    values.sort(key=lambda slot: slot.start)
    claims = [claim for start, end in spans for claim in _claims(text, start, end, taken, lexicon)]
    return tuple(sorted([*labels_for(text, values), *claims], key=lambda slot: (slot.start, -slot.end)))


def _specifics(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Slot]:
    """What the recogniser finds in a region, as slots that still hold their values."""
    for mention in find_mentions(text[start:end], lexicon):
        value, span = mention.value, (start + mention.start, start + mention.end)
        written = text[span[0] : span[1]]
        yield Slot(written, value.type, value.unit, value.approximator, "", *span, (span,), written)


def _claims(text: str, start: int, end: int, taken: bytearray, lexicon: Lexicon) -> Iterator[Slot]:
    """The assertions of a region that no blank and no figure asks for already, as slots to be confirmed."""
    for first, last in sentences(text[start:end]):
        sentence = text[start + first : start + last]
        for claim in find_claims(sentence, lexicon):
            own = claim.text.rstrip("。；，！：、 \u3000”")
            span = (start + first + claim.start, start + first + claim.start + len(own))
            if _is_asserted(claim, own, taken, *span):
                label = own if len(own) <= _QUOTED_LONGEST else f"{own[: _QUOTED_LONGEST - 1]}…"
                yield Slot(own, SlotType.CLAIM, None, None, f"{_QUESTION}{label}", *span, (span,), own)


def _is_asserted(claim: Claim, own: str, taken: bytearray, start: int, end: int) -> bool:
    """Whether a clause asserts something that must be confirmed: not an attitude, not the name of an office alone, not
    a blank; a figure in it is asked for by itself, but an award is confirmed all the same."""
    if _ATTITUDE.match(own) or taken.find(2, start, end) >= 0:
        return False
    free = sum(not mark for mark in taken[start:end])
    return free >= 2 and (claim.kind in _WEIGHTY or taken.find(1, start, end) < 0)
