"""The vectors of sections, of one embedding at a time, and which sections still lack theirs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from service.grounding.store.database import Database, integer
from service.grounding.store.samples import Facets

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_EMBEDDING = "embedding"


def embedding_name(db: Database) -> str | None:
    """By which embedding the vectors were made; None before the first."""
    return db.state(_EMBEDDING)


def start_anew(db: Database, name: str) -> None:
    """Forget all vectors, and what was derived from them, for another embedding. Call inside a transaction."""
    db.execute("DELETE FROM vectors")
    db.execute("DELETE FROM collections")
    db.execute("INSERT OR IGNORE INTO unembedded SELECT id FROM sections")
    db.put_state(_EMBEDDING, name)


def dimensions(db: Database) -> int | None:
    """How long the vectors are; None where there are none."""
    rows = db.rows("SELECT length(vector) / 4 FROM vectors ORDER BY section_id LIMIT 1")
    return integer(rows[0][0]) if rows else None


def lacking(db: Database, limit: int) -> list[int]:
    """At most ``limit`` sections without a vector."""
    rows = db.rows("SELECT section_id FROM unembedded ORDER BY section_id LIMIT ?", (limit,))
    return [integer(row[0]) for row in rows]


def count_lacking(db: Database) -> int:
    return integer(db.rows("SELECT count(*) FROM unembedded")[0][0])


def put(db: Database, section_ids: Sequence[int], vectors: "NDArray[np.float32]") -> None:
    """Keep one row of ``vectors`` for each section that still stands. Call inside a transaction."""
    db.execute_each(
        "INSERT OR REPLACE INTO vectors SELECT id, ? FROM sections WHERE id = ?",
        [(row.astype("<f4").tobytes(), section_id) for section_id, row in zip(section_ids, vectors, strict=True)],
    )
    db.execute_each("DELETE FROM unembedded WHERE section_id = ?", [(section_id,) for section_id in section_ids])


def count(db: Database, genre: str | None = None, after: int = 0) -> tuple[int, int]:
    """How many vectors of a genre there are of sections after one, and the last section among them."""
    rows = db.rows(
        "SELECT count(*), coalesce(max(v.section_id), 0) FROM vectors v JOIN sections c ON c.id = v.section_id"
        " WHERE (?1 IS NULL OR +c.genre = ?1) AND v.section_id > ?2",
        (genre, after),
    )
    return integer(rows[0][0]), integer(rows[0][1])


def read(
    db: Database, facets: Facets, after: int = 0, limit: int = -1
) -> "tuple[NDArray[np.int64], NDArray[np.float32]]":
    """Section ids in order with their vectors, one row each, of sections after one, at most ``limit``."""
    import numpy as np

    condition, values = facets.condition()
    rows = db.rows(
        f"SELECT v.section_id, v.vector FROM sections c JOIN vectors v ON v.section_id = c.id WHERE {condition}"
        " AND c.id > ? ORDER BY c.id LIMIT ?",
        [*values, after, limit],
    )
    ids = np.array([row[0] for row in rows], dtype=np.int64)
    matrix = np.frombuffer(b"".join(bytes(row[1]) for row in rows), dtype="<f4")  # type: ignore[call-overload]
    return ids, matrix.reshape(len(rows), len(matrix) // max(len(rows), 1))
