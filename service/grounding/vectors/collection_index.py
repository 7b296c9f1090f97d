"""The Chroma collections of the larger genres: derived from the database, and built again whenever they do not fit it.

A collection is written once and holds the vectors up to a section; what is added later is compared one by one until it
is worth building the collection again, what is removed is left out of the answers.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from service.errors import StoreError
from service.grounding.lock import writer_lock
from service.grounding.store import collections, samples, vectors
from service.grounding.store.collections import Collection
from service.grounding.store.database import Database
from service.grounding.store.samples import Facets
from service.grounding.vectors.chroma import ChromaPlaces, EmbeddedChroma, ServerChroma, chroma_errors
from service.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BATCH = 1_000
_TELL_FROM = 5_000


@dataclass(frozen=True)
class CollectionIndex:
    """Of one library. ``writing`` makes this process the one writer of the database."""

    db: Database
    settings: Settings
    writing: Callable[[], AbstractContextManager[None]]
    notify: Callable[[str], None]
    few: int

    def query(
        self, genre: str, asked: "NDArray[np.float32]", embedding: str, fetch: int
    ) -> tuple[list[tuple[int, float]], int] | None:
        """At most ``fetch`` section ids with cosines, and the section after which the collection knows nothing.

        None when there is no collection to be had: another process is building it, or the server does not answer.
        """
        for _ in range(2):
            collection = collections.get(self.db, genre)
            if collection is None or not self._fits(collection, embedding):
                collection = self._build(genre, embedding)
            if collection is None:
                return None
            try:
                return self._ask(collection, asked, fetch), collection.last_section
            except chroma_errors() as error:
                if self.settings.chroma_url is not None and not self._answers():
                    return None
                self.notify(f"向量索引“{genre}”打不开或与样稿库不一致（{type(error).__name__}），正在重建")
                with self.writing():
                    collections.drop(self.db, genre)
        return None

    def close(self) -> None:
        """Let go of what was opened."""
        if "_places" in self.__dict__:
            self._places.close()

    def _fits(self, collection: Collection, embedding: str) -> bool:
        if collection.embedding != embedding or not self._places.owns(collection.place):
            return False
        there = samples.count_sections(self.db, Facets(genre=collection.genre))
        later, _ = vectors.count(self.db, collection.genre, collection.last_section)
        removed = collection.sections - (there - later)
        return later <= max(self.few, collection.sections // 5) and removed <= collection.sections // 5

    def _ask(self, collection: Collection, asked: "NDArray[np.float32]", fetch: int) -> list[tuple[int, float]]:
        opened = self._places.open(collection.place, collection.sections)
        found = opened.query(
            query_embeddings=[asked.tolist()], n_results=min(fetch, collection.sections), include=["distances"]
        )
        ids, distances = found["ids"][0], (found["distances"] or [[]])[0]
        return [(int(section_id), 1.0 - float(distance)) for section_id, distance in zip(ids, distances, strict=True)]

    def _build(self, genre: str, embedding: str) -> Collection | None:
        try:
            with writer_lock(self.settings.data_dir / "index.lock", wait=0.0):
                total, last = vectors.count(self.db, genre)
                if total >= _TELL_FROM:
                    self.notify(f"正在建立向量索引“{genre}”（{total} 节），以后检索直接使用")
                place = self._places.build(f"{genre}-{uuid4().hex[:8]}", self._batches(genre, last))
                collection = Collection(genre, place, embedding, last, total)
                with self.writing():
                    if vectors.embedding_name(self.db) != embedding:
                        return None
                    collections.put(self.db, collection)
                self._places.keep_only(collections.places(self.db))
                return collection
        except StoreError as error:
            self.notify(f"这次逐一比较向量：{error.message}")
        except chroma_errors() as error:
            self.notify(f"向量索引暂时建不了（{error}），这次逐一比较向量")
        return None

    def _batches(self, genre: str, last: int) -> "Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]":
        after = 0
        while after < last:
            ids, matrix = vectors.read(self.db, Facets(genre=genre), after, _BATCH)
            kept = ids <= last
            if not kept.any():
                return
            yield ids[kept], matrix[kept]
            after = int(ids[-1])

    def _answers(self) -> bool:
        try:
            self._places.check()
        except chroma_errors() as error:
            self.notify(f"Chroma 服务 {self.settings.chroma_url} 没有回答（{type(error).__name__}），这次逐一比较向量")
            return False
        return True

    @cached_property
    def _places(self) -> ChromaPlaces:
        if self.settings.chroma_url is None:
            return EmbeddedChroma(Path(self.settings.data_dir) / "chroma")
        library = collections.library_id(self.db, uuid4().hex[:12])
        return ServerChroma(self.settings.chroma_url, f"nigao-{library}")
