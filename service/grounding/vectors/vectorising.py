"""Giving every section its vector, of the one embedding that is asked with."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from service.errors import StoreError
from service.grounding.store import vectors, words
from service.grounding.store.database import Database
from service.grounding.vectors.embedding import Embedding

_BATCH = 256
_TELL_FROM = 2_000


def complete(
    db: Database,
    embedding: Embedding,
    writing: Callable[[], AbstractContextManager[None]],
    notify: Callable[[str], None],
) -> None:
    """Make the vectors that are lacking; all of them when they are another embedding's. Resumes where it was killed.

    Raises StoreError.
    """
    before = vectors.embedding_name(db)
    if before == embedding.name and not vectors.lacking(db, 1):
        return
    if before != embedding.name:
        if before is not None:
            notify(f"向量模型已由 {before} 换成 {embedding.name}：旧向量不再使用，正在重新计算")
        start_anew(db, embedding, writing)
    total, done, told = vectors.count_lacking(db), 0, 0
    while asked := vectors.lacking(db, _BATCH):
        if total >= _TELL_FROM and done >= told:
            notify(f"正在计算样稿向量：{done}/{total} 节")
            told = done + total // 10
        texts = words.texts(db, asked)
        made = embedding.embed([texts[section_id].with_headings_once for section_id in asked])
        with writing():
            if vectors.embedding_name(db) != embedding.name:
                raise StoreError("library_busy", "另一个程序正用别的向量模型重建索引，请等它结束后再试一次")
            vectors.put(db, asked, made)
        done += len(asked)


def start_anew(db: Database, embedding: Embedding, writing: Callable[[], AbstractContextManager[None]]) -> None:
    """Forget the vectors of another embedding, or of this one when it has changed. Raises StoreError."""
    with writing():
        vectors.start_anew(db, embedding.name)
