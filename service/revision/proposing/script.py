"""A model's answer to notes as proposals: its verdict on each note, and the edits it writes line by line.

All edits are read against the draft as it was sent. Lines that are none of the forms agreed on are passed over; an edit
of a block or sentence that is not there, or that may not be touched, is not made.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from service.checks.order.marks import heading_number_of, point_marks
from service.draft import Block
from service.drafting.chain.section import SectionBuilder
from service.drafting.chain.tokens import canonical, without_context
from service.revision.note import Verdict
from service.revision.operations import (
    Cut,
    InsertBlock,
    Merge,
    Move,
    Operation,
    Remove,
    ReplaceSpan,
    new_id,
    sentences_of,
)
from service.revision.parts import part_of
from service.revision.proposing.proposal import Proposal
from service.text.range import Range

NO_EDITS = "没有改动，请写明改哪里、改成什么"
_NOTE = re.compile(r"^【\s*意见\s*(\d{1,2})\s*】\s*(.*)$")
_VERDICTS = (
    (re.compile("部分"), Verdict.PARTLY),
    (re.compile("不能|无法|拒绝|不予|没有依据|缺少事实"), Verdict.REFUSED),
    (re.compile("看不明白|不清楚|不明确|需要确认|请说明|请补充|请问"), Verdict.UNCLEAR),
    (re.compile("照办|已改|已按|完成|采纳|同意|好的"), Verdict.APPLIED),
)
_REASON = re.compile(r"^[^：:（(]{0,8}[：:（(]\s*(.+?)[）)]?\s*$")
_PLACE = r"\[?(b\d{1,3})(?:\s*[.．·]\s*(\d{1,2}))?\]?"
_COLON = r"\s*(?:[：:]|为[：:]?|→)\s*"
_REPLACE = re.compile(rf"^替换\s*{_PLACE}{_COLON}(.+)$")
_INSERT = re.compile(rf"^插入\s*{_PLACE}\s*(?:之?后)?{_COLON}(.+)$")
_DELETE = re.compile(rf"^删除\s*{_PLACE}\s*[。]?$")
_MOVE = re.compile(r"^移动\s*(b\d{1,3})\s*到\s*(?:(b\d{1,3})\s*之?(前|后)|(最后|最前|开头))\s*[。]?$")
_MERGE = re.compile(r"^合并\s*(b\d{1,3})\s*到\s*(b\d{1,3})\s*[。]?$")
_TITLE = re.compile(rf"^标题\s*(b\d{{1,3}}){_COLON}(.+)$")
_VERB = "替换|插入|删除|移动|合并|标题"
_BULLET = re.compile(rf"^[-*•·>\d.、\s]*(?=(?:{_VERB})\s*\[?b\d)")
_DECORATION = re.compile(r"\*\*|__|`+|^#{1,6}\s*")
_SPACED = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef\]])[ \t]+(?=\[\[)|(?<=\]\])[ \t]+(?=[\u3000-\u9fff\uff00-\uffef])"
)
_PLACED = re.compile(r"^b\d{1,3}\.\d{1,2}\s*[：:]?\s*")


@dataclass(frozen=True)
class Script:
    """Reads answers about these blocks, as they were sent; ``builder`` puts values back into the sentences that a model
    writes. ``closed`` are stretches of blocks that it may not touch: what they say was not sent."""

    blocks: tuple[Block, ...]
    builder: SectionBuilder
    closed: tuple[tuple[str, int, int], ...] = ()
    _new: list[Block] = field(default_factory=list, repr=False, compare=False)

    def proposals(self, answer: str, notes: int) -> list[Proposal]:
        """One proposal a note, in order; a note that is not answered gets none that does anything."""
        said: dict[int, list[str]] = {}
        number = 0
        for line in map(_plain, answer.split("\n")):
            found = _NOTE.match(line)
            if found:
                number = int(found[1])
                said.setdefault(number, []).append(found[2].strip())
            elif line and (number or notes == 1):
                said.setdefault(number or 1, [] if number else ["照办"]).append(line)
        return [self._proposal(said.get(n, [])) for n in range(1, notes + 1)]

    def _proposal(self, lines: Sequence[str]) -> Proposal:
        if not lines:
            return Proposal(Verdict.UNCLEAR, NO_EDITS)
        verdict = next((verdict for pattern, verdict in _VERDICTS if pattern.search(lines[0])), Verdict.UNCLEAR)
        reason = _REASON.match(lines[0])
        if verdict is Verdict.REFUSED or (verdict is Verdict.UNCLEAR and not _edits(lines)):
            return Proposal(verdict, reason[1] if reason else NO_EDITS)
        operations, renumber, heading = self._operations(lines[1:])
        if not operations:
            return Proposal(Verdict.UNCLEAR, reason[1] if reason else NO_EDITS)
        partly = verdict is Verdict.PARTLY
        message = f"部分照办：{reason[1] if reason else '见改动'}" if partly else "已照意见修改"
        verdict = Verdict.PARTLY if partly else Verdict.APPLIED
        return Proposal(verdict, message, tuple(operations), renumber=renumber, heading=heading, freely=True)

    def _operations(self, lines: Sequence[str]) -> tuple[list[Operation], bool, str | None]:
        """Edits of sentences from the end of each block, so that offsets hold, then edits of whole blocks."""
        within: list[tuple[str, int, Operation]] = []
        whole: list[Operation] = []
        heading: str | None = None
        for line in lines:
            if found := _REPLACE.match(line):
                within += self._replace(found[1], found[2], found[3])
            elif found := _INSERT.match(line):
                within += self._insert(found[1], found[2], found[3])
            elif found := _DELETE.match(line):
                within += self._cut(found[1], found[2]) if found[2] else []
                whole += [Remove((found[1],))] if not found[2] and self._open(found[1]) else []
            elif found := _MOVE.match(line):
                whole += self._move(*found.groups())
            elif (found := _MERGE.match(line)) and self._block(found[1]) and self._block(found[2]):
                whole += [Merge(found[2], found[1])] if found[1] != found[2] else []
            elif found := _TITLE.match(line):
                within += self._title(found[1], found[2])
                heading = _untitled(found[2]) if found[1] == self.blocks[0].id else heading
        once = list({(id, start, type(operation)): (id, start, operation) for id, start, operation in within}.values())
        ordered = sorted(once, key=lambda item: (item[0], -item[1]))
        return [operation for _, _, operation in ordered] + whole, bool(whole), heading

    def _block(self, id: str) -> Block | None:
        return next((block for block in self.blocks if block.id == id), None)

    def _open(self, id: str) -> bool:
        """Whether a block may go whole: it is there, is not the heading, and nothing in it is closed."""
        known = self._block(id)
        return known is not None and known is not self.blocks[0] and all(block != id for block, _, _ in self.closed)

    def _span(self, id: str, number: str | None) -> tuple[Block, int, int] | None:
        """A sentence by its number, or a whole block; None for one that is not there or may not be touched."""
        block = self._block(id)
        if block is None or block.type in ("table", "signature", "date"):
            return None
        spans = sentences_of(block)
        at = int(number) - 1 if number is not None else -1
        if number is not None and not 0 <= at < len(spans):
            return None
        start, end = spans[at] if number is not None else (0, len(block.text))
        if any(id == closed and a < end and start < b for closed, a, b in self.closed):
            return None
        return block, start, end

    def _written(self, text: str) -> Block:
        slots = self.builder.slots
        said = _SPACED.sub("", without_context(canonical(_PLACED.sub("", text.strip()), slots), slots))
        return self.builder.block("", said)

    def _replace(self, id: str, number: str | None, text: str) -> list[tuple[str, int, Operation]]:
        place = self._span(id, number)
        if place is None:
            return []
        block, start, end = place
        if block.type == "heading":
            return self._title(id, text)
        new = _marked(self._written(text), block.text[start:end])
        return [(id, start, ReplaceSpan(block.id, start, end, new.text, new.spans))]

    def _insert(self, id: str, number: str | None, text: str) -> list[tuple[str, int, Operation]]:
        place = self._span(id, number)
        if place is None:
            return []
        block, _, end = place
        new = self._written(text)
        if block.type == "heading" or number is None:
            added = replace(new, id=new_id([*self.blocks, *self._new]), level=None, number=None, type="paragraph")
            self._new.append(added)
            return [(id, -1, InsertBlock(block.id, added))]
        return [(id, end, ReplaceSpan(block.id, end, end, new.text, new.spans))]

    def _cut(self, id: str, number: str) -> list[tuple[str, int, Operation]]:
        place = self._span(id, number)
        return [(id, place[1], Cut(id, (Range(place[1], place[2]),)))] if place is not None else []

    def _move(self, id: str, target: str | None, side: str | None, end: str | None) -> list[Operation]:
        part = part_of(id, self.blocks)
        if part is None or part.first == 0:
            return []
        moved = part.ids(self.blocks)
        if end == "最后":
            return [Move(moved, None)]
        if end is not None:
            first = next(block.id for block in self.blocks[1:] if block.id not in moved)
            return [Move(moved, first)]
        goal = part_of(target or "", self.blocks)
        if goal is None or target in moved:
            return []
        at = max(1, goal.first) if side == "前" else goal.last + 1
        return [Move(moved, self.blocks[at].id if at < len(self.blocks) else None)]

    def _title(self, id: str, title: str) -> list[tuple[str, int, Operation]]:
        block = self._block(id)
        part = part_of(id, self.blocks)
        if block is None or part is None:
            return []
        new = self._written(_untitled(title))
        if block.id == self.blocks[0].id:
            return [(id, 0, ReplaceSpan(id, len(block.number or ""), len(block.text), new.text, new.spans))]
        if part.theme is None or self.blocks[part.first].id != id:
            return []
        return [(id, part.theme[0], ReplaceSpan(id, *part.theme, new.text, new.spans))]


def _plain(line: str) -> str:
    """A line without Markdown."""
    return _BULLET.sub("", _DECORATION.sub("", line.strip()).strip())


def _edits(lines: Sequence[str]) -> bool:
    return any(re.match(rf"^(?:{_VERB})\s*\[?b\d", line) for line in lines)


def _untitled(title: str) -> str:
    """A title without the number and the stop that a model repeats."""
    number = heading_number_of(title.strip())
    return title.strip()[number.end if number else 0 :].strip("。；“” ")


def _marked(new: Block, old: str) -> Block:
    """A sentence that begins a point still does: the mark is put back where the model left it out."""
    marks = [mark for mark in point_marks(old) if mark.start == 0]
    number = heading_number_of(old)
    mark = marks[0].text if marks else number.text if number else "——" if old.startswith("——") else ""
    if not mark or new.text.startswith("——") or heading_number_of(new.text):
        return new
    if any(each.start == 0 for each in point_marks(new.text)):
        return new
    spans = tuple(replace(span, start=span.start + len(mark), end=span.end + len(mark)) for span in new.spans)
    return replace(new, text=mark + new.text, spans=spans)
