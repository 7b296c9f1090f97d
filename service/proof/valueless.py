"""Clauses without values: they say what one fact says, or are of a form that asserts nothing, or give the brief's own
words, or only order the text."""

import re
from collections.abc import Iterator, Sequence

from service.proof.cover import Cover, cover
from service.proof.fact_texts import HOLE, FactText
from service.proof.paragraph import CONTENT, Paragraph
from service.proof.small_words import exact_in, said_in
from service.proof.valued import SINGLES_MAX
from service.proof.verdict import Proved, Unproved, Verdict
from service.text.range import Range
from service.text.words import cut

_THEME_MAX = 22
_TRIMMED = "，、；：。！？“”‘’（）()…— \u3000"
_BARE_MARKS = frozenset("了每各均曾已未不无")
_NUMERAL = re.compile("[0-9０-９零〇一二两三四五六七八九十百千万亿]")
_OWN_MAX = 5
"""Characters of facts' words in a frame that also has words of none: more, and these add to the facts (港口 beside
客运站无障碍设施改造)."""
_BY, _PLAN_WORD = "以", "拟"
_LISTING = tuple("、和与及")
_LONGEST_HEAD, _LONGEST_SELF = 6, 8


def prove_valueless(paragraph: Paragraph, clause: Range, sentence: Range, *, after_value: bool) -> Verdict:
    """The verdict on a clause without values; ``after_value``: one stands before it in its sentence."""
    leave, rules = paragraph.leave, paragraph.leave.lexicon.rules
    text = clause.of(paragraph.block.text).strip(_TRIMMED)
    if not CONTENT.search(text) or rules.of("structure").search(text):
        return Proved(*clause, "structure")
    if rules.of("maxim").search(text) and _names_nothing(paragraph, _framed(paragraph, clause)):
        return Proved(*clause, "frame")
    if rules.of("attitude").search(text) or (not after_value and _is_slogan(paragraph, clause)):
        return Proved(*clause, "frame")
    own = cover(paragraph.words, *clause, leave.own, leave.free | leave.intended, leave.vocabulary)
    if _is_covered(own) and not any(word not in leave.intended for word in paragraph.foreign(clause, leave.own)):
        return Proved(*clause, "brief")
    said = _one_fact(paragraph, clause, sentence)
    if isinstance(said, Proved):
        return said
    frame = _frame(paragraph, clause, sentence, after_value=after_value)
    return frame if isinstance(frame, Proved) or said is None or len(frame.added) <= len(said.added) else said


def _is_slogan(paragraph: Paragraph, clause: Range) -> bool:
    """Whether the clause is slogans alone, or who is meant and then slogans (大家辛勤耕耘、无私奉献)."""
    vocabulary = paragraph.leave.vocabulary
    starts = (clause.start, min(_head_at(paragraph, clause), clause.end))
    return any(
        CONTENT.search(paragraph.words, start, clause.end)
        and cover(paragraph.words, start, clause.end, "", vocabulary.of("slogan"), vocabulary).whole
        for start in starts
    )


def _is_covered(found: Cover) -> bool:
    return found.whole and found.single <= SINGLES_MAX


def _framed(paragraph: Paragraph, clause: Range) -> Cover:
    leave = paragraph.leave
    return cover(paragraph.words, *clause, leave.all_words, leave.framing, leave.vocabulary)


