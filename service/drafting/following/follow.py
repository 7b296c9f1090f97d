"""Following a sample: the template's sentences, with this brief's values in its slots.

What no fact fills becomes 【待补：…】 or leaves with its sentence; so does a claim that no fact supports.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from service.brief import Brief, OnMissing
from service.documents.document import Heading, Slot, Table
from service.draft import Block, Missing, Unused
from service.drafting.composing.compose import section_heading
from service.drafting.composing.pieces import Piece, block, prose
from service.drafting.composing.written import Written
from service.drafting.following.support import Support
from service.drafting.following.template import Line, Sentence, Template
from service.drafting.repairing.order import in_order
from service.drafting.self_reference import SelfReference
from service.facts.sheet import FactSheet, FactValue
from service.text.numbering import heading_number
from service.text.sentences import clauses
from service.text.values import SlotType

NO_PLACE = "所依样稿的这一节没有对应的位置"
QUESTION = "是否仍属实："
_QUOTED_LONGEST = 24
_ASKED_LONGEST = 40
_STOPS = "，。；：！？,;:!? \u3000"


@dataclass(frozen=True, slots=True)
class Fill:
    """What goes into a slot: a fact's value, or a field of the brief."""

    text: str
    value: FactValue | None = None


@dataclass
class _Report:
    """What the writing turned up, in order."""

    missing: list[Missing]
    stated: list[str]


