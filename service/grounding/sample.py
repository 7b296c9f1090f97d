"""The sample 范文 and its sections as values, and what a search answers."""

from dataclasses import dataclass
from enum import StrEnum

from service.brief import Level


class Role(StrEnum):
    """Where in its document a section stands: before the first heading, under a heading, after the last section."""

    OPENING = "opening"
    BODY = "body"
    CLOSING = "closing"


class Origin(StrEnum):
    """Whether a sample lies in a corpus folder (and goes when its file goes) or was added by the user."""

    BUNDLED = "bundled"
    USER = "user"


@dataclass(frozen=True, slots=True)
class SampleSection:
    """A stretch of a sample that is searched and shown as one: ``text == sample.text[start:end]``.

    The sections of a sample do not overlap. ``path`` are the heading titles from the top (empty for an opening or a
    closing; in a packet the part's title comes first); ``genre`` is the part's own genre in a packet.
    """

    ordinal: int
    path: tuple[str, ...]
    role: Role
    genre: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample as kept. ``text`` is the decoded text without front matter; ``id`` the start of its content's hash."""

    id: str
    name: str
    title: str | None
    genre: str
    level: Level | None
    office: str | None
    notation: str | None
    origin: Origin
    text: str
    sections: tuple[SampleSection, ...]


@dataclass(frozen=True, slots=True)
class SampleSummary:
    """A line of the list of samples; ``characters`` and ``sections`` are counts."""

    id: str
    name: str
    title: str | None
    genre: str
    level: Level | None
    office: str | None
    origin: Origin
    characters: int
    sections: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A section found. ``score`` is comparable within one answer only; ``start``/``end`` are offsets in the sample."""

    sample_id: str
    sample_name: str
    path: tuple[str, ...]
    text: str
    score: float
    genre: str
    level: Level | None
    role: Role
    start: int
    end: int
