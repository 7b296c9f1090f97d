"""Cases of attachment: facts, and true texts made of them with every value's fact known."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from service.brief import Brief
from service.checks.brief_index import BriefIndex
from service.checks.context import CheckContext
from service.datafile import load_entries
from service.documents.genres import Genre
from service.draft import Block, Span
from service.facts.sheet import FactSheet, FactValue, read_sheet
from service.text.lexicon.lexicon import Lexicon

CASES = Path(__file__).parent
SPLITS = ("dev", "held", "blind")
_TOKEN = re.compile(r"\{(?P<fact>[a-z]\d+) (?P<text>[^}]+)\}")


class CaseEntry(BaseModel):
    """One office's facts by id, and texts: ``{f1 12次}`` stands for that value of fact f1."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    genre: str
    unit: str
    level: str
    period: str
    facts: Mapping[str, str] = Field(min_length=1)
    texts: tuple[str, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a text, or a value of a fact where it stands."""

    text: str
    value: FactValue | None = None


@dataclass(frozen=True)
class Case:
    """A case with its facts read."""

    entry: CaseEntry
    brief_index: BriefIndex

    @property
    def sheet(self) -> FactSheet:
        return self.brief_index.sheet

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """A text as words and values. Raises KeyError where a token names what its fact does not have."""
        found: list[Piece] = []
        at = 0
        for token in _TOKEN.finditer(text):
            values = self.sheet.by_id[token["fact"]].values
            value = next((each for each in values if each.value.text == token["text"]), None)
            if value is None:
                raise KeyError(f"{self.entry.id}: {token[0]} of {[each.value.text for each in values]}")
            found += [Piece(text[at : token.start()]), Piece(value.value.text, value)]
            at = token.end()
        return (*found, Piece(text[at:]))

    def context(self, pieces: Sequence[Piece]) -> CheckContext:
        """A draft of one paragraph, its values under spans, as text that was written freely."""
        block = Block("b1", "paragraph", "".join(piece.text for piece in pieces), spans=spans_of(pieces))
        return CheckContext((block,), self.brief_index, written_freely=True, proved=True)


def spans_of(pieces: Sequence[Piece]) -> tuple[Span, ...]:
    """The spans of the values among pieces that stand one after the other."""
    spans: list[Span] = []
    at = 0
    for piece in pieces:
        if piece.value is not None:
            spans.append(Span(at, at + len(piece.text), "fact", piece.value.id))
        at += len(piece.text)
    return tuple(spans)


def load_split(split: str) -> tuple[CaseEntry, ...]:
    """The offices of a split. Raises DataError."""
    return load_entries(CASES / f"{split}.yaml", CaseEntry)


def case_of(entry: CaseEntry, genres: Mapping[str, Genre], lexicon: Lexicon) -> Case:
    """An office's facts, read."""
    brief = Brief.model_validate(
        {
            "genre": entry.genre,
            "unit": entry.unit,
            "level": entry.level,
            "period": entry.period,
            "section": {"heading": "工作情况"},
            "facts": [{"id": key, "statement": text} for key, text in entry.facts.items()],
        }
    )
    return Case(entry, BriefIndex(brief, read_sheet(brief.facts, lexicon), genres[entry.genre], lexicon))
