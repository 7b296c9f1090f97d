"""Retrieval: the sections of the library that a query is nearest to."""

from dataclasses import replace
from enum import StrEnum

from service.brief import Level
from service.errors import StoreError
from service.grounding.fusion import fuse
from service.grounding.lexical import lexical
from service.grounding.library import SampleLibrary
from service.grounding.sample import Hit, Role
from service.grounding.store import samples
from service.grounding.store.samples import Facets
from service.grounding.vectors import dense
from service.text.hygiene import visible

_MOST_CHARACTERS = 4_000
_FUSED_DEPTH = 100


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
    mode: Mode | None = None,
) -> list[Hit]:
    """At most ``k`` sections, best first; equal scores in the order of adding.

    A filter that would leave nothing is dropped: first the level, then the genre, then the role. Without a ``mode``
    the ranks are fused, and when there are no vectors to be had the lexical ones are used and ``library.notify`` is
    told; with a mode that is an error. Raises StoreError.
    """
    asked = visible(query)[:_MOST_CHARACTERS]
    facets = _satisfiable(library, Facets(genre, level, role))
    if mode is None:
        try:
            scored = _rank(library, asked, facets, k, Mode.FUSED)
        except StoreError as error:
            library.notify(f"这次只按词语检索样稿：{error.message}")
            scored = _rank(library, asked, facets, k, Mode.LEXICAL)
    else:
        scored = _rank(library, asked, facets, k, mode)
    return samples.hits(library.db, scored[:k])


def _rank(library: SampleLibrary, query: str, facets: Facets, k: int, mode: Mode) -> list[tuple[int, float]]:
    if mode is Mode.LEXICAL:
        return lexical.rank(library.db, query, facets, library.matters, library.large)
    if mode is Mode.DENSE:
        return dense.rank(library, query, facets, k)
    depth = max(k, _FUSED_DEPTH)
    by_words = lexical.rank(library.db, query, facets, library.matters, library.large)[:depth]
    by_vectors = dense.rank(library, query, facets, depth)
    return fuse([[section_id for section_id, _ in ranking] for ranking in (by_words, by_vectors)])


def _satisfiable(library: SampleLibrary, facets: Facets) -> Facets:
    for narrower in (facets, replace(facets, level=None), replace(facets, level=None, genre=None)):
        if samples.count_sections(library.db, narrower):
            return narrower
    return Facets()
