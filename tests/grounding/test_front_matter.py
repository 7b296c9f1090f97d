import pytest

from service.errors import InputError
from service.grounding.front_matter import FrontMatter, split_front_matter


def test_a_text_without_front_matter_stays_as_it_is() -> None:
    assert split_front_matter("a.md", "标题\n---\n正文") == (FrontMatter(), "标题\n---\n正文")


def test_front_matter_is_read_and_taken_off() -> None:
    front, text = split_front_matter("a.md", '---\ngenre: speech\nlevel: city\nnotation: "×"\n---\n标题\n正文\n')
    assert (front.genre, front.level, front.office, front.notation) == ("speech", "city", None, "×")
    assert text == "标题\n正文\n"


@pytest.mark.parametrize(
    ("front", "line"),
    [("genre: speech\nlevel: moon", 3), ("author: 某人", 2), ("genre: [", 3), ("- speech", 2), ("genre: 5", 2)],
)
def test_what_is_wrong_is_said_with_its_line(front: str, line: int) -> None:
    with pytest.raises(InputError) as caught:
        split_front_matter("a.md", f"---\n{front}\n---\n标题\n")
    assert caught.value.code == "bad_front_matter"
    assert caught.value.message.startswith(f"a.md:{line}：")
