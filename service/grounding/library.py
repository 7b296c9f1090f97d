"""The sample library 样稿库: what is kept, added, listed, shown and removed."""

import builtins
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from service.documents.readers.limits import read_capped
from service.errors import InputError, NotFoundError
from service.grounding.corpus_samples import sync
from service.grounding.front_matter import FrontMatter
from service.grounding.lexical.search_topics import Matters, load_matters
from service.grounding.lock import writer_lock
from service.grounding.sample import Origin, Sample, SampleSummary
from service.grounding.sample_reading import read_again, read_sample
from service.grounding.store import samples
from service.grounding.store.database import Database
from service.grounding.vectors.collection_index import CollectionIndex
from service.grounding.vectors.embedding import Embedding, choose_embedding
from service.grounding.vectors.vector_cache import VectorCache
from service.grounding.vectors.vectorising import complete
from service.settings import Settings
from service.text.hygiene import visible

Notify = Callable[[str], None]
EXACT = 20_000
"""Up to here one by one costs about 10 ms a search; Chroma's approximate index costs less and misses more: of 100,000
sections, recall@5 within a genre is 0.68 through it and 0.83 one by one (``python -m eval retrieval-large``)."""
LARGE = 30_000
RULES_VERSION = "1"
"""To be raised when sections or terms are made otherwise than before, so that libraries are derived again."""
_RULES = "rules"


class SampleLibrary:
    """The library in ``settings.data_dir``. A context manager, for one thread.

    Opening it takes in what changed in the ``samples`` of the corpus folders.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        notify: Notify | None = None,
        wait: float = 5.0,
        exact: int = EXACT,
        large: int = LARGE,
    ) -> None:
        """``notify`` is told in Chinese of long work and of files that cannot be used; another writer is waited for
        ``wait`` seconds; up to ``exact`` vectors are compared one by one instead of through Chroma; a search of
        ``large`` sections or more looks for the rarer words only, the common ones rank. Raises StoreError.
        """
        self.exact = exact
        self.large = large
        self.settings = settings
        self.notify: Notify = notify or _silent
        self._wait = wait
        self.db = Database(settings.data_dir / "library.sqlite")
        try:
            self._derive_again()
            sync(self.db, self.writing, settings, self.notify)
        except BaseException:
            self.db.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        if "collections" in self.__dict__:
            self.collections.close()
        self.db.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one writer of this folder, and write all or nothing. Raises StoreError."""
        with writer_lock(self.settings.data_dir / "library.lock", self._wait), self.db.transaction():
            yield

    def _derive_again(self) -> None:
        """Cut and index the samples anew when they were by other rules; their texts stay as they are."""
        if self.db.state(_RULES) == RULES_VERSION:
            return
        with self.writing():
            if self.db.state(_RULES) != RULES_VERSION:
                kept = [self.get(summary.id) for summary in samples.summaries(self.db)]
                samples.delete_all(self.db)
                for sample in kept:
                    samples.put(self.db, read_again(sample, self.settings))
                self.db.put_state(_RULES, RULES_VERSION)

    def add(self, name: str, data: bytes, said: FrontMatter | None = None) -> tuple[SampleSummary, bool]:
        """Keep a file's sample. False, with what is kept already, when it is the same.

        ``said`` goes before the file's own front matter. Raises InputError (unreadable, empty, bad front matter,
        unknown genre) or StoreError; then nothing is kept.
        """
        return self.keep(read_sample(name, data, Origin.USER, self.settings, said))

    def keep(self, sample: Sample) -> tuple[SampleSummary, bool]:
        """As ``add``, what was read already (which may take seconds, and needs no library). Raises StoreError."""
        with self.writing():
            new = samples.put(self.db, sample)
            if not new:
                samples.claim(self.db, sample.id)
        return self.find(sample.id), new

    def add_path(self, path: Path, said: FrontMatter | None = None) -> tuple[SampleSummary, bool]:
        """As ``add``, from a file. Raises NotFoundError too."""
        return self.add(path.name, read_capped(path, self.settings), said)

    def remove(self, reference: str) -> SampleSummary:
        """Remove all of a sample. A file in a corpus folder stays, but is not taken in again until it changes.

        Raises as ``find``, and StoreError.
        """
        with self.writing():
            summary = self.find(reference)
            samples.delete(self.db, summary.id)
        return summary

    def list(self, genre: str | None = None) -> tuple[SampleSummary, ...]:
        """All samples, or those of a genre, by genre and name."""
        return samples.summaries(self.db, genre)

    def find(self, reference: str) -> SampleSummary:
        """The sample that an id, the start of one (four characters at least), a name or a title means.

        Raises NotFoundError ``sample_not_found`` or InputError ``sample_ambiguous``.
        """
        found = samples.matching(self.db, visible(reference).strip())
        if not found:
            message = f"样稿库里没有“{visible(reference)}”，请用 nigao samples list 查看编号和名称"
            raise NotFoundError("sample_not_found", message, sample=reference)
        if len(found) > 1:
            ids = "、".join(f"{item.id}（{item.name}）" for item in found[:5])
            raise InputError("sample_ambiguous", f"“{reference}”对应多份样稿：{ids}，请改用编号", sample=reference)
        return found[0]

    def get(self, reference: str) -> Sample:
        """The whole sample with its sections. Raises as ``find``."""
        sample = samples.sample(self.db, self.find(reference).id)
        assert sample is not None
        return sample

    def complete_vectors(self) -> None:
        """Give every section its vector, of the embedding that the settings name. Raises StoreError."""
        complete(self.db, self.embedding, self.writing, self.notify)

    @cached_property
    def matters(self) -> Matters:
        """Raises DataError when a matters file is wrong."""
        return load_matters(self.settings.corpus_dirs)

    @cached_property
    def vectors(self) -> VectorCache:
        return VectorCache(self.db)

    @cached_property
    def collections(self) -> CollectionIndex:
        return CollectionIndex(self.db, self.settings, self.writing, self.notify, self.exact // 2)

    @cached_property
    def embedding(self) -> Embedding:
        """What the settings name; read when first needed. Raises StoreError."""
        return choose_embedding(self.settings)

    def genres(self) -> builtins.list[str]:
        """The genres of which there is a section."""
        return samples.genres(self.db)


def _silent(message: str) -> None:
    """Nobody asked to be told."""
