"""Whether a library is whole: what must hold between its tables, whatever happened to the processes that wrote it."""

from collections import Counter

from service.grounding.lexical.terms import characters
from service.grounding.store import words
from service.grounding.store.database import Database, integer

_BATCH = 500
_ORPHANS = (
    ("sections without a sample", "SELECT count(*) FROM sections WHERE sample_id NOT IN (SELECT id FROM samples)"),
    ("samples without a section", "SELECT count(*) FROM samples WHERE id NOT IN (SELECT sample_id FROM sections)"),
    ("words without a section", "SELECT count(*) FROM words WHERE rowid NOT IN (SELECT id FROM sections)"),
    ("sections without words", "SELECT count(*) FROM sections WHERE id NOT IN (SELECT rowid FROM words)"),
    ("vectors without a section", "SELECT count(*) FROM vectors WHERE section_id NOT IN (SELECT id FROM sections)"),
    (
        "sections neither with a vector nor noted as lacking one",
        "SELECT count(*) FROM sections WHERE id NOT IN (SELECT section_id FROM vectors)"
        " AND id NOT IN (SELECT section_id FROM unembedded)",
    ),
    (
        "facets miscounted",
        "SELECT count(*) FROM (SELECT genre, level, role, sections FROM facets WHERE sections != 0 EXCEPT"
        " SELECT genre, level, role, count(*) FROM sections GROUP BY genre, level, role)",
    ),
)


def problems(db: Database) -> list[str]:
    """What is not as it must be; empty for a whole library. Reads everything. Raises StoreError."""
    found = [str(row[0]) for row in db.rows("PRAGMA integrity_check") if row[0] != "ok"]
    db.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    for what, query in _ORPHANS:
        count = integer(db.rows(query)[0][0])
        if count:
            found.append(f"{what}: {count}")
    if _characters_counted(db) != {str(r[0]): integer(r[1]) for r in db.rows("SELECT * FROM characters") if r[1]}:
        found.append("characters miscounted")
    return found


def _characters_counted(db: Database) -> dict[str, int]:
    counted: Counter[str] = Counter()
    ids = [integer(row[0]) for row in db.rows("SELECT id FROM sections")]
    for at in range(0, len(ids), _BATCH):
        for section in words.texts(db, ids[at : at + _BATCH]).values():
            counted.update({*characters(section.with_headings_once), words.TOTAL})
    return dict(counted)
