import pytest

from service.revision.note import Note, Verdict
from tests.revision.conftest import Outcome, Revising


def order(after: Outcome) -> list[str]:
    return [block.id for block in after.revised.draft.blocks]


@pytest.mark.parametrize(
    "note",
    [
        "第三点和第二点对调",
        "第二点与第三点互换",
        "把第二点、第三点交换一下位置",
        "第二、三点对调",
        "第二点第三点调换",
        "二是和三是对调",
        "第三点移到第二点之前",
        "第三点放到第二点前面",
        "第二点移到第三点之后",
        "把第三点往前移一位",
        "第三点提前",
        "第二点往后挪",
        "将第三条调到第二条之前",
        "第三点调到第二位",
    ],
)
def test_two_points_change_places(revising: Revising, note: str) -> None:
    after = revising("water", note)
    if note.endswith("第二位"):
        assert after.answer.verdict is Verdict.UNCLEAR
        return
    assert after.answer.verdict is Verdict.APPLIED, after.answer.message
    assert order(after) == ["b1", "b2", "b3", "b5", "b4", "b6"]
    assert after["b5"] == after.was("b5").replace("三是", "二是")
    assert after["b4"] == after.was("b4").replace("二是", "三是")
    assert after["b3"] == after.was("b3")
    assert after["b6"] == after.was("b6")


@pytest.mark.parametrize(
    "note",
    [
        "第四点移到最前面",
        "把第四点放在首位",
        "第四点提到最前",
        "最后一点移到第一点之前",
        "第四点置于最前",
        "四是放到最前面",
        "第四点排到最前",
        Note("移到最前面", "b6"),
        "第四点调到第一点前面",
        "把最后一点放到最前边",
    ],
)
def test_a_point_to_the_front(revising: Revising, note: str | Note) -> None:
    after = revising("water", note)
    assert after.answer.verdict is Verdict.APPLIED, after.answer.message
    assert order(after) == ["b1", "b2", "b6", "b3", "b4", "b5"]
    assert [text[:2] for text in after.texts[2:]] == ["一是", "二是", "三是", "四是"]


def test_the_words_of_order_follow(revising: Revising) -> None:
    after = revising("archives", "第一点移到最后")
    assert order(after) == ["b1", "b2", "b4", "b5", "b3"]
    assert [text[:3] for text in after.texts[2:]] == ["首先，", "其次，", "最后，"]


def test_subheadings_take_their_paragraphs_along(revising: Revising) -> None:
    after = revising("village", "第一点和第三点对调")
    assert order(after) == ["b1", "b2", "b7", "b8", "b5", "b6", "b3", "b4"]
    assert [after[id][:3] for id in ("b7", "b5", "b3")] == ["（一）", "（二）", "（三）"]
    assert all(after[id] == after.was(id) for id in ("b8", "b6", "b4", "b2", "b5"))


def test_points_inside_a_paragraph(revising: Revising) -> None:
    after = revising("clinic", "第三点移到第一点之前")
    was = after.was("b2")
    head, one, two, three = (
        was[: was.index("一是")],
        was[was.index("一是") : was.index("二是")],
        was[was.index("二是") : was.index("三是")],
        was[was.index("三是") :],
    )
    expected = head + three.replace("三是", "一是").replace("386份。", "386份；") + one.replace("一是", "二是")
    assert after["b2"] == expected + two.replace("二是", "三是").replace("9场；", "9场。")


def test_dashes_have_no_numbers(revising: Revising) -> None:
    after = revising("zone", "第三点移到第一点之前")
    assert order(after) == ["b1", "b2", "b5", "b3", "b4", "b6"]
    assert all(after[id] == after.was(id) for id in order(after))


@pytest.mark.parametrize(
    "note",
    [
        "第二点和第三点合并",
        "第三点并入第二点",
        "合并第二、三点",
        "把二是和三是合并",
        "第二点第三点合成一点",
        "第三段和第四段合并",
        "第三点并到第二点里",
        "第二、三点写成一点",
        "将第二点与第三点归并",
        "第二点和第三点捏成一点",
    ],
)
def test_two_points_become_one(revising: Revising, note: str) -> None:
    after = revising("water", note)
    assert after.answer.verdict is Verdict.APPLIED, after.answer.message
    assert order(after) == ["b1", "b2", "b3", "b4", "b6"]
    assert after["b4"] == after.was("b4") + after.was("b5").removeprefix("三是服务中心大局。")
    assert after["b6"].startswith("三是")
    assert not after.revised.draft.facts.unused


def test_two_paragraphs_become_one(revising: Revising) -> None:
    after = revising("school", "第2段和第3段合并")
    assert after["b3"] == after.was("b3") + after.was("b4")


@pytest.mark.parametrize(
    "note",
    [
        "第七点移到最前",
        "第二点移一下",
        "把第二点对调",
        "合并",
        "第一点移到最前",
        "本节标题移到最后",
        "第三点第二句和第二点对调",
        "第二点移到第九点之后",
        "调换一下顺序",
        "这一点往前移",
    ],
)
def test_what_is_not_sure_is_asked(revising: Revising, note: str) -> None:
    after = revising("water", note)
    assert after.untouched
    assert after.answer.verdict is Verdict.UNCLEAR
