"""“删去第三点”, “‘坚持……’这句不要”: parts, sentences or words go."""

import re

from service.draft import Block
from service.revision.note import Note, Verdict
from service.revision.operations import Cut, Operation, Remove, ReplaceSpan, sentences_of
from service.revision.parts import Part, points_of
from service.revision.proposing.proposal import Proposal, State, unclear
from service.revision.wishes.words import clauses_of, pairs, places_of, quoted, unquoted
from service.text.lexicon.lexicon import Lexicon
from service.text.numbers.numerals import parse_numeral
from service.text.range import Range

_KIND = "note_delete"
_SENTENCE = re.compile(
    r"(?:这|那)(?:一)?句|整句|这句话|(?:第(?P<n>[一二三四五六七八九十\d]{1,2})|最后(?P<last>一)?|末|首|最末一|倒数第一|开头第?一)句"
)
_STOPS = "，。；：、！？"


class _Words:
    """What is to go: 删去第三点, 警示教育这一点不要."""

    def __init__(self, lexicon: Lexicon) -> None:
        delete, not_wanted = lexicon.rules.source(_KIND, "delete"), lexicon.rules.source(_KIND, "not_wanted")
        self.deletes = re.compile(f"{delete}|{not_wanted}")
        self.about = re.compile(
            r"^(?:请|把|将|建议|关于|有关)*(?P<about>[^，,。]{2,20}?)(?:的)?"
            r"(?:这一?(?P<kind>点|条|段|句|部分)|(?P<loose>内容))?(?:话)?(?:的内容)?"
            rf"(?:请|可以|应|都)?(?:{delete}|不要了?$)"
            rf"|^(?:请)?(?:{delete}|不要提)(?:关于|有关|掉)?(?P<after>[^，,。]{{2,20}}?)(?:的)?"
            r"(?:这一?(?P<kind2>点|条|段|句|部分)|(?P<loose2>内容))?(?:话)?(?:了)?$"
        )


def propose(note: Note, state: State) -> Proposal | None:
    """What is to go; None for a note that asks for nothing to go."""
    said = unquoted(note.text)
    rules, words = state.lexicon.rules, state.lexicon.made(_Words)
    if not words.deletes.search(said) or rules.of(_KIND, "not_to_delete").found_in(said):
        return None
    texts = quoted(note.text)
    if texts:
        return _words(texts, note, state)
    anchored = state.block(note.block) if note.block is not None else None
    if anchored is not None and note.start is not None and note.end is not None:
        return _anchored(anchored, note.start, note.end)
    if _SENTENCE.search(said):
        return _sentence(note, state)
    clause = next(clause for clause in (*clauses_of(note.text), note.text) if words.deletes.search(clause))
    if rules.of(_KIND, "some").found_in(clause):
        return unclear("请写明删去哪几句，把要删的原话用引号引出来")
    # 第二点和第三点重复，第三点删去: what goes is named where it says so.
    parts = list(state.parts(clause) or state.parts(note.text))
    if parts and rules.of(_KIND, "all_but").found_in(said):
        parts = [part for part in points_of(state.blocks) if part not in parts]
    if not parts and note.block is None and (found := words.about.match(said.strip("。！ "))):
        return _about(found["about"] or found["after"], found["kind"] or found["kind2"], state)
    if not parts and (own := state.part(note)) is not None:
        parts = [own]
    if not parts:
        return unclear("请写明删去哪一点、哪一段，或把要删的原话用引号引出来")
    if any(part.first == 0 for part in parts):
        return unclear("本节的标题不能删去；要删的是哪一点或哪一句？")
    return _removed(parts, state)


def _removed(parts: list[Part], state: State) -> Proposal:
    ids = tuple(dict.fromkeys(id for part in parts for id in part.ids(state.blocks)))
    left = [block for block in state.blocks[1:] if block.id not in ids]
    if not left:
        return unclear("照此删去，这一节就没有内容了，请核对")
    shown = "、".join(f"“{state.blocks[part.first].text[:12]}……”" for part in parts)
    return Proposal(Verdict.APPLIED, f"已删去{shown}", (Remove(ids),), renumber=True, drops=True)


def _anchored(block: Block, start: int, end: int) -> Proposal:
    """The words that are anchored at, with the mark that would be left over."""
    if (start, end) in sentences_of(block):
        return Proposal(Verdict.APPLIED, "已删去所指的一句", (Cut(block.id, (Range(start, end),)),), drops=True)
    return Proposal(Verdict.APPLIED, "已删去所指的文字", (_gone(block, start, end),), drops=True)


