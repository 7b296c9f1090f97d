"""Vectors read from the database and kept as long as nothing is written."""

from typing import TYPE_CHECKING

from service.grounding.store import vectors
from service.grounding.store.database import Database
from service.grounding.store.samples import Facets

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MOST_KEPT = 16


class VectorCache:
    """Of one connection; what is asked for is read once a revision of the database."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._revision = db.revision()
        self._kept: dict[tuple[Facets, int], tuple[NDArray[np.int64], NDArray[np.float32]]] = {}

    def nearest(self, asked: "NDArray[np.float32]", facets: Facets, k: int, after: int = 0) -> list[tuple[int, float]]:
        """At most ``k`` sections after one, with positive cosines, best first; ties by id.

        Raises ValueError when the vectors are not as long as the one asked with.
        """
        ids, matrix = self._read(facets, after)
        if not len(ids):
            return []
        scores = matrix @ asked
        order = (-scores).argsort(kind="stable")[:k]
        return [(int(ids[at]), float(scores[at])) for at in order if scores[at] > 0]

    def _read(self, facets: Facets, after: int) -> "tuple[NDArray[np.int64], NDArray[np.float32]]":
        revision = self._db.revision()
        if revision != self._revision or len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
            self._revision = revision
        if (facets, after) not in self._kept:
            self._kept[facets, after] = vectors.read(self._db, facets, after)
        return self._kept[facets, after]
