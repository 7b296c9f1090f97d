"""“第三点和第二点对调”, “第四点移到最前”, “把第二点和第三点合并”: the parts in another order, or as one."""

import re

from service.revision.note import Note, Verdict
from service.revision.operations import Cut, Merge, Move, Operation
from service.revision.parts import Part, parts_named, points_of
from service.revision.proposal import Proposal, State, unclear

_SWAP = re.compile("对调|互换|交换|调换|调个个|换一下位置|换个位置")
_MERGE = re.compile("合并|并为一|并成一|合为一|合成一|并入|并到|归并")
_MOVE = re.compile("移|挪|调到|调至|放到|放在|提到|提前|置于|往前|往后|靠前|靠后")
_FIRST = re.compile("最前|首位|第一个|开头|最先|最靠前")
_LAST = re.compile("最后|末尾|末位|结尾|最靠后")
_BEFORE, _AFTER = re.compile("(?:之前|前面|前边|以前|前)[。！]?$"), re.compile("(?:之后|后面|后边|以后|后)[。！]?$")


def propose(note: Note, state: State) -> Proposal | None:
    """Another order of the parts; None for a note that asks for none."""
    swap, merge, move = (pattern.search(note.text) for pattern in (_SWAP, _MERGE, _MOVE))
    if not (swap or merge or move):
        return None
    parts = _distinct(parts_named(note.text, state.blocks))
    if any(part.first == 0 for part in parts):
        return unclear("标题的位置不能移动；要动的是哪几点？")
    if swap or merge:
        if len(parts) != 2:
            return unclear(
                f"请写明{'对调' if swap else '合并'}哪两点，例如“第二点和第三点{'对调' if swap else '合并'}”"
            )
        first, second = sorted(parts, key=lambda part: part.first)
        return _swapped(first, second, state) if swap else _merged(first, second, state)
    return _moved(note, parts, state)


def _distinct(parts: tuple[Part, ...]) -> list[Part]:
    return list(dict.fromkeys(parts))


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
    if guest.type == "heading":
        body = second.ids(blocks)[1:]
        operations: list[Operation] = [Cut(guest.id, ((0, len(guest.text)),)), Move(body, None)]
        if first.last + 1 < len(blocks):
            operations[1] = Move(body, blocks[first.last + 1].id)
    else:
        gone = (0, min(second.theme[1] + 1, len(guest.text))) if second.theme else (0, second.mark_end)
        operations = [Cut(guest.id, (gone,)), Merge(host.id, guest.id)]
    return Proposal(
        Verdict.APPLIED,
        "已并为一点，保留前一点的主题，序号随之改正；主题是否合适请看一下",
        tuple(operations),
        renumber=True,
    )


def _moved(note: Note, parts: list[Part], state: State) -> Proposal:
    blocks, points = state.blocks, points_of(state.blocks)
    if not parts or not points:
        return unclear("请写明把哪一点移到哪里，例如“第四点移到第二点之前”")
    going = parts[0]
    if _FIRST.search(note.text) and len(parts) == 1:
        before: str | None = blocks[points[0].first].id
    elif _LAST.search(note.text) and len(parts) == 1:
        last = points[-1].last + 1
        before = blocks[last].id if last < len(blocks) else None
    elif len(parts) == 2 and _BEFORE.search(note.text.strip("。 ")):
        before = blocks[parts[1].first].id
    elif len(parts) == 2 and _AFTER.search(note.text.strip("。 ")):
        last = parts[1].last + 1
        before = blocks[last].id if last < len(blocks) else None
    else:
        return unclear("请写明移到哪一点之前或之后，例如“第四点移到第二点之前”")
    if before in going.ids(blocks):
        return unclear("它已经在那里了，请核对要移到哪里")
    return Proposal(Verdict.APPLIED, "已移动，序号随之改正", (Move(going.ids(blocks), before),), renumber=True)
