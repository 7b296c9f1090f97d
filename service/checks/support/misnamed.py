"""Names that are nearly those of the facts or the brief: a person's with one character wrong, an office's of another
place. Where the text tells by nothing else that a name stands there, the name it should be tells it."""

import re
from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import error
from service.draft import Block, Finding
from service.text.names.places import begins_here
from service.text.values import SlotType

_HAN = "\u4e00-\u9fff"
_AREA_HEAD = re.compile(rf"[{_HAN}]{{2,3}}?[省市区县镇乡村]")
_ANY_HEAD = rf"[{_HAN}]{{2}}"
_NO_HEAD = re.compile("[全各本我该贵某邻外其所上下和与及等在对由为到从向高初中国]")
_SHORTEST_TAIL, _SHORTEST_BARE_TAIL = 3, 5


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``sourceless_person`` and ``sourceless_organisation``, where no mention is told as such already."""
    persons = _persons(context)
    offices = [(name, pattern) for name in _offices(context) if (pattern := _like(name)) is not None]
    for block in context.blocks:
        if block.type == "table":
            continue
        for right, pattern in persons:
            for found in pattern.finditer(block.text):
                if _is_new(found[0], block, found.start(), SlotType.PERSON, context):
                    message = f"人名“{found[0]}”在事实中没有依据"
                    yield error("sourceless_person", block, *found.span(), message, f"核对，事实中是“{right}”")
        for right, pattern in offices:
            for found in pattern.finditer(block.text):
                led = begins_here(block.text, found.start(), context.lexicon) and not _NO_HEAD.search(found["head"])
                if led and _is_new(found[0], block, found.start(), SlotType.ORGANISATION, context):
                    message = f"单位名称“{found[0]}”在事实中没有依据"
                    yield error("sourceless_organisation", block, *found.span(), message, f"核对，应为“{right}”")


def _persons(context: CheckContext) -> list[tuple[str, re.Pattern[str]]]:
    """The persons of the facts with three characters, and how each looks with one of the last two wrong."""
    names = {value.value.text for value in context.sheet.values.values() if value.value.type is SlotType.PERSON}
    return [
        (name, re.compile(f"{name[:2]}(?!{name[2]})[{_HAN}]|{name[0]}(?!{name[1]})[{_HAN}]{name[2]}"))
        for name in sorted(names)
        if len(name) == 3
    ]


def _offices(context: CheckContext) -> list[str]:
    """The names of offices in brief and facts."""
    brief = context.brief
    said = {value.value.text for value in context.sheet.values.values() if value.value.type is SlotType.ORGANISATION}
    return sorted(said | {name for name in (brief.unit, brief.signature_organ) if name})


def _like(name: str) -> re.Pattern[str] | None:
    """How the same office of another place is called; None for a name too short to tell by."""
    area = _AREA_HEAD.match(name)
    if area and len(name) - area.end() >= _SHORTEST_TAIL:
        tail = re.escape(name[area.end() :])
        return re.compile(rf"(?P<head>[{_HAN}]{{2}}[省市区县镇乡村]){tail}")
    if not area and len(name) - 2 >= _SHORTEST_BARE_TAIL:
        return re.compile(rf"(?P<head>{_ANY_HEAD}){re.escape(name[2:])}")
    return None


def _is_new(text: str, block: Block, start: int, type: SlotType, context: CheckContext) -> bool:
    """Whether no source has the words, they are not marked as missing, and no mention there is told already."""
    end = start + len(text)
    told = any(
        mention.value.type is type and mention.start < end and start < mention.end
        for mention in context.mentions[block.id]
        if not context.has_source(mention.value)
    )
    return text not in context.source_text and not told and not context.is_marked(block, start, end)
