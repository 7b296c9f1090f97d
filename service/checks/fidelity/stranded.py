"""A value in a sentence that is not about its fact: 培训7期，共11个 where the 11 are problems found elsewhere."""

import re
from collections.abc import Iterator, Mapping

from service.checks.context import CheckContext
from service.checks.fact_values import FactOccurrence
from service.checks.findings import error
from service.checks.provenance import known_source
from service.draft import Block, Finding
from service.facts.value_id import ValueId
from service.reading.occurrence import PlacedMention
from service.reading.values import Occurrence
from service.reading.words import MEASURE, read_words
from service.text.range import Range
from service.text.values import SlotType

CHECK = "wrong_matter"
_JUDGED = frozenset({SlotType.QUANTITY, SlotType.TITLE, SlotType.NAME})
_BARE_TOO = frozenset({SlotType.DATE, SlotType.PERSON, SlotType.ORGANISATION, SlotType.PLACE})
_BARE = re.compile("(?:共计|总计|合计|累计|一共|共有|共|涉及|覆盖|同步推进|包括|其中|达到?|为|有|约|已|了|等|分别)*")
"""What says nothing of the matter: 共11个, 涉及6个."""
_MOSTLY, _ALL, _ENOUGH = 0.6, 0.9, 2.0


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``wrong_matter`` in text that was written freely, for values whose fact is known: the words before the
    value are not of the fact but of others; or the clause has no word of the fact, and the sentence neither another of
    its values nor what the fact says beside this one."""
    if not context.written_freely:
        return
    for block in context.prose:
        for occurrence in context.occurrences[block.id]:
            source = known_source(occurrence, block, context)
            if source is not None and _is_stranded(occurrence, source, block, context):
                placed = occurrence.placed
                message = f"“{occurrence.value.text}”所在的句子没有说到事实 {source.fact.id} 的事项"
                yield error(CHECK, block, placed.start, placed.end, message, f"核对事实 {source.fact.id}")


def _is_stranded(occurrence: Occurrence, source: FactOccurrence, block: Block, context: CheckContext) -> bool:
    placed, type_ = occurrence.placed, occurrence.value.type
    if type_ in _JUDGED | _BARE_TOO and _BARE.fullmatch(_clause(placed)) and "".join(_clause(placed)):
        return _out_of_place(occurrence, source, block, context)
    if type_ is SlotType.QUANTITY and _said_of_others(occurrence, source, context):
        return True
    return type_ in _JUDGED and _stranded(occurrence, source, block, context)


def _clause(placed: PlacedMention) -> str:
    start, end = placed.clause
    return placed.text[start : placed.start] + placed.text[placed.end : end].rstrip("。")


def _out_of_place(occurrence: Occurrence, source: FactOccurrence, block: Block, context: CheckContext) -> bool:
    """Whether what a bare clause goes on about is another fact: the last value before it is, and nothing said since
    then is of this one."""
    placed = occurrence.placed
    before = [span for span in block.spans if span.end <= placed.start and span.kind in ("fact", "derived")]
    if not before or ValueId(before[-1].fact or "").fact == source.fact.id:
        return False
    since = _telling(occurrence.matter.words.within(Range(before[-1].end, placed.start)).pairs)
    return not since & _telling(read_words(source.fact.text, context.lexicon.wording).pairs)


def _said_of_others(occurrence: Occurrence, source: FactOccurrence, context: CheckContext) -> bool:
    """Whether the words directly before the value are none of what its fact says beside it, and another value's."""
    placed, wording = occurrence.placed, context.lexicon.wording
    words = {p: w for p, w in occurrence.matter.words.within(placed.near[0]).pairs.items() if w > MEASURE}
    start, end = placed.near[0]
    opens = start == placed.sentence[0] or placed.text[start - 1 : start] in tuple("，。；：、")
    if sum(words.values()) < _ENOUGH or end != placed.start or not opens:
        return False
    own = source.occurrence
    beside = _telling(own.matter.words.within(*own.placed.near).pairs)
    if not beside or words.keys() & beside:
        return False
    partly = words.keys() & read_words(source.fact.text, wording).pairs.keys()
    siblings = [
        context.occurrence_by_value_id[each.id] for each in source.fact.values if each.value.type is SlotType.QUANTITY
    ]
    for other in (*siblings, *context.brief_index.quantities.nearest(occurrence.matter, occurrence.value)[1]):
        theirs = other.occurrence.matter.words.within(other.occurrence.placed.near[0]).pairs
        enough = _MOSTLY if other.fact is source.fact or not partly else _ALL
        if other is not source and sum(w for p, w in words.items() if p in theirs) >= enough * sum(words.values()):
            return other.value.value != source.value.value
    return False


def _stranded(occurrence: Occurrence, source: FactOccurrence, block: Block, context: CheckContext) -> bool:
    placed, matter = occurrence.placed, occurrence.matter
    if placed.shares_words_with(source.fact.text) or _has_other_value(occurrence, source, block, context):
        return False
    fact = source.fact.text[: source.value.start] + "，" + source.fact.text[source.value.end :]
    there = _telling(read_words(fact, context.lexicon.wording).pairs)
    before, after = Range(placed.clause[0], placed.start), Range(placed.end, placed.clause[1])
    clause = _telling(matter.words.within(before, after).pairs)
    if not there or clause & there:
        return False
    sentence = _telling(
        matter.words.within(Range(placed.sentence[0], placed.start), Range(placed.end, placed.sentence[1])).pairs
    )
    beside = _telling(source.matter.near.pairs) or there
    return not (sentence | _telling(matter.lead.pairs)) & (beside if clause else there)


def _has_other_value(occurrence: Occurrence, source: FactOccurrence, block: Block, context: CheckContext) -> bool:
    """Whether another value of the fact stands in the sentence."""
    start, end = occurrence.placed.sentence
    fact = source.fact.id
    return any(
        start <= span.start < end
        and span.start != occurrence.placed.start
        and ValueId(span.fact or "").fact == fact != span.fact
        for span in block.spans
    )


def _telling(pairs: Mapping[str, float]) -> frozenset[str]:
    return frozenset(pair for pair, weight in pairs.items() if weight > MEASURE)
