"""Clauses that carry values, held against the facts of those values: item by item, one fact at a time, both ways."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from service.proof.cover import Exchanged, cover
from service.proof.excused import is_level, is_part, may_be_added, may_be_lost
from service.proof.fact_texts import HOLE, FactText, masked
from service.proof.items import Item, Place, respective
from service.proof.paragraph import CONTENT, Paragraph
from service.proof.small_words import exact_in, is_of_exchange, said_in
from service.proof.verdict import Proved, Unproved, Verdict
from service.reading.change import change_before
from service.text.lexicon.vocabulary import Vocabulary
from service.text.range import Range
from service.text.values import SlotType
from service.text.words import cut

SINGLES_MAX = 2
"""Characters of a clause that may be covered one by one (老人 by 老年人): one more, and it is other words."""

_PART_WORD = "其中"
_OUT_OF = ("来自", "各自", "出自")
_NEW = ("新增", "净增")
_FROM, _FROM_WORD, _PLAN_WORD = ("由", "从", "自"), "由", "拟"


def prove_valued(paragraph: Paragraph, clause: Range, here: Sequence[Place], sentence: Range) -> Verdict:
    """The verdict on a clause in which the values ``here`` stand."""
    leave, words = paragraph.leave, paragraph.words
    facts = tuple(dict.fromkeys(place.id.fact for place in here))
    added: list[str] = []
    lost: list[str] = []
    exchanged: list[Exchanged] = []
    singles = 0
    in_briefs_time = not any(paragraph.fact_of(place).is_dated for place in here)
    in_briefs_area = not any(paragraph.has_scope(paragraph.fact_of(place)) for place in here)
    if respective(paragraph.block.text, here, clause) is None:
        added.append(clause.of(paragraph.block.text))
    for gap, sources in _gaps(paragraph, clause, here):
        free = leave.beside(
            _has_state(sources, leave.vocabulary), in_briefs_time, in_briefs_area, paragraph.is_ahead(sentence)
        )
        found = cover(words, *gap, sources, free, leave.vocabulary)
        bare = (
            each.of(words).replace(HOLE, "")
            for each in found.bare
            if not may_be_added(each.of(words), each, paragraph, sources)
        )
        added += [word for word in bare if word]
        singles += found.single
        exchanged += found.exchanged
    if singles > SINGLES_MAX + len(here):
        added.append(clause.of(paragraph.block.text))
    added += _of_another_fact(paragraph, here)
    for place in here:
        fact = paragraph.fact_of(place)
        their, ours = fact.items.get(place.id), paragraph.items.get(place.start)
        if their is not None and ours is not None:
            lost += _lost(paragraph, fact, their, ours, clause, sentence)
            # the fact's own clause, what leads up to it, and what of it follows without a value
            reach = fact.reach[their.value.id] if _is_quantity(fact, place) else their.sentence.end
            theirs = fact.words[their.sentence.start : reach]
            around = Range(ours.left.start, ours.right.end)
            foreign = [
                word
                for word in paragraph.foreign(around, theirs)
                if not may_be_added(word, around, paragraph, theirs)
                and not (word == _PART_WORD and is_part(paragraph, fact, their, ours))
            ]
            ahead = paragraph.is_ahead(sentence)
            added += (word for word in foreign if not (ahead and word in leave.when_ahead))
            if paragraph.says_it_plans(clause, sentence) and not (paragraph.fact_plans(fact, their) or ahead):
                added.append(_PLAN_WORD)
            if (ahead or paragraph.fact_plans(fact, their)) and not any(
                word in their.clause.of(fact.words) for word in leave.vocabulary.of("done")
            ):
                added += (word for word in leave.vocabulary.of("done") if word in ours.clause.of(words))
            lost += _moved_in_time(paragraph, fact, place, sentence)
    if added or lost:
        values = tuple(place.id for place in here)
        return Unproved(*clause, tuple(dict.fromkeys(added)), tuple(dict.fromkeys(lost)), values, facts)
    return Proved(*clause, "fact", facts, tuple(exchanged))


def _gaps(paragraph: Paragraph, clause: Range, here: Sequence[Place]) -> Iterator[tuple[Range, str]]:
    """The stretches between the values, each with the texts that give it leave: the facts of the values beside."""
    words = [_around(paragraph, place) for place in here]
    if respective(paragraph.block.text, here, clause):
        words = ["\n".join(dict.fromkeys(words))] * len(words)
    own = paragraph.leave.own
    at = clause.start
    for n, place in enumerate(here):
        beside = {words[n]} if n == 0 else {words[n - 1], words[n]}
        yield Range(at, place.start), "\n".join([*beside, own])
        at = place.end
    yield Range(at, clause.end), "\n".join([words[-1], own])


def _around(paragraph: Paragraph, place: Place) -> str:
    """The words of a value's fact that may stand around the value: of a quantity not those of values that come after
    it there."""
    fact = paragraph.fact_of(place)
    item = fact.items.get(place.id)
    if item is None or not _is_quantity(fact, place):
        return fact.words
    return fact.words[: fact.reach[place.id]] + fact.words[len(fact.fact.text) :]


def _is_quantity(fact: FactText, place: Place) -> bool:
    return fact.values[place.id].value.type is SlotType.QUANTITY


def _lost(
    paragraph: Paragraph, fact: FactText, their: Item, ours: Item, clause: Range, sentence: Range
) -> Iterator[str]:
    """Words of the fact around a value that the draft leaves out or gives to another value."""
    vocabulary, words = paragraph.leave.vocabulary, paragraph.words
    beside = f"{ours.left.of(words)}|{ours.right.of(words)}"
    is_quantity = _is_quantity(fact, their.value)
    around = _elsewhere(paragraph, fact, ours, sentence) if is_quantity else sentence.of(words)
    elsewhere = f"{around}|{paragraph.before}|{paragraph.block.text[: sentence.start]}"
    level = is_level(paragraph, fact, their, ours)
    for word in _required(fact, their, vocabulary):
        if level and word in vocabulary.of("measuring"):
            continue
        said = said_in(word, beside, vocabulary) or said_in(word, elsewhere, vocabulary)
        said = said or is_of_exchange(word, their.clause.of(fact.words), clause.of(words), vocabulary.substitutes)
        if not said and word not in paragraph.leave.own:
            yield word
    near = vocabulary.of("turning") | vocabulary.of("close")
    their_stretch = Range(their.left.start, their.right.end)
    for word in exact_in(fact.words, their_stretch, vocabulary, paragraph.leave.framing):
        if level and word in _FROM:
            continue
        if not said_in(word, (clause if word in near else sentence).of(words), vocabulary) and not may_be_lost(
            word, paragraph, fact, their, ours
        ):
            yield word
    if is_quantity and _is_from(fact.words, their) != _is_from(words, ours) and not level:
        yield _FROM_WORD
    if paragraph.fact_plans(fact, their) and not paragraph.plans(clause, sentence):
        yield _PLAN_WORD
    yield from _changed(fact, their, ours, words)


def _changed(fact: FactText, theirs: Item, ours: Item, words: str) -> Iterator[str]:
    """The relation that the fact gives the value, where the draft gives it another (增加了47万元 of 增加到47万元)."""
    change = fact.values[theirs.value.id].change
    before = words[ours.clause.start : ours.value.start].rstrip(HOLE).removesuffix("了")
    said = change_before(before)
    if said is None or said == change:
        return
    if change is not None:
        yield str(change)
    elif (
        said.kind == "by"
        and not before.endswith(_NEW)
        and not fact.words[: theirs.value.start].rstrip(HOLE).endswith(_FROM)
    ):
        yield str(said)


def _of_another_fact(paragraph: Paragraph, here: Sequence[Place]) -> Iterator[str]:
    """Dates that the clause puts on a value of another fact."""
    for date, value in pairwise(here):
        fact = paragraph.fact_of(date)
        if fact.values[date.id].value.type is not SlotType.DATE or date.id.fact == value.id.fact:
            continue
        if paragraph.fact_of(value).values[value.id].value.type is not SlotType.DATE:
            yield fact.values[date.id].value.text


def _moved_in_time(paragraph: Paragraph, fact: FactText, place: Place, sentence: Range) -> Iterator[str]:
    """The date that a fact of several dates gives a value, where the draft gives it another of them (2021年的6.8万元 as
    2024年的)."""
    if len(fact.dates) < 2 or not _is_quantity(fact, place):
        return
    ours = [
        other.id for other in paragraph.places if sentence.start <= other.start < place.start and other.id in fact.dates
    ]
    theirs = fact.date_before(place.id)
    if ours and theirs is not None and ours[-1] != theirs:
        yield fact.values[theirs].value.text


def _is_from(words: str, item: Item) -> bool:
    """Whether a value is what a change started from (由31.5%提高到34.2%)."""
    before = words[: item.value.start].rstrip(HOLE)
    return before.endswith(_FROM) and not before.endswith(_OUT_OF)


def _elsewhere(paragraph: Paragraph, fact: FactText, ours: Item, sentence: Range) -> str:
    """The sentence without the items of other values; an item before this one counts where it is of the same fact, or
    where this one names no thing of its own (生产总值386.4亿元，增长6.1%)."""
    thin = _is_thin(paragraph, ours)
    others = (
        item
        for item in paragraph.items.values()
        if item.value != ours.value
        and item.sentence == ours.sentence
        and (item.value.start > ours.value.start or not (thin or item.value.id.fact == fact.id))
    )
    return sentence.of(masked(paragraph.words, [part for item in others for part in (item.left, item.right)]))


def _required(fact: FactText, item: Item, vocabulary: Vocabulary) -> Iterable[str]:
    """The words of a fact's item that its draft must say: of two characters or more, and no exact ones."""
    for word in cut(f"{item.left.of(fact.words)}，{item.right.of(fact.words)}"):
        exact = word in vocabulary.exact or any(char in vocabulary.exact for char in word)
        if len(word) >= 2 and not exact and CONTENT.match(word) and word not in vocabulary.may_be_left_out:
            yield word


def _is_thin(paragraph: Paragraph, item: Item) -> bool:
    vocabulary = paragraph.leave.vocabulary
    rest = item.left.of(paragraph.words) + item.right.of(paragraph.words)
    found = cover(rest, 0, len(rest), "", paragraph.leave.free | vocabulary.of("measuring"), vocabulary)
    return not any(CONTENT.search(bare.of(rest)) for bare in found.bare)


def _has_state(sources: str, vocabulary: Vocabulary) -> bool:
    return any(word in sources for word in vocabulary.of("state"))
