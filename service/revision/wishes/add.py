"""“增加：获全市第一名”: a fact that the note states; “把‘周一夜学’写进去”: a fact that is there and not yet told."""

import re
from dataclasses import replace

from service.draft import Block
from service.drafting.composing.pieces import Piece, block
from service.drafting.composing.statement import statement
from service.facts.fact import Fact
from service.facts.sheet import FactSheet, SheetFact, read_fact
from service.revision.note import Note, Verdict, stated_by
from service.revision.operations import Append
from service.revision.parts import points_of
from service.revision.proposing.proposal import Proposal, State, refused, unclear
from service.revision.wishes.change import free_id
from service.revision.wishes.words import bare, pairs, quoted, unquoted
from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions

_KIND = "note_add"
_LEAST_SAID = 3


class _Words:
    """What is to be told: 增加：获全市第一名, 增加周一夜学的内容, 第三点没写夜学."""

    def __init__(self, lexicon: Lexicon) -> None:
        def words(value: str) -> str:
            return lexicon.rules.source(_KIND, value)

        self.stated = re.compile(
            rf"^(?:请|建议|麻烦)*(?P<where>[^，。；：:“”‘’]{{0,16}}?)(?:再|还|另外|另|还要|应)?{words('add')}(?:上|入|进)?"
            r"(?:一?(?:条|句|点|项|段|下|个))?(?:话|内容|事实|数据|情况|事例)?(?:进去|如下)?[：:]\s*(?P<fact>.+)$",
            re.S,
        )
        self.loose = re.compile(
            r"^(?:请|建议|麻烦)*(?P<where>(?:在)?(?:第.{1,3}?(?:点|段|条|部分)|开头|最后一[点段]|这里|此处|这一?[点段])?"
            r"(?:里面?|中|后面|后|末尾)?(?:的)?)(?:再|还|另外|另|还要|应)?"
            rf"{words('add_loosely')}(?:一?[句条点项下])?(?:关于|有关)?(?P<fact>.+)$",
            re.S,
        )
        self.wanted = re.compile(words("wanted"))
        self.written_as = re.compile(rf"{words('written_as')}(?P<claim>.+)$")
        self.around = re.compile(rf"^{words('before_the_words')}+|{words('after_the_words')}+$")
        self.hollow = re.compile(rf"^{words('hollow_how_many')}?(?:的)?(?:典型|具体|相关)?{words('hollow_what')}?$")
        self.where = re.compile(words("where"))
        self.only_wished = re.compile(words("only_wished"))


def propose(note: Note, state: State) -> Proposal | None:
    """A fact to be told; refused where it is only wished for and no fact states it."""
    text = note.text.strip().rstrip("。")
    words = state.lexicon.made(_Words)
    stated = words.stated.match(text)
    if stated is not None:
        return _added(bare(stated["fact"]), note, state)
    wished = words.written_as.search(unquoted(text))
    if wished is not None:
        return _without_source(bare(text[wished.start("claim") :]), state)
    if not words.wanted.search(unquoted(text)):
        return None
    loose = words.loose.match(text)
    if loose is not None:
        return _added_or_told(loose["fact"], note, state)
    texts = quoted(note.text)
    return _told(texts[0], note, state) if texts else _found(text, note, state)


def _added_or_told(given: str, note: Note, state: State) -> Proposal:
    """“增加周一夜学的内容” tells a fact; “增加廉政谈话45人次” and “增加‘……’” state one."""
    words, texts = state.lexicon.made(_Words), quoted(given)
    said = texts[0] if texts else words.around.sub("", bare(given))
    if not said or words.hollow.match(said):
        return unclear("请写明增加什么：写“增加：……”，或用 --facts 另给事实")
    if _stating(said, state):
        return _told(said, note, state)
    if texts and words.only_wished.search(unquoted(given)):
        return _without_source(said, state)
    if texts or next(iter(find_mentions(said, state.lexicon)), None) is not None:
        return _added(bare(given) if not texts else said, note, state)
    return _without_source(said, state)


