import pytest

from service.errors import InputError
from service.grounding.front_matter import FrontMatter, split_front_matter


def test_the_level_may_be_named_in_chinese() -> None:
    assert split_front_matter("a.md", "---\nlevel: 县级\n---\n")[0].level == "county"


@pytest.mark.parametrize("front", ["genre: 2025-99-99", "genre: 5", "genre: \x07speech"])
def test_every_value_is_a_text(front: str) -> None:
    assert split_front_matter("a.md", f"---\n{front}\n---\n标题\n")[0].genre in ("2025-99-99", "5", "speech")


def test_a_text_without_front_matter_stays_as_it_is() -> None:
    assert split_front_matter("a.md", "标题\n---\n正文") == (FrontMatter(), "标题\n---\n正文")


def test_front_matter_is_read_and_taken_off() -> None:
    front, text = split_front_matter("a.md", '---\ngenre: speech\nlevel: city\nnotation: "×"\n---\n标题\n正文\n')
    assert (front.genre, front.level, front.office, front.notation) == ("speech", "city", None, "×")
    assert text == "标题\n正文\n"


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("genre: speech\nlevel: moon", 3),
        ("author: 某人", 2),
        ("genre: [", 3),
        ("- speech", 2),
        ("一段话", 2),
        ("genre: [speech]", 2),
        ("genre: !!python/object:os.system x", 2),
        ("genre: " + "[" * 3_900, 2),
        ("genre: &a speech\noffice: *a", 3),
    ],
)
def test_what_is_wrong_is_said_with_its_line(front: str, line: int) -> None:
    with pytest.raises(InputError) as caught:
        split_front_matter("a.md", f"---\n{front}\n---\n标题\n")
    assert caught.value.code == "bad_front_matter"
    assert caught.value.message.startswith(f"a.md:{line}：")
