"""Samples and their sections: kept, removed, listed and read."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.brief import Level
from service.grounding.sample import Hit, Origin, Role, Sample, SampleSection, SampleSummary
from service.grounding.section_text import SectionText
from service.grounding.store import words
from service.grounding.store.database import Database, Row, integer, optional_text

_SUMMARY = """
    SELECT s.id, s.name, s.title, s.genre, s.level, s.office, s.origin, length(s.text),
           (SELECT count(*) FROM sections WHERE sample_id = s.id)
    FROM samples s
"""
_NO_LEVEL = ""


@dataclass(frozen=True, slots=True)
class Facets:
    """What a search is narrowed to; None narrows nothing."""

    genre: str | None = None
    level: Level | None = None
    role: Role | None = None

    def condition(self) -> tuple[str, list[object]]:
        """As an SQL condition over the columns of sections or facets, with its values."""
        named = (("genre", self.genre), ("level", self.level), ("role", self.role))
        set_ones = [(name, value) for name, value in named if value is not None]
        return " AND ".join(f"{name} = ?" for name, _ in set_ones) or "1", [value for _, value in set_ones]


def put(db: Database, sample: Sample) -> bool:
    """Keep a sample with its sections and their words; False when it is kept already. Call inside a transaction."""
    if origin(db, sample.id) is not None:
        return False
    db.execute(
        "INSERT INTO samples VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (sample.id, sample.name, sample.title, sample.genre, sample.level, sample.office, sample.notation,
         sample.origin, sample.text),
    )  # fmt: skip
    level = sample.level or _NO_LEVEL
    for section in sample.sections:
        path = json.dumps(section.path, ensure_ascii=False)
        section_id = db.execute(
            "INSERT INTO sections (sample_id, ordinal, genre, level, role, path, text, first, last)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (sample.id, section.ordinal, section.genre, level, section.role, path, section.text, section.start,
             section.end),
        )  # fmt: skip
        db.execute("INSERT INTO unembedded VALUES (?)", (section_id,))
        words.put(db, section_id, sample, section)
    title = sample.title or sample.name
    words.count_characters(db, (SectionText(title, s.path, s.text) for s in sample.sections), 1)
    _count_facets(db, ((s.genre, level, s.role) for s in sample.sections), 1)
    return True


def delete(db: Database, sample_id: str) -> None:
    """Remove a sample with everything that was made of it. Call inside a transaction."""
    sections = db.rows("SELECT id, genre, level, role FROM sections WHERE sample_id = ?", (sample_id,))
    ids = [integer(row[0]) for row in sections]
    words.count_characters(db, words.texts(db, ids).values(), -1)
    words.delete(db, ids)
    _count_facets(db, ((str(row[1]), str(row[2]), str(row[3])) for row in sections), -1)
    db.execute("DELETE FROM samples WHERE id = ?", (sample_id,))


def delete_all(db: Database) -> None:
    """Remove all samples, whatever they were indexed by. Call inside a transaction."""
    for table in ("words", "characters", "facets", "collections", "samples"):
        db.execute(f"DELETE FROM {table}")


def origin(db: Database, sample_id: str) -> Origin | None:
    """None when the sample is not kept."""
    rows = db.rows("SELECT origin FROM samples WHERE id = ?", (sample_id,))
    return Origin(str(rows[0][0])) if rows else None


def claim(db: Database, sample_id: str) -> None:
    """Mark a sample as the user's own. Call inside a transaction."""
    db.execute("UPDATE samples SET origin = ? WHERE id = ?", (Origin.USER, sample_id))


def summaries(db: Database, genre: str | None = None) -> tuple[SampleSummary, ...]:
    rows = db.rows(f"{_SUMMARY} WHERE ?1 IS NULL OR s.genre = ?1 ORDER BY s.genre, s.name, s.id", (genre,))
    return tuple(_summary(row) for row in rows)


