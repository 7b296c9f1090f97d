"""“第三点和第二点对调”, “第四点移到最前”, “把第二点和第三点合并”: the parts in another order, or as one."""

import re

from service.revision.note import Note, Verdict
from service.revision.operations import Cut, Merge, Move, Operation
from service.revision.parts import Part, points_of
from service.revision.proposing.proposal import Proposal, State, unclear
from service.revision.wishes.words import unquoted

_SWAP = re.compile("对调|互换|交换|调换|调个个|换一下位置|换个位置|换位|颠倒|倒过来|调个顺序|换一下顺序|掉个个")
_MERGE = re.compile(
    "合并|并为一|并成一|合为一|合成一|并入|并到|归并|归到|合到|捏成一|揉成一|写成一[点段]|并在一起|合在一起"
)
_MOVE = re.compile("移|挪|调到|调至|放到|放在|放至|放最|提到|提前|置于|往前|往后|靠前|靠后|排到|排在|搬到|写到最|置顶")
_FIRST = re.compile("最前|首位|第一个|开头|最先|最靠前|第一位|首要位置|打头|最上面|置顶")
_LAST = re.compile("最后|末尾|末位|结尾|最靠后|压轴|末了|最末|最下面")
_BEFORE = re.compile("(?:之前|前面|前边|以前|前头|前)(?:去|来)?[。！]?$")
_AFTER = re.compile("(?:之后|后面|后边|以后|后头|后)(?:去|来)?[。！]?$")
_ONE_ON = re.compile(r"(?P<earlier>往前|前移|向前|提前|靠前)|(?P<later>往后|后移|向后|靠后)")
_SENTENCE = re.compile(r"第[一二三四五六七八九十\d]{1,2}句|(?:这|那|该|末|最后一?)句")
_PLACE = re.compile(r"(?:移|挪|调|放|提|排|搬)(?:到|至|在|为)?第[一二三四五六七八九十\d]{1,2}(?:点|条|位|个)$")


def propose(note: Note, state: State) -> Proposal | None:
    """Another order of the parts; None for a note that asks for none."""
    said = unquoted(note.text)
    swap, merge, move = (pattern.search(said) for pattern in (_SWAP, _MERGE, _MOVE))
    if not (swap or merge or move):
        return None
    if _SENTENCE.search(said):
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
        operations = [Cut(guest.id, ((0, len(guest.text)),))]
        operations.append(Move(body, blocks[first.last + 1].id if first.last + 1 < len(blocks) else None))
    else:
        gone = (0, min(second.theme[1] + 1, len(guest.text))) if second.theme else (0, second.mark_end)
        operations = [Cut(guest.id, (gone,))] if gone[1] else []
        operations.append(Merge(host.id, guest.id))
    if not second.mark_end:
        return Proposal(Verdict.APPLIED, "已并为一段", tuple(operations), renumber=True)
    message = "已并为一点，保留前一点的主题，序号随之改正；主题是否合适请看一下"
    return Proposal(Verdict.APPLIED, message, tuple(operations), renumber=True, drops=True)


def _moved(said: str, parts: list[Part], state: State) -> Proposal:
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
        if _BEFORE.search(said):
            goal = other if other < at else other - 1
        elif _AFTER.search(said):
            goal = other + 1 if other < at else other
        elif _PLACE.search(said):
            goal = other
    elif _FIRST.search(said):
        goal = 0
    elif _LAST.search(said):
        goal = len(rows) - 1
    elif one_on := _ONE_ON.search(said):
        goal = at - 1 if one_on["earlier"] else at + 1
    if goal is None:
        return unclear("请写明移到哪一点之前或之后，例如“第四点移到第二点之前”")
    if goal == at or not 0 <= goal < len(rows):
        return unclear("它已经在那里了，请核对要移到哪里")
    beyond = rows[goal].first if goal < at else rows[goal].last + 1
    before = blocks[beyond].id if beyond < len(blocks) else None
    return Proposal(Verdict.APPLIED, "已移动，序号随之改正", (Move(going.ids(blocks), before),), renumber=True)
