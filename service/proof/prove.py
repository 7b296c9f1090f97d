"""The proof: for every clause of a draft its warrant, or the words of it that have no source.

A clause that carries values is held against the facts of those values, item by item and both ways: it adds nothing to
them and loses nothing of what makes them true. A clause without values says what one fact says, or is of a form that
asserts nothing, or gives the brief's own words, or only orders the text. Anything else is unproved.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.brief import Brief
from service.draft import Block, Span
from service.facts.sheet import FactSheet
from service.proof.cover import Cover, Exchanged, cover
from service.proof.fact_texts import HOLE, FactText, fact_texts, masked, squeezed
from service.proof.items import Item, Place, items_of
from service.reading.change import change_before
from service.text.lexicon.lexicon import Lexicon
from service.text.lexicon.vocabulary import Vocabulary
from service.text.sentences import clauses, sentences
from service.text.words import cut

SOURCED = frozenset({"fact", "derived"})
_CONTENT = re.compile("[\u4e00-\u9fffA-Za-z0-9]")
_ORDER = re.compile(
    "^(?:[一二三四五六七八九十]{1,3}(?:是|要|、)|（[一二三四五六七八九十]{1,3}）|\\d{1,2}[.．、]|（\\d{1,2}）|——|第[一二三四五六七八九十](?:，|、))"
)
_SINGLES_MAX = 2
"""Characters of a clause that may be covered one by one (老人 by 老年人): one more, and it is other words."""
_VERBATIM_MIN = 4
_THEME_MAX = 22
_TRIMMED = "，、；：。！？“”‘’（）()…— \u3000"


@dataclass(frozen=True, slots=True)
class Proved:
    """A clause that may stand: ``kind`` is its warrant, ``facts`` say it, ``exchanged`` are words that stand for
    theirs. Offsets into the block's text."""

    start: int
    end: int
    kind: str
    facts: tuple[str, ...] = ()
    exchanged: tuple[Exchanged, ...] = ()


@dataclass(frozen=True, slots=True)
class Unproved:
    """A clause without a warrant: ``added`` are its words without a source, ``lost`` the words of its facts that it
    leaves out; ``values`` are the value ids that stand in it."""

    start: int
    end: int
    added: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


Verdict = Proved | Unproved


@dataclass(frozen=True, eq=False)
class Prover:
    """Proves the drafts of one brief. Made once a brief; pure."""

    brief: Brief
    sheet: FactSheet
    lexicon: Lexicon

    @property
    def vocabulary(self) -> Vocabulary:
        return self.lexicon.vocabulary

    @cached_property
    def facts(self) -> Mapping[str, FactText]:
        return fact_texts(self.sheet)

    @cached_property
    def own(self) -> str:
        """The brief's own words, a line each: who writes, where, of when."""
        brief = self.brief
        heading = brief.section.heading if brief.section else None
        short = (brief.unit.replace(long, word) for word, long in self._shortened if long in brief.unit)
        fields = (brief.unit, *short, brief.region, brief.period, brief.addressee, brief.title, heading)
        return "\n".join(field for field in fields if field)

    @property
    def _shortened(self) -> Iterator[tuple[str, str]]:
        return ((word, origin) for word, origins in self.vocabulary.origins.items() for origin in origins)

    @cached_property
    def selves(self) -> frozenset[str]:
        """How the unit speaks of itself."""
        level = self.lexicon.self_reference.get(self.brief.level or "")
        return self.vocabulary.of("pronoun") | frozenset(level.own if level else ())

    @cached_property
    def free(self) -> frozenset[str]:
        return self.vocabulary.light | self.selves | self.times

    @cached_property
    def times(self) -> frozenset[str]:
        """Words for the brief's own period: 全年 of 2025年, 近年来 of 2022年至2025年."""
        years = set(re.findall(r"(?:19|20)\d\d", self.brief.period or ""))
        whole = re.fullmatch(r"\d{4}年(?:度)?", self.brief.period or "")
        return frozenset(_WHOLE_YEAR if whole else ()) | frozenset(_YEARS if len(years) > 1 else ())

    @cached_property
    def free_when_done(self) -> frozenset[str]:
        return self.free | self.vocabulary.of("done_verb")

    @cached_property
    def framing(self) -> frozenset[str]:
        v = self.vocabulary
        heads = v.of("frame_head") | v.of("aim_head") | v.of("tail_head")
        return self.free | heads | v.of("frame_word") | self.lexicon.set_phrases

    @cached_property
    def all_words(self) -> str:
        """All words of all facts and of the brief, values hidden."""
        return "\n".join([self.own, *(fact.words for fact in self.facts.values())])

    def prove(self, block: Block, before: str = "") -> tuple[Verdict, ...]:
        """A verdict for every clause of a paragraph or heading. ``before`` is the text above it in its section."""
        return tuple(_Paragraph(self, block, before).verdicts())


