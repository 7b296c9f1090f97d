"""The built-in embedding: character grams projected onto what occurs together in official prose. Downloads nothing.

A text is its Han characters and pairs of them, weighted by tf·idf. Grams that were seen in training are projected by
latent semantic analysis (Deerwester et al. 1990), trained by ``python -m eval train-embedding`` on texts
written for this project; grams never seen are hashed, so that a library on other matters is told apart as well.
"""

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

from service.grounding.lexical.terms import FUNCTION_CHARACTERS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DATA = Path(__file__).parent / "data" / "embedding.npz"
# Chosen on the dev half of eval/suites/retrieval: what a gram never seen counts beside one seen in training.
_UNSEEN = 0.3
_UNSEEN_DIMENSIONS = 128
_MOST_CHARACTERS = 20_000
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True, eq=False)
class BuiltinEmbedding:
    """``index`` gives a gram's row in ``weights`` (idf) and ``projection`` (grams × dimensions)."""

    name: str
    index: dict[str, int]
    weights: "NDArray[np.float32]"
    projection: "NDArray[np.float32]"
    unseen_weight: float

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """See Embedding. Deterministic; linear in the texts' length."""
        import numpy as np

        vectors = np.zeros((len(texts), self.projection.shape[1] + _UNSEEN_DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            self._embed(text, vectors[row])
        return vectors

    def _embed(self, text: str, into: "NDArray[np.float32]") -> None:
        import numpy as np

        seen, counts, unseen = [], [], into[self.projection.shape[1] :]
        for gram, count in Counter(grams(text)).items():
            place = self.index.get(gram)
            if place is not None:
                seen.append(place)
                counts.append(1 + log(count))
                continue
            hashed = zlib.crc32(gram.encode())
            sign = 1 if hashed >> 31 else -1
            unseen[hashed % _UNSEEN_DIMENSIONS] += sign * (1 + log(count)) * self.unseen_weight * _UNSEEN
        if seen:
            rows = np.array(seen)
            weighted = np.array(counts, dtype=np.float32) * self.weights[rows]
            projected = weighted @ self.projection[rows]
            length = float(np.linalg.norm(projected))
            if length > 0:
                into[: self.projection.shape[1]] = projected * (float(np.linalg.norm(weighted)) / length)
        length = float(np.linalg.norm(into))
        if length > 0:
            into /= length


def grams(text: str) -> list[str]:
    """Han characters that say something, and all pairs of neighbours, in order of kind and place."""
    found: list[str] = []
    for run in _HAN_RUN.findall(text[:_MOST_CHARACTERS]):
        found.extend(character for character in run if character not in FUNCTION_CHARACTERS)
        found.extend(run[at : at + 2] for at in range(len(run) - 1))
    return found


@lru_cache(maxsize=1)
def load_builtin_embedding(path: Path = DATA) -> BuiltinEmbedding:
    """Read the trained file: grams, their idf, and the projection as bytes with a scale a dimension."""
    import numpy as np

    data = path.read_bytes()
    with np.load(path) as arrays:
        listed = bytes(arrays["grams"]).decode("utf-8").split("\n")
        projection = arrays["projection"].astype(np.float32) * arrays["scale"].astype(np.float32)
        return BuiltinEmbedding(
            name=f"builtin-{zlib.crc32(data):08x}",
            index={gram: place for place, gram in enumerate(listed)},
            weights=arrays["weights"].astype(np.float32),
            projection=projection,
            unseen_weight=float(arrays["unseen_weight"]),
        )
