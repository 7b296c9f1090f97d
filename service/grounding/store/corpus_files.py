"""What was last seen of the files in the corpus folders."""

from dataclasses import dataclass

from service.grounding.store.database import Database, integer, optional_text


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """``size`` in bytes, ``modified`` in nanoseconds; ``sample_id`` is None where the file could not be used."""

    path: str
    size: int
    modified: int
    sample_id: str | None


def corpus_files(db: Database) -> dict[str, CorpusFile]:
    """By path."""
    rows = db.rows("SELECT path, size, modified, sample_id FROM corpus_files")
    files = (CorpusFile(str(row[0]), integer(row[1]), integer(row[2]), optional_text(row[3])) for row in rows)
    return {file.path: file for file in files}


def put(db: Database, file: CorpusFile) -> None:
    """Call inside a transaction."""
    db.execute(
        "INSERT OR REPLACE INTO corpus_files VALUES (?, ?, ?, ?)",
        (file.path, file.size, file.modified, file.sample_id),
    )


def drop(db: Database, path: str) -> None:
    """Call inside a transaction."""
    db.execute("DELETE FROM corpus_files WHERE path = ?", (path,))
