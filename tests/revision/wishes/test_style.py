import pytest

from service.revision.note import Verdict
from tests.revision.conftest import Revising


@pytest.mark.parametrize(
    "note",
    [
        "分点改用“首先、其次”",
        "一是二是改为首先其次",
        "改成首先、其次的样式",
        "序号改用首先、其次、再次、最后",
        "“一是、二是”统一改成“首先、其次”",
        "分点用“首先”“其次”来写",
        "一是、二是、三是、四是换成首先、其次、再次、最后",
        "编号统一为首先、其次",
        "分点样式采用首先、其次",
        "把一是二是改成首先其次这样的形式",
    ],
)
def test_another_way_of_marking(revising: Revising, note: str) -> None:
    after = revising("water", note)
    assert after.answer.verdict is Verdict.APPLIED, after.answer.message
    assert [text[:3] for text in after.texts[2:]] == ["首先，", "其次，", "再次，", "最后，"]
    assert [text[3:] for text in after.texts[2:]] == [block.text[2:] for block in after.before.blocks[2:]]


@pytest.mark.parametrize(
    ("note", "marks"),
    [
        ("分点改用“第一、第二”", ["第一，", "第二，", "第三，"]),
        ("分点改用“一要、二要”", ["一要", "二要", "三要"]),
        ("分点改用破折号", ["——", "——", "——"]),
        ("分点改用“首先、其次”", ["首先，", "其次，", "最后，"]),
    ],
)
def test_points_inside_a_paragraph(revising: Revising, note: str, marks: list[str]) -> None:
    after = revising("clinic", note)
    expected = after.was("b2")
    for mark, old in zip(marks, ("一是", "二是", "三是"), strict=True):
        expected = expected.replace(old, mark, 1)
    assert after["b2"] == expected


def test_subheadings_are_asked_about(revising: Revising) -> None:
    after = revising("village", "分点改用“首先、其次”")
    assert after.untouched
    assert after.answer.verdict is Verdict.UNCLEAR


def test_words_that_only_contain_a_mark_are_no_style(revising: Revising) -> None:
    after = revising("water", "“强化理论武装”改为“首先强化理论武装”")
    assert after["b3"].startswith("一是首先强化理论武装")
    assert after["b4"] == after.was("b4")
