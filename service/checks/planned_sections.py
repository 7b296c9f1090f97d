"""Where a draft speaks of what is to come without saying so in every sentence: in a plan, under 下一步打算."""

import re
from collections.abc import Iterable

from service.brief import Brief
from service.documents.genres import Genre
from service.draft import Block
from service.reading.setting import plans_document, plans_heading

_OPENING = re.compile(r"下一步|下一阶段|下步|今后|明年|新的一年|接下来")
_OPENING_WITHIN = 60


def planned_blocks(blocks: Iterable[Block], brief: Brief, genre: Genre) -> frozenset[str]:
    """The ids of the blocks in which what is said is a plan."""
    section = brief.section
    everywhere = genre.id == "work_plan" or (section is not None and plans_heading(section.heading))
    everywhere = everywhere or plans_document(brief.title or "")
    planned: set[str] = set()
    under: int | None = None
    for block in blocks:
        if block.type == "heading" and (under is None or (block.level or 1) <= under):
            under = (block.level or 1) if plans_heading(block.text) else None
        if everywhere or under is not None or _OPENING.search(block.text[:_OPENING_WITHIN]):
            planned.add(block.id)
    return frozenset(planned)
