"""Attachment: a right value tied to another matter than its fact's.

Judged relatively — is a fact with another value of the same unit clearly nearer to the words around it? — and
absolutely: do the words around it share anything with a fact that states it?
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.checks.context import CheckContext
from service.checks.fact_values import Candidates, FactOccurrence, kind_of
from service.checks.fidelity.exchanged import exchanged
from service.checks.fidelity.whole_and_part import exceeds_the_whole, is_part_of, is_the_whole
from service.checks.findings import error
from service.checks.provenance import known_source
from service.draft import Finding
from service.reading.circumstances import Circumstances
from service.reading.matter import Matter
from service.reading.occurrence import PlacedMention
from service.reading.values import Occurrence
from service.text.values import SlotType

CLEARLY, RATHER = 0.33, 0.18
"""How much nearer another fact must be: in general, and where the draft words it as that other fact does."""
AS_THE_OTHER, NOT_AS_OWN = 0.9, 0.85
NOT_AT_ALL = 0.5
"""Names may stand by many matters: one is wrong only where another fact's words are used and hardly any of its own."""
UNRELATED, FEW_SHARED = 0.12, 0.4
"""Below both, the words around the value are not about any matter of a fact that states it."""
_LEANS = 1.0
"""Pairs of characters by which the words must be more another fact's, where the value's own fact is known."""
_WORDS_ENOUGH = 5
_MOST_OWN = 8
_MAY_RECUR = frozenset(
    {SlotType.ORGANISATION, SlotType.PERSON, SlotType.PLACE, SlotType.TITLE, SlotType.NAME, SlotType.TEXT}
)
_MOVES: frozenset[str | None] = frozenset({"up", "down", "to"})
_CHANGES: frozenset[str | None] = frozenset({"up", "down"})
_OTHER_ROLE, _CHANGE_OR_NOT, _OTHER_PERIOD = 0.6, 0.8, 0.75


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``wrong_matter``."""
    for block in context.prose:
        occurrences = context.occurrences[block.id]
        known = [known_source(occurrence, block, context) for occurrence in occurrences]
        judged: dict[int, _Judged] = {}
        for n, occurrence in enumerate(occurrences):
            source = known[n]
            own = (source,) if source is not None else context.facts_by_value.get(occurrence.value, ())
            kind = kind_of(occurrence.value)
            if not own or kind is None:
                continue
            candidates = context.candidates_by_kind.get(kind)
            wrong = _judged(occurrence, own, candidates)
            if wrong is None and source is not None:
                wrong = _told_as_another(occurrence, source, candidates)
            if wrong is None and (whole := exceeds_the_whole(occurrence, occurrences[:n])) is not None:
                wrong = _Judged(f"“{occurrence.value.text}”大于它所属的总数“{whole.value.text}”", own)
            if wrong is not None:
                judged[n] = wrong
        told: set[int] = set()
        for n, wrong in judged.items():
            if not _in_order(n, wrong, known, judged):
                shown = "、".join(dict.fromkeys(each.fact.id for each in wrong.own[:3]))
                placed = occurrences[n].placed
                told.add(n)
                yield error("wrong_matter", block, placed.start, placed.end, wrong.message, f"核对事实 {shown}")
        owns = [
            (source,) if source is not None else tuple(context.facts_by_value.get(occurrence.value, ()))
            for source, occurrence in zip(known, occurrences, strict=True)
        ]
        for n, m, one, other in exchanged(occurrences, owns):
            for at, each, belongs in ((n, one, other), (m, other, one)):
                if at not in told:
                    told.add(at)
                    placed, message = (
                        occurrences[at].placed,
                        _of_another(occurrences[at].value.text, (each,), belongs).message,
                    )
                    yield error("wrong_matter", block, placed.start, placed.end, message, f"核对事实 {each.fact.id}")


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is wrong with a value of the facts ``own``: it stands by the matter of ``other``, where one is told."""

    message: str
    own: Sequence[FactOccurrence]
    other: FactOccurrence | None = None


def _in_order(n: int, wrong: _Judged, known: Sequence[FactOccurrence | None], judged: Mapping[int, _Judged]) -> bool:
    """Whether a value was put after (before) the value of its own fact that it is taken for, as in the fact, and that
    one is not taken for it: what is said in few words leans to what was said before it (受理560件，成功479件)."""
    source, other = known[n], wrong.other
    if source is None or other is None or other.fact is not source.fact:
        return False
    at = next((i for i, each in enumerate(known) if each is not None and each.value.id == other.value.id), None)
    if at is None or (at < n) != (other.value.start < source.value.start):
        return False
    back = judged.get(at)
    return back is None or back.other is None or back.other.value.id != source.value.id


