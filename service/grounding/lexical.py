"""Lexical ranking: BM25 over segmented words, its best candidates ranked again by characters and by related words.

A clerk's words and a sample's are seldom the same (看病, 诊疗; 选派, 选人) but share characters, or belong to one
matter. Characters alone stand in too many sections to be searched for, so they only rank what words found.
"""

from collections.abc import Iterable
from math import log

from service.grounding.matters import Matters
from service.grounding.store import words
from service.grounding.store.database import Database
from service.grounding.store.samples import Facets
from service.grounding.terms import characters, terms

# Chosen on the dev half of eval/suites/retrieval: weights of a word in the title, in a heading and in the text; of the
# scores by characters and by related words; how many matters a query is about; and the usual k1 and b of BM25.
_WEIGHTS = (1.0, 2.0, 1.0)
_BY_CHARACTERS = 1.5
_BY_RELATED = 2.0
_MATTERS = 3
_K1 = 1.2
_B = 0.75
_CANDIDATES = 150
_BY_RELATED_ONLY = 50
_MOST_TERMS = 200
_MOST_RELATED = 12


def rank(db: Database, query: str, facets: Facets, matters: Matters) -> list[tuple[int, float]]:
    """Section ids with scores (higher is better), best first, at most 200; ties by id."""
    asked = list(dict.fromkeys(terms(query)))[:_MOST_TERMS]
    related = matters.related(query, _MATTERS)
    found = dict(words.search(db, asked, facets, _WEIGHTS, _CANDIDATES))
    if len(found) < _CANDIDATES:
        also = list(dict.fromkeys(terms("，".join(list(related)[:_MOST_RELATED]))))
        found = dict.fromkeys((i for i, _ in words.search(db, also, facets, _WEIGHTS, _BY_RELATED_ONLY)), 0.0) | found
    texts = {section_id: text.with_headings_twice for section_id, text in words.texts(db, list(found)).items()}
    weighted = [*_characters(db, query), *_related(related, texts.values())]
    average = sum(map(len, texts.values())) / len(texts) if texts else 1.0
    rescored = [
        (section_id, score + _score(texts[section_id], weighted, average)) for section_id, score in found.items()
    ]
    return sorted(rescored, key=lambda scored: (-scored[1], scored[0]))


def _characters(db: Database, query: str) -> list[tuple[str, float]]:
    """The characters of a query with their weights."""
    counts, sections = words.character_counts(db, list(dict.fromkeys(characters(query)))[:_MOST_TERMS])
    return [(c, _BY_CHARACTERS * _rarity(n, sections)) for c, n in counts.items() if 0 < n <= sections]


def _related(related: dict[str, float], texts: Iterable[str]) -> list[tuple[str, float]]:
    """Related words with their weights, by how rare they are among the candidates."""
    candidates = list(texts)
    weighted = []
    for word, weight in related.items():
        within = sum(word in text for text in candidates)
        if within:
            weighted.append((word, _BY_RELATED * weight * _rarity(within, len(candidates))))
    return weighted


def _rarity(within: int, of: int) -> float:
    return log(1 + (of - within + 0.5) / (within + 0.5))


def _score(text: str, weighted: list[tuple[str, float]], average: float) -> float:
    penalty = _K1 * (1 - _B + _B * len(text) / average)
    score = 0.0
    for wanted, weight in weighted:
        count = text.count(wanted)
        if count:
            score += weight * count * (_K1 + 1) / (count + penalty)
    return score
