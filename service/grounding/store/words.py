"""The words of sections in an FTS5 table, and in how many sections each character stands."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from service.grounding.lexical.terms import characters, terms
from service.grounding.sample import Sample, SampleSection
from service.grounding.section_text import SectionText
from service.grounding.store.database import Database, integer, number

if TYPE_CHECKING:
    from service.grounding.store.samples import Facets

TOTAL = ""


def put(db: Database, section_id: int, sample: Sample, section: SampleSection) -> None:
    """Index one section. Call inside a transaction."""
    facets = [f"genre_{section.genre}", f"role_{section.role}"] + ([f"level_{sample.level}"] if sample.level else [])
    title, heading = sample.title or sample.name, "，".join(section.path)
    db.execute(
        "INSERT INTO words (rowid, title, heading, body, facets) VALUES (?, ?, ?, ?, ?)",
        (section_id, *(" ".join(terms(text)) for text in (title, heading, section.text)), " ".join(facets)),
    )


def delete(db: Database, section_ids: Sequence[int]) -> None:
    """Call inside a transaction."""
    db.execute_each("DELETE FROM words WHERE rowid = ?", [(section_id,) for section_id in section_ids])


def search(
    db: Database, asked: Iterable[str], facets: "Facets", weights: tuple[float, float, float], limit: int
) -> list[tuple[int, float]]:
    """Section ids with their BM25 scores (higher is better), best first; ties by id.

    ``weights`` of a word in the title, in a heading above the section, and in the section.
    """
    query = " OR ".join('"' + term.replace('"', '""') + '"' for term in asked)
    if not query:
        return []
    narrowed = "".join(
        f' AND facets : "{name}_{value}"'
        for name, value in (("genre", facets.genre), ("level", facets.level), ("role", facets.role))
        if value is not None
    )
    rows = db.rows(
        "SELECT rowid, -bm25(words, ?, ?, ?, 0.0) AS score FROM words WHERE words MATCH ?"
        " ORDER BY score DESC, rowid LIMIT ?",
        (*weights, f"{{title heading body}} : ({query}){narrowed}", limit),
    )
    return [(integer(row[0]), number(row[1])) for row in rows]


def count_characters(db: Database, sections: Iterable[SectionText], sign: int) -> None:
    """Count sections in (``sign`` 1) or out (-1). Call inside a transaction."""
    counted: Counter[str] = Counter()
    for section in sections:
        counted.update(set(characters(section.with_headings_once)))
        counted[TOTAL] += 1
    db.execute_each(
        "INSERT INTO characters VALUES (?, ?) ON CONFLICT DO UPDATE SET sections = sections + excluded.sections",
        [(character, sign * count) for character, count in counted.items()],
    )


def character_counts(db: Database, asked: Sequence[str]) -> tuple[dict[str, int], int]:
    """In how many sections each of some characters stands, and how many sections there are."""
    marks = ",".join("?" * (len(asked) + 1))
    rows = db.rows(f"SELECT character, sections FROM characters WHERE character IN ({marks})", [*asked, TOTAL])
    counts = {str(row[0]): integer(row[1]) for row in rows}
    return counts, counts.pop(TOTAL, 0)


def sections_with(db: Database, asked: Sequence[str]) -> dict[str, int]:
    """In how many sections each of some words stands; a word that is nowhere is left out."""
    db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, row)")
    marks = ",".join("?" * len(asked))
    rows = db.rows(f"SELECT term, doc FROM vocabulary WHERE term IN ({marks})", asked)
    return {str(row[0]): integer(row[1]) for row in rows}


def texts(db: Database, section_ids: Sequence[int]) -> dict[int, SectionText]:
    """What sections are searched and embedded by, by id."""
    marks = ",".join("?" * len(section_ids))
    rows = db.rows(
        "SELECT c.id, coalesce(s.title, s.name), c.path, c.text FROM sections c JOIN samples s ON s.id = c.sample_id"
        f" WHERE c.id IN ({marks})",
        section_ids,
    )
    return {integer(row[0]): SectionText(str(row[1]), tuple(json.loads(str(row[2]))), str(row[3])) for row in rows}