def _judged(occurrence: Occurrence, own: Sequence[FactOccurrence], candidates: Candidates | None) -> _Judged | None:
    """What is wrong with a value where it stands; None when it stands by a matter that it belongs to."""
    if any(_said_alike(occurrence, each) for each in own[:_MOST_OWN]):
        return None
    value, matter, here = occurrence.value, occurrence.matter, occurrence.circumstances
    near_own, others = candidates.nearest(matter, value) if candidates else ([], [])
    if len(own) == 1:
        others = [each for each in others if not is_part_of(occurrence, own[0], each)]
    if len(own) > _MOST_OWN:
        own = near_own
        if not own:  # so many facts state the value, in words so common, that one of them is about this matter
            return None
    nearness = max(_nearness(matter, here, each) for each in own)
    rated = [(_nearness(matter, here, each), n) for n, each in enumerate(others)]
    best, n = max(rated, default=(0.0, 0))
    may_recur = value.type in _MAY_RECUR
    if (best >= AS_THE_OTHER and nearness <= NOT_AT_ALL) if may_recur else _clearly_nearer(best, nearness):
        return _of_another(value.text, own, others[n])
    if value.type is SlotType.QUANTITY and (
        all(matter.contradicts(each.matter) for each in own)
        or (
            not occurrence.placed.shares_words_with(own[0].fact.text)
            and nearness < UNRELATED
            and all(matter.overlap(each.matter) < FEW_SHARED for each in own)
        )
    ):
        return _Judged(f"“{value.text}”在事实中说的是另一事项", own)
    return None


def _of_another(text: str, own: Sequence[FactOccurrence], other: FactOccurrence) -> _Judged:
    message = f"“{text}”与所述事项不符，事实 {other.fact.id} 中这一事项是“{other.value.value.text}”"
    return _Judged(message, own, other)


def _told_as_another(occurrence: Occurrence, own: FactOccurrence, candidates: Candidates | None) -> _Judged | None:
    """What is wrong with a value whose fact is known and that stands in the words of another fact's matter."""
    if candidates is None or _said_alike(occurrence, own):
        return None
    for other in candidates.nearest(occurrence.matter, occurrence.value)[1]:
        if is_the_whole(occurrence, own, other):
            message = f"“{occurrence.value.text}”在事实 {own.fact.id} 中是总数，其中的是“{other.value.value.text}”"
            return _Judged(message, (own,))
        if is_part_of(occurrence, own, other):
            continue
        if occurrence.matter.leans(own.matter, other.matter, siblings=other.fact is own.fact) >= _LEANS:
            return _of_another(occurrence.value.text, (own,), other)
    return None


def _said_alike(occurrence: Occurrence, own: FactOccurrence) -> bool:
    """Whether the draft leads up to the value in the fact's own words; or, where it stands first, goes on in them; or
    says the whole clause as the fact does (办班3期), or all that follows it there (7个县)."""
    here, there = occurrence.placed, own.occurrence.placed
    if _clause(here) == _clause(there) and ("".join(_clause(there)).strip() or there.clause == there.sentence):
        return True
    rest = _clause(there)[1]
    if any(map(str.isalpha, rest)) and here.text.startswith(rest, here.end) and own.fact.text.count(rest) == 1:
        return True
    if not here.before.endswith(there.before):
        return False
    after = there.text[there.end : there.end + _WORDS_ENOUGH]
    goes_on = sum(char.isalpha() for char in after) == _WORDS_ENOUGH and here.text.startswith(after, here.end)
    return len(there.before) >= _WORDS_ENOUGH or goes_on


def _clause(placed: PlacedMention) -> tuple[str, str]:
    """What stands before and after the value in its clause."""
    start, end = placed.clause
    return placed.text[start : placed.start], placed.text[placed.end : end].rstrip("。")


def _clearly_nearer(other: float, own: float) -> bool:
    return other - own >= CLEARLY or (other >= AS_THE_OTHER and own <= NOT_AS_OWN and other - own >= RATHER)


def _nearness(matter: Matter, here: Circumstances, other: FactOccurrence) -> float:
    nearness = matter.nearness(other.matter)
    there = other.circumstances
    if here.role != there.role and ("from" in (here.role, there.role) or {here.role, there.role} <= _MOVES):
        nearness *= _OTHER_ROLE
    elif (here.role in _CHANGES) != (there.role in _CHANGES):
        nearness *= _CHANGE_OR_NOT
    if (here.plan is None) != (there.plan is None) or (
        here.when and there.when and here.when.period != there.when.period
    ):
        nearness *= _OTHER_PERIOD
    return nearness
