from pathlib import Path

import pytest

from service.errors import DataError
from service.export.layout import BUNDLED_LAYOUT, load_layout, tracking_pt


def test_the_bundled_layout_is_that_of_the_standard() -> None:
    layout = load_layout()
    page = layout.page
    assert (page.width_mm.value, page.height_mm.value) == (210, 297)
    assert page.width_mm.value - page.margin_left_mm.value - page.margin_right_mm.value == 156
    assert page.height_mm.value - page.margin_top_mm.value - page.margin_bottom_mm.value == 225
    assert layout.faces.heading(2).font == "楷体_GB2312"
    assert layout.faces.title.size_pt == 22
    assert page.margin_top_mm.strength == "standard"
    assert page.line_pitch_pt.strength == "practice"
    assert {face.font for face in layout.faces.__dict__.values()} <= {font.name for font in layout.fonts}


def test_twenty_eight_characters_fit_on_a_line_and_twenty_two_lines_on_a_page() -> None:
    layout = load_layout()
    body = layout.faces.body
    pitch = body.size_pt + tracking_pt(layout, body)
    assert pitch * 28 <= layout.page.text_width_pt < pitch * 29
    assert 22 * layout.page.line_pitch_pt.value <= 225 / 25.4 * 72 < 23 * layout.page.line_pitch_pt.value
    assert tracking_pt(layout, layout.faces.title) == 0


@pytest.mark.parametrize(
    ("right", "wrong", "where"),
    [
        ("value: 37", "value: -1", "margin_top_mm"),
        ("strength: practice}\n\n# The licensed", "strength: hearsay}\n\n# The licensed", "line_pitch_pt"),
        ("size_pt: 22", "size: 22", "title"),
        ("name: GB/T", "nmae: GB/T", "name"),
    ],
)
def test_a_wrong_layout_is_refused_with_its_line(tmp_path: Path, right: str, wrong: str, where: str) -> None:
    text = BUNDLED_LAYOUT.read_text("utf-8")
    assert right in text
    path = tmp_path / "layout.yaml"
    path.write_text(text.replace(right, wrong, 1), "utf-8")
    with pytest.raises(DataError) as raised:
        load_layout(path)
    assert where in raised.value.message
    assert raised.value.context["file"] == str(path)
    line = text[: text.index(right)].count("\n") + 1
    if where != "name":
        assert raised.value.context["line"] == line
