import pytest

from service.revision.parts import absent, named_words, opening_of, parts_named, points_of, without_parts
from tests.revision.conftest import Bases


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("water", [(2, 2), (3, 3), (4, 4), (5, 5)]),
        ("village", [(2, 3), (4, 5), (6, 7)]),
        ("zone", [(2, 2), (3, 3), (4, 4), (5, 5)]),
        ("archives", [(2, 2), (3, 3), (4, 4)]),
        ("school", []),
    ],
)
def test_points(base: Bases, name: str, points: list[tuple[int, int]]) -> None:
    assert [(part.first, part.last) for part in points_of(base(name)[0].blocks)] == points


@pytest.mark.parametrize(
    ("note", "first"),
    [
        ("第二点", [3]),
        ("第2条", [3]),
        ("第二、三点", [3, 4]),
        ("第一点、第四点", [2, 5]),
        ("二是部分", [3]),
        ("最后一点", [5]),
        ("第二段", [2]),
        ("开头", [1]),
        ("本节标题", [0]),
        ("“第二点”", []),
        ("第九点", []),
        ("三要素", []),
    ],
)
def test_parts_that_a_note_names(base: Bases, note: str, first: list[int]) -> None:
    assert [part.first for part in parts_named(note, base("water")[0].blocks)] == first


def test_parts_that_there_are_not(base: Bases) -> None:
    blocks = base("water")[0].blocks
    assert absent("第九点删去", blocks) == "第九点"
    assert absent("第二点删去", blocks) is None
    assert named_words("把第二点删去", blocks) == "第二点"


def test_a_phrase_without_its_part() -> None:
    assert without_parts("第二点中的“夯实”") == "“夯实”"
    assert without_parts("在第二段里的夯实") == "夯实"
    assert without_parts("夯实") == "夯实"


def test_the_opening(base: Bases) -> None:
    opening = opening_of(base("water")[0].blocks)
    assert opening is not None
    assert (opening.first, opening.last) == (1, 1)
