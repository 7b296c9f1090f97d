"""Facts stated: each that the plan put in stands in the text, and its figures stand there once."""

from collections.abc import Iterator, Mapping, Sequence

from service.checks.context import CheckContext
from service.checks.fact_values import FactOccurrence
from service.checks.findings import about_whole, warning
from service.checks.permitted_values import bounded_value
from service.draft import Block, Finding, Severity
from service.facts.sheet import FactValue, SheetFact
from service.reading.values import Occurrence
from service.reading.words import read_words
from service.text.values import Mention, SlotType, Value

_ONCE = frozenset({SlotType.QUANTITY, SlotType.DOCUMENT_NUMBER})
_BRIEFS_OWN = frozenset({SlotType.ORGANISATION, SlotType.DATE, SlotType.PLACE})
_STATED_SHARE_MIN = 0.5
"""Share of a fact's words that must stand in the draft for the fact to be stated: 坚持就业优先, which has no value."""
_OTHER_MATTER_NEARNESS_MAX = 0.3
"""Below it the value in the draft is of another matter: 120户 beside 走访 while the fact has 改厕120户."""
_REPEATED_NEARNESS_MIN = 0.5
"""From here on a value stated again is of the same matter: 培训410人 in two sentences."""
_MOST_COMPARED = 400

Places = Mapping[Value, Sequence[tuple[Block, Occurrence]]]


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``missing_fact``; warnings ``repeated_fact``. Names and dates may recur, headline facts stand twice."""
    places = _places(context)
    for fact, missing in untold(context, places):
        if missing:
            shown = "、".join(f"“{value.value.text}”" for value in missing)
            message = f"事实 {fact.id} 的{shown}没有写进稿中"
        else:
            message = f"事实 {fact.id}（{fact.text[:30]}）没有写进稿中"
        yield about_whole("missing_fact", Severity.ERROR, message, "补写这条事实")
    yield from _repeated(context, places)


def untold(context: CheckContext, places: Places | None = None) -> Iterator[tuple[SheetFact, tuple[FactValue, ...]]]:
    """The facts that the plan put in and that the text does not tell, each with its values that do not stand there
    (none for a fact without values)."""
    places = _places(context) if places is None else places
    text = "\n".join(block.text for block in context.blocks)
    missing_by_value = _outnumbered(context, places)
    for fact in context.sheet.facts:
        wanted = [value for value in fact.values if {value.id, fact.id} & context.expected]
        missing = tuple(v for v in wanted if v.id in missing_by_value or not _stands(v, places, text, context))
        if missing or (not fact.values and fact.id in context.expected and not _told(fact, text, context)):
            yield fact, missing


def _places(context: CheckContext) -> Places:
    places: dict[Value, list[tuple[Block, Occurrence]]] = {}
    for block in context.prose:
        for occurrence in context.occurrences[block.id]:
            places.setdefault(occurrence.value, []).append((block, occurrence))
    return places


def _stands(value: FactValue, places: Places, text: str, context: CheckContext) -> bool:
    """Whether a value stands in the text. What the brief says as well need not: the unit's own name, the period."""
    if value.value in places or bounded_value(value, context.sheet) in places:
        return True
    if value.value.type in _BRIEFS_OWN and _is_the_briefs(value, context):
        return True
    if value.value.type is SlotType.DATE:
        return context.permitted.dated_value(value.value) in context.dates_in_prose
    if value.value.type is SlotType.QUANTITY:
        return any(value.value == mention.value for mention in _in_title(context))
    return value.value.text in text or value.value.text.strip('《》“”"') in text


def _in_title(context: CheckContext) -> Iterator[Mention]:
    """What the title says need not be said again (2025级)."""
    for block in context.blocks:
        if block.type == "title":
            yield from context.mentions[block.id]


def _is_the_briefs(value: FactValue, context: CheckContext) -> bool:
    return value.value.text in context.brief_text or context.permitted.is_the_briefs_year(value.value)


def _outnumbered(context: CheckContext, places: Places) -> frozenset[str]:
    """Values that several facts have in common and that stand in the text, but by the matter of other facts only."""
    missing: set[str] = set()
    for value, group in context.facts_by_value.items():
        found = places.get(value, ())
        expected = [each for each in group if {each.value.id, each.fact.id} & context.expected]
        if value.type not in _ONCE or not found or len({each.fact.id for each in expected}) <= len(found):
            continue
        if len(expected) * len(found) > _MOST_COMPARED:
            continue
        matters = [occurrence.matter for _, occurrence in found]
        missing |= {
            each.value.id
            for each in expected
            if max(matter.nearness(each.matter) for matter in matters) < _OTHER_MATTER_NEARNESS_MAX
        }
    return frozenset(missing)


def _told(fact: SheetFact, text: str, context: CheckContext) -> bool:
    """Whether the text says what a fact without values says: most of its words are there."""
    pairs = read_words(fact.text, context.lexicon.wording).pairs
    total = sum(pairs.values())
    there = context.pairs_in_prose
    return (
        not total
        or fact.text in text
        or sum(w for pair, w in pairs.items() if pair in there) >= _STATED_SHARE_MIN * total
    )


def _repeated(context: CheckContext, places: Places) -> Iterator[Finding]:
    for value, group in context.facts_by_value.items():
        if value.type not in _ONCE:
            continue
        given = {each.fact.id: each.fact.fact.headline for each in group}
        found = places.get(value, ())
        allowed = len(group) + sum(given.values())
        for block, occurrence in found[allowed:]:
            if block.type == "heading" or value.text in context.brief_text or not _about(occurrence, group):
                continue
            placed = occurrence.placed
            message = f"“{occurrence.value.text}”重复写了"
            yield warning("repeated_fact", block, placed.start, placed.end, message, "同一事实在正文中只写一次")


def _about(occurrence: Occurrence, group: Sequence[FactOccurrence]) -> bool:
    return any(occurrence.matter.nearness(each.matter) >= _REPEATED_NEARNESS_MIN for each in group[:8])
