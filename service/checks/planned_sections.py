"""Where a draft speaks of what is to come without saying so in every sentence: in a plan, under 下一步打算."""

from collections.abc import Iterable

from service.brief import Brief
from service.documents.genres import Genre
from service.draft import Block
from service.reading.setting import document_intent, heading_intent, speaks_ahead
from service.text.lexicon.lexicon import Lexicon

_OPENING_WITHIN = 60


def planned_blocks(blocks: Iterable[Block], brief: Brief, genre: Genre, lexicon: Lexicon) -> frozenset[str]:
    """The ids of the blocks in which what is said is a plan, or may be (存在问题和下一步打算)."""
    section = brief.section
    everywhere = genre.id == "work_plan" or (
        section is not None and heading_intent(section.heading, lexicon) is not None
    )
    everywhere = everywhere or document_intent(brief.title or "", lexicon) == "plan"
    planned: set[str] = set()
    under: int | None = None
    for block in blocks:
        if block.type == "heading" and (under is None or (block.level or 1) <= under):
            under = (block.level or 1) if heading_intent(block.text, lexicon) is not None else None
        if everywhere or under is not None or speaks_ahead(block.text[:_OPENING_WITHIN], lexicon):
            planned.add(block.id)
    return frozenset(planned)