@dataclass(frozen=True, eq=False)
class _Clause:
    start: int
    end: int
    spans: tuple[Span, ...]
    after_value: bool


@dataclass(frozen=True, eq=False)
class _Paragraph:
    prover: Prover
    block: Block
    before: str

    @cached_property
    def places(self) -> list[Place]:
        facts = self.prover.facts
        return [
            Place(span.fact, span.start, span.end)
            for span in sorted(self.block.spans, key=lambda span: span.start)
            if span.kind in SOURCED and span.fact and span.fact.partition(".")[0] in facts
        ]

    @cached_property
    def items(self) -> Mapping[int, Item]:
        """Items by where their value begins."""
        return {item.value.start: item for item in items_of(self.block.text, self.places)}

    @cached_property
    def words(self) -> str:
        """The text with values, brief fields and marked blanks hidden."""
        hidden = [(s.start, s.end) for s in self.block.spans if s.kind in (*SOURCED, "brief", "missing")]
        return masked(self.block.text, hidden)

    def verdicts(self) -> Iterator[Verdict]:
        text = self.block.text
        for first, last in sentences(text):
            seen = False
            for clause in self._joined(first, last):
                here = [place for place in self.places if clause[0] <= place.start < clause[1]]
                start = self._after_order(*clause)
                verbatim = self._verbatim(start, clause[1], here)
                if verbatim is not None:
                    yield verbatim
                    seen = seen or bool(here)
                elif here:
                    yield self._with_values(start, clause[1], here, (first, last))
                    seen = True
                else:
                    yield self._without_values(start, clause[1], (first, last), after_value=seen)

    def _joined(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The clauses of a sentence; one that is only a date or a name goes with the next."""
        parts = list(clauses(self.block.text, first, last))
        start: int | None = None
        for n, (left, right) in enumerate(parts):
            begin = left if start is None else start
            bare = n + 1 < len(parts) and self._is_bare(self._after_order(left, right), right)
            if bare:
                start = begin
                continue
            start = None
            yield begin, right

    def _is_bare(self, start: int, end: int) -> bool:
        if self.words[start:end] in ("其中", "此外", "同时"):
            return True
        rest = cover(self.words, start, end, "", self.prover.free, self.prover.vocabulary)
        return HOLE in self.words[start:end] and not any(
            _CONTENT.search(self.words[a:b].replace(HOLE, "")) for a, b in rest.bare
        )

    def _after_order(self, start: int, end: int) -> int:
        found = _ORDER.match(self.block.text[start:end])
        return start + found.end() if found else start

    def _verbatim(self, start: int, end: int, here: Sequence[Place]) -> Proved | None:
        """The clause word for word as a fact has it, its values those of that fact."""
        said = squeezed(self.block.text[start:end])
        if len(said) < _VERBATIM_MIN:
            return None
        facts = list(dict.fromkeys(place.id.partition(".")[0] for place in here))
        if len(facts) > 1:
            return None
        for fact in (self.prover.facts[each] for each in facts) if facts else self.prover.facts.values():
            if fact.has_clauses(said):
                return Proved(start, end, "fact", (fact.id,))
        return None

    # --- clauses with values

    def _with_values(self, start: int, end: int, here: Sequence[Place], sentence: tuple[int, int]) -> Verdict:
        prover = self.prover
        facts = list(dict.fromkeys(place.id.partition(".")[0] for place in here))
        added: list[str] = []
        lost: list[str] = []
        exchanged: list[Exchanged] = []
        singles = 0
        for (left, right), sources in self._gaps(start, end, here):
            free = prover.free if _has_state(sources, prover.vocabulary) else prover.free_when_done
            found = cover(self.words, left, right, sources, free, prover.vocabulary)
            added += [self.words[a:b] for a, b in found.bare if self.words[a:b].strip(HOLE)]
            singles += found.single
            exchanged += found.exchanged
        added = [word.replace(HOLE, "") for word in added]
        if singles > _SINGLES_MAX + len(here):
            added.append(self.block.text[start:end])
        for place in here:
            fact = prover.facts[place.id.partition(".")[0]]
            their = fact.items.get(place.id)
            ours = self.items.get(place.start)
            if their is not None and ours is not None:
                lost += self._lost(fact, their, ours, (start, end), sentence)
                added += self._apart(fact, their, ours)
        if added or lost:
            return Unproved(
                start,
                end,
                tuple(dict.fromkeys(added)),
                tuple(dict.fromkeys(lost)),
                tuple(p.id for p in here),
                tuple(facts),
            )
        return Proved(start, end, "fact", tuple(facts), tuple(exchanged))

    def _gaps(self, start: int, end: int, here: Sequence[Place]) -> Iterator[tuple[tuple[int, int], str]]:
        """The stretches between the values, each with the texts that give it leave: the facts of the values beside."""
        words = {place.id: self.prover.facts[place.id.partition(".")[0]].words for place in here}
        own = self.prover.own
        at = start
        for n, place in enumerate(here):
            beside = {words[place.id]} if n == 0 else {words[here[n - 1].id], words[place.id]}
            yield (at, place.start), "\n".join([*beside, own])
            at = place.end
        yield (at, end), "\n".join([words[here[-1].id], own])

    def _lost(
        self, fact: FactText, their: Item, ours: Item, clause: tuple[int, int], sentence: tuple[int, int]
    ) -> Iterator[str]:
        """Words of the fact around a value that the draft leaves out or gives to another value."""
        v = self.prover.vocabulary
        beside = self.words[ours.left[0] : ours.left[1]] + "|" + self.words[ours.right[0] : ours.right[1]]
        others = [item for item in self.items.values() if item.value != ours.value and item.sentence == ours.sentence]
        thin = self._is_thin(ours)
        others = [
            item
            for item in others
            if item.value.start > ours.value.start or not (thin or item.value.id.partition(".")[0] == fact.id)
        ]
        elsewhere = self._without(sentence, others) + "|" + self.before + "|" + self.block.text[: sentence[0]]
        for word in self._required(fact, their):
            if not (_said(word, beside, v) or _said(word, elsewhere, v) or self._is_self(word)):
                yield word
        wide = self.words[clause[0] : clause[1]]
        whole = self.words[sentence[0] : sentence[1]]
        for word in self._exact(fact.words, their):
            if not _said(word, wide if word in v.of("turning") or word in v.of("close") else whole, v):
                yield word
        change = fact.values[their.value.id].change
        if change is not None and change_before(self.words[ours.left[0] : ours.left[1]].rstrip(HOLE)) not in (
            change,
            None,
        ):
            yield str(change)

    def _apart(self, fact: FactText, their: Item, ours: Item) -> Iterator[str]:
        """Exact words of the draft's clause that the fact does not have in the value's own clause or before it."""
        theirs = fact.words[their.sentence[0] : fact.reach[their.value.id]]
        for word in _exact_in(self.words, ours.left[0], ours.right[1], self.prover.vocabulary, self.prover.framing):
            if not _stands_for(word, theirs, self.prover.vocabulary):
                yield word

    def _required(self, fact: FactText, item: Item) -> Iterator[str]:
        v = self.prover.vocabulary
        text = fact.words[item.left[0] : item.left[1]] + "，" + fact.words[item.right[0] : item.right[1]]
        for word in cut(text):
            exact = any(char in v.exact for char in word)
            if len(word) >= 2 and not exact and _CONTENT.match(word) and word not in v.may_be_left_out:
                yield word

    def _exact(self, words: str, item: Item) -> Iterator[str]:
        v = self.prover.vocabulary
        yield from _exact_in(words, item.left[0], item.right[1], v, self.prover.framing)

    def _is_thin(self, item: Item) -> bool:
        """Whether the item names no thing of its own, so that it is of what came before (…386.4亿元，增长6.1%)."""
        rest = self.words[item.left[0] : item.left[1]] + self.words[item.right[0] : item.right[1]]
        rest = _CHANGE.sub("", rest)
        found = cover(rest, 0, len(rest), "", self.prover.free, self.prover.vocabulary)
        return not any(_CONTENT.search(rest[a:b]) for a, b in found.bare)

    def _is_self(self, word: str) -> bool:
        return word in self.prover.own

    def _without(self, sentence: tuple[int, int], others: Iterable[Item]) -> str:
        hidden = [rng for item in others for rng in (item.left, item.right)]
        return masked(self.words, hidden)[sentence[0] : sentence[1]]

    # --- clauses without values

    def _without_values(self, start: int, end: int, sentence: tuple[int, int], *, after_value: bool) -> Verdict:
        text = self.block.text[start:end].strip(_TRIMMED)
        if not _CONTENT.search(text):
            return Proved(start, end, "structure")
        if self.prover.lexicon.rules.of("structure").search(text):
            return Proved(start, end, "structure")
        if self.prover.lexicon.rules.of("maxim").search(text) and self._names_nothing_at_all(start, end):
            return Proved(start, end, "frame")
        own = cover(self.words, start, end, self.prover.own, self.prover.free, self.prover.vocabulary)
        if self._enough(own) and not list(self._exact_apart(start, end, self.prover.own)):
            return Proved(start, end, "brief")
        said = self._one_fact(start, end)
        if isinstance(said, Proved):
            return said
        frame = self._frame(start, end, sentence, after_value=after_value)
        return frame if isinstance(frame, Proved) or said is None or len(frame.added) <= len(said.added) else said

    def _enough(self, found: Cover) -> bool:
        return found.whole and found.single <= _SINGLES_MAX

    def _one_fact(self, start: int, end: int) -> Verdict | None:
        """The clause held against the fact that says most of it."""
        best: tuple[int, int, FactText, Cover] | None = None
        for fact in self._likely(start, end):
            found = cover(self.words, start, end, fact.words, self.prover.free, self.prover.vocabulary)
            rank = (sum(b - a for a, b in found.bare), -found.own)
            if best is None or rank < best[:2]:
                best = (*rank, fact, found)
        if best is None or best[3].own < 2:
            return None
        _, _, fact, found = best
        apart = list(self._exact_apart(start, end, fact.words)) if found.whole else []
        lost = list(self._negated(fact, start, end)) if found.whole else []
        if self._enough(found) and not apart and not lost:
            return Proved(start, end, "fact", (fact.id,), found.exchanged)
        added = [self.words[a:b] for a, b in found.bare] + apart
        return Unproved(start, end, tuple(added), tuple(lost), (), (fact.id,))

    def _likely(self, start: int, end: int) -> Iterator[FactText]:
        pairs = {self.words[at : at + 2] for at in range(start, end - 1)}
        for fact in self.prover.facts.values():
            if any(pair in fact.words for pair in pairs):
                yield fact

    def _negated(self, fact: FactText, start: int, end: int) -> Iterator[str]:
        """Exact words of the fact's clause that the draft's clause restates without them."""
        pairs = {self.words[at : at + 2] for at in range(start, end - 1)}
        clause = max(fact.clauses, key=lambda c: sum(pair in fact.words[c[0] : c[1]] for pair in pairs))
        for word in _exact_in(fact.words, *clause, self.prover.vocabulary, self.prover.framing):
            if word in self.prover.vocabulary.of("turning") and not _said(
                word, self.words[start:end], self.prover.vocabulary
            ):
                yield word

    def _exact_apart(self, start: int, end: int, sources: str) -> Iterator[str]:
        for word in _exact_in(self.words, start, end, self.prover.vocabulary, self.prover.framing):
            if not _stands_for(word, sources, self.prover.vocabulary):
                yield word

    def _frame(self, start: int, end: int, sentence: tuple[int, int], *, after_value: bool) -> Verdict:
        """Whether the clause is of a form that asserts nothing."""
        prover, v = self.prover, self.prover.vocabulary
        words = self.words[start:end]
        at = self._head_at(start, end) - start
        closed = v.of("tail_head") if after_value else v.of("frame_head") | v.of("aim_head") | v.of("tail_head")
        head = next((words[at : at + n] for n in range(6, 0, -1) if words[at : at + n] in closed), None)
        found = cover(self.words, start, end, prover.all_words, prover.framing, v)
        bare = [self.words[a:b] for a, b in found.bare]
        if head is not None and not any(word in words for word in v.of("asserting")):
            if self._enough(found):
                return Proved(start, end, "frame")
            open_head = head in v.of("aim_head") or self._is_theme(sentence)
            if not after_value and open_head and self._names_nothing(found):
                return Proved(start, end, "frame")
        bare = [word.replace(HOLE, "").strip(_TRIMMED) for word in bare or [words]]
        return Unproved(start, end, tuple(word for word in bare if word))

    def _is_theme(self, sentence: tuple[int, int]) -> bool:
        """Whether the sentence is short and has no value (一是完善设施布局。 二是整治土地，发展茶园。)."""
        start = self._after_order(*sentence)
        valued = any(sentence[0] <= place.start < sentence[1] for place in self.places)
        return not valued and sentence[1] - start <= _THEME_MAX

    def _names_nothing(self, found: Cover) -> bool:
        """Whether what no fact says is no deed, agent, cause, degree, name, time or number: 工匠 of 弘扬工匠精神 is
        none, 印发 and 财政 are."""
        prover = self.prover
        barred = prover.vocabulary.of("barred")
        for start, end in found.bare:
            left, right = max(start - 1, 0), end + 1
            stretch = self.words[start:end]
            if _NUMERAL.search(stretch) or any(char in _BARE_MARKS for char in stretch):
                return False
            near = self.words[left:right]
            if any(word in near for word in barred):
                return False
            if any(
                verb[0] in prover.lexicon.action_verbs for verb in prover.lexicon.action_verb_pattern.finditer(near)
            ):
                return False
        return True

    def _names_nothing_at_all(self, start: int, end: int) -> bool:
        found = cover(self.words, start, end, self.prover.all_words, self.prover.framing, self.prover.vocabulary)
        return self._names_nothing(found)

    def _head_at(self, start: int, end: int) -> int:
        """Where the predicate may begin: behind the unit's own name, its period, and light words."""
        at = start
        free = self.prover.selves | self.prover.vocabulary.of("before_head")
        while at < end:
            if self.words[at] in _TRIMMED + HOLE:
                at += 1
                continue
            size = next((n for n in range(8, 0, -1) if self.words[at : at + n] in free), 0)
            if not size:
                own = 2
                while at + own <= end and self.words[at : at + own] in self.prover.own:
                    own += 1
                size = own - 1 if own > 2 else 0
            if not size:
                break
            at += size
        return at


_BARE_MARKS = frozenset("了每各均曾已未不无")
_NUMERAL = re.compile("[0-9０-９零〇一二两三四五六七八九十百千万亿]")
_CHANGE = re.compile(
    "增长|上升|提高|增加|提升|下降|减少|降低|缩短|同比|环比|到|至|达|占|比上年|较上年|比去年|较去年|同期|完成|其中"
)
_WHOLE_YEAR = ("全年", "今年", "今年以来", "年内", "一年来", "本年度")
_YEARS = ("近年来", "几年来", "这些年", "多年来")


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _has_state(sources: str, vocabulary: Vocabulary) -> bool:
    return any(word in sources for word in vocabulary.of("state"))


def _said(word: str, where: str, vocabulary: Vocabulary) -> bool:
    if word in where:
        return True
    if any(other in where for other in vocabulary.substitutes.get(word, ())):
        return True
    return len(word) > 2 and any(word[:n] in where or word[-n:] in where for n in (len(word) - 1,))


def _stands_for(word: str, sources: str, vocabulary: Vocabulary) -> bool:
    return word in sources or any(origin in sources for origin in vocabulary.origins.get(word, ()))


def _exact_in(text: str, start: int, end: int, vocabulary: Vocabulary, plain: frozenset[str]) -> Iterator[str]:
    """The exact words of a stretch; a longer word that is no exact one (不断) hides what it holds."""
    at = start
    exact = vocabulary.exact
    while at < end:
        for size in range(min(6, end - at), 0, -1):
            word = text[at : at + size]
            if word in exact:
                yield word
                at += size
                break
            if size > 1 and word in plain:
                at += size
                break
        else:
            at += 1
