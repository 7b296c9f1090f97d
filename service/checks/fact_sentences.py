"""Which fact says what a clause of the draft says: looked up by words, not fact by fact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from service.facts.sheet import FactSheet
from service.reading.state import plans
from service.reading.words import Words, read_words
from service.text.lexicon.lexicon import Lexicon, Wording
from service.text.sentences import clauses, sentences

_MOST_COMPARED = 8
_COMMON = 200


@dataclass(frozen=True)
class FactSentence:
    """A sentence of a fact (or of the draft, under the id of where it stands); ``planned``: it speaks of what is
    intended."""

    fact: str
    text: str
    planned: bool
    wording: Wording = field(compare=False, repr=False)

    @cached_property
    def words(self) -> Words:
        return read_words(self.text, self.wording)


@dataclass(frozen=True)
class FactSentences:
    """The sentences of all facts, found by the words they share with a clause."""

    sentences: Sequence[FactSentence]

    @cached_property
    def _by_pair(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for n, sentence in enumerate(self.sentences):
            for pair in sentence.words.pairs:
                found.setdefault(pair, []).append(n)
        return found

    def best(self, words: Words) -> list[tuple[float, FactSentence]]:
        """The sentences that share most of a clause's words, each with the weighed share of the clause that it says."""
        total = sum(words.pairs.values())
        if not total:
            return []
        shared: dict[int, float] = {}
        for pair, weight in sorted(words.pairs.items(), key=lambda item: len(self._by_pair.get(item[0], ()))):
            members = self._by_pair.get(pair, ())
            if len(members) > _COMMON and shared:
                for n in shared:
                    if pair in self.sentences[n].words.pairs:
                        shared[n] += weight
                continue
            for n in members[:_COMMON]:
                shared[n] = shared.get(n, 0.0) + weight
        ranked = sorted(shared, key=lambda n: (-shared[n], n))[:_MOST_COMPARED]
        return [(shared[n] / total, self.sentences[n]) for n in ranked]


def read_fact_sentences(sheet: FactSheet, lexicon: Lexicon) -> FactSentences:
    """The facts' sentences in order."""
    found: list[FactSentence] = []
    for fact in sheet.facts:
        for start, end in sentences(fact.text):
            text = fact.text[start:end]
            found.append(FactSentence(fact.id, text, plans(text, lexicon), lexicon.wording))
    return FactSentences(found)


def read_clauses(sheet: FactSheet, lexicon: Lexicon) -> FactSentences:
    """The clauses of the facts' sentences in order."""
    return FactSentences(
        [
            FactSentence(fact.id, fact.text[left:right], planned=False, wording=lexicon.wording)
            for fact in sheet.facts
            for start, end in sentences(fact.text)
            for left, right in clauses(fact.text, start, end)
        ]
    )
