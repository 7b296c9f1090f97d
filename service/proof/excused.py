"""Small words that may come or go because of where they stand: what they would say is said all the same.

Read per value: the fact's item and the draft's. Everything else that is exact must stand in both or in neither.
"""

from service.facts.value_id import ValueId
from service.proof.cover import cover
from service.proof.fact_texts import HOLE, FactText
from service.proof.items import Item
from service.proof.paragraph import Paragraph
from service.proof.small_words import is_of_exchange
from service.reading.change import change_before
from service.text.range import Range
from service.text.values import SlotType

_PART, _EACH_FROM, _TAKING = "其中", ("由", "从", "自"), "将"
_AGENT = ("由", "被", "自")
_SPEAKER = ("由", "受")
_SINCE = "起"
_TO = ("至", "到", "—", "-", "～")
_QUANTITY = SlotType.QUANTITY
_FIGURES = "0123456789.,"
_NAMED_BY = 2
"""Characters after 由 that tell who it was."""


def may_be_lost(word: str, paragraph: Paragraph, fact: FactText, theirs: Item, ours: Item) -> bool:
    """Whether the draft may leave out an exact word of a fact's item:

    - 其中, where the whole stands before the part (共建基地7家。校内基地有3个。);
    - one that is part of a word exchanged (被 of 被评为, told as 获评);
    - 由, 被 before who did it, where that one stands in the sentence (馆长孟怀瑾任组长);
    - 自 of 自9月起, where the draft says 9月开始;
    - 将 that takes an object and plans nothing (将全县划分为1146个网格).
    """
    exchanges = paragraph.leave.vocabulary.substitutes
    if is_of_exchange(word, theirs.clause.of(fact.words), ours.clause.of(paragraph.words), exchanges):
        return True
    if word == _PART:
        beside = ours.clause.of(paragraph.words)
        if any(other in beside for other in paragraph.leave.vocabulary.of("besides")):
            return False
        return any(
            place.id.fact == fact.id and place.start < ours.value.start and _is_quantity(fact, place.id)
            for place in paragraph.places
        )
    if word == _TAKING:
        return not paragraph.fact_plans(fact, theirs)
    if (
        word in _EACH_FROM
        and _SINCE in fact.words
        and any(
            each in ours.sentence.of(paragraph.words) for each in paragraph.leave.vocabulary.substitutes.get(_SINCE, ())
        )
    ):
        return True
    if word in _AGENT:
        at = fact.words.find(word, theirs.left.start)
        after = fact.words[at + 1 : at + 1 + _NAMED_BY]
        return HOLE not in after and after in ours.sentence.of(paragraph.words)
    return False


def is_part(paragraph: Paragraph, fact: FactText, theirs: Item, ours: Item) -> bool:
    """Whether 其中 may come before a value: what was done of the value before it, of one fact and one unit, and no more
    (发现隐患34处，已整改31处), with no thing of its own."""
    before = [value for value in fact.fact.values if value.start < theirs.value.start and value.value.type is _QUANTITY]
    if not before or not ours.value.start:
        return False
    whole, part = before[-1], fact.values[theirs.value.id]
    kept = [place.id for place in paragraph.places if place.start < ours.value.start and place.id.fact == fact.id]
    deed = fact.words[theirs.left.start : theirs.left.end] + fact.words[theirs.right.start : theirs.right.end]
    free = paragraph.leave.of_parts
    return (
        kept[-1:] == [whole.id]
        and _unit(whole.value.text) == _unit(part.value.text)
        and cover(deed, 0, len(deed), "", free, paragraph.leave.vocabulary).whole
    )


def _unit(value: str) -> str:
    return value.lstrip(_FIGURES)


def may_be_added(word: str, stretch: Range, paragraph: Paragraph, sources: str) -> bool:
    """Whether an exact word may stand in a stretch of the draft without its fact's having it: 由, 受 before the unit
    itself (由我局申报), 从 before the first of two dates (从5月10日至6月20日)."""
    at = paragraph.words.find(word, *stretch)
    if at < 0:
        return False
    end = at + len(word)
    if is_of_exchange(word, stretch.of(paragraph.words), sources, paragraph.leave.vocabulary.origins):
        return True
    if word in _SPEAKER and _names_itself(paragraph, end):
        return True
    return word in _EACH_FROM and _is_period(paragraph, end)


def is_level(paragraph: Paragraph, fact: FactText, theirs: Item, ours: Item) -> bool:
    """Whether a value that a change led from or to stands as what it was or is, so that no change need be told: with
    its own date (2023年是19.5万元, of 由2023年的19.5万元增加到47万元), with what else its fact calls its time
    (上年同期是83%) or, where it was led to, without a change; a date has none."""
    change = fact.values[theirs.value.id].change
    if change is not None and change.kind == "to" and change_before(ours.left.of(paragraph.words)) is None:
        return True
    if not _is_quantity(fact, theirs.value.id):
        return True
    earlier = [v.end for v in fact.fact.values if v.end <= theirs.value.start and v.value.type is _QUANTITY]
    begin = max([theirs.clause.start, *earlier])
    at = max(fact.words.rfind(word, begin, theirs.value.start) for word in _EACH_FROM)
    when = fact.fact.text[at + 1 : theirs.value.start].removesuffix("的")
    if at >= 0 and len(when) > 1:
        return when in paragraph.block.text[ours.sentence.start : ours.value.start]
    date = fact.date_before(theirs.value.id)
    if date is None or not theirs.left.start <= fact.values[date].start:
        return False
    return fact.values[date].value.text in paragraph.block.text[ours.sentence.start : ours.value.start]


def _is_quantity(fact: FactText, value: ValueId) -> bool:
    return fact.values[value].value.type is SlotType.QUANTITY


def _names_itself(paragraph: Paragraph, at: int) -> bool:
    words = paragraph.words
    if any(span.kind == "brief" and span.start == at for span in paragraph.block.spans):
        return True
    return any(words.startswith(self, at) for self in paragraph.leave.selves)


def _is_period(paragraph: Paragraph, at: int) -> bool:
    for place in paragraph.places:
        if place.start == at:
            fact = paragraph.fact_of(place)
            text = paragraph.block.text
            return fact.values[place.id].value.type is SlotType.DATE and (
                text.startswith(_TO, place.end) or any(mark in text[place.start : place.end] for mark in _TO)
            )
    return False
