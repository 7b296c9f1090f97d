"""What a fact plans and the draft tells as done (拟建设广场 → 建设了广场), where no figure shows it; or the reverse."""

import re
from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.fact_sentences import FactSentence, FactSentences
from service.checks.findings import error, shown
from service.draft import Finding
from service.reading.state import plans
from service.text.range import Range
from service.text.sentences import clauses
from service.text.values import SlotType

CHECK = "qualifier_changed"
_SAME_DEED_SHARE_MIN = 0.75
"""Share of a clause's words that a fact's sentence must have to tell of the same deed: 已建成泵站 and 拟建成泵站."""
_SHORTEST, _FEW = 3, 2
_GOES_ON = re.compile("继续|进一步|持续|深化|坚持|常态|再|巩固")
_ALREADY = re.compile("已(?!经济|知|婚)")
_STRESSED = re.compile(r"确保|务必|要求|应当|必须|力求|需要|须")


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``qualifier_changed``. Facts and sentences with figures are judged by the check of qualifiers."""
    yield from _told_as_done(context)
    if context.written_freely:
        yield from _told_as_planned(context)
        yield from _said_to_be_done(context)


def _said_to_be_done(context: CheckContext) -> Iterator[Finding]:
    """What a fact plans and a clause says has been done (已经在石泉镇开展), whatever stands around it."""
    for block in context.prose:
        for begin, end in context.sentences[block.id]:
            for left, right in clauses(block.text, begin, end):
                text = block.text[left:right].rstrip("。！？")
                if not _ALREADY.search(text):
                    continue
                words = FactSentence("", text, planned=False, wording=context.lexicon.wording).words
                same = [
                    sentence for share, sentence in context.fact_sentences.best(words) if share >= _SAME_DEED_SHARE_MIN
                ]
                if words.weight >= _FEW and same and all(sentence.planned for sentence in same):
                    message = f"“{shown(text)}”：事实 {same[0].fact} 是拟办、计划事项，稿中写成已经做到"
                    yield error(CHECK, block, left, left + len(text), message, "按事实写明“拟”“计划”")


def _told_as_planned(context: CheckContext) -> Iterator[Finding]:
    """What a fact tells as done and text that was written freely plans (成立了领导小组 → 拟成立领导小组). What goes on
    (继续开展) is planned although it has been done."""
    for block in context.prose:
        if block.id in context.planned:
            continue
        for begin, end in context.sentences[block.id]:
            for left, right in clauses(block.text, begin, end):
                text = block.text[left:right].rstrip("。！？")
                if not plans(text, context.lexicon) or _GOES_ON.search(text):
                    continue
                words = FactSentence("", text, planned=True, wording=context.lexicon.wording).words
                if words.weight < _FEW:
                    continue
                same = [
                    sentence for share, sentence in context.fact_sentences.best(words) if share >= _SAME_DEED_SHARE_MIN
                ]
                if same and not any(sentence.planned for sentence in same):
                    message = f"“{shown(text)}”：事实 {same[0].fact} 是已经做到的，稿中写成计划事项"
                    yield error(CHECK, block, left, left + len(text), message, "按事实写明已经做到")


def _told_as_done(context: CheckContext) -> Iterator[Finding]:
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
