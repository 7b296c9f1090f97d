"""“第二点的标题改为‘……’”: another theme of a point, or another heading of the section."""

import re

from service.draft import Block
from service.revision.note import Note, Verdict
from service.revision.operations import Operation, ReplaceSpan
from service.revision.parts import Part, points_of
from service.revision.proposing.proposal import Proposal, State, unclear
from service.revision.wishes.words import bare, clauses_of, quoted, unquoted
from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions
from service.text.values import Mention, SlotType

_KIND = "note_title"
_FIGURES = frozenset({SlotType.QUANTITY, SlotType.ORDINAL})
_LEAST = 4


class _Words:
    """Another title, none so long, none with figures."""

    def __init__(self, lexicon: Lexicon) -> None:
        rules = lexicon.rules
        name, figures, must_not = (rules.source(_KIND, value) for value in ("name", "figures", "must_not"))
        becomes, away = rules.source("note_change", "becomes"), rules.source(_KIND, "away")
        self.title = re.compile(
            rf"{name}(?:统一|要|请|建议|可以)?(?:{becomes}|{rules.source(_KIND, 'becomes')})(?P<new>.+)$", re.S
        )
        self.point_title = re.compile(
            rf"^(?:请|把|将)*(?:第[一二三四五六七八九十\d]{{1,2}}[点条]|[一二三四五六七八九十]是){becomes}"
            r"(?P<new>[“‘\"「][^。；，]{2,20}[”’\"」])$"
        )
        self.no_figures = re.compile(
            rf"{figures}.{{0,8}}{must_not}.{{0,6}}{name}"
            rf"|{name}.{{0,8}}{must_not}(?:要)?(?:出现|有|写|带|放|含)?(?:具体)?{figures}"
            rf"|{away}{name}(?:里|中)?(?:的)?{figures}|{name}(?:里|中)?(?:的)?(?:数据|数字)(?:{away}|不要)"
        )
        self.too_long = re.compile(rf"{name}.{{0,6}}{rules.source(_KIND, 'too_long')}")


def propose(note: Note, state: State) -> Proposal | None:
    """Another title; or none with figures in it."""
    said, words = unquoted(note.text), state.lexicon.made(_Words)
    if words.no_figures.search(said):
        return _without_figures(note, state)
    found = words.title.search(note.text.strip()) or words.point_title.match(note.text.strip())
    if found is None:
        return _shorter(note, state) if words.too_long.search(said) else None
    given = quoted(found["new"])
    title = bare(given[0] if given else (clauses_of(found["new"]) or ("",))[0]).rstrip("。；")
    part = _part(note, note.text.strip()[: found.start("new")], state)
    if part is None:
        return unclear("请写明改哪一点的标题；改本节大标题的，写“本节标题改为……”")
    if not title:
        return unclear("请写明标题改成什么")
    block = state.blocks[part.first]
    if part.first == 0:
        change = ReplaceSpan(block.id, len(block.number or ""), len(block.text), title)
        return Proposal(Verdict.APPLIED, f"本节标题改为“{title}”", (change,), heading=title)
    if part.theme is None:
        return unclear("这一点没有单独的标题或主题词，请写明改哪几个字")
    return Proposal(Verdict.APPLIED, f"标题改为“{title}”", (ReplaceSpan(block.id, *part.theme, title),))


def _part(note: Note, said: str, state: State) -> Part | None:
    """The part whose title is meant: named, quoted, anchored at, or the section where it has no other titles."""
    named = state.parts(said)
    if named:
        return named[0]
    for old in quoted(said):
        for part in (Part(0, 0), *points_of(state.blocks)):
            block = state.blocks[part.first]
            title = part.theme.of(block.text) if part.theme else block.text if block.type == "heading" else ""
            if old in title:
                return part
    return state.part(note)


def _shorter(note: Note, state: State) -> Proposal:
    part = _part(note, note.text, state) or Part(0, 0)
    block = state.blocks[part.first]
    shown = part.theme.of(block.text) if part.theme else block.text[len(block.number or "") :]
    return unclear(f"请给出改后的标题，写“标题改为……”（现在是“{shown}”，{len(shown)} 字）")


def _without_figures(note: Note, state: State) -> Proposal:
    """A figure that a title begins with goes where a title is left (860亩柑橘成主导产业); of others it is asked."""
    parts = [Part(0, 0), *(part for part in points_of(state.blocks) if part.theme)]
    wanted = state.parts(note.text)
    found = [
        (block, start, figure)
        for part in parts
        if not wanted or part in wanted
        for block, start in (_title(part, state),)
        if (figure := _figure(block.text[start : part.theme[1] if part.theme else len(block.text)], state)) is not None
    ]
    if not found:
        return Proposal(Verdict.APPLIED, "标题里现在没有数字，不用改")
    operations: list[Operation] = []
    left: list[str] = []
    for block, start, figure in found:
        rest = block.text[start + figure.end :]
        if figure.start == 0 and len(re.split("[。；：]", rest)[0]) >= _LEAST and rest[0] not in "，、":
            operations.append(ReplaceSpan(block.id, start, start + figure.end, ""))
        else:
            left.append(block.text)
    if not operations:
        return unclear(f"“{left[0][:30]}”里有数字，请给出改后的标题")
    told = f"；“{left[0][:30]}”里还有数字，请给出改后的标题" if left else "，读起来是否通顺请看一下"
    own = [block.text[start + figure.end :] for block, start, figure in found if block is state.blocks[0]]
    heading = own[0] if own and state.blocks[0].text not in left else None
    verdict = Verdict.PARTLY if left else Verdict.APPLIED
    return Proposal(verdict, f"标题里的数字已去掉{told}", tuple(operations), heading=heading)


def _title(part: Part, state: State) -> tuple[Block, int]:
    block = state.blocks[part.first]
    return block, part.theme[0] if part.theme else len(block.number or "")


def _figure(title: str, state: State) -> Mention | None:
    return next((m for m in find_mentions(title, state.lexicon) if m.value.type in _FIGURES), None)
