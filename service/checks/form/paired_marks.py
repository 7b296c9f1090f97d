"""Marks that come in pairs (GB/T 15834-2011): quotes, title marks and brackets open and close within a paragraph."""

from collections.abc import Iterator
from types import MappingProxyType

from service.checks.context import CheckContext
from service.checks.findings import error, warning
from service.draft import Block, Finding

CHECK = "punctuation"
RULE = "GB/T 15834-2011"
_PAIRS = MappingProxyType(
    {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "〔": "〕", "【": "】", "「": "」", "(": ")"}
)
_CLOSERS = MappingProxyType({close: opening for opening, close in _PAIRS.items()})


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``punctuation`` at the mark that has no other half, or that repeats inside its own kind (《…《…》…》)."""
    for block in context.blocks:
        if block.type != "table":
            yield from _unbalanced(block)
            yield from _straight(block)


def _unbalanced(block: Block) -> Iterator[Finding]:
    open_marks: list[tuple[str, int]] = []
    for position, char in enumerate(block.text):
        if char in _PAIRS:
            if char in "《“" and any(mark == char for mark, _ in open_marks):
                inner = "〈〉" if char == "《" else "‘’"
                message = f"“{char}”之内又用“{char}”，或缺少“{_PAIRS[char]}”"
                yield error(CHECK, block, position, position + 1, message, f"补全，里层改用“{inner}”", RULE)
            open_marks.append((char, position))
        elif char in _CLOSERS:
            at = next((n for n in range(len(open_marks) - 1, -1, -1) if open_marks[n][0] == _CLOSERS[char]), None)
            if at is None:
                if not _numbers_a_point(block.text, position):
                    yield error(CHECK, block, position, position + 1, f"“{char}”没有对应的前半", "补全或删去", RULE)
                continue
            for mark, opened in open_marks[at + 1 :]:
                yield error(CHECK, block, opened, opened + 1, f"“{mark}”没有对应的后半", "补全或删去", RULE)
            del open_marks[at:]
    for mark, opened in open_marks:
        yield error(CHECK, block, opened, opened + 1, f"“{mark}”没有对应的后半", "补全或删去", RULE)


def _numbers_a_point(text: str, position: int) -> bool:
    """1） and 一） number a point, whether or not they should (see numbering)."""
    before = text[max(0, position - 3) : position]
    return text[position] in "）)" and (before[-1:].isdigit() or before[-1:] in tuple("一二三四五六七八九十"))


def _straight(block: Block) -> Iterator[Finding]:
    positions = [n for n, char in enumerate(block.text) if char == '"']
    if len(positions) % 2:
        last = positions[-1]
        yield error(CHECK, block, last, last + 1, "引号不成对", "补全或删去", RULE)
    elif positions and any("\u4e00" <= char <= "\u9fff" for char in block.text):
        first = positions[0]
        yield warning(CHECK, block, first, first + 1, "中文引号应为“”", "改为“”", RULE)
