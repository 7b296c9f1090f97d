"""“增加：获全市第一名”: a fact that the note states; “把‘周一夜学’写进去”: a fact that is there and not yet told."""

import re
from dataclasses import replace

from service.draft import Block
from service.drafting.pieces import Piece, block
from service.drafting.statement import statement
from service.facts.fact import Fact
from service.facts.sheet import FactSheet, SheetFact, read_fact
from service.revision.note import Note, Verdict
from service.revision.operations import Append
from service.revision.parts import Part, part_named, part_of, points_of
from service.revision.proposal import Proposal, State, refused, unclear
from service.revision.wishes.words import bare, quoted

_STATED = re.compile(
    r"^(?:请)?(?:在)?(?P<where>第?[^，。；：:“”]{0,12}?)(?:里|中|后面|后|末尾)?(?:再|还|另外|补充)?"
    r"(?:增加|加上|加入|补充|添加|增写|补写|补上|加|补)(?:一条|一句|一点|一项|进去)?(?:内容|事实|数据|情况)?[：:]\s*(?P<fact>.+)$",
    re.S,
)
_WANTED = re.compile(
    r"(?:写进|写入|写上|加进|加入|体现|补进|反映)(?:去|来|出来|稿中|文中|第.{1,3}点)?|提一下|提一句|要有|别漏"
)
_WRITTEN_AS = re.compile(r"写成(?P<claim>.+)$")


def propose(note: Note, state: State) -> Proposal | None:
    """A fact to be told; refused where it is only wished for and no fact states it."""
    text = note.text.strip().rstrip("。")
    stated = _STATED.match(text)
    if stated is not None:
        return _added(bare(stated["fact"]), note, part_named(stated["where"], state.blocks), state)
    wished = _WRITTEN_AS.search(text)
    if wished is not None:
        return _without_source(bare(wished["claim"]), state)
    if not _WANTED.search(text):
        return None
    texts = quoted(note.text)
    if not texts:
        return unclear("请把要写进去的内容用引号引出来；事实里没有的，写“增加：……”说明具体内容")
    return _told(texts[0], note, state)


def _added(said: str, note: Note, part: Part | None, state: State) -> Proposal:
    n = 1
    while f"note{n}" in state.sheet.by_id:
        n += 1
    fact = Fact(id=f"note{n}", statement=said.rstrip("。"), source=f"修改意见：{note.text}")
    read = read_fact(fact, state.lexicon, any_quoted=state.brief.requirements.keep_values_local)
    host = _host(note, part, read, state)
    if host is None:
        return unclear("请写明加到哪一点")
    message = f"已写入“{said}”（依据：修改意见，请确认）"
    return Proposal(Verdict.APPLIED, message, (Append(host.id, _sentence(read, state)),), (fact,))


def _told(wanted: str, note: Note, state: State) -> Proposal:
    facts = [fact for fact in state.sheet.facts if wanted in fact.text or wanted in fact.text.replace("“", "")]
    if not facts:
        return _without_source(wanted, state)
    there = "\n".join(block.text for block in state.blocks)
    fact = facts[0]
    if wanted in there or all(value.value.text in there for value in fact.values if value.value.text):
        return Proposal(Verdict.APPLIED, f"“{wanted}”已经写在稿中，没有改动")
    host = _host(note, part_named(note.text, state.blocks), fact, state)
    if host is None:
        return unclear("请写明写到哪一点")
    return Proposal(Verdict.APPLIED, f"已按事实 {fact.id} 写入“{wanted}”", (Append(host.id, _sentence(fact, state)),))


def _without_source(claim: str, state: State) -> Proposal:
    if any(claim in fact.text for fact in state.sheet.facts):
        return unclear(f"“{claim}”事实中有，请写明写到哪一处：写“把‘{claim}’写进第几点”")
    return refused(f"这条意见要求写入“{claim}”，但事实中没有依据，请补充事实（写“增加：……”，或用 --facts 另给）")


def _host(note: Note, part: Part | None, fact: SheetFact, state: State) -> Block | None:
    """The paragraph that a sentence goes to: of the part named, of the anchor, else where most is said of the like."""
    if part is None and note.block is not None:
        part = part_of(note.block, state.blocks)
    if part is not None and part.first > 0:
        inside = [b for b in state.blocks[part.first : part.last + 1] if b.type == "paragraph"]
        return inside[-1] if inside else None
    places = [state.blocks[point.last] for point in points_of(state.blocks)]
    places = [b for b in places if b.type == "paragraph"] or [b for b in state.blocks if b.type == "paragraph"]
    return max(places, key=lambda b: len(_pairs(b.text) & _pairs(fact.text)), default=None)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def _sentence(fact: SheetFact, state: State) -> Block:
    sheet = FactSheet((fact,))
    said = statement(sheet.facts[0], state.brief, state.lexicon, subject=False)
    return replace(block("", "paragraph", [*said.pieces, Piece("。")]), id="")