@dataclass(frozen=True)
class Follower:
    """Writes one section after a template. ``fills`` maps a slot's start offset to what goes into it."""

    brief: Brief
    sheet: FactSheet
    template: Template
    fills: Mapping[int, Fill]
    support: Support
    self_reference: SelfReference

    def write(self) -> Written:
        """The section's blocks, with what is missing and which facts found no place."""
        heading = section_heading(self.brief)
        blocks = [replace(heading, number=heading.number or None)]
        report = _Report([], [])
        counters = [0, 0, 0, 0, 0]
        hollow = self._hollow() if self.brief.requirements.on_missing is OnMissing.DROP else frozenset()
        for line in self.template.lines:
            written = self._line(line, f"b{len(blocks) + 1}", counters, report, hollow)
            if written is not None:
                blocks.append(written)
        report.missing += [_table_missing(table) for table in self.template.tables]
        stated = tuple(dict.fromkeys(report.stated))
        return Written(in_order(blocks), tuple(report.missing), stated, self._unused(set(stated)))

    def _hollow(self) -> frozenset[int]:
        """Where the themes stand of points and run-in headings of which, gaps dropped, nothing else is left."""
        hollow: set[int] = set()
        following = kept = len(self.template.text)  # where the next sentence starts, and the next that is kept
        for line in reversed(self.template.lines):
            for sentence in reversed(line.sentences):
                until = sentence.theme_until
                if until is not None and following < until <= kept:
                    hollow.add(sentence.start)
                elif (line.heading is None or line.heading.run_in) and self._sentence(sentence, "", _Report([], [])):
                    kept = sentence.start
                following = sentence.start
        return frozenset(hollow)

    def _unused(self, stated: set[str]) -> tuple[Unused, ...]:
        unused: list[Unused] = []
        for fact in self.sheet.facts:
            left = [value.id for value in fact.values if value.id not in stated]
            if fact.id in stated or (not left and fact.values):
                continue
            names = [fact.id] if len(left) == len(fact.values) else left
            unused += [Unused(name, NO_PLACE) for name in names]
        return tuple(unused)

    def _line(
        self, line: Line, block_id: str, counters: list[int], report: _Report, hollow: frozenset[int]
    ) -> Block | None:
        pieces: list[Piece] = []
        for sentence in line.sentences:
            if sentence.start not in hollow:
                pieces += self._sentence(sentence, block_id, report)
        heading = line.heading
        if not pieces:
            return None
        assert self.brief.section is not None
        if heading is None or heading is self.template.heading:
            return block(block_id, "paragraph", pieces, grounding=(self._source,))
        level = self._level(heading)
        counters[level] += 1
        counters[level + 1 :] = [0] * (4 - level)
        mark = heading_number(level, counters[level])
        if line.sentences[0].start not in hollow:
            pieces = [Piece(mark), *_without_start(pieces, len(heading.number or ""))]
        return block(
            block_id,
            "paragraph" if heading.run_in else "heading",
            pieces,
            level=level,
            number=mark,
            grounding=(self._source,),
        )

    def _level(self, heading: Heading) -> int:
        """A heading's level: those of the sample below the section's own, none skipped (一、 and then 1. are two)."""
        assert self.brief.section is not None
        below = sorted({line.heading.level for line in self.template.lines if line.heading})
        if self.template.heading is not None:
            below = [level for level in below if level > self.template.heading.level]
        place = below.index(heading.level) if heading.level in below else 0
        return min(4, self.brief.section.level + 1 + place)

    @property
    def _source(self) -> str:
        return f"{self.template.sample}#{self.template.section}"

    def _sentence(self, sentence: Sentence, block_id: str, report: _Report) -> list[Piece]:
        """The sentence with its slots filled; clauses (or the whole) give way where facts are missing."""
        unfilled = [slot for slot in sentence.slots if slot.start not in self.fills]
        unsupported = [claim for claim in sentence.claims if not self._supported(claim, sentence, report)]
        if unsupported and not any(self._stated(slot) for slot in sentence.slots):
            unsupported = self._with_what_hangs_on_them(sentence, unsupported)
        if self.brief.requirements.on_missing is OnMissing.DROP:
            return self._kept_clauses(sentence, unfilled, unsupported, report)
        return list(self._marked(sentence.start, sentence.end, sentence, unsupported, block_id, report))

    def _with_what_hangs_on_them(self, sentence: Sentence, asked: list[Slot]) -> list[Slot]:
        """The claims asked for, each with the bare clauses behind it: in a sentence that states nothing yet they only
        go on with the claim (制定办法，按月评定等次), and would be left alone between two gaps."""
        taken = [*sentence.slots, *sentence.claims]
        spans = [(start, end) for start, end, _ in self._clauses(sentence)]
        wider: list[Slot] = []
        for claim in asked:
            end = claim.end
            for start, stop in spans:
                if start < claim.end:
                    continue
                if any(slot.start < stop and start < slot.end for slot in taken):
                    break
                end = stop
            text = self.template.text[claim.start : end].rstrip(_STOPS)
            wider.append(replace(claim, end=claim.start + len(text), text=text))
        return wider

    def _kept_clauses(
        self, sentence: Sentence, unfilled: list[Slot], unsupported: list[Slot], report: _Report
    ) -> list[Piece]:
        """Leave out the clauses that lack something; if none with a filled slot remains, the whole sentence."""
        gone = [*unfilled, *unsupported]
        report.missing += [_missing(slot, self._label(slot, sentence), None, dropped=True) for slot in gone]
        if not gone:
            return list(self._marked(sentence.start, sentence.end, sentence, [], "", report))
        pieces: list[Piece] = []
        said = False
        for start, end, stop in self._clauses(sentence):
            if any(slot.start < end and start < slot.end for slot in gone):
                continue
            said = said or any(
                start <= slot.start and slot.end <= end and self._stated(slot) for slot in sentence.slots
            )
            pieces += self._marked(start, stop, sentence, [], "", report)
        return [*_without_end(pieces, "，；、：,;:。"), prose("。")] if said else []

    def _clauses(self, sentence: Sentence) -> list[tuple[int, int, int]]:
        """The sentence's clauses: start, end, and the end of the mark that follows."""
        spans = clauses(self.template.text, sentence.start, sentence.end)
        stops = [*(start for start, _ in spans[1:]), sentence.end]
        return [(start, end, stop) for (start, end), stop in zip(spans, stops, strict=True)]

    def _marked(
        self, start: int, end: int, sentence: Sentence, unsupported: list[Slot], block_id: str, report: _Report
    ) -> Iterator[Piece]:
        """The text from ``start`` to ``end`` with slots filled, or marked as missing."""
        text = self.template.text
        position = start
        stops = sorted([*sentence.slots, *unsupported], key=lambda slot: (slot.start, -slot.end))
        for slot in stops:
            if slot.start < position or slot.end > end:
                continue
            yield from self.self_reference.moved(text[position : slot.start])
            position = slot.end
            fill = self.fills.get(slot.start) if slot.type is not SlotType.CLAIM else None
            if fill is None:
                label = self._label(slot, sentence)
                report.missing.append(_missing(slot, label, block_id, dropped=False))
                yield Piece(f"【待补：{label}】", "missing", slot=label)
            elif fill.value is None:
                yield Piece(fill.text, "brief")
            else:
                derived = self.sheet.by_id[fill.value.fact].fact.derived
                report.stated.append(fill.value.id)
                yield Piece(fill.text, "derived" if derived else "fact", fill.value.id, slot.label)
        yield from self.self_reference.moved(text[position:end])

    def _label(self, slot: Slot, sentence: Sentence) -> str:
        """What is asked for. A claim is put as a question without the sample's values: they are none of this unit's."""
        if slot.type is not SlotType.CLAIM:
            return _without_values(slot, sentence)
        asked, position = "", slot.start
        for inner in sentence.slots:
            if position <= inner.start and inner.end <= slot.end:
                asked += f"{self.template.text[position : inner.start]}{_hidden(inner)}"
                position = inner.end
        asked = "".join(
            piece.text for piece in self.self_reference.moved(asked + self.template.text[position : slot.end])
        )
        return QUESTION + _cut_short(asked)

    def _supported(self, claim: Slot, sentence: Sentence, report: _Report) -> bool:
        """A claim whose own slots are filled rests on those facts; any other needs a fact that says the same."""
        inside = [slot for slot in sentence.slots if claim.start <= slot.start and slot.end <= claim.end]
        if any(self._stated(slot) for slot in inside):
            return True
        fact = self.support.of(claim.text) if not inside else None
        if fact is not None:
            report.stated.append(fact)
        return fact is not None

    def _stated(self, slot: Slot) -> bool:
        """Whether a fact's value (not merely a field of the brief) goes into the slot."""
        fill = self.fills.get(slot.start)
        return fill is not None and fill.value is not None


