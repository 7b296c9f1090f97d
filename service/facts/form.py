"""A form 填报表: what a template asks for — values to fill in, and claims to confirm — and its answers as facts.

A filled-in value becomes a labelled fact under exactly the slot's label, so that following the same template finds it
again with certainty; a confirmed claim becomes a statement. What is left blank becomes nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from service.documents.blanking.blanking import blank
from service.documents.document import Document, Slot
from service.facts.answers import NO, YES
from service.facts.files.problems import Problem
from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range
from service.text.sentences import sentences
from service.text.values import SlotType

TYPE_NAMES = MappingProxyType(
    {
        SlotType.QUANTITY: "数量",
        SlotType.DATE: "日期",
        SlotType.ORDINAL: "序数",
        SlotType.ORGANISATION: "机构",
        SlotType.PERSON: "人名",
        SlotType.PLACE: "地名",
        SlotType.TITLE: "书名号名称",
        SlotType.DOCUMENT_NUMBER: "文号",
        SlotType.NAME: "名称",
        SlotType.CLAIM: "核实",
        SlotType.TEXT: "文字",
    }
)
CHANGED = re.compile(r"^改为?[:：,，\s]*")
_UNIT_IN_LABEL = re.compile(r"（([^（）]{1,8})）(?:之[一二三四五六七八九十百]+)?$")
_NUMBER_ONLY = re.compile(
    r"(?:近|约|大约|将近|接近|超过?|逾|不足|至少|不少于|不低于|不超过)?[-－−+]?"
    r"(?:[0-9０-９][0-9０-９,.．]*|[零〇一二两三四五六七八九十百千万亿]+)(?:[—–~～-][0-9０-９.．]+)?[十百千万亿]*[余多]?[十百千万亿]*"
)
_CONTEXT = 36


@dataclass(frozen=True, slots=True)
class FormRow:
    """One thing to ask: ``label`` is the slot's own; of a claim, ``former`` is the whole assertion."""

    id: str
    label: str
    type: SlotType
    unit: str | None
    former: str | None
    context: str

    @property
    def is_claim(self) -> bool:
        return self.type is SlotType.CLAIM


@dataclass(frozen=True, slots=True)
class Form:
    """What a template (or one section of it) asks for, in its order."""

    sample: str
    section: str | None
    rows: tuple[FormRow, ...]

    @property
    def values(self) -> tuple[FormRow, ...]:
        return tuple(row for row in self.rows if not row.is_claim)

    @property
    def claims(self) -> tuple[FormRow, ...]:
        return tuple(row for row in self.rows if row.is_claim)


def make_form(document: Document, region: Range | None, section: str | None, lexicon: Lexicon) -> Form:
    """The form of a document, or of the section that covers ``region``. What recurs under one label is asked once."""
    slots = blank(document.text, lexicon, [region] if region else None)
    noise = [Range(noise.start, noise.end) for noise in document.noise]
    spans = sentences(document.text)
    rows: list[FormRow] = []
    asked: set[tuple[str, SlotType]] = set()
    counts = {True: 0, False: 0}
    for slot in slots:
        if (slot.label, slot.type) in asked or any(each.contains(slot.start, slot.end) for each in noise):
            continue
        asked.add((slot.label, slot.type))
        claim = slot.type is SlotType.CLAIM
        counts[claim] += 1
        former = slot.text if claim else slot.former
        context = _context(document.text, slot, spans)
        rows.append(
            FormRow(f"{'c' if claim else 's'}{counts[claim]}", slot.label, slot.type, _unit(slot), former, context)
        )
    return Form(document.title or document.name, section, tuple(rows))


def _unit(slot: Slot) -> str | None:
    """The unit in which the answer is given, scale included (万元), as the label says it."""
    found = _UNIT_IN_LABEL.search(slot.label) if slot.type is SlotType.QUANTITY else None
    return found[1] if found and "/" not in found[1] else slot.unit


def _context(text: str, slot: Slot, spans: Sequence[Range]) -> str:
    """The sentence around a slot, the slot in 【 】, cut to a readable length."""
    index = bisect_right(spans, (slot.start, len(text))) - 1
    start, end = spans[index] if index >= 0 and spans[index][1] >= slot.start else (slot.start, slot.end)
    end = max(end, slot.end)
    before, after = text[start : slot.start], text[slot.end : end]
    before = f"…{before[-_CONTEXT:]}" if len(before) > _CONTEXT else before
    after = f"{after[:_CONTEXT]}…" if len(after) > _CONTEXT else after
    return f"{before}【{slot.text}】{after}".replace("\n", " ")


def answer_facts(
    answers: Sequence[tuple[int, Mapping[str, str]]], file: str, problems: list[Problem]
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Facts from the answers of a form, with their rows. An answer has ``id, label, type, unit, former, answer`` and
    perhaps ``source``; where there is none, the source is the row of the form."""
    for row, given in answers:
        answer = given.get("answer", "").strip()
        if not answer:
            continue
        source = given.get("source") or f"{file} 第{row}行"
        if given.get("type") != TYPE_NAMES[SlotType.CLAIM]:
            unit = given.get("unit") or None
            data = {"id": given["id"], "label": given["label"], "value": answer, "source": source}
            yield row, {**data, "unit": unit} if unit and _NUMBER_ONLY.fullmatch(answer) else data
            continue
        statement = _confirmed(answer, given.get("former", ""))
        if statement is None:
            problems.append(Problem(file, row, f"{given['id']} 应填“是”“否”或“改为：……”，不能是“{answer[:20]}”"))
        elif statement:
            yield row, {"id": given["id"], "statement": statement, "source": source}


def _confirmed(answer: str, former: str) -> str | None:
    """The statement that an answer confirms; "" for none, None for an answer that is not understood."""
    if answer.lower() in YES or answer in ("属实", "仍属实"):
        return former
    if answer.lower() in NO or answer in ("不属实", "不再属实"):
        return ""
    changed = CHANGED.match(answer)
    return answer[changed.end() :].strip() if changed else None
