"""Lexical ranking: BM25 over segmented words, its best candidates ranked again by their characters as well.

A clerk's words and a sample's are seldom the same (看病, 诊疗; 选派, 选人) but share characters; characters alone
stand in too many sections to be searched for, so they only rank what words found.
"""

from math import log

from service.grounding.store import words
from service.grounding.store.database import Database
from service.grounding.store.samples import Facets
from service.grounding.terms import characters, terms

# Chosen on the dev half of eval/suites/retrieval: weights of a word in the title, in a heading and in the text; the
# weight of the score by characters; and the usual k1 and b of BM25.
_WEIGHTS = (1.0, 2.0, 1.0)
_BY_CHARACTERS = 1.5
_K1 = 1.2
_B = 0.75
_CANDIDATES = 150
_MOST_TERMS = 200


def rank(db: Database, query: str, facets: Facets) -> list[tuple[int, float]]:
    """Section ids with scores (higher is better), best first, at most 150; ties by id."""
    asked = list(dict.fromkeys(terms(query)))[:_MOST_TERMS]
    found = words.search(db, asked, facets, _WEIGHTS, _CANDIDATES)
    by_characters = _by_characters(db, query, [section_id for section_id, _ in found])
    rescored = [(section_id, score + _BY_CHARACTERS * by_characters[section_id]) for section_id, score in found]
    return sorted(rescored, key=lambda scored: (-scored[1], scored[0]))


def _by_characters(db: Database, query: str, section_ids: list[int]) -> dict[int, float]:
    asked = list(dict.fromkeys(characters(query)))[:_MOST_TERMS]
    counts, sections = words.character_counts(db, asked)
    weights = [(c, log(1 + (sections - n + 0.5) / (n + 0.5))) for c, n in counts.items() if 0 < n <= sections]
    texts = {section_id: text.with_headings_twice for section_id, text in words.texts(db, section_ids).items()}
    average = sum(map(len, texts.values())) / len(texts) if texts else 1.0
    return {section_id: _score(text, weights, average) for section_id, text in texts.items()}


def _score(text: str, weights: list[tuple[str, float]], average: float) -> float:
    penalty = _K1 * (1 - _B + _B * len(text) / average)
    score = 0.0
    for character, weight in weights:
        count = text.count(character)
        if count:
            score += weight * count * (_K1 + 1) / (count + penalty)
    return score
