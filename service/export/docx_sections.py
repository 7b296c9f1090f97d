"""Sections: paper upright or across, margins, the grid of lines, page numbers."""

from dataclasses import dataclass

from service.export.docx_runs import twips
from service.export.layout import POINTS_PER_MM, Layout


@dataclass(frozen=True, slots=True)
class Orientation:
    """How the paper lies; across, the page is turned with its margins."""

    across: bool


PORTRAIT = Orientation(across=False)
LANDSCAPE = Orientation(across=True)


def text_width_pt(layout: Layout, orientation: Orientation) -> float:
    """The width of the type area of a page that lies this way, in points."""
    page = layout.page
    if not orientation.across:
        return page.text_width_pt
    return (page.height_mm.value - page.margin_top_mm.value - page.margin_bottom_mm.value) * POINTS_PER_MM


def section_properties(layout: Layout, orientation: Orientation) -> str:
    """``w:sectPr``: the footers for odd and even pages, paper, margins, grid (5.1, 5.2, 7.5)."""
    page = layout.page
    sides = [page.margin_top_mm, page.margin_right_mm, page.margin_bottom_mm, page.margin_left_mm]
    size = [page.width_mm, page.height_mm]
    if orientation.across:
        # Turned to the left, the top margin lies at the left.
        sides = [sides[1], sides[2], sides[3], sides[0]]
        size.reverse()
    top, right, bottom, left = (_mm(side.value) for side in sides)
    wide, high = (_mm(side.value) for side in size)
    turned = ' w:orient="landscape"' if orientation.across else ""
    pitch = twips(page.line_pitch_pt.value)
    return (
        '<w:sectPr><w:footerReference w:type="even" r:id="rIdEven"/><w:footerReference w:type="default" r:id="rIdOdd"/>'
        f'<w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="851" '
        f'w:footer="{_footer(layout, bottom)}" w:gutter="0"/><w:cols w:space="425"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{pitch}"/></w:sectPr>'
    )


def _footer(layout: Layout, bottom: int) -> int:
    """How far the footer ends from the paper's edge, so that its rules stand 7 mm below the type area."""
    half = layout.faces.page_number.size_pt / 2
    return max(bottom - _mm(layout.page_number_below_mm.value) - twips(half), 0)


def _mm(millimetres: float) -> int:
    return twips(millimetres * POINTS_PER_MM)
