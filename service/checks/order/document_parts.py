"""The parts of a document around its body: addressee with its colon, signature, date below it (GB/T 9704-2012, 7.3).

A draft of one section has none of them; what stands there is judged all the same.
"""

from collections.abc import Iterator, Sequence

from service.checks.context import CheckContext
from service.checks.findings import about_whole, error
from service.draft import Block, BlockType, Finding, Severity

CHECK = "parts"
ADDRESSEE = "GB/T 9704-2012, 7.3.2"
SIGNATURE = "GB/T 9704-2012, 7.3.5"
_REQUIRED: tuple[BlockType, ...] = ("title", "addressee", "signature")
_NAMES = {"title": "标题", "addressee": "主送机关", "signature": "发文机关署名", "date": "成文日期"}


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``parts``."""
    yield from _form(context)
    yield from _foot(context.blocks)
    if context.brief.outline or any(block.type == "title" for block in context.blocks):
        yield from _missing(context)


def _form(context: CheckContext) -> Iterator[Finding]:
    """An addressee ends in a full-width colon, and comes before the text; there is one title."""
    body = next((n for n, block in enumerate(context.blocks) if _begins_the_text(block)), None)
    for n, block in enumerate(context.blocks):
        if block.type != "addressee":
            continue
        text = block.text.rstrip()
        if not text.endswith("：") and "待补" not in text:
            last = max(0, len(text) - 1)
            wrong = text[-1:] in ":;；，,。、"
            start = last if wrong else len(text)
            message = "主送机关后应用全角冒号"
            yield error(CHECK, block, min(start, last), len(text), message, "在主送机关后加“：”", ADDRESSEE)
        if body is not None and n > body:
            yield error(CHECK, block, 0, len(block.text), "主送机关应在正文之前", "移到标题之下", ADDRESSEE)


def _begins_the_text(block: Block) -> bool:
    """A heading or a paragraph of sentences; a line with the speaker's name or a date is none."""
    return block.type == "heading" or (block.type == "paragraph" and "。" in block.text)


def _foot(blocks: Sequence[Block]) -> Iterator[Finding]:
    """After the text: the signature, then the date directly below it. A speech has its date below the title."""
    last = max((n for n, block in enumerate(blocks) if block.type in ("paragraph", "heading", "table")), default=-1)
    foot = [block for block in blocks[last + 1 :] if block.type in ("signature", "date")]
    for n, block in enumerate(foot):
        if block.type == "date" and (n == 0 or foot[n - 1].type != "signature"):
            after = any(later.type == "signature" for later in foot[n + 1 :])
            message = "署名应在成文日期之上" if after else "成文日期前没有发文机关署名"
            yield error(CHECK, block, 0, len(block.text), message, "先署发文机关，下一行写成文日期", SIGNATURE)


def _missing(context: CheckContext) -> Iterator[Finding]:
    there = {block.type for block in context.blocks}
    brief = context.brief
    required = {part.part for part in context.genre.parts if part.required}
    given = {
        "title": brief.title,
        "addressee": brief.addressee,
        "signature": brief.signature_organ,
        "date": brief.date if brief.signature_organ else None,
    }
    for part, name in _NAMES.items():
        if part not in there and (given[part] or (part in required and part in _REQUIRED)):
            rule = ADDRESSEE if part == "addressee" else SIGNATURE if part in ("signature", "date") else None
            yield about_whole(CHECK, Severity.ERROR, f"缺少{name}", f"补上{name}", rule)
