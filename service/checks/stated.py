"""Facts stated: each that the plan put in stands in the text, and its figures stand there once."""

from collections import Counter
from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import about_whole, warning
from service.draft import Block, Finding, Severity
from service.facts.sheet import FactValue
from service.text.values import Mention, SlotType, Value

_ONCE = frozenset({SlotType.QUANTITY, SlotType.DOCUMENT_NUMBER})


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``missing_fact``; warnings ``repeated_fact``. Names and dates may recur; a headline fact may stand twice."""
    places: dict[Value, list[tuple[Block, Mention]]] = {}
    for block in context.blocks:
        for mention in context.mentions.get(block.id, ()):
            places.setdefault(mention.value, []).append((block, mention))
    text = "\n".join(block.text for block in context.blocks)
    expected = [value for value in context.sheet.values.values() if {value.id, value.fact} & context.expected]
    for value in expected:
        if value.value not in places and value.value.text not in text:
            message = f"事实 {value.fact} 的“{value.value.text}”没有写进稿中"
            yield about_whole("missing_fact", Severity.ERROR, message, "补写这条事实")
    yield from _repeated(context, places, expected)


def _repeated(
    context: CheckContext, places: dict[Value, list[tuple[Block, Mention]]], expected: list[FactValue]
) -> Iterator[Finding]:
    given = Counter(value.value for value in expected if value.value.type in _ONCE)
    for value, count in given.items():
        facts = {each.fact for each in expected if each.value == value}
        allowed = count + sum(context.sheet.by_id[fact].fact.headline for fact in facts)
        for block, mention in places.get(value, [])[allowed:]:
            if not _from_brief(block, mention):
                message = f"“{mention.value.text}”重复写了"
                yield warning("repeated_fact", block, mention.start, mention.end, message, "同一事实在正文中只写一次")


def _from_brief(block: Block, mention: Mention) -> bool:
    return any(s.kind == "brief" and s.start <= mention.start and mention.end <= s.end for s in block.spans)
