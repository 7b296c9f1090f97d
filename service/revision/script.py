"""A model's answer to notes as proposals: its verdict on each note, and the edits it writes line by line.

Lines that are none of the forms agreed on are passed over; an edit of a block or sentence that is not there makes the
note's answer a question.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

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
from service.revision.proposal import Proposal

_NOTE = re.compile(r"^\s*【\s*意见\s*(\d{1,2})\s*】\s*(.*)$")
_VERDICTS = (
    (re.compile("部分"), Verdict.PARTLY),
    (re.compile("不能|无法|拒绝|不予"), Verdict.REFUSED),
    (re.compile("看不明白|不清楚|不明确|需要确认|请说明"), Verdict.UNCLEAR),
    (re.compile("照办|已改|已按|完成"), Verdict.APPLIED),
)
_REASON = re.compile(r"^[^：:（(]{0,8}[：:（(]\s*(.+?)[）)]?\s*$")
_PLACE = r"(b\d{1,3})(?:\s*[.．]\s*(\d{1,2}))?"
_REPLACE = re.compile(rf"^替换\s*{_PLACE}\s*[：:]\s*(.+)$")
_INSERT = re.compile(rf"^插入\s*{_PLACE}\s*(?:之?后)\s*[：:]\s*(.+)$")
_DELETE = re.compile(rf"^删除\s*{_PLACE}\s*[。]?$")
_MOVE = re.compile(r"^移动\s*(b\d{1,3})\s*到\s*(?:(b\d{1,3})\s*之?(前|后)|(最后|最前|开头))\s*[。]?$")
_MERGE = re.compile(r"^合并\s*(b\d{1,3})\s*到\s*(b\d{1,3})\s*[。]?$")
_TITLE = re.compile(r"^标题\s*(b\d{1,3})\s*[：:]\s*(.+)$")


@dataclass(frozen=True)
class Script:
    """Reads answers about these blocks; ``builder`` puts values back into the sentences that a model writes."""

    blocks: tuple[Block, ...]
    builder: SectionBuilder

    def proposals(self, answer: str, notes: int) -> list[Proposal]:
        """One proposal a note, in order; a note that is not answered gets none that does anything."""
        said: dict[int, list[str]] = {}
        number = 0
        for line in answer.split("\n"):
            found = _NOTE.match(line)
            if found:
                number = int(found[1])
                said[number] = [found[2].strip()]
            elif number and line.strip():
                said[number].append(re.sub(r"^[-*•\d.、\s]*(?=替换|插入|删除|移动|合并|标题)", "", line.strip()))
        return [self._proposal(said.get(n, [])) for n in range(1, notes + 1)]

    def _proposal(self, lines: Sequence[str]) -> Proposal:
        if not lines:
            return Proposal(Verdict.UNCLEAR, "没有看懂要怎么改，请写明改哪里、改成什么")
        verdict = next((verdict for pattern, verdict in _VERDICTS if pattern.search(lines[0])), Verdict.UNCLEAR)
        reason = _REASON.match(lines[0])
        if verdict in (Verdict.REFUSED, Verdict.UNCLEAR):
            return Proposal(verdict, reason[1] if reason else "请补充说明")
        operations, renumber, heading = self._operations(lines[1:])
        if not operations:
            return Proposal(Verdict.UNCLEAR, "没有改动，请写明改哪里、改成什么")
        message = "已照意见修改" if verdict is Verdict.APPLIED else f"部分照办：{reason[1] if reason else '见改动'}"
        return Proposal(verdict, message, tuple(operations), renumber=renumber, heading=heading)

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
                whole += [Remove((found[1],))] if not found[2] and self._block(found[1]) else []
            elif found := _MOVE.match(line):
                whole += self._move(*found.groups())
            elif (found := _MERGE.match(line)) and self._block(found[1]) and self._block(found[2]):
                whole.append(Merge(found[2], found[1]))
            elif found := _TITLE.match(line):
                within += self._title(found[1], found[2])
                heading = found[2].strip() if found[1] == self.blocks[0].id else heading
        ordered = sorted(within, key=lambda item: (item[0], -item[1]))
        return [operation for _, _, operation in ordered] + whole, bool(whole), heading

    def _block(self, id: str) -> Block | None:
        return next((block for block in self.blocks if block.id == id), None)

    def _span(self, id: str, number: str | None) -> tuple[Block, int, int] | None:
        block = self._block(id)
        if block is None:
            return None
        if number is None:
            return block, 0, len(block.text)
        spans = sentences_of(block)
        at = int(number) - 1
        return (block, *spans[at]) if 0 <= at < len(spans) else None

    def _written(self, text: str) -> Block:
        slots = self.builder.slots
        return self.builder.block("", without_context(canonical(text.strip(), slots), slots))

    def _replace(self, id: str, number: str | None, text: str) -> list[tuple[str, int, Operation]]:
        place = self._span(id, number)
        if place is None:
            return []
        block, start, end = place
        new = self._written(text)
        return [(id, start, ReplaceSpan(block.id, start, end, new.text, new.spans))]

    def _insert(self, id: str, number: str | None, text: str) -> list[tuple[str, int, Operation]]:
        place = self._span(id, number)
        if place is None:
            return []
        block, _, end = place
        new = self._written(text)
        if block.type == "heading":
            return [(id, -1, InsertBlock(block.id, replace(new, id=new_id(self.blocks), type="paragraph")))]
        return [(id, end, ReplaceSpan(block.id, end, end, new.text, new.spans))]

    def _cut(self, id: str, number: str) -> list[tuple[str, int, Operation]]:
        place = self._span(id, number)
        return [(id, place[1], Cut(id, ((place[1], place[2]),)))] if place is not None else []

    def _move(self, id: str, target: str | None, side: str | None, end: str | None) -> list[Operation]:
        part = part_of(id, self.blocks)
        if part is None:
            return []
        moved = part.ids(self.blocks)
        if end == "最后":
            return [Move(moved, None)]
        if end is not None:
            return [Move(moved, self.blocks[1].id)]
        goal = part_of(target or "", self.blocks)
        if goal is None or target in moved:
            return []
        at = goal.first if side == "前" else goal.last + 1
        return [Move(moved, self.blocks[at].id if at < len(self.blocks) else None)]

    def _title(self, id: str, title: str) -> list[tuple[str, int, Operation]]:
        block = self._block(id)
        part = part_of(id, self.blocks)
        if block is None or part is None:
            return []
        if block.id == self.blocks[0].id:
            return [(id, 0, ReplaceSpan(id, len(block.number or ""), len(block.text), title.strip()))]
        return [(id, part.theme[0], ReplaceSpan(id, *part.theme, title.strip()))] if part.theme else []
