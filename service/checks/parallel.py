"""Parallelism: sibling headings, and themes of sibling points, have the same length or the same pattern."""

import re
from collections.abc import Iterator, Sequence

from service.checks.context import CheckContext
from service.checks.findings import warning
from service.draft import Block, Finding

_POINT = re.compile(
    r"(?:^|(?<=[。；：]))(?:[一二三四五六七八九十](?:是|要)|第[一二三四五六七八九十]，|首先，|其次，|再次，|最后，)([^。；：]{1,30})(?=[。；：])"
)
_FRAME = re.compile(r"[“”、，：—]|以|抓|在|强化|加强|突出|坚持|聚焦|深化|推进|提升|做好|健全|完善|狠抓|着力")
_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、])")


def check(context: CheckContext) -> Iterator[Finding]:
    """Warnings ``parallel`` (practice), judged on the text as filled in."""
    by_level: dict[int, list[tuple[Block, int, int]]] = {}
    for block in context.blocks:
        if block.type == "heading" and block.level is not None:
            for deeper in [level for level in by_level if level > block.level]:
                yield from _judged(by_level.pop(deeper))
            start = len(_NUMBER.match(block.text)[0]) if _NUMBER.match(block.text) else 0
            by_level.setdefault(block.level, []).append((block, start, len(block.text)))
    for siblings in by_level.values():
        yield from _judged(siblings)
    points = [
        (block, match.start(1), match.end(1))
        for block in context.blocks
        if block.type == "paragraph"
        for match in _POINT.finditer(block.text)
    ]
    yield from _judged(points)


def _judged(siblings: Sequence[tuple[Block, int, int]]) -> Iterator[Finding]:
    """Findings for the siblings that differ from the pattern that most of them share."""
    if len(siblings) < 2:
        return
    titles = [block.text[start:end] for block, start, end in siblings]
    lengths = [sum(char.isalnum() for char in title) for title in titles]
    frames = ["".join(_FRAME.findall(title)) for title in titles]
    common_length = max(set(lengths), key=lengths.count)
    common_frame = max(set(frames), key=frames.count)
    if lengths.count(common_length) * 2 <= len(lengths) and (
        not common_frame or frames.count(common_frame) * 2 <= len(frames)
    ):
        common_length, common_frame = lengths[0], frames[0]
    for (block, start, end), length, frame in zip(siblings, lengths, frames, strict=True):
        if length != common_length and (not common_frame or frame != common_frame):
            message = f"“{block.text[start:end]}”与同级的标题或分点不对仗"
            yield warning("parallel", block, start, end, message, f"改为 {common_length} 字，或用相同句式", "practice")
