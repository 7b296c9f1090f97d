"""The difference of two versions: what became of each block, and within a block of each word."""

from collections.abc import Sequence

from service.changes import BlockChange, Change, Fate
from service.draft import Block
from service.revision.differences.block_matching import matched, staying
from service.revision.differences.segments import segments, whole


def difference(old: Sequence[Block], new: Sequence[Block]) -> tuple[BlockChange, ...]:
    """All blocks of both versions in one order: that of the new one, what is gone from the old one in its place.

    Blocks are matched by id, else by likeness; as many as can be keep their place, the others are told as moved.
    """
    pairs = matched(old, new)
    stays = staying(pairs)
    came_from = {after: before for before, after in pairs.items()}
    rows: list[BlockChange] = []
    i = j = 0
    for before in [*sorted(stays), len(old)]:
        after = pairs[before] if before < len(old) else len(new)
        for n in range(i, before):
            rows.append(_gone(old[n], new[pairs[n]] if n in pairs else None))
        for n in range(j, after):
            rows.append(_come(new[n], old[came_from[n]] if n in came_from else None))
        if before < len(old):
            rows.append(_stayed(old[before], new[after]))
        i, j = before + 1, after + 1
    return tuple(rows)


def _gone(old: Block, elsewhere: Block | None) -> BlockChange:
    fate = Fate.DELETED if elsewhere is None else Fate.MOVED_FROM
    return BlockChange(fate, old, elsewhere, whole(old, Change.DELETED))


def _come(new: Block, elsewhere: Block | None) -> BlockChange:
    if elsewhere is None:
        return BlockChange(Fate.INSERTED, None, new, whole(new, Change.INSERTED))
    return BlockChange(Fate.MOVED_TO, elsewhere, new, segments(elsewhere, new))


def _stayed(old: Block, new: Block) -> BlockChange:
    same = (old.text, old.type, old.level) == (new.text, new.type, new.level)
    return BlockChange(Fate.KEPT if same else Fate.CHANGED, old, new, segments(old, new))
