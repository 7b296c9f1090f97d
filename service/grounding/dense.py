"""Dense ranking: the sections whose vectors are nearest, over vectors that are always of the embedding asked with."""

from service.errors import StoreError
from service.grounding.embedding import Embedding
from service.grounding.library import SampleLibrary
from service.grounding.store import vectors, words
from service.grounding.store.samples import Facets

_BATCH = 256
_TELL_FROM = 2_000


def rank(library: SampleLibrary, embedding: Embedding, query: str, facets: Facets, k: int) -> list[tuple[int, float]]:
    """At most ``k`` section ids with cosines, best first; ties by id. Raises StoreError."""
    complete(library, embedding)
    asked = embedding.embed([query])[0]
    ids, matrix = vectors.read(library.db, facets)
    if not len(ids) or matrix.shape[1] != len(asked):
        return []
    scores = matrix @ asked
    order = (-scores).argsort(kind="stable")[:k]
    return [(int(ids[at]), float(scores[at])) for at in order if scores[at] > 0]


def complete(library: SampleLibrary, embedding: Embedding) -> None:
    """Make the vectors that are lacking; all of them when they are another embedding's. Resumes where it was killed.

    Raises StoreError.
    """
    db = library.db
    before = vectors.embedding_name(db)
    if before == embedding.name and not vectors.lacking(db, 1):
        return
    if before != embedding.name:
        with library.writing():
            if vectors.embedding_name(db) != embedding.name:
                if before is not None:
                    library.notify(f"向量模型已由 {before} 换成 {embedding.name}，旧索引不再使用，正在重新计算")
                vectors.start_anew(db, embedding.name)
    total = vectors.count_lacking(db)
    done = 0
    while True:
        if total >= _TELL_FROM and done % (_BATCH * 8) == 0:
            library.notify(f"正在计算范文向量：{done}/{total} 节")
        asked = vectors.lacking(db, _BATCH)
        if not asked:
            return
        texts = words.texts(db, asked)
        made = embedding.embed([texts[section_id] for section_id in asked])
        with library.writing():
            if vectors.embedding_name(db) != embedding.name:
                raise StoreError("library_busy", "另一个程序正用别的向量模型重建索引，请等它结束后再试一次")
            vectors.put(db, asked, made)
        done += len(asked)
