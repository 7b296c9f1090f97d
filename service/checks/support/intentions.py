"""What a fact plans and the draft tells as done (拟建设广场 → 建设了广场), where no figure shows it."""

import re
from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.fact_sentences import FactSentence, FactSentences
from service.checks.findings import error, shown
from service.draft import Finding
from service.reading.state import plans
from service.text.range import Range
from service.text.values import SlotType

CHECK = "qualifier_changed"
_SAME_DEED_SHARE_MIN = 0.75
"""Share of a clause's words that a fact's sentence must have to tell of the same deed: 已建成泵站 and 拟建成泵站."""
_SHORTEST = 3
_STRESSED = re.compile(r"确保|务必|要求|应当|必须|力求|需要|须")


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``qualifier_changed``. Facts and sentences with figures are judged by the check of qualifiers."""
    planned = [
        sentence
        for sentence in context.fact_sentences.sentences
        if sentence.planned and not _figures(sentence, context)
    ]
    if not planned:
        return
    places: dict[str, Range] = {}
    said: list[FactSentence] = []
    for block in context.prose:
        for start, end in context.sentences[block.id]:
            text = block.text[start:end]
            key = f"{block.id} {start}"
            places[key] = Range(start, end)
            intended = plans(text, context.lexicon) or block.id in context.planned or bool(_STRESSED.search(text))
            said.append(FactSentence(key, text, intended, context.lexicon.wording))
    blocks = {block.id: block for block in context.prose}
    draft = FactSentences(said)
    told: set[str] = set()
    for fact in planned:
        if fact.words.weight < _SHORTEST:
            continue
        same = [sentence for share, sentence in draft.best(fact.words) if share >= _SAME_DEED_SHARE_MIN]
        if not same or any(sentence.planned for sentence in same) or same[0].fact in told:
            continue
        told.add(same[0].fact)
        block = blocks[same[0].fact.rsplit(" ", 1)[0]]
        start, end = places[same[0].fact]
        message = f"“{shown(block.text[start:end])}”：事实 {fact.fact} 是拟办、计划事项，稿中写成已经做到"
        yield error(CHECK, block, start, end, message, "按事实写明“拟”“计划”")


def _figures(sentence: FactSentence, context: CheckContext) -> bool:
    fact = context.sheet.by_id[sentence.fact]
    return any(value.value.type is SlotType.QUANTITY and value.value.text in sentence.text for value in fact.values)
