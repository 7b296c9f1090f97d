"""A value in a sentence that is not about its fact: 培训7期，共11个 where the 11 are problems found elsewhere."""

import re
from collections.abc import Iterator, Mapping

from service.checks.context import CheckContext
from service.checks.fact_values import FactSaid
from service.checks.findings import error
from service.checks.provenance import known_source
from service.draft import Block, Finding
from service.reading.occurrence import Said
from service.reading.values import Reading
from service.reading.words import MEASURE, read_words
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
        for reading in context.readings[block.id]:
            source = known_source(reading, block, context)
            if source is not None and _is_stranded(reading, source, block, context):
                said = reading.said
                message = f"“{reading.value.text}”所在的句子没有说到事实 {source.fact.id} 的事项"
                yield error(CHECK, block, said.start, said.end, message, f"核对事实 {source.fact.id}")


def _is_stranded(reading: Reading, source: FactSaid, block: Block, context: CheckContext) -> bool:
    said, type_ = reading.said, reading.value.type
    if type_ in _JUDGED | _BARE_TOO and _BARE.fullmatch(_clause(said)) and "".join(_clause(said)):
        return _out_of_place(reading, source, block, context)
    if type_ is SlotType.QUANTITY and _said_of_others(reading, source, context):
        return True
    return type_ in _JUDGED and _stranded(reading, source, block, context)


def _clause(said: Said) -> str:
    start, end = said.clause
    return said.text[start : said.start] + said.text[said.end : end].rstrip("。")


def _out_of_place(reading: Reading, source: FactSaid, block: Block, context: CheckContext) -> bool:
    """Whether what a bare clause goes on about is another fact: the last value before it is, and nothing said since
    then is of this one."""
    said = reading.said
    before = [span for span in block.spans if span.end <= said.start and span.kind in ("fact", "derived")]
    if not before or (before[-1].fact or "").partition(".")[0] == source.fact.id:
        return False
    since = _telling(reading.matter.words.within((before[-1].end, said.start)).pairs)
    return not since & _telling(read_words(source.fact.text, context.lexicon.wording).pairs)


def _said_of_others(reading: Reading, source: FactSaid, context: CheckContext) -> bool:
    """Whether the words directly before the value are none of what its fact says beside it, and another value's."""
    said, wording = reading.said, context.lexicon.wording
    words = {p: w for p, w in reading.matter.words.within(said.near[0]).pairs.items() if w > MEASURE}
    start, end = said.near[0]
    opens = start == said.sentence[0] or said.text[start - 1 : start] in tuple("，。；：、")
    if sum(words.values()) < _ENOUGH or end != said.start or not opens:
        return False
    own = source.reading
    beside = _telling(own.matter.words.within(*own.said.near).pairs)
    if not beside or words.keys() & beside:
        return False
    partly = words.keys() & read_words(source.fact.text, wording).pairs.keys()
    siblings = [context.said_by_id[each.id] for each in source.fact.values if each.value.type is SlotType.QUANTITY]
    for other in (*siblings, *context.reference.quantities.nearest(reading.matter, reading.value)[1]):
        theirs = other.reading.matter.words.within(other.reading.said.near[0]).pairs
        enough = _MOSTLY if other.fact is source.fact or not partly else _ALL
        if other is not source and sum(w for p, w in words.items() if p in theirs) >= enough * sum(words.values()):
            return other.value.value != source.value.value
    return False


def _stranded(reading: Reading, source: FactSaid, block: Block, context: CheckContext) -> bool:
    said, matter = reading.said, reading.matter
    if said.shares_words_with(source.fact.text) or _has_other_value(reading, source, block, context):
        return False
    fact = source.fact.text[: source.value.start] + "，" + source.fact.text[source.value.end :]
    there = _telling(read_words(fact, context.lexicon.wording).pairs)
    before, after = (said.clause[0], said.start), (said.end, said.clause[1])
    clause = _telling(matter.words.within(before, after).pairs)
    if not there or clause & there:
        return False
    sentence = _telling(matter.words.within((said.sentence[0], said.start), (said.end, said.sentence[1])).pairs)
    beside = _telling(source.matter.near.pairs) or there
    return not (sentence | _telling(matter.lead.pairs)) & (beside if clause else there)


def _has_other_value(reading: Reading, source: FactSaid, block: Block, context: CheckContext) -> bool:
    """Whether another value of the fact stands in the sentence."""
    start, end = reading.said.sentence
    fact = source.fact.id
    return any(
        start <= span.start < end and span.start != reading.said.start and (span.fact or "").rpartition(".")[0] == fact
        for span in block.spans
    )


def _telling(pairs: Mapping[str, float]) -> frozenset[str]:
    return frozenset(pair for pair, weight in pairs.items() if weight > MEASURE)
