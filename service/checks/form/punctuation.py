"""Punctuation (GB/T 15834-2011): half-width marks between Chinese, doubled marks, marks where none belongs."""

import re
from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import PRACTICE, error, warning
from service.draft import Block, Finding

CHECK = "punctuation"
RULE = "GB/T 15834-2011"
_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）", '"': "“”"}
_HAN = r"\u4e00-\u9fff"
_HALF_WIDTH = re.compile(
    rf"(?<=[{_HAN}”》）〕%％])[,;:?!]|(?<=[0-9])[,;](?=[{_HAN}“《（])|[,;?!](?=[{_HAN}“《（])|(?<=[{_HAN}”》）%％])\.(?=$|[\s{_HAN}“”])"
)
_HALF_BRACKET = re.compile(rf"\((?=[^()]*[{_HAN}])|(?<=[{_HAN}])\)")
_DOUBLED = re.compile(r"[，；：、][，；：、。！？]+|[。！？](?:[，；：、]+。?|。+)")
_AT_START = re.compile(r"^[，。；、：！？”’）》〕】]+")
_OPENING_THEN_MARK = re.compile(r"[“‘（《〔][，。；、：！？]")
_SPACE = re.compile(rf"(?<=[{_HAN}，。；：])[ \u00a0]+(?=[{_HAN}，。；：])")
_STOP_AFTER_HEADING = "。；，："
_ENDINGS = "。！？：；…”’）》】—"


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``punctuation``; warnings for half-width brackets and quotes, a stop after a heading that stands alone, a
    paragraph without one."""
    for block in context.blocks:
        if block.type == "table":
            continue
        for found in _HALF_WIDTH.finditer(block.text):
            message = f"中文之间用了半角“{found[0]}”"
            yield error(CHECK, block, *found.span(), message, f"改为“{_FULL_WIDTH[found[0]]}”", RULE)
        for found in _DOUBLED.finditer(block.text):
            yield error(CHECK, block, *found.span(), f"标点“{found[0]}”重复", f"只保留“{found[0][-1]}”", RULE)
        for pattern in (_AT_START, _OPENING_THEN_MARK):
            for found in pattern.finditer(block.text):
                yield error(CHECK, block, *found.span(), f"“{found[0]}”处标点位置不对", "删去或补全文字", RULE)
        for found in _HALF_BRACKET.finditer(block.text):
            message = f"中文之间用了半角“{found[0]}”"
            yield warning(CHECK, block, *found.span(), message, f"改为“{_FULL_WIDTH[found[0]]}”", RULE)
        for found in _SPACE.finditer(block.text):
            if _is_prose(block):
                yield warning(CHECK, block, *found.span(), "中文之间有空格", "删去空格", PRACTICE)
        yield from _ending(block)


def _ending(block: Block) -> Iterator[Finding]:
    text = block.text.rstrip()
    last = len(text) - 1
    if block.type == "heading" and text[-1:] in _STOP_AFTER_HEADING and text:
        yield warning(CHECK, block, last, last + 1, "单独成行的标题末尾不加标点", "删去标点", PRACTICE)
    elif block.type == "paragraph" and text and text[-1] not in _ENDINGS and _is_prose(block):
        yield warning(CHECK, block, last, last + 1, "段落末尾没有句号", "补上句号", RULE)


def _is_prose(block: Block) -> bool:
    """Whether a paragraph is one of sentences: not a line of names, a label, a salutation."""
    return block.type == "paragraph" and block.level is None and "。" in block.text
