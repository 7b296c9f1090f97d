"""The sample library's database: the one place in this room where SQL stands.

Samples, sections and vectors are the truth; the words table is written in the same transaction; the Chroma index is
derived. WAL with synchronous=FULL: what is committed survives a killed process, what is not leaves nothing.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from service.brief import Level
from service.errors import StoreError
from service.grounding.sample import Hit, Origin, Role, Sample, SampleSection, SampleSummary
from service.grounding.terms import terms

_SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE samples (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, title TEXT, genre TEXT NOT NULL, level TEXT, office TEXT, notation TEXT,
    origin TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE sections (
    id INTEGER PRIMARY KEY AUTOINCREMENT, sample_id TEXT NOT NULL REFERENCES samples ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, genre TEXT NOT NULL, level TEXT, role TEXT NOT NULL, path TEXT NOT NULL,
    text TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL
);
CREATE INDEX sections_by_sample ON sections (sample_id, ordinal);
CREATE INDEX sections_by_facet ON sections (genre, role, level);
CREATE VIRTUAL TABLE words USING fts5 (
    title, heading, body, facets, tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
);
CREATE TABLE corpus_files (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, sample_id TEXT
);
CREATE TABLE facts_about_index (key TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_SUMMARY = """
    SELECT s.id, s.name, s.title, s.genre, s.level, s.office, s.origin, length(s.text),
           (SELECT count(*) FROM sections WHERE sample_id = s.id)
    FROM samples s
"""


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """What was last seen of a file in a corpus folder; ``sample_id`` is None where it could not be used."""

    path: str
    size: int
    modified: int
    sample_id: str | None


@dataclass(frozen=True, slots=True)
class Facets:
    """What a search is narrowed to; None narrows nothing."""

    genre: str | None = None
    level: Level | None = None
    role: Role | None = None


class Store:
    """One connection to the database. Not shared between threads."""

    def __init__(self, path: Path) -> None:
        """Open or create. Raises StoreError ``library_unusable``."""
        with _clear_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._path = path
            self._db = sqlite3.connect(path, isolation_level=None, timeout=10.0)
            self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;")
            if self._version() == 0:
                with self.transaction():
                    if self._version() == 0:
                        for statement in _SCHEMA.split(";\n"):
                            self._db.execute(statement)
                        self._db.execute(f"PRAGMA user_version={_SCHEMA_VERSION}")
            if self._version() != _SCHEMA_VERSION:
                raise StoreError(
                    "library_newer", f"范文库 {path} 由另一版本的程序建立，请升级程序后再用", path=str(path)
                )

    def close(self) -> None:
        self._db.close()

    def _version(self) -> int:
        return int(self._db.execute("PRAGMA user_version").fetchone()[0])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside, or nothing. Raises StoreError."""
        with _clear_errors(self._path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                self._db.execute("ROLLBACK")
                raise

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        with _clear_errors(self._path):
            return self._db.execute(sql, tuple(values)).fetchall()

    def put(self, sample: Sample) -> bool:
        """Keep a sample with its sections and their terms; False when it is kept already. Call inside a transaction."""
        if self.origin(sample.id) is not None:
            return False
        self._db.execute(
            "INSERT INTO samples VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (sample.id, sample.name, sample.title, sample.genre, sample.level, sample.office, sample.notation,
             sample.origin, sample.text),
        )  # fmt: skip
        title = _joined(sample.title or sample.name)
        for section in sample.sections:
            path = json.dumps(section.path, ensure_ascii=False)
            row = self._db.execute(
                "INSERT INTO sections (sample_id, ordinal, genre, level, role, path, text, first, last)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (sample.id, section.ordinal, section.genre, sample.level, section.role, path, section.text,
                 section.start, section.end),
            )  # fmt: skip
            facets = _facets(Facets(section.genre, sample.level, section.role))
            self._db.execute(
                "INSERT INTO words (rowid, title, heading, body, facets) VALUES (?, ?, ?, ?, ?)",
                (row.lastrowid, title, _joined("，".join(section.path)), _joined(section.text), " ".join(facets)),
            )
        return True

    def delete(self, sample_id: str) -> None:
        """A sample with everything that was made of it. Call inside a transaction."""
        self._db.execute("DELETE FROM words WHERE rowid IN (SELECT id FROM sections WHERE sample_id = ?)", (sample_id,))
        self._db.execute("DELETE FROM samples WHERE id = ?", (sample_id,))

    def origin(self, sample_id: str) -> Origin | None:
        """None when the sample is not kept."""
        rows = self._rows("SELECT origin FROM samples WHERE id = ?", (sample_id,))
        return Origin(str(rows[0][0])) if rows else None

    def claim(self, sample_id: str) -> None:
        """Mark a sample as the user's own. Call inside a transaction."""
        self._db.execute("UPDATE samples SET origin = ? WHERE id = ?", (Origin.USER, sample_id))

    def summaries(self, genre: str | None = None) -> tuple[SampleSummary, ...]:
        rows = self._rows(f"{_SUMMARY} WHERE ? IS NULL OR s.genre = ? ORDER BY s.genre, s.name, s.id", (genre, genre))
        return tuple(_summary(row) for row in rows)

    def matching(self, reference: str) -> tuple[SampleSummary, ...]:
        """The samples that a reference may mean, the surest kind of match only: id, name, title, start of an id."""
        for condition in ("s.id = ?", "s.name = ?", "s.title = ?"):
            rows = self._rows(f"{_SUMMARY} WHERE {condition} ORDER BY s.id", (reference,))
            if rows:
                return tuple(_summary(row) for row in rows)
        if len(reference) < 4 or not reference.isalnum():
            return ()
        rows = self._rows(f"{_SUMMARY} WHERE s.id GLOB ? ORDER BY s.id", (f"{reference}*",))
        return tuple(_summary(row) for row in rows)

    def sample(self, sample_id: str) -> Sample | None:
        rows = self._rows(
            "SELECT id, name, title, genre, level, office, notation, origin, text FROM samples WHERE id = ?",
            (sample_id,),
        )
        if not rows:
            return None
        sections = self._rows(
            "SELECT ordinal, path, role, genre, text, first, last FROM sections WHERE sample_id = ? ORDER BY ordinal",
            (sample_id,),
        )
        return _sample(rows[0], sections)

    def search_words(
        self, asked: Iterable[str], facets: Facets, weights: tuple[float, float, float], limit: int
    ) -> list[tuple[int, float]]:
        """Section ids with their BM25 scores (higher is better), best first; ties by id."""
        query = " OR ".join(f'"{term}"' for term in dict.fromkeys(asked))
        if not query:
            return []
        narrowed = "".join(f' AND facets : "{facet}"' for facet in _facets(facets))
        rows = self._rows(
            "SELECT rowid, -bm25(words, ?, ?, ?, 0.0) AS score FROM words WHERE words MATCH ?"
            " ORDER BY score DESC, rowid LIMIT ?",
            (*weights, f"{{title heading body}} : ({query}){narrowed}", limit),
        )
        return [(_int(row[0]), _float(row[1])) for row in rows]

    def hits(self, scored: Sequence[tuple[int, float]]) -> list[Hit]:
        """What a search answers, in the order given."""
        marks = ",".join("?" * len(scored))
        rows = self._rows(
            "SELECT c.id, c.sample_id, s.name, c.path, c.text, c.genre, c.level, c.role, c.first, c.last"
            f" FROM sections c JOIN samples s ON s.id = c.sample_id WHERE c.id IN ({marks})",
            [section_id for section_id, _ in scored],
        )
        by_id = {row[0]: row for row in rows}
        return [_hit(by_id[section_id], score) for section_id, score in scored if section_id in by_id]

    def count_sections(self, facets: Facets) -> int:
        rows = self._rows(
            "SELECT count(*) FROM sections WHERE (?1 IS NULL OR genre = ?1) AND (?2 IS NULL OR level = ?2)"
            " AND (?3 IS NULL OR role = ?3)",
            (facets.genre, facets.level, facets.role),
        )
        return _int(rows[0][0])

    def genres(self) -> list[str]:
        return [str(row[0]) for row in self._rows("SELECT DISTINCT genre FROM sections ORDER BY genre")]

    def corpus_files(self) -> dict[str, CorpusFile]:
        rows = self._rows("SELECT path, size, modified, sample_id FROM corpus_files")
        return {str(row[0]): CorpusFile(str(row[0]), _int(row[1]), _int(row[2]), _text(row[3])) for row in rows}

    def put_corpus_file(self, file: CorpusFile) -> None:
        """Call inside a transaction."""
        self._db.execute(
            "INSERT OR REPLACE INTO corpus_files VALUES (?, ?, ?, ?)",
            (file.path, file.size, file.modified, file.sample_id),
        )

    def drop_corpus_file(self, path: str) -> None:
        """Call inside a transaction."""
        self._db.execute("DELETE FROM corpus_files WHERE path = ?", (path,))


