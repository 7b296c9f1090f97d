"""Punctuation (GB/T 15834-2011): half-width marks between Chinese, doubled marks, unbalanced quotes and brackets."""

import re
from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import error, warning
from service.draft import Block, Finding

RULE = "GB/T 15834-2011"
_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff”》）])[,;:?!]|[,;?!](?=[\u4e00-\u9fff“《（])")
_DOUBLED = re.compile(r"[，；：、]{2,}|。{2,}|[，；：、][。！？]|[。！？][，；：、。]")
_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "〔": "〕", "【": "】"}
_STOP_AFTER_HEADING = "。；，："


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``punctuation``; a stop after a heading that stands alone is a warning (practice)."""
    for block in context.blocks:
        if block.type == "table":
            continue
        for match in _HALF_WIDTH.finditer(block.text):
            message = f"中文之间用了半角“{match[0]}”"
            yield error("punctuation", block, *match.span(), message, f"改为“{_FULL_WIDTH[match[0]]}”", RULE)
        for match in _DOUBLED.finditer(block.text):
            yield error("punctuation", block, *match.span(), f"标点“{match[0]}”重复", "只保留一个", RULE)
        yield from _unbalanced(block)
        if block.type == "heading" and block.text[-1:] in _STOP_AFTER_HEADING:
            last = len(block.text) - 1
            yield warning("punctuation", block, last, last + 1, "单独成行的标题末尾不加标点", "删去标点", "practice")


def _unbalanced(block: Block) -> Iterator[Finding]:
    """Marks that open and do not close within the block, or close what is not open."""
    open_marks: list[tuple[str, int]] = []
    closers = {close: opening for opening, close in _PAIRS.items()}
    for position, char in enumerate(block.text):
        if char in _PAIRS:
            open_marks.append((char, position))
        elif char in closers:
            if open_marks and open_marks[-1][0] == closers[char]:
                open_marks.pop()
            else:
                yield error("punctuation", block, position, position + 1, f"“{char}”没有对应的前半", "补全或删去", RULE)
    for char, position in open_marks:
        yield error("punctuation", block, position, position + 1, f"“{char}”没有对应的后半", "补全或删去", RULE)
