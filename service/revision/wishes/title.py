"""“第二点的标题改为‘……’”: another theme of a point, or another heading of the section."""

import re

from service.revision.note import Note, Verdict
from service.revision.operations import ReplaceSpan
from service.revision.parts import part_named, part_of
from service.revision.proposal import Proposal, State, unclear
from service.revision.wishes.words import CHANGE, bare
from service.text.reading import find_mentions
from service.text.values import SlotType

_TITLE = re.compile(rf"(?:小标题|标题|主题词|主题|题目)(?:统一|要)?(?:{CHANGE}|：|:|用)(?P<new>.+)$", re.S)
_NO_FIGURES = re.compile(
    r"(?:数据|数字|数).{0,6}(?:不要|别|不应|不宜|不).{0,6}标题|标题.{0,8}(?:不要|别|不应|不宜|不)(?:出现|有|写|带)?(?:数据|数字|数)"
)
_FIGURES = frozenset({SlotType.QUANTITY, SlotType.DATE, SlotType.ORDINAL})


def propose(note: Note, state: State) -> Proposal | None:
    """Another title; or none with figures in it."""
    if _NO_FIGURES.search(note.text):
        return _without_figures(state)
    found = _TITLE.search(note.text.strip())
    if found is None:
        return None
    title = bare(found["new"]).rstrip("。；")
    part = part_named(note.text.strip()[: found.start("new")], state.blocks)
    if part is None and note.block is not None:
        part = part_of(note.block, state.blocks)
    if part is None:
        return unclear("请写明改哪一点的标题；改本节大标题的，写“本节标题改为……”")
    block = state.blocks[part.first]
    if part.first == 0:
        start = len(block.number or "")
        return Proposal(
            Verdict.APPLIED,
            f"本节标题改为“{title}”",
            (ReplaceSpan(block.id, start, len(block.text), title),),
            heading=title,
        )
    if part.theme is None:
        return unclear("这一点没有单独的标题或主题词，请写明改哪几个字")
    return Proposal(Verdict.APPLIED, f"标题改为“{title}”", (ReplaceSpan(block.id, *part.theme, title),))


def _without_figures(state: State) -> Proposal:
    headings = [block for block in state.blocks if block.type == "heading"]
    with_figures = [
        block.text
        for block in headings
        if any(m.value.type in _FIGURES for m in find_mentions(block.text[len(block.number or "") :], state.lexicon))
    ]
    if not with_figures:
        return Proposal(Verdict.APPLIED, "标题里现在没有数字，不用改")
    return unclear(f"“{with_figures[0]}”里有数字，请给出改后的标题")
