"""What ``nigao inspect`` shows: a file read and understood, as JSON or as a readable tree."""

from collections.abc import Sequence
from typing import Any

from service.documents.document import Document, Slot
from service.documents.genres import load_genres
from service.documents.parse import parse
from service.documents.tree import render_tree
from service.settings import Settings
from service.text.range import Range

__all__ = ["as_json", "inspect_bytes", "inspect_tree", "read_document", "render_tree"]


def inspect_bytes(name: str, data: bytes, *, blank: bool = False, settings: Settings | None = None) -> dict[str, Any]:
    """The JSON of ``nigao inspect``. Offsets are code points in ``text``. Raises InputError for an unreadable file.

    With ``blank`` also ``slots``: what a finished document holds, each with its former value.
    """
    used = settings or Settings()
    document = read_document(name, data, used)
    shown = as_json(document)
    if blank:
        shown["slots"] = [_slot(slot, former=True) for slot in _blanked(document, used)]
    return shown


def inspect_tree(name: str, data: bytes, *, blank: bool = False, settings: Settings | None = None) -> str:
    """The readable tree of ``nigao inspect``, with ``blank`` also the slots. Raises InputError as ``inspect_bytes``."""
    used = settings or Settings()
    document = read_document(name, data, used)
    return render_tree(document, load_genres(used.corpus_dirs), _blanked(document, used) if blank else None)


def read_document(name: str, data: bytes, settings: Settings) -> Document:
    """A file read and understood. Raises InputError for an unreadable file."""
    from service.documents.furniture.noise_rules import load_noise_rules
    from service.documents.readers import read_bytes
    from service.text.lexicon.lexicon import load_lexicon

    source = read_bytes(name, data, settings)
    dirs = settings.corpus_dirs
    return parse(source, load_genres(dirs), load_lexicon(dirs), load_noise_rules(dirs))


def as_json(document: Document) -> dict[str, Any]:
    """A document as plain values, without ``slots``."""
    return {
        "text": document.text,
        "genre": document.genre,
        "genre_confidence": document.genre_confidence,
        "title": document.title,
        "addressee": document.addressee,
        "signature": {"organ": document.signature.organ, "date": document.signature.date},
        "parts": [{"title": p.title, "genre": p.genre, "start": p.start, "end": p.end} for p in document.parts],
        "headings": [
            {
                "level": h.level,
                "number": h.number,
                "title": h.title,
                "run_in": h.run_in,
                "inferred": h.inferred,
                "start": h.start,
                "end": h.end,
            }
            for h in document.headings
        ],
        "points": [{"number": p.number, "theme": p.theme, "start": p.start, "end": p.end} for p in document.points],
        "placeholders": [_slot(slot) for slot in document.placeholders],
        "tables": [{"rows": [list(row) for row in t.rows], "start": t.start, "end": t.end} for t in document.tables],
        "noise": [{"text": n.text, "start": n.start, "end": n.end} for n in document.noise],
    }


def _slot(slot: Slot, former: bool = False) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "text": slot.text,
        "type": str(slot.type),
        "unit": slot.unit,
        "approximator": slot.approximator,
        "label": slot.label,
        "start": slot.start,
        "end": slot.end,
        "runs": [list(run) for run in slot.runs],
    }
    if former:
        shown["former"] = slot.former
    return shown


def _blanked(document: Document, settings: Settings) -> Sequence[Slot]:
    """The slots of a document, noise apart. Debris inside a sentence does not part it."""
    from service.documents.blanking.blanking import blank
    from service.text.lexicon.lexicon import load_lexicon

    regions: list[Range] = []
    at = 0
    for noise in document.noise:
        if noise.kind != "debris":
            regions.append(Range(at, noise.start))
            at = noise.end
    regions.append(Range(at, len(document.text)))
    kept = [Range(start, end) for start, end in regions if start < end]
    return blank(document.text, load_lexicon(settings.corpus_dirs), kept)
