from pathlib import Path

import pytest

from service.documents.genres import load_genres
from service.errors import DataError
from tests.documents.reading import DIRS

VOCABULARY = {
    "work_summary",
    "application_report",
    "work_plan",
    "situation_report",
    "experience_report",
    "activity_report",
    "speech",
    "government_work_report",
    "survey_table",
    "packet",
    "other",
}
MINIMAL = """id: other
name: 其他
drafted_as: section
parts: [{part: body, required: true}]
length: {section: [10, 20], document: [10, 20]}
"""


def test_every_genre_of_the_vocabulary_is_there() -> None:
    genres = load_genres(DIRS)
    assert set(genres) == VOCABULARY
    assert {g for g, genre in genres.items() if genre.drafted_as == "document"} == {"survey_table", "packet"}
    assert all(genre.openings or genre.id == "other" for genre in genres.values())


def test_a_user_adds_a_genre_by_adding_a_file(tmp_path: Path) -> None:
    (tmp_path / "genres").mkdir()
    (tmp_path / "genres" / "briefing.yaml").write_text(MINIMAL.replace("other", "briefing"), encoding="utf-8")
    genres = load_genres((*DIRS, tmp_path))
    assert set(genres) == VOCABULARY | {"briefing"}


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("other", MINIMAL + "colour: red\n", 6),
        ("other", MINIMAL.replace("[10, 20], document", "[20, 10], document"), 5),
        ("other", MINIMAL.replace("part: body", "part: hat"), 4),
        ("other", MINIMAL.replace("required: true}]", "required: true}, {part: body, required: true}]"), 1),
        ("letter", MINIMAL, 1),
        ("other", "id: [", 2),
    ],
)
def test_a_wrong_file_is_named_with_its_line(tmp_path: Path, name: str, text: str, line: int) -> None:
    (tmp_path / "genres").mkdir()
    path = tmp_path / "genres" / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        load_genres((tmp_path,))
    assert (raised.value.context["file"], raised.value.context["line"]) == (str(path), line)


def test_no_genres_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="没有找到文种数据"):
        load_genres((tmp_path,))
