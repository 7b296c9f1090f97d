"""What turns text into vectors: the built-in embedding, or an OpenAI-compatible endpoint when a model is named."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from service.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Embedding(Protocol):
    """``name`` tells embeddings apart: vectors of two names are never compared."""

    @property
    def name(self) -> str: ...

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """One row of length 1 for each text (of length 0 where there is nothing to embed). Raises StoreError."""
        ...


def choose_embedding(settings: Settings) -> Embedding:
    """The embedding that the settings name."""
    if settings.embedding_model is None:
        from service.grounding.vectors.builtin_embedding import load_builtin_embedding

        return load_builtin_embedding()
    from service.grounding.vectors.remote_embedding import RemoteEmbedding

    return RemoteEmbedding(settings)