def _found(text: str, note: Note, state: State) -> Proposal:
    """A wish without quotes: the fact that has these words."""
    words = state.lexicon.made(_Words)
    said = words.around.sub("", words.around.sub("", words.where.sub("", text)))
    named = state.sheet.by_id.get(said)
    if named is not None:
        return _written((named,), named.text[:12], note, state)
    if len(said) > 1 and _stating(said, state):
        return _told(said, note, state)
    return unclear("请把要写进去的内容用引号引出来；事实里没有的，写“增加：……”说明具体内容")


def _added(said: str, note: Note, state: State) -> Proposal:
    known = [fact for fact in state.sheet.facts if fact.text.rstrip("。") == said.rstrip("。")]
    if known:
        return _written(tuple(known[:1]), said, note, state)
    fact = stated_by(note, Fact(id=free_id(state), statement=said.rstrip("。")))
    read = read_fact(fact, state.lexicon, any_quoted=state.local)
    host = _host(note, read, state)
    if host is None:
        return unclear("请写明加到哪一点")
    message = f"已写入“{said}”（依据：修改意见，请确认）"
    return Proposal(Verdict.APPLIED, message, (Append(host.id, _sentence(read, state)),), (fact,))


def _told(wanted: str, note: Note, state: State) -> Proposal:
    facts = _stating(wanted, state)
    if not facts:
        return _without_source(wanted, state)
    left = tuple(fact for fact in facts if not _is_told(fact, state))
    if not left:
        return Proposal(Verdict.APPLIED, f"“{wanted}”已经写在稿中，没有改动")
    if len(left) > 1:
        listed = "；".join(f"{fact.id}：{fact.text[:24]}" for fact in left)
        return unclear(f"有几条事实写到“{wanted}”（{listed}），请写明用哪一条，例如“写入 {left[0].id}”")
    return _written(left, wanted, note, state)


def _written(facts: tuple[SheetFact, ...], wanted: str, note: Note, state: State) -> Proposal:
    fact = facts[0]
    if _is_told(fact, state):
        return Proposal(Verdict.APPLIED, f"“{wanted}”已经写在稿中，没有改动")
    host = _host(note, fact, state)
    if host is None:
        return unclear("请写明写到哪一点")
    return Proposal(Verdict.APPLIED, f"已按事实 {fact.id} 写入“{wanted}”", (Append(host.id, _sentence(fact, state)),))


def _stating(wanted: str, state: State) -> tuple[SheetFact, ...]:
    """The facts that have these words."""
    marks = str.maketrans("", "", "“”‘’《》")
    return tuple(fact for fact in state.sheet.facts if wanted.translate(marks) in fact.text.translate(marks))


def _is_told(fact: SheetFact, state: State) -> bool:
    if not fact.values:
        return any(fact.text.rstrip("。") in block.text for block in state.blocks)
    told = {span.fact for block in state.blocks for span in block.spans}
    return any(value.id in told for value in fact.values)


def _without_source(claim: str, state: State) -> Proposal:
    if len(claim) < _LEAST_SAID:
        return unclear("请写明把哪几个字改成什么，或写“增加：……”说明要写的内容")
    if _stating(claim, state):
        return unclear(f"“{claim}”事实中有，请写明写到哪一处：写“把‘{claim}’写进第几点”")
    return refused(f"这条意见要求写入“{claim}”，但事实中没有依据，请补充事实（写“增加：……”，或用 --facts 另给）")


def _host(note: Note, fact: SheetFact, state: State) -> Block | None:
    """The paragraph that a sentence goes to: of the part named, of the anchor, else where most is said of the like."""
    part = state.part(replace(note, text=unquoted(note.text)))
    if part is not None and part.first > 0:
        inside = [b for b in state.blocks[part.first : part.last + 1] if b.type == "paragraph"]
        return inside[-1] if inside else None
    places = [state.blocks[point.last] for point in points_of(state.blocks)]
    places = [b for b in places if b.type == "paragraph"] or [b for b in state.blocks if b.type == "paragraph"]
    return max(places, key=lambda b: len(pairs(b.text) & pairs(fact.text)), default=None)


def _sentence(fact: SheetFact, state: State) -> Block:
    sheet = FactSheet((fact,))
    said = statement(sheet.facts[0], state.brief, state.lexicon, subject=False)
    return replace(block("", "paragraph", [*said.pieces, Piece("。")]), id="")
