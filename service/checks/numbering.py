"""Numbering of headings and points: order, level and style (GB/T 9704-2012, 7.3.3)."""

import re
from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import error
from service.draft import Block, Finding
from service.text.numbering import chinese_number, heading_number
from service.text.numerals import parse_numeral

RULE = "GB/T 9704-2012, 7.3.3"
_STYLES = (
    re.compile(r"([一二三四五六七八九十]{1,3})(、)"),
    re.compile(r"[（(]([一二三四五六七八九十]{1,3})([)）])"),
    re.compile(r"(\d{1,2})([.．、])(?!\d)"),
    re.compile(r"[（(](\d{1,2})([)）])"),
)
_POINT = re.compile(
    r"(?:(?<=[。；：\n])|^)([一二三四五六七八九十])(是|要)(?=\S)|(?:(?<=[。；：\n])|^)第([一二三四五六七八九十])(，|、)"
)


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``numbering``: skipped, doubled, of the wrong level or the wrong style."""
    last: dict[int, int] = {}
    for block in context.blocks:
        if block.type not in ("heading", "paragraph") or (block.type == "paragraph" and block.level is None):
            continue
        written = _written(block)
        if written is None:
            continue
        level, number, start, end = written
        if block.level is not None and level != block.level:
            want = heading_number(block.level, number)
            yield error(
                "numbering",
                block,
                start,
                end,
                f"{block.level} 级标题的序号不应写作“{block.text[start:end]}”",
                f"改为“{want}”",
                RULE,
            )
            level = block.level
        elif block.text[start:end] not in (heading_number(level, number), f"{number}．"):
            want = heading_number(level, number)
            yield error(
                "numbering", block, start, end, f"序号“{block.text[start:end]}”的写法不规范", f"改为“{want}”", RULE
            )
        previous = last.get(level)
        if (
            previous is not None
            and number != previous + 1
            or previous is None
            and level != min(last, default=level)
            and number != 1
        ):
            expected = heading_number(level, (previous or 0) + 1)
            kind = "重复" if previous == number else "不连续"
            yield error(
                "numbering", block, start, end, f"序号“{block.text[start:end]}”{kind}", f"应为“{expected}”", RULE
            )
        last[level] = number
        for deeper in [key for key in last if key > level]:
            del last[deeper]
    yield from _points(context.blocks)


def _written(block: Block) -> tuple[int, int, int, int] | None:
    """Level, number and span of the number that the block's text starts with."""
    for level, style in enumerate(_STYLES, start=1):
        match = style.match(block.text)
        if match:
            number = parse_numeral(match[1])
            return (level, int(number), *match.span()) if number is not None else None
    return None


def _points(blocks: tuple[Block, ...]) -> Iterator[Finding]:
    """Points run 一是, 二是, 三是 … until a heading ends the run or they start again at 一."""
    expected: dict[str, int] = {}
    for block in blocks:
        if block.type == "heading":
            expected = {}
            continue
        for match in _POINT.finditer(block.text):
            mark = match[2] or match[4]
            numeral = match[1] or match[3]
            number = "一二三四五六七八九十".index(numeral) + 1
            want = expected.get(mark)
            if number != 1 and want is not None and number != want:
                kind = "重复" if number == want - 1 else "不连续"
                message = f"分点“{match[0]}”的顺序{kind}"
                yield error("numbering", block, *match.span(), message, f"应为第 {chinese_number(want)} 点", "practice")
            elif number != 1 and want is None:
                yield error(
                    "numbering",
                    block,
                    *match.span(),
                    f"分点“{match[0]}”之前缺少“一{mark}”",
                    "补上前面的分点",
                    "practice",
                )
            expected[mark] = number + 1
