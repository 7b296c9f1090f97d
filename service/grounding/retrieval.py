"""Retrieval: the sections of the library that a query is nearest to."""

from dataclasses import replace
from enum import StrEnum

from service.brief import Level
from service.grounding.library import SampleLibrary
from service.grounding.sample import Hit, Role
from service.grounding.store import Facets
from service.grounding.terms import terms

# Weights of a term in the title, in a heading path and in the text; chosen on the dev half of eval/suites/retrieval.
_WEIGHTS = (0.5, 2.0, 1.0)


class Mode(StrEnum):
    """How sections are ranked: by shared words (BM25), by vectors, or by both ranks fused."""

    LEXICAL = "lexical"
    DENSE = "dense"
    FUSED = "fused"


def retrieve(
    library: SampleLibrary,
    query: str,
    *,
    genre: str | None = None,
    level: Level | None = None,
    role: Role | None = None,
    k: int = 5,
    mode: Mode = Mode.LEXICAL,
) -> list[Hit]:
    """At most ``k`` sections, best first; equal scores in the order of adding.

    A filter that would leave nothing is dropped: first the level, then the genre, then the role. Raises StoreError.
    """
    facets = _satisfiable(library, Facets(genre, level, role))
    asked = terms(query)
    return library.store.hits(library.store.search_words(asked, facets, _WEIGHTS, k))


def _satisfiable(library: SampleLibrary, facets: Facets) -> Facets:
    for narrower in (
        facets,
        replace(facets, level=None),
        replace(facets, level=None, genre=None),
    ):
        if library.store.count_sections(narrower):
            return narrower
    return Facets()
