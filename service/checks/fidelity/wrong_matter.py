"""Attachment: a right value tied to another matter than its fact's.

Judged relatively — is a fact with another value of the same unit clearly nearer to the words around it? — and
absolutely: do the words around it share anything with a fact that states it?
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.checks.context import CheckContext
from service.checks.fact_values import FactSaid, Pool, kind_of
from service.checks.fidelity.exchanged import exchanged
from service.checks.fidelity.whole_and_part import exceeds_the_whole, is_part_of, is_the_whole
from service.checks.findings import error
from service.checks.provenance import known_source
from service.draft import Finding
from service.reading.circumstances import Circumstances
from service.reading.matter import Matter
from service.reading.occurrence import Said
from service.reading.values import Reading
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
        readings = context.readings[block.id]
        known = [known_source(reading, block, context) for reading in readings]
        judged: dict[int, _Judged] = {}
        for n, reading in enumerate(readings):
            source = known[n]
            own = (source,) if source is not None else context.facts_by_value.get(reading.value, ())
            kind = kind_of(reading.value)
            if not own or kind is None:
                continue
            pool = context.pools.get(kind)
            wrong = _judged(reading, own, pool)
            if wrong is None and source is not None:
                wrong = _told_as_another(reading, source, pool)
            if wrong is None and (whole := exceeds_the_whole(reading, readings[:n])) is not None:
                wrong = _Judged(f"“{reading.value.text}”大于它所属的总数“{whole.value.text}”", own)
            if wrong is not None:
                judged[n] = wrong
        told: set[int] = set()
        for n, wrong in judged.items():
            if not _in_order(n, wrong, known, judged):
                shown = "、".join(dict.fromkeys(each.fact.id for each in wrong.own[:3]))
                said = readings[n].said
                told.add(n)
                yield error("wrong_matter", block, said.start, said.end, wrong.message, f"核对事实 {shown}")
        owns = [
            (source,) if source is not None else tuple(context.facts_by_value.get(reading.value, ()))
            for source, reading in zip(known, readings, strict=True)
        ]
        for n, m, one, other in exchanged(readings, owns):
            for at, each, belongs in ((n, one, other), (m, other, one)):
                if at not in told:
                    told.add(at)
                    said, message = readings[at].said, _of_another(readings[at].value.text, (each,), belongs).message
                    yield error("wrong_matter", block, said.start, said.end, message, f"核对事实 {each.fact.id}")


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is wrong with a value of the facts ``own``: it stands by the matter of ``other``, where one is told."""

    message: str
    own: Sequence[FactSaid]
    other: FactSaid | None = None


def _in_order(n: int, wrong: _Judged, known: Sequence[FactSaid | None], judged: Mapping[int, _Judged]) -> bool:
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


def _judged(reading: Reading, own: Sequence[FactSaid], pool: Pool | None) -> _Judged | None:
    """What is wrong with a value where it stands; None when it stands by a matter that it belongs to."""
    if any(_said_alike(reading, each) for each in own[:_MOST_OWN]):
        return None
    value, matter, here = reading.value, reading.matter, reading.circumstances
    near_own, others = pool.nearest(matter, value) if pool else ([], [])
    if len(own) == 1:
        others = [each for each in others if not is_part_of(reading, own[0], each)]
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
            not reading.said.shares_words_with(own[0].fact.text)
            and nearness < UNRELATED
            and all(matter.overlap(each.matter) < FEW_SHARED for each in own)
        )
    ):
        return _Judged(f"“{value.text}”在事实中说的是另一事项", own)
    return None


def _of_another(text: str, own: Sequence[FactSaid], other: FactSaid) -> _Judged:
    message = f"“{text}”与所述事项不符，事实 {other.fact.id} 中这一事项是“{other.value.value.text}”"
    return _Judged(message, own, other)


def _told_as_another(reading: Reading, own: FactSaid, pool: Pool | None) -> _Judged | None:
    """What is wrong with a value whose fact is known and that stands in the words of another fact's matter."""
    if pool is None or _said_alike(reading, own):
        return None
    for other in pool.nearest(reading.matter, reading.value)[1]:
        if is_the_whole(reading, own, other):
            message = f"“{reading.value.text}”在事实 {own.fact.id} 中是总数，其中的是“{other.value.value.text}”"
            return _Judged(message, (own,))
        if is_part_of(reading, own, other):
            continue
        if reading.matter.leans(own.matter, other.matter, siblings=other.fact is own.fact) >= _LEANS:
            return _of_another(reading.value.text, (own,), other)
    return None


def _said_alike(reading: Reading, own: FactSaid) -> bool:
    """Whether the draft leads up to the value in the fact's own words; or, where it stands first, goes on in them; or
    says the whole clause as the fact does (办班3期), or all that follows it there (7个县)."""
    here, there = reading.said, own.reading.said
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


def _clause(said: Said) -> tuple[str, str]:
    """What stands before and after the value in its clause."""
    start, end = said.clause
    return said.text[start : said.start], said.text[said.end : end].rstrip("。")


def _clearly_nearer(other: float, own: float) -> bool:
    return other - own >= CLEARLY or (other >= AS_THE_OTHER and own <= NOT_AS_OWN and other - own >= RATHER)


def _nearness(matter: Matter, here: Circumstances, other: FactSaid) -> float:
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
