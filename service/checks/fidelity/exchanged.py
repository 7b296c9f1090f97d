"""Values of one fact in each other's place (排查213起、化解219起 for 排查219起、化解213起): beside each stands what the
fact says beside the other."""

from collections.abc import Iterator, Sequence

from service.checks.fact_values import FactOccurrence, kind_of
from service.reading.occurrence import PlacedMention
from service.reading.values import Occurrence
from service.text.values import SlotType

_JUDGED = frozenset({SlotType.QUANTITY, SlotType.DATE})
_CLEARLY = 2
"""By how many characters, together, the words of both values must be more the other's than its own."""
_MOST_APART, _MOST_FACTS = 4, 4
_EMPTY = frozenset("的了和与及为达到约近共，。；、：其中")


def exchanged(
    occurrences: Sequence[Occurrence], own: Sequence[Sequence[FactOccurrence]]
) -> Iterator[tuple[int, int, FactOccurrence, FactOccurrence]]:
    """Pairs of readings, by index, that stand in each other's place, with what a fact says of each; ``own`` are the
    facts' values of the same meaning, a reading each."""
    for n, first in enumerate(occurrences):
        if first.value.type not in _JUDGED or len(own[n]) > _MOST_FACTS:
            continue
        for m in range(n + 1, min(n + 1 + _MOST_APART, len(occurrences))):
            second = occurrences[m]
            if (
                second.value.type is not first.value.type
                or second.placed.sentence != first.placed.sentence
                or second.value == first.value
            ):
                continue
            for one in own[n]:
                other = next((each for each in own[m][:_MOST_FACTS] if each.fact is one.fact), None)
                if other is None or kind_of(one.value.value) != kind_of(other.value.value):
                    continue
                if _crossed(first.placed, second.placed, one, other):
                    yield n, m, one, other


def _crossed(first: PlacedMention, second: PlacedMention, one: FactOccurrence, other: FactOccurrence) -> bool:
    left, right = _thing(first), _thing(second)
    its, others = _thing(one.occurrence.placed), _thing(other.occurrence.placed)
    here = len(left & others) - len(left & its)
    there = len(right & its) - len(right & others)
    return here > 0 and there > 0 and here + there >= _CLEARLY


def _thing(placed: PlacedMention) -> frozenset[str]:
    """The characters that name what is counted: what follows directly (37件纠纷), else what leads up (成功36件)."""
    (left, start), (end, right) = placed.near
    return frozenset(placed.text[end:right][:6] or placed.text[left:start][-6:]) - _EMPTY
