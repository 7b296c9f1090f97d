"""Qualifiers: what a fact says of a value's period, scope, state and bound is neither lost nor changed."""

from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import error, warning
from service.draft import Block, Finding
from service.facts.sheet import FactValue, SheetFact
from service.text.qualifiers import Qualifiers, qualifiers
from service.text.sentences import sentences
from service.text.values import Mention, SlotType

_STATES = {"plan": "拟、计划", "done": "已经完成"}


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``qualifier_changed``; warnings ``qualifier_lost`` for a period or scope that the text leaves out."""
    for block in context.blocks:
        spans = sentences(block.text)
        for mention in context.mentions.get(block.id, ()):
            if mention.value.type is not SlotType.QUANTITY:
                continue
            sources = _sources(block, mention, context)
            if not sources:
                continue
            start, end = next(((a, b) for a, b in spans if a <= mention.start < b), (0, len(block.text)))
            moved = Mention(mention.value, mention.start - start, mention.end - start)
            here = qualifiers(block.text[start:end], moved, context.lexicon)
            judged = [_difference(here, _of(fact, value, context), fact, context) for fact, value in sources]
            if all(judged):
                wrong, what = min(judged, key=lambda each: each is not None and each[0])  # type: ignore[type-var, assignment]
                make = error if wrong else warning
                check_id = "qualifier_changed" if wrong else "qualifier_lost"
                yield make(
                    check_id, block, mention.start, mention.end, f"“{mention.value.text}”的{what}", "按事实原文写明"
                )


def _sources(block: Block, mention: Mention, context: CheckContext) -> list[tuple[SheetFact, FactValue]]:
    """The fact values that the mention may come from: the one that its span names, else all of the same meaning."""
    for span in block.spans:
        if span.fact in context.sheet.values and span.start <= mention.start and mention.end <= span.end:
            value = context.sheet.values[span.fact]
            return [(context.sheet.by_id[value.fact], value)]
    return [
        (context.sheet.by_id[value.fact], value)
        for value in context.sheet.values.values()
        if value.value == mention.value
    ]


def _of(fact: SheetFact, value: FactValue, context: CheckContext) -> Qualifiers:
    return qualifiers(fact.text, Mention(value.value, value.start, value.end), context.lexicon)


def _difference(here: Qualifiers, there: Qualifiers, fact: SheetFact, context: CheckContext) -> tuple[bool, str] | None:
    """Whether the draft differs from the fact: (changed rather than lost, what); None when it says the same."""
    if here.state != there.state and "plan" in (here.state, there.state):
        return True, f"状态与事实不符：事实为“{_STATES.get(there.state or 'done')}”"
    if there.comparator and here.comparator and here.comparator != there.comparator:
        return True, f"比较关系与事实不符：事实为“{there.comparator}”"
    period = there.period or fact.fact.period
    if here.period and period and here.period != period and here.period != context.brief.period:
        return True, f"时段与事实不符：事实为“{period}”"
    if here.scope and there.scope and here.scope != there.scope:
        return True, f"范围与事实不符：事实为“{there.scope}”"
    if there.period and not here.period and there.period != context.brief.period:
        return False, f"时段“{there.period}”没有写出"
    return None