def _one_fact(paragraph: Paragraph, clause: Range, sentence: Range) -> Verdict | None:
    """The clause held against the fact that says most of it; None where none says two characters of it."""
    leave, words = paragraph.leave, paragraph.words
    pairs = {words[at : at + 2] for at in range(clause.start, clause.end - 1)}
    best: tuple[int, int, FactText, Cover] | None = None
    for fact in leave.facts.values():
        if not any(pair in fact.words for pair in pairs):
            continue
        found = cover(words, *clause, fact.words, leave.free, leave.vocabulary)
        rank = (sum(bare.end - bare.start for bare in found.bare), -found.own)
        if best is None or rank < best[:2]:
            best = (*rank, fact, found)
    if best is None or best[3].own < 2:
        return None
    _, _, fact, found = best
    near = [each for each in fact.clauses if _pairs_in(fact, each) & pairs] or list(fact.clauses)
    apart = list(_from_elsewhere(paragraph, fact, clause, near)) if found.whole else []
    lost = list(_turned(paragraph, fact, clause, pairs)) if found.whole else []
    if (
        found.whole
        and not paragraph.plans(clause, sentence)
        and paragraph.clause_plans(fact, _nearest(fact, near, pairs))
    ):
        lost.append(_PLAN_WORD)
    if paragraph.is_ahead(sentence) and not any(
        word in each.of(fact.words) for each in near for word in leave.vocabulary.of("done")
    ):
        apart += (word for word in leave.vocabulary.of("done") if word in clause.of(words))
    if _is_covered(found) and not apart and not lost:
        return Proved(*clause, "fact", (fact.id,), found.exchanged)
    added = [bare.of(words) for bare in found.bare] + apart
    return Unproved(*clause, tuple(added), tuple(lost), (), (fact.id,))


def _nearest(fact: FactText, near: Sequence[Range], pairs: set[str]) -> Range:
    """The clause of the fact that has most of the words."""
    return max(near, key=lambda each: len(_pairs_in(fact, each) & pairs))


def _pairs_in(fact: FactText, clause: Range) -> set[str]:
    return {fact.words[at : at + 2] for at in range(clause.start, clause.end - 1)}


def _from_elsewhere(paragraph: Paragraph, fact: FactText, clause: Range, near: Sequence[Range]) -> Iterator[str]:
    """Exact words of the clause that none of the fact's clauses it restates has (全部在校内试用, where 均 is of
    未公开出版); words of state reach on to the clauses behind them."""
    reached = "\n".join(each.of(fact.words) for each in near)
    state = paragraph.leave.vocabulary.of("state")
    for word in paragraph.foreign(clause, reached):
        if word not in state or any(paragraph.foreign(clause, fact.words)):
            yield word


def _turned(paragraph: Paragraph, fact: FactText, clause: Range, pairs: set[str]) -> Iterator[str]:
    """Words that turn a clause of the fact round (未, 待, 正在) and that the draft's clause restates it without: of the
    clause it says most of, and of each that alone has words of it."""
    vocabulary = paragraph.leave.vocabulary
    said = {each: _pairs_in(fact, each) & pairs for each in fact.clauses}
    nearest = max(said, key=lambda each: len(said[each]))
    for one, shared in said.items():
        alone = shared.difference(*(said[each] for each in said if each != one))
        if one != nearest and not alone:
            continue
        for word in exact_in(fact.words, one, vocabulary, paragraph.leave.framing):
            if word in vocabulary.of("turning") and not said_in(word, clause.of(paragraph.words), vocabulary):
                yield word


def _frame(paragraph: Paragraph, clause: Range, sentence: Range, *, after_value: bool) -> Verdict:
    """Whether the clause is of a form that asserts nothing."""
    vocabulary = paragraph.leave.vocabulary
    words = clause.of(paragraph.words)
    at = _head_at(paragraph, clause) - clause.start
    heads = vocabulary.of("tail_head") if after_value else vocabulary.heads
    head = next((words[at : at + n] for n in range(_LONGEST_HEAD, 0, -1) if words[at : at + n] in heads), None)
    if head is not None and len(head) == 1 and next(iter(cut(words[at : at + _LONGEST_HEAD])), "") != head:
        head = None  # 联 of 联合执法 is no 联 of 联民心
    found = _framed(paragraph, clause)
    relates = head == _BY and found.own > 1 and any(word in words for word in vocabulary.of("brings"))
    if head is not None and not relates and not any(word in words for word in vocabulary.of("asserting")):
        promises = head in vocabulary.of("promise")
        if _is_covered(found) and (
            _is_light(paragraph, clause)
            if promises
            else head in vocabulary.of("aim_head") or _is_one_facts(paragraph, clause)
        ):
            return Proved(*clause, "frame")
        is_open = head in vocabulary.of("aim_head") or _is_theme(paragraph, sentence)
        if is_open and not promises and not _lengthens_a_list(paragraph, found) and _names_nothing(paragraph, found):
            return Proved(*clause, "frame")
    bare = [each.of(paragraph.words) for each in found.bare] or [words]
    shown = (word.replace(HOLE, "").strip(_TRIMMED) for word in bare)
    return Unproved(*clause, tuple(word for word in shown if word))