def _cut_short(asked: str) -> str:
    """A long question up to its last whole clause."""
    if len(asked) <= _ASKED_LONGEST:
        return asked
    head = asked[: _ASKED_LONGEST - 1]
    clause = head.rfind("，")
    return f"{head[:clause] if clause > _ASKED_LONGEST // 3 else head}…"


def _hidden(slot: Slot) -> str:
    """What stands in a question for a value of the sample: nothing of it but its kind (《…》, …次)."""
    if slot.type is SlotType.TITLE:
        return "《…》"
    if slot.type is SlotType.NAME and slot.text[:1] in ("“", '"'):
        return "“…”"
    return f"…{slot.unit}" if slot.type is SlotType.QUANTITY and slot.unit else "…"


def _without_values(slot: Slot, sentence: Sentence) -> str:
    """A slot's label without the other values of its sentence, which it may quote."""
    label = slot.label
    for other in sentence.slots:
        if other is not slot and other.former and len(other.former) > 2:
            label = label.replace(other.former, "…")
    return label


def _missing(slot: Slot, label: str, block_id: str | None, *, dropped: bool) -> Missing:
    return Missing(label, slot.type.value, slot.unit, block_id, dropped)


def _table_missing(table: Table) -> Missing:
    """A table of the sample: asked for as a whole."""
    head = "、".join(cell for cell in table.rows[0] if cell)[:_QUOTED_LONGEST] if table.rows else ""
    return Missing(
        f"样稿此处有表格（{head}），请另行制表" if head else "样稿此处有表格，请另行制表", "text", dropped=True
    )


def _without_start(pieces: list[Piece], count: int) -> list[Piece]:
    """The pieces without their first ``count`` characters, and the blanks after them."""
    left = count
    kept: list[Piece] = []
    for piece in pieces:
        cut = min(left, len(piece.text))
        left -= cut
        rest = piece.text[cut:]
        if not kept and piece.kind is None:
            rest = rest.lstrip(" \t\u3000")
        if rest:
            kept.append(Piece(rest, piece.kind, piece.fact, piece.slot))
    return kept


def _without_end(pieces: list[Piece], characters: str) -> list[Piece]:
    """The pieces without any of ``characters`` at their end."""
    kept = list(pieces)
    while kept and kept[-1].kind is None:
        text = kept[-1].text.rstrip(characters)
        if text:
            kept[-1] = Piece(text)
            break
        kept.pop()
    return kept
