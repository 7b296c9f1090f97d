"""Another thing counted: 配齐民警64名 where the fact has 配备网格员64名.

A thing that the value's own fact does not name stands beside it, and the thing that the fact counts does not.
"""

import re
from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.fact_values import FactOccurrence
from service.checks.findings import error
from service.checks.provenance import known_source
from service.draft import Finding
from service.reading.occurrence import PlacedMention
from service.reading.values import Occurrence
from service.reading.words import MEASURE, read_words
from service.text.range import Range
from service.text.values import SlotType
from service.text.words import tagged

CHECK = "wrong_matter"
_TAGS = ("n", "l", "i", "j", "b", "s")
"""Of nouns, and of what is not told from them: fixed phrases, short forms, 二级."""
_LEADS, _JOINS = re.compile("主办|承办|牵头|主导|领衔"), re.compile("参加|参与|协办|配合|受邀|协助")
_COUNTS = "一两几数各每"
_NOT_THINGS = frozenset({"ns", "nr"})


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``wrong_matter`` in text that was written freely, for values whose fact is known."""
    if not context.written_freely:
        return
    for block in context.prose:
        for occurrence in context.occurrences[block.id]:
            source = known_source(occurrence, block, context) if occurrence.value.type is SlotType.QUANTITY else None
            if source is None or (other := _other_thing(occurrence, source, context)) is None:
                continue
            own, foreign = other
            placed = occurrence.placed
            message = f"“{occurrence.value.text}”在事实中说的是“{own}”，不是“{foreign}”"
            yield error(CHECK, block, placed.start, placed.end, message, f"核对事实 {source.fact.id}")


def _other_thing(occurrence: Occurrence, source: FactOccurrence, context: CheckContext) -> tuple[str, str] | None:
    """The thing that the fact counts and the draft does not name, and the one that it names instead."""
    wording = context.lexicon.wording
    fact = source.fact.text
    there = read_words(fact, wording).pairs.keys()
    foreign = [noun for noun, pairs in _things(occurrence.placed, context) if noun not in fact and not pairs & there]
    if excluded := _excluded(occurrence, source):
        return excluded
    if not foreign:
        return None
    text, here = _told(occurrence)
    lost = [
        noun
        for noun, pairs in _things(source.occurrence.placed, context)
        if noun not in text and not pairs & here and not any(noun[0] in each for each in foreign)  # 校企 of 企业
    ]
    return (lost[0], foreign[0]) if lost else None


def _told(occurrence: Occurrence) -> tuple[str, frozenset[str]]:
    """What the draft has said by the end of the value's clause, and the pairs of that."""
    placed, matter = occurrence.placed, occurrence.matter
    text = placed.text[placed.sentence[0] : max(placed.clause[1], placed.end)]
    words = matter.words.within(Range(placed.sentence[0], max(placed.clause[1], placed.end)))
    return placed.lead + text, frozenset({*words.pairs, *matter.near.pairs, *matter.lead.pairs})


def _excluded(occurrence: Occurrence, source: FactOccurrence) -> tuple[str, str] | None:
    """A word beside the value that excludes the one beside it in its fact (青年党员 for 老党员), which is not said."""
    here, there = occurrence.matter, source.matter
    clause = occurrence.placed.clause.of(occurrence.placed.text)
    if (
        (leads := _LEADS.search(clause))
        and leads[0] not in source.fact.text
        and (joins := _JOINS.search(source.fact.text))
    ):
        return joins[0], leads[0]
    placed, known = here.sentence.contrasts | here.near.contrasts, there.sentence.contrasts | there.near.contrasts
    for group, word in sorted(here.near.contrasts - known):
        for own in sorted(own for g, own in there.near.contrasts - placed if g == group):
            return own, word
    return None


def _things(placed: PlacedMention, context: CheckContext) -> list[tuple[str, frozenset[str]]]:
    """The nouns beside a value, else those before it in its clause, each with its pairs in the lexicon's wording; what
    only names a measure is left out."""
    beside = [noun for start, end in placed.near for noun in _nouns(placed.text[start:end], context)]
    return beside or list(_nouns(placed.text[placed.clause[0] : placed.start], context))


def _nouns(text: str, context: CheckContext) -> Iterator[tuple[str, frozenset[str]]]:
    for word, tag in tagged(text):
        if len(word) > 1 and word[0] not in _COUNTS and tag.startswith(_TAGS) and tag not in _NOT_THINGS:
            pairs = read_words(word, context.lexicon.wording).pairs
            telling = frozenset(pair for pair, weight in pairs.items() if weight > MEASURE)
            if telling:
                yield word, telling
