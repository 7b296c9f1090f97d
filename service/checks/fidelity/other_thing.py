"""Another thing counted: 配齐民警64名 where the fact has 配备网格员64名.

A thing that the value's own fact does not name stands beside it, and the thing that the fact counts does not.
"""

import re
from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.fact_values import FactSaid
from service.checks.findings import error
from service.checks.provenance import known_source
from service.draft import Finding
from service.reading.occurrence import Said
from service.reading.values import Reading
from service.reading.words import MEASURE, read_words
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
        for reading in context.readings[block.id]:
            source = known_source(reading, block, context) if reading.value.type is SlotType.QUANTITY else None
            if source is None or (other := _other_thing(reading, source, context)) is None:
                continue
            own, foreign = other
            said = reading.said
            message = f"“{reading.value.text}”在事实中说的是“{own}”，不是“{foreign}”"
            yield error(CHECK, block, said.start, said.end, message, f"核对事实 {source.fact.id}")


def _other_thing(reading: Reading, source: FactSaid, context: CheckContext) -> tuple[str, str] | None:
    """The thing that the fact counts and the draft does not name, and the one that it names instead."""
    wording = context.lexicon.wording
    fact = source.fact.text
    there = read_words(fact, wording).pairs.keys()
    foreign = [noun for noun, pairs in _things(reading.said, context) if noun not in fact and not pairs & there]
    if excluded := _excluded(reading, source):
        return excluded
    if not foreign:
        return None
    text, here = _told(reading)
    lost = [
        noun
        for noun, pairs in _things(source.reading.said, context)
        if noun not in text and not pairs & here and not any(noun[0] in each for each in foreign)  # 校企 of 企业
    ]
    return (lost[0], foreign[0]) if lost else None


def _told(reading: Reading) -> tuple[str, frozenset[str]]:
    """What the draft has said by the end of the value's clause, and the pairs of that."""
    said, matter = reading.said, reading.matter
    text = said.text[said.sentence[0] : max(said.clause[1], said.end)]
    words = matter.words.within((said.sentence[0], max(said.clause[1], said.end)))
    return said.lead + text, frozenset({*words.pairs, *matter.near.pairs, *matter.lead.pairs})


def _excluded(reading: Reading, source: FactSaid) -> tuple[str, str] | None:
    """A word beside the value that excludes the one beside it in its fact (青年党员 for 老党员), which is not said."""
    here, there = reading.matter, source.matter
    clause = reading.said.text[slice(*reading.said.clause)]
    if (
        (leads := _LEADS.search(clause))
        and leads[0] not in source.fact.text
        and (joins := _JOINS.search(source.fact.text))
    ):
        return joins[0], leads[0]
    said, known = here.sentence.contrasts | here.near.contrasts, there.sentence.contrasts | there.near.contrasts
    for group, word in sorted(here.near.contrasts - known):
        for own in sorted(own for g, own in there.near.contrasts - said if g == group):
            return own, word
    return None


def _things(said: Said, context: CheckContext) -> list[tuple[str, frozenset[str]]]:
    """The nouns beside a value, else those before it in its clause, each with its pairs in the lexicon's wording; what
    only names a measure is left out."""
    beside = [noun for start, end in said.near for noun in _nouns(said.text[start:end], context)]
    return beside or list(_nouns(said.text[said.clause[0] : said.start], context))


def _nouns(text: str, context: CheckContext) -> Iterator[tuple[str, frozenset[str]]]:
    for word, tag in tagged(text):
        if len(word) > 1 and word[0] not in _COUNTS and tag.startswith(_TAGS) and tag not in _NOT_THINGS:
            pairs = read_words(word, context.lexicon.wording).pairs
            telling = frozenset(pair for pair, weight in pairs.items() if weight > MEASURE)
            if telling:
                yield word, telling
