"""One connection to the library's SQLite file, its schema, and its errors in words that a clerk understands.

Samples, sections, words and vectors are the truth; the Chroma index is derived from them. WAL with synchronous=FULL:
what is committed survives a killed process, what is not leaves nothing.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from service.errors import StoreError

_SCHEMA_VERSION = 2
_SCHEMA = """
CREATE TABLE samples (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, title TEXT, genre TEXT NOT NULL, level TEXT, office TEXT, notation TEXT,
    origin TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE sections (
    id INTEGER PRIMARY KEY AUTOINCREMENT, sample_id TEXT NOT NULL REFERENCES samples ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, genre TEXT NOT NULL, level TEXT NOT NULL, role TEXT NOT NULL, path TEXT NOT NULL,
    text TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL
);
CREATE INDEX sections_by_sample ON sections (sample_id, ordinal);
CREATE INDEX sections_by_facet ON sections (genre, role, level);
CREATE TABLE facets (
    genre TEXT NOT NULL, level TEXT NOT NULL, role TEXT NOT NULL, sections INTEGER NOT NULL,
    PRIMARY KEY (genre, level, role)
);
CREATE VIRTUAL TABLE words USING fts5 (
    title, heading, body, facets, tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
);
CREATE TABLE characters (character TEXT PRIMARY KEY, sections INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE vectors (
    section_id INTEGER PRIMARY KEY REFERENCES sections ON DELETE CASCADE, vector BLOB NOT NULL
);
CREATE TABLE unembedded (section_id INTEGER PRIMARY KEY REFERENCES sections ON DELETE CASCADE);
CREATE TABLE collections (
    genre TEXT PRIMARY KEY, place TEXT NOT NULL, embedding TEXT NOT NULL, last_section INTEGER NOT NULL,
    sections INTEGER NOT NULL
);
CREATE TABLE corpus_files (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, sample_id TEXT
);
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL);
"""

Row = tuple[object, ...]


class Database:
    """Not shared between threads."""

    def __init__(self, path: Path) -> None:
        """Open or create. Raises StoreError ``no_data_dir``, ``library_unusable``, ``library_of_another_version``."""
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = (
                f"数据文件夹 {path.parent} 建不了：它或它的上一级不是文件夹，或没有权限。"
                "可用环境变量 NIGAO_DATA_DIR 换一处"
            )
            raise StoreError("no_data_dir", message, path=str(path.parent)) from error
        with self._clear_errors():
            self._connection = sqlite3.connect(path, isolation_level=None, timeout=10.0)
            self._refuse_what_is_not_ours()  # before anything is written, were it only how the file is journalled
            self._connection.executescript(
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536;"
            )
        if self._version() == 0:
            with self.transaction():
                if self._version() == 0:
                    for statement in _SCHEMA.split(";\n"):
                        self.execute(statement)
                    self.execute(f"PRAGMA user_version={_SCHEMA_VERSION}")

    def _refuse_what_is_not_ours(self) -> None:
        """Raise StoreError for a file that another version, or another program, has made; leave it as it is."""
        made = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not made or self._version() == _SCHEMA_VERSION:
            return
        self.close()
        message = (
            f"样稿库 {self._path} 由另一版本的程序建立。请换用那个版本，或把它移走：程序会重新建立，"
            "自己添加的样稿需再添加一次"
        )
        raise StoreError("library_of_another_version", message, path=str(self._path))

    def close(self) -> None:
        self._connection.close()

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows of a query. Raises StoreError."""
        with self._clear_errors():
            return self._connection.execute(sql, tuple(values)).fetchall()

    def execute(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run a statement; the id of the row that it inserted, if any. Raises StoreError."""
        with self._clear_errors():
            return self._connection.execute(sql, tuple(values)).lastrowid or 0

    def execute_each(self, sql: str, values: Iterable[Sequence[object]]) -> None:
        """Run a statement for each of many values. Raises StoreError."""
        with self._clear_errors():
            self._connection.executemany(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside, or nothing. Raises StoreError."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            self._connection.rollback()
            raise

    def revision(self) -> tuple[int, int]:
        """Differs from what it was before whenever anything was written, by this connection or another."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0]), self._connection.total_changes

    def state(self, key: str) -> str | None:
        rows = self.rows("SELECT value FROM state WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else None

    def put_state(self, key: str, value: str) -> None:
        self.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))

    def _version(self) -> int:
        version = self.rows("PRAGMA user_version")[0][0]
        return version if isinstance(version, int) else 0

    @contextmanager
    def _clear_errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.DatabaseError, OSError) as error:
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                message = "样稿库正由另一个程序写入，请等它结束后再试一次"
                raise StoreError("library_busy", message, path=str(self._path)) from error
            message = (
                f"样稿库 {self._path} 打不开或写不进（{error}）。请检查磁盘空间和文件夹权限；"
                "文件已损坏时把它移走，程序会重新建立，自己添加的样稿需再添加一次"
            )
            raise StoreError("library_unusable", message, path=str(self._path)) from error


def integer(value: object) -> int:
    """A column that holds integers."""
    assert isinstance(value, int)
    return value


def number(value: object) -> float:
    """A column that holds numbers."""
    assert isinstance(value, int | float)
    return float(value)


def optional_text(value: object) -> str | None:
    """A column that holds texts or nothing."""
    return None if value is None else str(value)
