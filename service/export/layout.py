"""The layout as data: ``layout.yaml`` loaded and validated. Figures carry their clause and strength."""

from functools import cache
from math import floor
from pathlib import Path
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from service.datafile import load_one

BUNDLED_LAYOUT = Path(__file__).resolve().parent / "layout.yaml"
POINTS_PER_MM = 72 / 25.4
Value = TypeVar("Value", int, float)


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Sourced(_Closed):
    clause: str = Field(min_length=1)
    strength: Literal["standard", "general", "practice"]


class Figure(_Sourced, Generic[Value]):
    """A number with the clause that gives it."""

    value: Value = Field(ge=0)


class Face(_Sourced):
    """A font and size in points."""

    font: str = Field(min_length=1)
    size_pt: float = Field(gt=0, le=72)
    bold: bool = False


class Font(_Closed):
    """A font that the document names, and what stands in for it where it is not installed."""

    name: str
    fallback: str


class PageLayout(_Closed):
    """The paper, the type area, and the grid of lines and characters on it."""

    width_mm: Figure[float]
    height_mm: Figure[float]
    margin_top_mm: Figure[float]
    margin_left_mm: Figure[float]
    margin_right_mm: Figure[float]
    margin_bottom_mm: Figure[float]
    lines: Figure[int]
    characters: Figure[int]
    line_pitch_pt: Figure[float]

    @property
    def text_width_pt(self) -> float:
        """The width of the type area in points."""
        return (self.width_mm.value - self.margin_left_mm.value - self.margin_right_mm.value) * POINTS_PER_MM


class Faces(_Closed):
    """The face of each kind of text; headings by level."""

    title: Face
    addressee: Face
    heading_1: Face
    heading_2: Face
    heading_3: Face
    heading_4: Face
    body: Face
    signature: Face
    page_number: Face
    table_head: Face
    table_cell: Face
    table_small: Face

    def heading(self, level: int) -> Face:
        """The face of a heading of level 1–4."""
        return (self.heading_1, self.heading_2, self.heading_3, self.heading_4)[min(max(level, 1), 4) - 1]


class Indents(_Closed):
    """Distances from the edges of the type area, in characters of the text they apply to."""

    first_line_characters: Figure[int]
    signature_right_characters: Figure[int]
    date_offset_characters: Figure[int]
    note_characters: Figure[int]
    page_number_characters: Figure[int]


class BlankLines(_Closed):
    """Lines left blank, in lines of the grid."""

    after_title: Figure[int]
    before_attachments: Figure[int]
    before_signature: Figure[int]


class Layout(_Closed):
    """Everything that ``write_docx`` needs to know of how official documents look."""

    name: str
    page: PageLayout
    fonts: tuple[Font, ...]
    faces: Faces
    indents: Indents
    blank_lines: BlankLines
    page_number_below_mm: Figure[float]


@cache
def load_layout(path: Path = BUNDLED_LAYOUT) -> Layout:
    """The layout in a file; the bundled one follows GB/T 9704-2012. Raises DataError with file and line."""
    return load_one(path, Layout)


def tracking_pt(layout: Layout, face: Face) -> float:
    """What each character of a line of text gives up so that ``characters`` fit on a line, in points (0 or negative).

    Twenty-eight characters of 16 pt are 158 mm, the type area is 156 (5.2.3). Set on the runs, in whole twentieths: the
    character grid of a section, Word's own way, is not followed by other programs. Only for text of the body's size.
    """
    if face.size_pt != layout.faces.body.size_pt:
        return 0.0
    spare = layout.page.text_width_pt / layout.page.characters.value - face.size_pt
    return floor(min(spare, 0.0) * 20) / 20
