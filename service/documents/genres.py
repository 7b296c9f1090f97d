"""Genres (文种) as data: what a document of each genre consists of, and by what it is recognised."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from service.datafile import load_one
from service.errors import DataError

PartName = Literal[
    "contents", "title", "addressee", "opening", "body", "table", "closing", "attachments", "signature", "notes"
]

Trait = Literal["parallel_headings", "salutation", "mostly_table", "labelled", "signed", "addressed"]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class GenrePart(_Closed):
    """A part of a document of the genre; the order of the list is the order on the page."""

    part: PartName
    required: bool


class GenreSection(_Closed):
    """A section of the body, by its usual name and other names for the same thing."""

    name: str = Field(min_length=1)
    required: bool
    other_names: tuple[str, ...] = ()


def _ordered(value: tuple[int, int]) -> tuple[int, int]:
    if not 0 <= value[0] < value[1]:
        raise ValueError("长度应写作 [最少, 最多]，最少小于最多")
    return value


Range = Annotated[tuple[int, int], AfterValidator(_ordered)]


class GenreLength(_Closed):
    """Usual lengths in characters as Word counts them (字数)."""

    section: Range
    document: Range


class Cue(_Closed):
    """Words that speak for the genre where they stand; each word counts once, all of one cue at most ``most`` times."""

    words: tuple[str, ...] = Field(min_length=1)
    weight: float = Field(gt=0, le=12)
    most: int = Field(default=1, ge=1, le=5)


class Absence(_Closed):
    """Words of which the body has fewer than ``fewer_than``: what is not there may speak for a genre too."""

    words: tuple[str, ...] = Field(min_length=1)
    fewer_than: int = Field(ge=1)
    weight: float = Field(gt=0, le=12)


class Cues(_Closed):
    """What a document of the genre is recognised by.

    ``prior`` is believed before anything is read (only ``other`` has one).
    ``title_end`` words end the title, ``title`` words stand in it; ``opening`` is the first 300 characters of the body,
    ``closing`` the last 300, ``heading`` the headings, ``body`` everything; ``structure`` are traits of the whole.
    """

    title_end: tuple[Cue, ...] = ()
    title: tuple[Cue, ...] = ()
    opening: tuple[Cue, ...] = ()
    closing: tuple[Cue, ...] = ()
    heading: tuple[Cue, ...] = ()
    body: tuple[Cue, ...] = ()
    absent: tuple[Absence, ...] = ()
    prior: float = Field(default=0, ge=0, le=12)
    structure: Mapping[Trait, float] = Field(default_factory=dict)


class Genre(_Closed):
    """One genre. ``heading_patterns`` are templates of headings with ``{…}`` for what changes; ``numbering`` are the
    number styles by level; ``openings`` and ``closings`` are short templates of usual phrases."""

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    name: str = Field(min_length=1)
    other_names: tuple[str, ...] = ()
    drafted_as: Literal["section", "document"]
    parts: tuple[GenrePart, ...]
    sections: tuple[GenreSection, ...] = ()
    heading_patterns: tuple[str, ...] = ()
    numbering: tuple[str, ...] = ("一、", "（一）", "1.", "（1）")
    openings: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    length: GenreLength
    cues: Cues = Cues()

    @model_validator(mode="after")
    def _parts_once(self) -> "Genre":
        names = [part.part for part in self.parts]
        if len(set(names)) != len(names):
            raise ValueError("parts 中同一部分只能列一次")
        return self


@lru_cache(maxsize=8)
def load_genres(corpus_dirs: tuple[Path, ...]) -> Mapping[str, Genre]:
    """Genres by id, from ``genres/*.yaml`` of every folder; a later folder's genre replaces an earlier one's.

    Raises DataError with file and line for a file that is wrong, and when no folder has any genre.
    """
    genres: dict[str, Genre] = {}
    for folder in corpus_dirs:
        for path in sorted((folder / "genres").glob("*.yaml")):
            genre = load_one(path, Genre)
            if genre.id != path.stem:
                raise DataError("bad_genre", f"{path}：id 应与文件名一致（{path.stem}）", file=str(path), line=1)
            genres[genre.id] = genre
    if "other" not in genres:
        where = corpus_dirs[0] / "genres"
        raise DataError("no_genres", f"没有找到文种数据（{where}），请检查安装是否完整", file=str(where), line=1)
    return MappingProxyType(genres)


def ids_by_name(genres: Mapping[str, Genre]) -> Mapping[str, str]:
    """The ids of genres by everything that they are called: id, name and other names."""
    return {name: genre.id for genre in genres.values() for name in (*genre.other_names, genre.name, genre.id)}
