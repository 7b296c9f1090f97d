"""“第三点和第二点对调”, “第四点移到最前”, “把第二点和第三点合并”: the parts in another order, or as one."""

import re

from service.revision.note import Note, Verdict
from service.revision.operations import Cut, Merge, Move, Operation
from service.revision.parts import Part, points_of
from service.revision.proposing.proposal import Proposal, State, unclear
from service.revision.wishes.words import unquoted
from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range

KIND = "note_order"
"""The kind of the rules that these words are in (``corpus/reading/notes.yaml``)."""


class _Places:
    """The words that say where a part is to go."""

    def __init__(self, lexicon: Lexicon) -> None:
        rules = lexicon.rules
        self.first = rules.of(KIND, "first")
        self.last = rules.of(KIND, "last")
        self.place = rules.of(KIND, "place")
        self.before = re.compile(rf"{rules.source(KIND, 'before')}(?:去|来)?[。！]?$")
        self.after = re.compile(rf"{rules.source(KIND, 'after')}(?:去|来)?[。！]?$")
        self.one_on = re.compile(rf"(?P<earlier>{rules.source(KIND, 'earlier')})|{rules.source(KIND, 'later')}")


def propose(note: Note, state: State) -> Proposal | None:
    """Another order of the parts; None for a note that asks for none."""
    said = unquoted(note.text)
    words = state.lexicon.rules.of
    swap, merge, move = (words(KIND, wish).found_in(said) for wish in ("swap", "merge", "move"))
    if not (swap or merge or move):
        return None
    if words(KIND, "sentence").found_in(said):
        return unclear("要移动一句的，请把整句原话用引号引出来，写明移到第几点")
    parts = list(state.parts(note.text))
    own = state.part(note)
    if note.block is not None and own is not None and own not in parts and note.start is None:
        parts = [own, *parts]
    if any(part.first == 0 for part in parts):
        return unclear("标题的位置不能移动；要动的是哪几点？")
    if swap or merge:
        verb = "对调" if swap else "合并"
        if len(parts) != 2:
            return unclear(f"请写明{verb}哪两点，例如“第二点和第三点{verb}”")
        first, second = sorted(parts, key=lambda part: part.first)
        return _swapped(first, second, state) if swap else _merged(first, second, state)
    return _moved(said.strip("。 ！"), parts, state)


def _swapped(first: Part, second: Part, state: State) -> Proposal:
    blocks = state.blocks
    after = blocks[second.last + 1].id if second.last + 1 < len(blocks) else None
    between = [block.id for block in blocks[first.last + 1 : second.first]]
    operations: list[Operation] = [Move(second.ids(blocks), first.ids(blocks)[0])]
    operations.append(Move(first.ids(blocks), after))
    if between and after is None:
        operations.append(Move((*between, *first.ids(blocks)), None))
    return Proposal(Verdict.APPLIED, "已对调，序号随之改正", tuple(operations), renumber=True)


def _merged(first: Part, second: Part, state: State) -> Proposal:
    blocks = state.blocks
    host, guest = blocks[first.last], blocks[second.first]
    operations: list[Operation]
    if guest.type == "heading":
        body = second.ids(blocks)[1:]
        operations = [Cut(guest.id, (Range(0, len(guest.text)),))]
        operations.append(Move(body, blocks[first.last + 1].id if first.last + 1 < len(blocks) else None))
    else:
        gone = Range(0, min(second.theme[1] + 1, len(guest.text))) if second.theme else Range(0, second.mark_end)
        operations = [Cut(guest.id, (gone,))] if gone[1] else []
        operations.append(Merge(host.id, guest.id))
    if not second.mark_end:
        return Proposal(Verdict.APPLIED, "已并为一段", tuple(operations), renumber=True)
    message = "已并为一点，保留前一点的主题，序号随之改正；主题是否合适请看一下"
    return Proposal(Verdict.APPLIED, message, tuple(operations), renumber=True, drops=True)


def _moved(said: str, parts: list[Part], state: State) -> Proposal:
    words = state.lexicon.made(_Places)
    blocks, points = state.blocks, points_of(state.blocks)
    if not parts:
        return unclear("请写明把哪一点移到哪里，例如“第四点移到第二点之前”")
    going = parts[0]
    rows = points if going in points else tuple(Part(n, n) for n, b in enumerate(blocks) if b.type == "paragraph")
    at = next((n for n, row in enumerate(rows) if row.first == going.first), None)
    if at is None or not rows:
        return unclear("请写明把哪一点移到哪里，例如“第四点移到第二点之前”")
    goal: int | None = None
    if len(parts) == 2:
        other = next((n for n, row in enumerate(rows) if row.first == parts[1].first), None)
        if other is None:
            return unclear("请写明移到哪一点之前或之后，例如“第四点移到第二点之前”")
        if words.before.search(said):
            goal = other if other < at else other - 1
        elif words.after.search(said):
            goal = other + 1 if other < at else other
        elif words.place.found_in(said):
            goal = other
    elif words.first.found_in(said):
        goal = 0
    elif words.last.found_in(said):
        goal = len(rows) - 1
    elif one_on := words.one_on.search(said):
        goal = at - 1 if one_on["earlier"] else at + 1
    if goal is None:
        return unclear("请写明移到哪一点之前或之后，例如“第四点移到第二点之前”")
    if goal == at or not 0 <= goal < len(rows):
        return unclear("它已经在那里了，请核对要移到哪里")
    beyond = rows[goal].first if goal < at else rows[goal].last + 1
    before = blocks[beyond].id if beyond < len(blocks) else None
    return Proposal(Verdict.APPLIED, "已移动，序号随之改正", (Move(going.ids(blocks), before),), renumber=True)
