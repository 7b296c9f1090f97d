"""Embeddings of any OpenAI-compatible endpoint, in batches, with time-outs of our own."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from service.documents.blanking.blanked import blank_specifics
from service.errors import StoreError
from service.settings import Settings
from service.text.lexicon.lexicon import Lexicon, load_lexicon

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from openai import OpenAI

_BATCH = 64
_MOST_CHARACTERS = 6_000
_SECONDS = 30.0
_SECONDS_TO_CONNECT = 5.0
_RETRIES = 2


def leaving(text: str, lexicon: Lexicon) -> str:
    """A text as it may leave the process: what makes it near to another are its words, not its figures and names."""
    return blank_specifics(text[:_MOST_CHARACTERS], lexicon)


class RemoteEmbedding:
    """The model that ``settings`` name at the endpoint that they name; nothing is sent before ``embed``.

    No specific is ever sent: samples hold other units' figures and names, queries those of the brief.
    """

    def __init__(self, settings: Settings, *, seconds: float = _SECONDS) -> None:
        """``seconds`` is the time given to one try of one request."""
        assert settings.embedding_model is not None
        self._model = settings.embedding_model
        self._base_url = settings.openai_base_url
        self._api_key = settings.openai_api_key
        self._seconds = seconds
        self._corpus_dirs = settings.corpus_dirs

    @property
    def name(self) -> str:
        return f"{self._model}@{self._base_url or 'openai'}"

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """See Embedding. Raises StoreError ``embedding_unreachable``, ``embedding_wrong``."""
        import numpy as np

        rows: list[list[float]] = []
        for at in range(0, len(texts), _BATCH):
            rows += self._request(
                [leaving(text, load_lexicon(self._corpus_dirs)) or " " for text in texts[at : at + _BATCH]]
            )
        if len({len(row) for row in rows}) > 1:
            raise self._wrong("各向量长度不一")
        vectors = np.array(rows, dtype=np.float32).reshape(len(rows), -1)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not np.isfinite(lengths).all():
            raise self._wrong("向量中有不是数的值")
        return np.asarray(vectors / np.where(lengths > 0, lengths, 1), dtype=np.float32)

    def _request(self, texts: list[str]) -> list[list[float]]:
        from openai import OpenAIError

        try:
            answer = self._client.embeddings.create(model=self._model, input=texts, encoding_format="float")
        except OpenAIError as error:
            where = self._base_url or "（OpenAI）"
            message = (
                f"向量服务 {where} 用不了（{type(error).__name__}）。请检查网络和 OPENAI_BASE_URL、"
                "OPENAI_API_KEY、NIGAO_EMBEDDING_MODEL；不设 NIGAO_EMBEDDING_MODEL 即改用内置向量"
            )
            raise StoreError("embedding_unreachable", message, model=self._model) from error
        rows = [item.embedding for item in sorted(answer.data or [], key=lambda item: item.index)]
        if len(rows) != len(texts) or not all(rows):
            raise self._wrong(f"要 {len(texts)} 个向量，给了 {len(rows)} 个")
        return rows

    def _wrong(self, reason: str) -> StoreError:
        message = f"向量服务 {self._base_url or '（OpenAI）'} 的回答不能用（{reason}），请换一个嵌入模型"
        return StoreError("embedding_wrong", message, model=self._model)

    @cached_property
    def _client(self) -> "OpenAI":
        from openai import OpenAI, Timeout

        return OpenAI(
            base_url=self._base_url,
            api_key=self._api_key or "none",
            timeout=Timeout(self._seconds, connect=min(self._seconds, _SECONDS_TO_CONNECT)),
            max_retries=_RETRIES,
        )
