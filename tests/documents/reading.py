"""How the tests read a text: the bundled genres, lexicon and noise rules."""

from functools import cache

from service.documents.document import Document
from service.documents.furniture.noise_rules import NoiseRules, load_noise_rules
from service.documents.genres import load_genres
from service.documents.lines.joining import join_lines
from service.documents.lines.lines import Line, read_lines
from service.documents.parse import parse
from service.documents.source import SourceText
from service.settings import BUNDLED_CORPUS
from service.text.lexicon.lexicon import load_lexicon

DIRS = (BUNDLED_CORPUS,)


def read(text: str, name: str = "稿件.txt") -> Document:
    """A text read as a document."""
    return parse(SourceText(name, text), load_genres(DIRS), load_lexicon(DIRS))


@cache
def rules() -> NoiseRules:
    """The bundled rules of noise."""
    return load_noise_rules(DIRS)


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text without noise, stray breaks healed."""
    return join_lines(read_lines(text))


def outline(document: Document) -> list[tuple[int, str | None, str, str]]:
    """Headings as (level, number, title, how): how is "" for one that stands alone, "连排" run-in, "推断" inferred."""
    return [
        (h.level, h.number, h.title, "连排" if h.run_in else "推断" if h.inferred else "") for h in document.headings
    ]


def points(document: Document) -> list[tuple[str, str | None]]:
    """Points as (number, theme)."""
    return [(p.number, p.theme) for p in document.points]
