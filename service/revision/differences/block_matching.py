"""Which block of one version is which of another: by id, else by the same text, the same sentences, or likeness."""

from bisect import bisect_left
from collections.abc import Sequence

from service.draft import Block
from service.revision.differences.alignment import likeness, pairs_of
from service.text.sentences import sentences

_ALIKE = 0.5
_SHARED = 0.4
_MOST_PLACES = 20
_MOST_PAIRS = 40_000


def matched(old: Sequence[Block], new: Sequence[Block]) -> dict[int, int]:
    """Index of an old block → index of the new one that it is. A table is never a text."""
    found: dict[int, int] = {}
    by_id = {block.id: n for n, block in enumerate(new) if block.id}
    for n, block in enumerate(old):
        same = by_id.get(block.id)
        if same is not None and _of_a_kind(block, new[same]):
            found[n] = same
    _by_text(old, new, found)
    _by_sentences(old, new, found)
    _by_likeness(old, new, found)
    return found


def staying(pairs: dict[int, int]) -> frozenset[int]:
    """The old indexes of the blocks that keep their order: as many as can be. The others have moved."""
    order = sorted(pairs)
    tails: list[int] = []
    at: list[int] = []
    previous: list[int | None] = []
    for n, index in enumerate(order):
        place = bisect_left(tails, pairs[index])
        previous.append(at[place - 1] if place else None)
        tails[place : place + 1] = [pairs[index]]
        at[place : place + 1] = [n]
    kept: list[int] = []
    last = at[-1] if at else None
    while last is not None:
        kept.append(order[last])
        last = previous[last]
    return frozenset(kept)


def _by_text(old: Sequence[Block], new: Sequence[Block], found: dict[int, int]) -> None:
    taken = set(found.values())
    places: dict[str, list[int]] = {}
    for n in range(len(new) - 1, -1, -1):
        if n not in taken:
            places.setdefault(new[n].text, []).append(n)
    for n, block in enumerate(old):
        free = places.get(block.text)
        if n not in found and free and _of_a_kind(block, new[free[-1]]):
            found[n] = free.pop()


def _by_sentences(old: Sequence[Block], new: Sequence[Block], found: dict[int, int]) -> None:
    """Blocks that share whole sentences, those that share most first."""
    taken = set(found.values())
    places: dict[str, set[int]] = {}
    for m, block in enumerate(new):
        if m not in taken:
            for start, end in sentences(block.text):
                places.setdefault(block.text[start:end], set()).add(m)
    rated: list[tuple[int, int, int]] = []
    for n, block in enumerate(old):
        if n in found:
            continue
        shared: dict[int, int] = {}
        for start, end in sentences(block.text):
            where = places.get(block.text[start:end], set())
            for m in where if len(where) <= _MOST_PLACES else ():  # what stands everywhere tells of no block
                shared[m] = shared.get(m, 0) + end - start
        rated += (
            (-length, n, m)
            for m, length in shared.items()
            if length >= _SHARED * len(block.text) and _of_a_kind(block, new[m])
        )
    for _, n, m in sorted(rated):
        if n not in found and m not in taken:
            found[n] = m
            taken.add(m)


def _by_likeness(old: Sequence[Block], new: Sequence[Block], found: dict[int, int]) -> None:
    """The most alike first. Of very many blocks only those near each other are compared."""
    taken = set(found.values())
    olds = [n for n in range(len(old)) if n not in found]
    news = [n for n in range(len(new)) if n not in taken]
    window = len(news) if len(olds) * len(news) <= _MOST_PAIRS else max(_MOST_PAIRS // len(olds) // 2, 1)
    pairs = {n: pairs_of(new[n].text) for n in news}
    rated: list[tuple[float, int, int]] = []
    for k, n in enumerate(olds):
        own = pairs_of(old[n].text)
        centre = k * len(news) // len(olds)
        for m in news[max(centre - window, 0) : centre + window + 1]:
            like = likeness(own, pairs[m]) if _of_a_kind(old[n], new[m]) else 0.0
            if like >= _ALIKE:
                rated.append((-like, n, m))
    for _, n, m in sorted(rated):
        if n not in found and m not in taken:
            found[n] = m
            taken.add(m)


def _of_a_kind(old: Block, new: Block) -> bool:
    return (old.type == "table") == (new.type == "table")
