"""Judging a draft by what was planted in the answers it was made of — without the service's own checks."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.draft import Block, Draft, Status
from service.drafting.snapshot.snapshot import Snapshot
from service.facts.value_id import ValueId
from service.models.scripted.answer import Answer
from service.models.scripted.prose import sentence_count

_TOKEN = re.compile(r"\[\[([A-Za-z][\w-]*(?:\.\d+)?)\]\]")
_SPECIFIC = re.compile(r"\d[\d.,]*|《[^》]*》|〔[^〕]*〕|[×%％]")
_NUMBER_OF_BLOCK = re.compile(r"^(?:\d{1,2}[.、]|（\d{1,2}）)")


class End(StrEnum):
    """How a draft ended. A degraded one is the composer's, whatever its status."""

    COMPLETE = "complete"
    NEEDS_FACTS = "needs_facts"
    NEEDS_ATTENTION = "needs_attention"
    DEGRADED = "degraded"


@dataclass(frozen=True, slots=True)
class Judged:
    """One draft. ``escaped`` says what got through into a complete draft; ``lost`` whether sentences or facts of the
    answer are gone from it; ``calls`` is how many answers were asked for."""

    end: End
    escaped: tuple[str, ...]
    lost: bool
    calls: int

    @property
    def refused(self) -> bool:
        """Whether an answer that was in order was not taken as it was."""
        return self.end is not End.COMPLETE or self.lost


def judge(draft: Draft, snapshot: Snapshot, answers: Sequence[Answer]) -> Judged:
    """``answers`` are those that the draft was written from, in order."""
    end = End.DEGRADED if draft.degraded else End(draft.status.value)
    prose = [block for block in draft.blocks[1:] if block.type in ("paragraph", "heading")]
    escaped = _escaped(draft, prose, snapshot, answers) if draft.status is Status.COMPLETE else ()
    sentences = sentence_count("".join(block.text for block in prose))
    sound = answers[0].sound if answers else 0
    lost = not draft.degraded and (sentences < sound or bool(draft.facts.unused))
    return Judged(end, escaped, lost, len(answers))


def _escaped(draft: Draft, prose: list[Block], snapshot: Snapshot, answers: Sequence[Answer]) -> tuple[str, ...]:
    text = "\n".join(block.text for block in prose)
    source = _source(snapshot)
    found = [f"无来源：{each}" for each in _sourceless(prose, source)]
    stated = Counter(span.fact for block in prose for span in block.spans if span.fact is not None)
    found += [f"重复：{value}" for value, times in stated.items() if times > 1]
    if draft.degraded:
        return tuple(found)
    for answer in answers:
        planted = (_with_values(each, snapshot) for each in answer.planted)
        found += [f"植入：{each}" for each in planted if each in text and each not in source]
        told = {ValueId(value).fact for value in stated if value} | {unused.id for unused in draft.facts.unused}
        found += [f"漏写：{fact}" for fact in answer.dropped if fact not in told]
    return tuple(dict.fromkeys(found))


def _source(snapshot: Snapshot) -> str:
    """Everything that the brief says, in one string."""
    brief = snapshot.brief
    fields = (brief.unit, brief.period, brief.region, brief.title, brief.section.heading if brief.section else None)
    periods = (fact.fact.period for fact in snapshot.sheet.facts)
    return "\n".join(filter(None, (*fields, *periods, *(fact.text for fact in snapshot.sheet.facts))))


def _sourceless(prose: list[Block], source: str) -> list[str]:
    """Figures, titles and blanks outside of all spans that the brief does not have in its words either."""
    found: list[str] = []
    for block in prose:
        kept = list(_NUMBER_OF_BLOCK.sub(lambda number: " " * len(number[0]), block.text))
        for span in block.spans:
            kept[span.start : span.end] = " " * (span.end - span.start)
        found += [each for each in _SPECIFIC.findall("".join(kept)) if each not in source]
    return found


def _with_values(planted: str, snapshot: Snapshot) -> str:
    values = snapshot.sheet.values
    return _TOKEN.sub(lambda found: values[found[1]].value.text if found[1] in values else found[0], planted)
