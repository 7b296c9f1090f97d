"""Structure: a body, no heading without text, the headings and the number of points that the brief asks for."""

import re
from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import PRACTICE, about_whole, error
from service.checks.order.marks import heading_number_of, point_marks
from service.draft import Block, Finding, Severity

CHECK = "structure"
_BODY = frozenset({"paragraph", "table"})
_MARKS = re.compile(r"[\s，。；：、]")


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``structure``: no body, an empty block, a heading with nothing under it or not in the draft; warnings when
    there are more or fewer points than asked for."""
    if not any(block.type in _BODY for block in context.blocks):
        yield about_whole(CHECK, Severity.ERROR, "稿中没有正文", "请补充事实，或把缺项方式改为 mark（标出待补）")
        return
    for n, block in enumerate(context.blocks):
        if not block.text.strip():
            yield error(CHECK, block, 0, len(block.text), "有空白段落", "删去或补写")
        elif block.type == "heading" and _is_empty(context.blocks, n):
            yield error(CHECK, block, 0, len(block.text), f"标题“{block.text}”下没有内容", "补写内容或删去标题")
    yield from _headings(context)
    yield from _points(context)


def _is_empty(blocks: tuple[Block, ...], n: int) -> bool:
    """Whether nothing stands between a heading and the next one that does not belong under it."""
    following = blocks[n + 1] if n + 1 < len(blocks) else None
    if following is None or following.type in ("signature", "date"):
        return True
    return following.type == "heading" and _level(following) <= _level(blocks[n])


def _level(block: Block) -> int:
    number = heading_number_of(block.text)
    return block.level or (number.level if number else 1)


def _headings(context: CheckContext) -> Iterator[Finding]:
    """The headings that the brief asks for stand in the draft, as they are and in their order."""
    brief = context.brief
    wanted = [brief.section.heading] if brief.section else [item.heading for item in brief.outline]
    there = [_squeezed(_title(block)) for block in context.blocks if block.type == "heading" or block.level is not None]
    if not there and brief.section is not None:
        return  # a section may be printed without its heading, as a plain paragraph
    at = 0
    for heading in wanted:
        squeezed = _squeezed(heading)
        position = next((n for n in range(at, len(there)) if there[n].startswith(squeezed)), None)
        if position is not None:
            at = position + 1
        elif any(title.startswith(squeezed) for title in there):
            yield about_whole(CHECK, Severity.ERROR, f"标题“{heading}”的次序与提纲不符", "按提纲调整次序")
        else:
            yield about_whole(CHECK, Severity.ERROR, f"稿中没有标题“{heading}”", "补上这一部分")


def _title(block: Block) -> str:
    number = block.number if block.number and block.text.startswith(block.number) else None
    found = heading_number_of(block.text)
    return block.text[len(number) if number else found.end if found else 0 :]


def _squeezed(text: str) -> str:
    return _MARKS.sub("", text)


def _points(context: CheckContext) -> Iterator[Finding]:
    wanted = context.brief.requirements.points
    if wanted is None or wanted < 2 or (there := _count(context)) == wanted:
        return
    message = f"要求分 {wanted} 点，现有 {there} 点"
    yield about_whole(CHECK, Severity.WARNING, message, "事实不足以分点时请补充事实", PRACTICE)


def _count(context: CheckContext) -> int:
    """Points as marked in the paragraphs, or the subheadings one level below the section's."""
    top = context.brief.section.level if context.brief.section else 1
    subheadings = sum(block.level == top + 1 for block in context.blocks)
    if subheadings:
        return subheadings
    rows: dict[str, int] = {}
    for block in context.blocks:
        if block.type == "paragraph":
            rows["——"] = rows.get("——", 0) + block.text.startswith("——")
            for mark in point_marks(block.text):
                rows[mark.family] = rows.get(mark.family, 0) + 1
    return max(rows.values(), default=0)