@contextmanager
def _clear_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise StoreError(
                "library_busy", "范文库正由另一个程序写入，请等它结束后再试一次", path=str(path)
            ) from error
        raise _unusable(path, str(error)) from error
    except (sqlite3.DatabaseError, OSError) as error:
        raise _unusable(path, str(error)) from error


def _unusable(path: Path, reason: str) -> StoreError:
    message = (
        f"范文库 {path} 打不开或写不进（{reason}）。请检查磁盘空间和文件夹权限；"
        "文件已损坏时把它移走，程序会重新建立，自己添加的范文需再添加一次"
    )
    return StoreError("library_unusable", message, path=str(path))


def _joined(text: str) -> str:
    return " ".join(terms(text))


def _facets(facets: Facets) -> list[str]:
    named = (("genre", facets.genre), ("level", facets.level), ("role", facets.role))
    return [f"{name}_{value}" for name, value in named if value is not None]


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value


def _float(value: object) -> float:
    assert isinstance(value, float)
    return value


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _level(value: object) -> Level | None:
    return None if value is None else Level(str(value))


def _summary(row: tuple[object, ...]) -> SampleSummary:
    return SampleSummary(
        str(row[0]), str(row[1]), _text(row[2]), str(row[3]), _level(row[4]), _text(row[5]), Origin(str(row[6])),
        _int(row[7]), _int(row[8]),
    )  # fmt: skip


def _sample(row: tuple[object, ...], sections: list[tuple[object, ...]]) -> Sample:
    return Sample(
        str(row[0]), str(row[1]), _text(row[2]), str(row[3]), _level(row[4]), _text(row[5]), _text(row[6]),
        Origin(str(row[7])), str(row[8]),
        tuple(
            SampleSection(_int(s[0]), tuple(json.loads(str(s[1]))), Role(str(s[2])), str(s[3]), str(s[4]), _int(s[5]),
                          _int(s[6]))
            for s in sections
        ),
    )  # fmt: skip


def _hit(row: tuple[object, ...], score: float) -> Hit:
    return Hit(
        str(row[1]), str(row[2]), tuple(json.loads(str(row[3]))), str(row[4]), score, str(row[5]), _level(row[6]),
        Role(str(row[7])), _int(row[8]), _int(row[9]),
    )  # fmt: skip