def _is_light(paragraph: Paragraph, clause: Range) -> bool:
    """Whether a clause is of frame words alone: what a promise of something else names must be a fact's (确保 before
    安全, not before 上半年批复到位)."""
    leave = paragraph.leave
    return _is_covered(cover(paragraph.words, *clause, "", leave.framing, leave.vocabulary))


def _is_one_facts(paragraph: Paragraph, clause: Range) -> bool:
    """Whether what is no frame in the clause is of one fact: 搭建服务平台 of a fact with 服务平台, not 化解刑事纠纷 of
    one with 刑事 and another with 纠纷."""
    leave = paragraph.leave
    return any(
        _is_covered(cover(paragraph.words, *clause, f"{fact.words}\n{leave.own}", leave.framing, leave.vocabulary))
        for fact in leave.facts.values()
    )


def _is_theme(paragraph: Paragraph, sentence: Range) -> bool:
    """Whether the sentence heads what follows: a heading, or the first sentence of a paragraph that goes on, short and
    without a value (一是完善设施布局。 二是整治土地，发展茶园。)."""
    text = paragraph.block.text
    if paragraph.block.type != "heading" and (text[: sentence.start].strip() or not text[sentence.end :].strip()):
        return False
    valued = any(sentence.start <= place.start < sentence.end for place in paragraph.places)
    return not valued and sentence.end - paragraph.after_order(sentence) <= _THEME_MAX


def _names_nothing(paragraph: Paragraph, found: Cover) -> bool:
    """Whether what no fact says is no deed, agent, cause, degree, name, time or number: 工匠 of 弘扬工匠精神 is none,
    印发 and 财政 are."""
    lexicon, words = paragraph.leave.lexicon, paragraph.words
    barred = lexicon.vocabulary.of("barred")
    for start, end in found.bare:
        stretch, near = words[start:end], words[max(start - 1, 0) : end + 1]
        if _NUMERAL.search(stretch) or any(char in _BARE_MARKS for char in stretch):
            return False
        if any(word in near for word in barred):
            return False
        if any(verb[0] in lexicon.action_verbs for verb in lexicon.action_verb_pattern.finditer(near)):
            return False
    return True


def _lengthens_a_list(paragraph: Paragraph, found: Cover) -> bool:
    """Whether a thing of no fact is listed beside many words of facts (港口 beside 客运站 and 无障碍设施改造)."""
    text = paragraph.block.text
    return found.own > _OWN_MAX and any(
        end - start > 1 and (text[max(start - 1, 0)] in _LISTING or text[end : end + 1] in _LISTING)
        for start, end in found.bare
    )


def _head_at(paragraph: Paragraph, clause: Range) -> int:
    """Where the predicate may begin: behind the unit's own name, its period, and light words."""
    leave, words = paragraph.leave, paragraph.words
    free = leave.selves | leave.areas | leave.vocabulary.of("before_head")
    heads = leave.vocabulary.heads
    at = clause.start
    while at < clause.end:
        if words[at] in _TRIMMED + HOLE:
            at += 1
            continue
        size = next((n for n in range(_LONGEST_SELF, 0, -1) if words[at : at + n] in free), 0)
        if not size and not any(words[at : at + n] in heads for n in range(2, _LONGEST_HEAD + 1)):
            own = 2
            while at + own <= clause.end and words[at : at + own] in leave.own:
                own += 1
            size = own - 1 if own > 2 else 0
        if not size:
            break
        at += size
    return at
