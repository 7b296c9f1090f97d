"""Blanking: a finished (or half-blanked) text with its specifics and claims as slots, each with its former value."""

import re
from collections.abc import Iterator, Sequence

from service.documents.blanking.document_plans import planned
from service.documents.blanking.labels import labels_for
from service.documents.blanking.placeholders import find_placeholders
from service.documents.document import Slot
from service.reading.claims import Claim, find_claims
from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions
from service.text.range import Range
from service.text.sentences import sentences
from service.text.values import SlotType

_WEIGHTY = frozenset({"award", "rank", "commendation"})
"""Claims to be confirmed even where a figure in them is asked for anyway."""

_KIND = "blank_claim"
_NUMBERED = re.compile(
    r"[ \u3000]*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])"
    r"|附件|关于|.{0,40}的(?:发言|讲话|报告|汇报|通知|请示|总结|规划|计划)$"
)
_QUESTION = "是否仍属实："
_QUOTED_LONGEST = 24
_HEADING_LONGEST = 40


class _Words:
    """What need not be confirmed: attitudes, intentions, general praise, nouns that look like verbs."""

    def __init__(self, lexicon: Lexicon) -> None:
        rules = lexicon.rules
        self.attitude = re.compile(rf"^[^，。；]{{0,4}}{rules.source(_KIND, 'attitude')}")
        self.intent = rules.of(_KIND, "intent").pattern
        self.no_deed = rules.of(_KIND, "no_deed").pattern
        self.nouns_of_verbs = rules.of(_KIND, "nouns_of_verbs").pattern


def blank(text: str, lexicon: Lexicon, regions: Sequence[Range] | None = None) -> tuple[Slot, ...]:
    """Slots of the regions (default: the whole text): placeholders, specifics with their former values, and claims.

    Slots come in order; none overlap, except that a claim covers the clause that asserts it and may enclose others.
    Never raises; a text without specifics and assertions has no slots.
    """
    spans = [Range(0, len(text))] if regions is None else sorted(regions)
    taken, to_come = bytearray(len(text)), bytearray(len(text))
    values: list[Slot] = []
    for slot in find_placeholders(text, lexicon):
        if any(each.contains(slot.start, slot.end) for each in spans):
            values.append(slot)
            taken[slot.start : slot.end] = b"\x02" * (slot.end - slot.start)
    for start, end in spans:
        for slot in _specifics(text, start, end, lexicon):
            if taken.find(1, slot.start, slot.end) < 0 and taken.find(2, slot.start, slot.end) < 0:
                values.append(slot)
                mark = b"\x01" if slot.type is SlotType.QUANTITY else b"\x03"
                taken[slot.start : slot.end] = mark * (slot.end - slot.start)
    values.sort(key=lambda slot: slot.start)
    for start, end in planned(text, lexicon):
        to_come[start:end] = b"\x01" * (end - start)
    claims = [claim for start, end in spans for claim in _claims(text, start, end, taken, to_come, lexicon)]
    return tuple(sorted([*labels_for(text, values, lexicon), *claims], key=lambda slot: (slot.start, -slot.end)))


def _specifics(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Slot]:
    """What the recogniser finds in a region, as slots that still hold their values."""
    for mention in find_mentions(text[start:end], lexicon):
        value, span = mention.value, Range(start + mention.start, start + mention.end)
        written = span.of(text)
        yield Slot(written, value.type, value.unit, value.approximator, "", *span, (span,), written)


def _claims(text: str, start: int, end: int, taken: bytearray, to_come: bytearray, lexicon: Lexicon) -> Iterator[Slot]:
    """The assertions of a region that no blank and no figure asks for already, as slots to be confirmed."""
    words = lexicon.made(_Words)
    for first, last in sentences(text[start:end]):
        sentence = text[start + first : start + last]
        if _NUMBERED.match(sentence) and len(sentence) <= _HEADING_LONGEST:
            continue
        for claim in find_claims(sentence, lexicon):
            own = _without_stop(claim.text)
            span = Range(start + first + claim.start, start + first + claim.start + len(own))
            weighty = claim.kind in _WEIGHTY
            if not weighty and (
                to_come[span[0]] or words.intent.search(sentence, 0, claim.end) or not _is_deed(own, lexicon)
            ):
                continue
            if _is_asserted(words, claim, own, taken, *span):
                label = own if len(own) <= _QUOTED_LONGEST else f"{own[: _QUOTED_LONGEST - 1]}…"
                yield Slot(own, SlotType.CLAIM, None, None, f"{_QUESTION}{label}", *span, (span,), own)


def _without_stop(text: str) -> str:
    """The clause without its stop; a closing quote stays with the one that it closes."""
    own = text.rstrip("。；，！：、 \u3000”")
    return text[: len(own) + 1] if text[len(own) :].startswith("”") and own.count("“") > own.count("”") else own


def _is_asserted(words: _Words, claim: Claim, own: str, taken: bytearray, start: int, end: int) -> bool:
    """Whether a clause asserts something that must be confirmed: not an attitude, not the name of an office alone, not
    a blank; a figure in it is asked for by itself, but an award is confirmed all the same."""
    if words.attitude.match(own) or taken.find(2, start, end) >= 0:
        return False
    free = sum(not mark for mark in taken[start:end])
    return free >= 2 and (claim.kind in _WEIGHTY or taken.find(1, start, end) < 0)


def _is_deed(clause: str, lexicon: Lexicon) -> bool:
    """Whether a clause says that something was done, besides holding a word that elsewhere is a verb (组织部)."""
    words = lexicon.made(_Words)
    if words.no_deed.search(clause):
        return False
    if lexicon.rules.of("claim").found_in(clause):
        return True
    return lexicon.action_verb_pattern.search(words.nouns_of_verbs.sub("", clause)) is not None
