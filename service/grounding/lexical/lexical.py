"""Lexical ranking: BM25 over segmented words, its best candidates ranked again by characters and by related words.

A clerk's words and a sample's are seldom the same (看病, 诊疗; 选派, 选人) but share characters, or belong to one
matter. Characters alone stand in too many sections to be searched for, so they only rank what words found.
"""

from collections.abc import Mapping, Sequence
from math import log

from service.grounding.lexical.search_topics import Matters
from service.grounding.lexical.term_counts import count_terms
from service.grounding.lexical.terms import characters, terms
from service.grounding.store import samples, words
from service.grounding.store.database import Database
from service.grounding.store.samples import Facets

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
# In a large library, where counting is felt, words of more than this share of the sections only rank. On the suite,
# with every library taken for a large one, this alone changes neither recall nor MRR; among 100,000 sections it costs
# 0.09 of recall@5, fused 0.03 (python -m eval retrieval-large).
_COMMON = 0.03


def rank(db: Database, query: str, facets: Facets, matters: Matters, large: int) -> list[tuple[int, float]]:
    """Section ids with scores (higher is better), best first, at most 200; ties by id.

    From ``large`` sections on that the facets let through, common words are not searched for.
    """
    asked = list(dict.fromkeys(terms(query)))[:_MOST_TERMS]
    related = matters.related(query, _MATTERS)
    common = _common(db, asked, facets, large)
    found = dict(words.search(db, [term for term in asked if term not in common], facets, _WEIGHTS, _CANDIDATES))
    if common and len(found) < _CANDIDATES:
        common = {}
        found = dict(words.search(db, asked, facets, _WEIGHTS, _CANDIDATES))
    if len(found) < _CANDIDATES:
        also = list(dict.fromkeys(terms("，".join(list(related)[:_MOST_RELATED]))))
        found = dict.fromkeys((i for i, _ in words.search(db, also, facets, _WEIGHTS, _BY_RELATED_ONLY)), 0.0) | found
    texts = {section_id: text.with_headings_twice for section_id, text in words.texts(db, list(found)).items()}
    scores = _scores(list(texts.values()), _weights(db, query, common), related) if texts else ()
    by_text = dict(zip(texts, scores, strict=True))
    rescored = [(section_id, score + by_text[section_id]) for section_id, score in found.items()]
    return sorted(rescored, key=lambda scored: (-scored[1], scored[0]))


def _common(db: Database, asked: Sequence[str], facets: Facets, large: int) -> dict[str, float]:
    """Of a large library, the words that stand in too many sections to be searched for, with their weights: like
    characters they rank what the telling words found. BM25 reads every section that has a word, a microsecond each."""
    sections = samples.count_sections(db, facets)
    if sections < large:
        return {}
    _, total = words.character_counts(db, ())
    within = words.sections_with(db, asked)
    # log((of - within + 0.5) / (within + 0.5)), and never nothing: as FTS5 weighs a word.
    return {t: max(log((total - n + 0.5) / (n + 0.5)), 1e-6) for t, n in within.items() if total >= n > _COMMON * total}


def _weights(db: Database, query: str, common: Mapping[str, float]) -> dict[str, float]:
    """The characters of a query, and its common words, with their weights."""
    counts, sections = words.character_counts(db, list(dict.fromkeys(characters(query)))[:_MOST_TERMS])
    weights = {c: _BY_CHARACTERS * _rarity(n, sections) for c, n in counts.items() if 0 < n <= sections}
    for term, weight in common.items():
        weights[term] = weights.get(term, 0.0) + weight
    return weights


def _rarity(within: int, of: int) -> float:
    return log(1 + (of - within + 0.5) / (within + 0.5))


def _scores(texts: Sequence[str], asked: dict[str, float], related: dict[str, float]) -> list[float]:
    """BM25 of candidates by what is asked for, with its weights, and by related words, which weigh by how rare they are
    among the candidates."""
    import numpy as np

    counts = count_terms(texts, [*asked, *related])
    within = np.count_nonzero(counts[len(asked) :], axis=1).tolist()
    by_related = [_BY_RELATED * w * _rarity(n, len(texts)) for w, n in zip(related.values(), within, strict=True)]
    weights = np.array([*asked.values(), *by_related])[:, np.newaxis]
    lengths = np.array([len(text) for text in texts])
    penalty = _K1 * (1 - _B + _B * lengths / (int(lengths.sum()) / len(texts)))
    scores: list[float] = (weights * counts * (_K1 + 1) / (counts + penalty)).sum(axis=0).tolist()
    return scores
