"""“删去第三点”, “‘坚持……’这句不要”: a part, a sentence or words go."""

import re

from service.revision.note import Note, Verdict
from service.revision.operations import Cut, Remove, sentences_of
from service.revision.parts import Part, part_named, part_of
from service.revision.proposal import Proposal, State, unclear
from service.revision.wishes.words import DELETE, quoted

_DELETES = re.compile(rf"{DELETE}|(?:可以|应该?|建议|这句|这段|这点)不要")
_SENTENCE = re.compile(
    r"(?:这|那)(?:一)?句|整句|这句话|(?:第(?P<n>[一二三四五六七八九十\d]{1,2})|最后(?P<last>一)?|末)句"
)


def propose(note: Note, state: State) -> Proposal | None:
    """What is to go; None for a note that asks for nothing to go."""
    if not _DELETES.search(note.text):
        return None
    texts = quoted(note.text)
    if texts:
        return _words(texts, note, state)
    part = part_named(note.text, state.blocks)
    anchored = state.block(note.block) if note.block is not None else None
    if anchored is not None and note.start is not None and note.end is not None:
        return Proposal(Verdict.APPLIED, "已删去所指的文字", (Cut(anchored.id, ((note.start, note.end),)),), drops=True)
    if _SENTENCE.search(note.text):
        return _sentence(note, part, state)
    if part is None and anchored is not None:
        part = part_of(anchored.id, state.blocks)
    if part is None:
        return unclear("请写明删去哪一点、哪一段，或把要删的原话用引号引出来")
    if part.first == 0:
        return unclear("本节的标题不能删去；要删的是哪一点或哪一句？")
    ids = part.ids(state.blocks)
    shown = state.blocks[part.first].text[:16]
    return Proposal(Verdict.APPLIED, f"已删去“{shown}……”", (Remove(ids),), renumber=True, drops=True)


def _words(texts: list[str], note: Note, state: State) -> Proposal:
    """Words in quotes go; the whole sentence where the note says so, or where nothing but marks would be left of it."""
    operations: list[Cut] = []
    missing: list[str] = []
    for text in texts:
        hit = next(
            ((b, b.text.find(text)) for b in state.blocks if note.block in (None, b.id) and text in b.text), None
        )
        if hit is None:
            missing.append(text)
            continue
        block, at = hit
        span = (at, at + len(text))
        whole = next(((a, b) for a, b in sentences_of(block) if a <= at < b), span)
        takes_all = _SENTENCE.search(note.text) or not block.text[whole[0] : whole[1]].replace(text, "").strip(
            "，。；：、！？"
        )
        operations.append(Cut(block.id, (whole if takes_all else _with_comma(block.text, *span),)))
    if not operations:
        return unclear(f"稿中没有“{'”“'.join(missing)}”，请照稿中的原话引出来")
    message = "已删去所引的文字" + (f"；没有找到“{'”“'.join(missing)}”" if missing else "")
    verdict = Verdict.PARTLY if missing else Verdict.APPLIED
    return Proposal(verdict, message, tuple(operations), renumber=True, drops=True)


def _with_comma(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the comma that would be left over beside it."""
    if text[end : end + 1] in ("，", "、", "；"):
        return start, end + 1
    if text[start - 1 : start] in ("，", "、") and text[end : end + 1] in ("。", "；", "！", "？", ""):
        return start - 1, end
    return start, end


def _sentence(note: Note, part: Part | None, state: State) -> Proposal:
    if part is None and note.block is not None:
        part = part_of(note.block, state.blocks)
    found = _SENTENCE.search(note.text)
    if part is None or found is None or not (found["n"] or "最后" in found[0] or "末" in found[0]):
        return unclear("请写明是哪一点的哪一句，或把原话用引号引出来")
    block = state.blocks[part.last]
    spans = sentences_of(block)
    from service.text.numerals import parse_numeral

    number = parse_numeral(found["n"]) if found["n"] else None
    at = int(number) - 1 if number is not None else len(spans) - 1
    if not 0 <= at < len(spans):
        return unclear(f"这一段只有 {len(spans)} 句，请核对是第几句")
    shown = block.text[spans[at][0] : spans[at][0] + 16]
    return Proposal(Verdict.APPLIED, f"已删去“{shown}……”一句", (Cut(block.id, (spans[at],)),), drops=True)
