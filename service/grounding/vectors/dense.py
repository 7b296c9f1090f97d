"""Dense ranking: the sections whose vectors are nearest, over vectors that are always of the embedding asked with.

Up to ``library.exact`` vectors are compared one by one: that takes less than to open a Chroma index, and any filter is
exact. Beyond it a genre's vectors are a Chroma collection; level and role are filtered after fetching more than is
asked for, because ``where`` on a large collection costs 82 ms (at 100,000 rows).
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from service.grounding.library import SampleLibrary
from service.grounding.store import samples, vectors
from service.grounding.store.samples import Facets
from service.grounding.vectors.vectorising import start_anew

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MARGIN = 50
_MOST_FETCHED = 2_000
Scored = list[tuple[int, float]]


def rank(library: SampleLibrary, query: str, facets: Facets, k: int) -> Scored:
    """At most ``k`` section ids with cosines, best first; ties by id. Raises StoreError."""
    library.complete_vectors()
    asked = library.embedding.embed([query])[0]
    if (vectors.dimensions(library.db) or len(asked)) != len(asked):
        library.notify(f"向量模型 {library.embedding.name} 给出的向量变了长度：旧向量不再使用，正在重新计算")
        start_anew(library.db, library.embedding, library.writing)
        library.complete_vectors()
    if _compared_one_by_one(library, facets):
        return library.vectors.nearest(asked, facets, k)
    genres = [facets.genre] if facets.genre is not None else samples.genres(library.db)
    few = min(k, 1 + 2 * k // max(1, len(genres)))
    found = {genre: _in_genre(library, asked, replace(facets, genre=genre), few) for genre in genres}
    best = _best(found, k)
    for genre, there in found.items():
        if few <= len(there) and there[-1] in best and few < k:  # it may have more that belong among the best
            found[genre] = _in_genre(library, asked, replace(facets, genre=genre), k)
    return _best(found, k)


def _best(found: Mapping[str, Scored], k: int) -> Scored:
    scored = [one for there in found.values() for one in there]
    return sorted(scored, key=lambda one: (-one[1], one[0]))[:k]


def _compared_one_by_one(library: SampleLibrary, facets: Facets) -> bool:
    return library.settings.chroma_url is None and samples.count_sections(library.db, facets) <= library.exact


def _in_genre(library: SampleLibrary, asked: "NDArray[np.float32]", facets: Facets, k: int) -> Scored:
    wanted = samples.count_sections(library.db, facets)
    if not wanted:
        return []
    if _compared_one_by_one(library, facets):
        return library.vectors.nearest(asked, facets, k)
    assert facets.genre is not None
    there = samples.count_sections(library.db, Facets(genre=facets.genre))
    fetch = min(_MOST_FETCHED, k * 2 * there // wanted + _MARGIN)
    answer = library.collections.query(facets.genre, asked, library.embedding.name, fetch)
    if answer is None:
        return library.vectors.nearest(asked, facets, k)
    found, last = answer
    standing = samples.standing(library.db, [section_id for section_id, _ in found], facets)
    later = library.vectors.nearest(asked, facets, k, after=last)
    return [one for one in found if one[0] in standing] + later
