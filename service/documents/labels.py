"""Labels: the words by which a person would ask for the value of a slot (开展讲习活动（场）)."""

from collections.abc import Sequence
from dataclasses import replace

from service.documents.document import Slot
from service.text.values import SlotType


def label_for(text: str, start: int, end: int, type: SlotType, unit: str | None) -> str:
    return type.value


def labels_for(text: str, slots: Sequence[Slot]) -> tuple[Slot, ...]:
    return tuple(replace(s, label=label_for(text, s.start, s.end, s.type, s.unit)) for s in slots)
