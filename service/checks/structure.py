"""Structure: what the brief and the genre require of the draft's parts."""

from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import about_whole, error
from service.draft import Finding, Severity
from service.text.numbering import POINT_STYLES


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``structure``: no body, an empty block, a heading with nothing under it; warnings for too few points."""
    bodies = [block for block in context.blocks if block.type in ("paragraph", "table")]
    if not bodies:
        yield about_whole("structure", Severity.ERROR, "稿中没有正文", "请补充事实，或把缺项方式改为 mark（标出待补）")
    for n, block in enumerate(context.blocks):
        if not block.text.strip():
            yield error("structure", block, 0, len(block.text), "有空白段落", "删去或补写")
        following = context.blocks[n + 1] if n + 1 < len(context.blocks) else None
        empty = following is None or (
            following.type == "heading" and block.level is not None and (following.level or 0) <= block.level
        )
        if block.type == "heading" and empty and bodies:
            yield error("structure", block, 0, len(block.text), f"标题“{block.text}”下没有内容", "补写内容或删去标题")
    wanted = context.brief.requirements.points
    if wanted is not None and wanted > 1 and (there := _points(context)) != wanted:
        message = f"要求分 {wanted} 点，现有 {there} 点"
        yield about_whole("structure", Severity.WARNING, message, "事实不足以分点时请补充事实")


def _points(context: CheckContext) -> int:
    """Points as marked in the paragraphs, or the subheadings one level below the section's."""
    top = context.brief.section.level if context.brief.section else 1
    subheadings = sum(block.type == "heading" and block.level == top + 1 for block in context.blocks)
    if subheadings:
        return subheadings
    paragraphs = [block.text for block in context.blocks if block.type == "paragraph"]
    text = "\n".join(["", *paragraphs])
    most = 0
    for mark in POINT_STYLES.values():
        count = 0
        while count < 12 and any(f"{before}{mark(count + 1, 99)}" in text for before in "\n。；："):
            count += 1
            if mark(1, 99) == mark(2, 99):
                count = sum(line.startswith(mark(1, 99)) for line in paragraphs)
                break
        most = max(most, count)
    return most
