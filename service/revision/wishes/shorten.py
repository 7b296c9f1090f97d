"""“第二点压缩到150字以内”: whole sentences go, those first that bear the fewest facts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.draft import Block
from service.facts.value_id import ValueId
from service.revision.note import Note, Verdict
from service.revision.operations import Cut, sentences_of
from service.revision.parts import Part, points_of
from service.revision.proposing.proposal import Proposal, State, unclear
from service.text.lexicon.lexicon import Lexicon
from service.text.numbers.counting import word_count
from service.text.numbers.numerals import parse_numeral
from service.text.range import Range

_KIND = "note_shorten"
_NUMBER = r"[\d一二三四五六七八九十百千两]{1,6}"
_LEAST = 10


class _Words:
    """A note that says to how many characters: 压缩到150字, 不超过150字, 150字以内."""

    def __init__(self, lexicon: Lexicon) -> None:
        verb, at_most, within = (lexicon.rules.source(_KIND, value) for value in ("verb", "at_most", "within"))
        self.shorten = re.compile(
            rf"{verb}(?:到|至|在|为|成)?(?:大约|约|不超过)?\s*(?P<n>{_NUMBER})\s*(?:个)?字"
            rf"|{at_most}\s*(?P<m>{_NUMBER})\s*(?:个)?字|(?P<k>{_NUMBER})\s*(?:个)?字{within}"
        )


def propose(note: Note, state: State) -> Proposal | None:
    """Sentences to go until the part is short enough; None for a note that does not ask for that."""
    found = state.lexicon.made(_Words).shorten.search(note.text)
    if found is None:
        if state.lexicon.rules.of(_KIND, "without_number").found_in(note.text):
            return unclear("请写明压缩到多少字以内，例如“第二点压缩到150字以内”")
        return None
    number = parse_numeral((found["n"] or found["m"] or found["k"]).replace("两", "二"))
    most = int(number) if number is not None else 0
    if most < _LEAST:
        return unclear("请核对字数：写不成这么短的一段话")
    named = state.parts(note.text)
    if state.lexicon.rules.of(_KIND, "each").found_in(note.text) or len(named) > 1:
        return _each(named if len(named) > 1 else points_of(state.blocks), most, state)
    part = state.part(note) or Part(0, len(state.blocks) - 1)
    return _shortened(state.blocks[part.first : part.last + 1], most, state)


def _each(parts: Sequence[Part], most: int, state: State) -> Proposal:
    """Every one of these by itself."""
    proposals = [_shortened(state.blocks[part.first : part.last + 1], most, state) for part in parts]
    operations = tuple(operation for proposal in proposals for operation in proposal.operations)
    shown = [state.blocks[part.first].text[:6] for part in parts]
    told = "；".join(f"“{begin}……”{each.message}" for begin, each in zip(shown, proposals, strict=True))
    if not proposals:
        return unclear("这一节没有分点，请写明哪一段压缩到多少字")
    done = all(proposal.verdict is Verdict.APPLIED for proposal in proposals)
    verdict = Verdict.APPLIED if done else Verdict.PARTLY if operations else Verdict.UNCLEAR
    return Proposal(verdict, told, operations, drops=True)


def _shortened(blocks: tuple[Block, ...], most: int, state: State) -> Proposal:
    length = word_count("".join(block.text for block in blocks))
    if length <= most:
        return Proposal(Verdict.APPLIED, f"现在是 {length} 字，已在 {most} 字以内，没有改动")
    candidates = _candidates(blocks, state)
    going = _fewest(candidates, length - most)
    if not going:
        return unclear(f"剩下的每句都是主题或唯一的一句，压不到 {most} 字，请指明删哪些内容")
    gone: dict[str, list[Range]] = {}
    for each in going:
        gone.setdefault(each.block.id, []).append(each.span)
    length -= sum(each.length for each in going)
    operations = tuple(Cut(id, tuple(sorted(spans))) for id, spans in gone.items())
    if length > most:
        return Proposal(Verdict.PARTLY, f"压到 {length} 字，再短就只剩主题了", operations, drops=True)
    return Proposal(Verdict.APPLIED, f"压到 {length} 字", operations, drops=True)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that may go: its length in 字数, and the facts that go with it."""

    block: Block
    span: Range
    length: int
    facts: tuple[str, ...]


def _candidates(blocks: tuple[Block, ...], state: State) -> list[_Candidate]:
    """The sentences that may go: of a paragraph all but its theme and one sentence more."""
    found: list[_Candidate] = []
    themes = {state.blocks[point.first].id: point.theme for point in points_of(state.blocks)}
    for block in blocks:
        if block.type != "paragraph":
            continue
        theme = themes.get(block.id)
        spans = [span for span in sentences_of(block) if theme is None or span[1] - 1 > theme[1]]
        kept = max(spans, key=lambda span: (len(_facts(block, span)), -span[0]), default=None)
        found += [
            _Candidate(block, span, word_count(span.of(block.text)), _facts(block, span))
            for span in spans
            if span != kept
        ]
    return found


def _fewest(candidates: list[_Candidate], excess: int) -> list[_Candidate]:
    """The candidates whose going takes ``excess`` away with the fewest facts, then the fewest characters; all of them
    where that is not enough. A knapsack over the characters to go."""
    best: dict[int, tuple[int, int, tuple[int, ...]]] = {0: (0, 0, ())}
    for n, each in enumerate(candidates):
        for gone, (facts, length, chosen) in sorted(best.items(), reverse=True):
            reached = min(excess, gone + each.length)
            cost = facts + len(each.facts), length + each.length, (*chosen, n)
            if reached not in best or cost < best[reached]:
                best[reached] = cost
    if excess not in best:
        return candidates
    return [candidates[n] for n in best[excess][2]]


def _facts(block: Block, span: Range) -> tuple[str, ...]:
    inside = (ValueId(s.fact).fact for s in block.spans if s.fact and span[0] <= s.start < span[1])
    return tuple(dict.fromkeys(inside))
