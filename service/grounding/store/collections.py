"""Which Chroma collections there are: one a genre, each complete when it stands here."""

from dataclasses import dataclass

from service.grounding.store.database import Database, integer

_LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class Collection:
    """``place`` is where it was built; it holds ``sections`` vectors of one embedding, up to ``last_section``."""

    genre: str
    place: str
    embedding: str
    last_section: int
    sections: int


def get(db: Database, genre: str) -> Collection | None:
    rows = db.rows("SELECT place, embedding, last_section, sections FROM collections WHERE genre = ?", (genre,))
    if not rows:
        return None
    row = rows[0]
    return Collection(genre, str(row[0]), str(row[1]), integer(row[2]), integer(row[3]))


def places(db: Database) -> set[str]:
    return {str(row[0]) for row in db.rows("SELECT place FROM collections")}


def put(db: Database, collection: Collection) -> None:
    """Call inside a transaction."""
    db.execute(
        "INSERT OR REPLACE INTO collections VALUES (?, ?, ?, ?, ?)",
        (collection.genre, collection.place, collection.embedding, collection.last_section, collection.sections),
    )


def drop(db: Database, genre: str) -> None:
    """Call inside a transaction."""
    db.execute("DELETE FROM collections WHERE genre = ?", (genre,))


def library_id(db: Database, proposed: str) -> str:
    """What tells this library's collections from others' on one server; ``proposed`` the first time."""
    if db.state(_LIBRARY) is None:
        db.execute("INSERT OR IGNORE INTO state VALUES (?, ?)", (_LIBRARY, proposed))
    return db.state(_LIBRARY) or proposed