def matching(db: Database, reference: str) -> tuple[SampleSummary, ...]:
    """The samples that a reference may mean, the surest kind of match only: id, name, title, start of an id."""
    for condition in ("s.id = ?", "s.name = ?", "s.title = ?"):
        rows = db.rows(f"{_SUMMARY} WHERE {condition} ORDER BY s.id", (reference,))
        if rows:
            return tuple(_summary(row) for row in rows)
    if len(reference) < 4 or not (reference.isascii() and reference.isalnum()):
        return ()
    return tuple(_summary(row) for row in db.rows(f"{_SUMMARY} WHERE s.id GLOB ? ORDER BY s.id", (f"{reference}*",)))


def sample(db: Database, sample_id: str) -> Sample | None:
    rows = db.rows(
        "SELECT id, name, title, genre, level, office, notation, origin, text FROM samples WHERE id = ?", (sample_id,)
    )
    if not rows:
        return None
    sections = db.rows(
        "SELECT ordinal, path, role, genre, text, first, last FROM sections WHERE sample_id = ? ORDER BY ordinal",
        (sample_id,),
    )
    row = rows[0]
    return Sample(
        str(row[0]), str(row[1]), optional_text(row[2]), str(row[3]), _level(row[4]), optional_text(row[5]),
        optional_text(row[6]), Origin(str(row[7])), str(row[8]), tuple(_section(each) for each in sections),
    )  # fmt: skip


def hits(db: Database, scored: Sequence[tuple[int, float]]) -> list[Hit]:
    """What a search answers, in the order given; a section that is gone is left out."""
    marks = ",".join("?" * len(scored))
    rows = db.rows(
        "SELECT c.id, c.sample_id, s.name, c.path, c.text, c.genre, c.level, c.role, c.first, c.last"
        f" FROM sections c JOIN samples s ON s.id = c.sample_id WHERE c.id IN ({marks})",
        [section_id for section_id, _ in scored],
    )
    by_id = {row[0]: row for row in rows}
    return [_hit(by_id[section_id], score) for section_id, score in scored if section_id in by_id]


def count_sections(db: Database, facets: Facets) -> int:
    condition, values = facets.condition()
    return integer(db.rows(f"SELECT coalesce(sum(sections), 0) FROM facets WHERE {condition}", values)[0][0])


def standing(db: Database, section_ids: Sequence[int], facets: Facets) -> set[int]:
    """Those of some sections that there are and that the facets let through."""
    condition, values = facets.condition()
    marks = ",".join("?" * len(section_ids))
    rows = db.rows(f"SELECT id FROM sections WHERE id IN ({marks}) AND {condition}", [*section_ids, *values])
    return {integer(row[0]) for row in rows}


def genres(db: Database) -> list[str]:
    """The genres of which there is a section."""
    return [str(row[0]) for row in db.rows("SELECT DISTINCT genre FROM facets WHERE sections > 0 ORDER BY genre")]


def _count_facets(db: Database, facets: Iterable[tuple[str, str, str]], sign: int) -> None:
    db.execute_each(
        "INSERT INTO facets VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET sections = sections + excluded.sections",
        [(*facet, sign * count) for facet, count in Counter(facets).items()],
    )


def _level(value: object) -> Level | None:
    return Level(str(value)) if value else None


def _summary(row: Row) -> SampleSummary:
    return SampleSummary(
        str(row[0]), str(row[1]), optional_text(row[2]), str(row[3]), _level(row[4]), optional_text(row[5]),
        Origin(str(row[6])), integer(row[7]), integer(row[8]),
    )  # fmt: skip


def _section(row: Row) -> SampleSection:
    path = tuple(json.loads(str(row[1])))
    return SampleSection(
        integer(row[0]), path, Role(str(row[2])), str(row[3]), str(row[4]), integer(row[5]), integer(row[6])
    )


def _hit(row: Row, score: float) -> Hit:
    return Hit(
        str(row[1]), str(row[2]), tuple(json.loads(str(row[3]))), str(row[4]), score, str(row[5]), _level(row[6]),
        Role(str(row[7])), integer(row[8]), integer(row[9]),
    )  # fmt: skip
