"""The samples in the corpus folders, taken into the library: what is new or changed in, what is gone out."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from service.documents.readers.limits import read_capped
from service.errors import InputError
from service.grounding.sample import Origin, Sample
from service.grounding.sample_reading import read_sample
from service.grounding.store import corpus_files, samples
from service.grounding.store.corpus_files import CorpusFile
from service.grounding.store.database import Database
from service.settings import Settings

_SUFFIXES = (".md", ".txt", ".docx", ".pdf")


@dataclass(frozen=True, slots=True)
class _Seen:
    path: Path
    size: int
    modified: int


def sync(
    db: Database,
    writing: Callable[[], AbstractContextManager[None]],
    settings: Settings,
    notify: Callable[[str], None],
) -> None:
    """Bring the library to what the corpus folders hold; when nothing changed, only directory entries are read.

    A file that cannot be used is told to ``notify`` once and skipped until it changes. Raises StoreError.
    """
    seen = _samples_in(settings.corpus_dirs)
    if _same(seen, corpus_files.corpus_files(db)):
        return
    with writing():
        known = corpus_files.corpus_files(db)
        for name, file in seen.items():
            old = known.get(name)
            if old is None or (old.size, old.modified) != (file.size, file.modified):
                sample = _read(name, file.path, settings, notify)
                if old is not None and (sample is None or old.sample_id != sample.id):
                    _let_go(db, old.sample_id)
                if sample is not None and (old is None or old.sample_id != sample.id):
                    samples.put(db, sample)
                corpus_files.put(db, CorpusFile(name, file.size, file.modified, sample.id if sample else None))
        for name in known.keys() - seen.keys():
            _let_go(db, known[name].sample_id)
            corpus_files.drop(db, name)


def _samples_in(corpus_dirs: tuple[Path, ...]) -> dict[str, _Seen]:
    """By name, which is the path below ``samples``; a later folder's file of the same name wins."""
    found: dict[str, _Seen] = {}
    for corpus_dir in corpus_dirs:
        root = corpus_dir / "samples"
        for path in sorted(root.rglob("*")) if root.is_dir() else ():
            if path.suffix.lower() in _SUFFIXES and path.is_file():
                stat = path.stat()
                found[path.relative_to(root).as_posix()] = _Seen(path, stat.st_size, stat.st_mtime_ns)
    return found


def _same(seen: dict[str, _Seen], known: dict[str, CorpusFile]) -> bool:
    return {name: (file.size, file.modified) for name, file in seen.items()} == {
        name: (file.size, file.modified) for name, file in known.items()
    }


def _read(name: str, path: Path, settings: Settings, notify: Callable[[str], None]) -> Sample | None:
    try:
        return read_sample(name, read_capped(path, settings), Origin.BUNDLED, settings)
    except InputError as error:
        notify(f"样稿文件 {path} 未能使用：{error.message}")
        return None


def _let_go(db: Database, sample_id: str | None) -> None:
    """Remove a sample whose file is gone, unless the user added it too."""
    if sample_id is not None and samples.origin(db, sample_id) is Origin.BUNDLED:
        samples.delete(db, sample_id)