def _words(texts: list[str], note: Note, state: State) -> Proposal:
    """Words in quotes go, wherever they stand where all are meant; the whole sentence where the note says so, or where
    nothing but marks would be left of it."""
    operations: list[Operation] = []
    missing: list[str] = []
    within = state.within(note)
    everywhere = state.lexicon.rules.of(_KIND, "everywhere").found_in(unquoted(note.text))
    for text in texts:
        places = [(block, at) for block in within for at, _ in places_of(text, block.text)]
        if not places:
            missing.append(text)
        elif len(places) > 1 and not everywhere:
            return unclear(f"稿中有 {len(places)} 处“{text}”，请写明删哪一点中的，或写“都删去”")
        operations += [_words_gone(block, at, text, note) for block, at in places[::-1]]
    if not operations:
        return unclear(f"稿中没有“{'”“'.join(missing)}”，请照稿中的原话引出来")
    message = "已删去所引的文字" + (f"；没有找到“{'”“'.join(missing)}”" if missing else "")
    verdict = Verdict.PARTLY if missing else Verdict.APPLIED
    return Proposal(verdict, message, tuple(operations), renumber=True, drops=True)


def _words_gone(block: Block, at: int, text: str, note: Note) -> Operation:
    whole = next((each for each in sentences_of(block) if each.start <= at < each.end), Range(at, at + len(text)))
    end = at + len(text)
    rest = (block.text[whole.start : at] + block.text[end : whole.end]).strip(_STOPS)
    if _SENTENCE.search(unquoted(note.text)) or not rest:
        return Cut(block.id, (whole,))
    return _gone(block, at, end)


def _gone(block: Block, start: int, end: int) -> ReplaceSpan:
    """The stretch goes with the comma that would be left over beside it."""
    text = block.text
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    first, last = text[start : start + 1], text[end - 1 : end]
    if last in _STOPS or first in "，、；":
        # Its own mark goes with it: “，参加党员近900人次” leaves the full stop, “坚持以上率下，” nothing.
        if last in "。！？" and before not in ("", *"。！？："):
            end -= 1
    elif after in ("，", "、") or (after == "；" and before in ("", *"。！？；")):
        end += 1
    elif before in ("，", "、") and after in ("。", "；", "！", "？", ""):
        start -= 1
    return ReplaceSpan(block.id, start, end, "")


def _about(about: str, kind: str | None, state: State) -> Proposal:
    """“警示教育这一点删去”: the point, else the sentence, whose words these are, where only one is."""
    points = points_of(state.blocks)
    if kind in ("点", "条", "部分", "段"):
        named = [part for part in points if part.theme and about in part.theme.of(state.blocks[part.first].text)]
        named = named or [
            part for part in points if any(about in b.text for b in state.blocks[part.first : part.last + 1])
        ]
        if len(named) == 1:
            return _removed(named, state)
        return unclear(f"没有把握是哪一点（“{about}”），请写“删去第几点”")
    found = [
        (block, span)
        for block in state.blocks
        if block.type == "paragraph"
        for span in sentences_of(block)
        if about in span.of(block.text)
    ]
    if len(found) == 1 and kind == "句":
        block, span = found[0]
        return Proposal(Verdict.APPLIED, f"已删去“{about}”所在的一句", (Cut(block.id, (span,)),), drops=True)
    if not found and len(about) > 1 and not any(pairs(about) & pairs(block.text) for block in state.blocks):
        return unclear(f"稿中没有写到“{about}”，请核对")
    return unclear("请写明删去哪一点、哪一段，或把要删的原话用引号引出来")


def _sentence(note: Note, state: State) -> Proposal:
    """One sentence by its place in a part."""
    part = state.part(note)
    found = _SENTENCE.search(note.text)
    assert found is not None
    first = found[0].startswith(("首", "开头"))
    if part is None and (about := re.match(r"^(?:请|把|将)*(.{2,20}?)(?:的)?(?:那|这)一?句", note.text)):
        return _about(about[1], "句", state)
    if part is None or not (found["n"] or first or re.search("最后|末|倒数", found[0])):
        return unclear("请写明是哪一点的哪一句，或把原话用引号引出来")
    blocks = [block for block in state.blocks[part.first : part.last + 1] if block.type == "paragraph"]
    places = [(block, span) for block in blocks for span in sentences_of(block)]
    number = parse_numeral(found["n"]) if found["n"] else None
    at = int(number) - 1 if number is not None else 0 if first else len(places) - 1
    if not 0 <= at < len(places):
        return unclear(f"这一段只有 {len(places)} 句，请核对是第几句")
    block, span = places[at]
    if block.id == state.blocks[part.first].id and part.theme and span[0] <= part.theme[0] < span[1]:
        return unclear(f"第 {at + 1} 句是这一点的主题，删去后就没有主题了，请核对是不是整点不要")
    shown = block.text[span[0] : span[0] + 16]
    return Proposal(Verdict.APPLIED, f"已删去“{shown}……”一句", (Cut(block.id, (span,)),), drops=True)
