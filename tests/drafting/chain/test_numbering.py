"""Points and headings are numbered as the plan lays them out, whatever a model counted."""

import pytest

from service.drafting.chain.numbering import numbered
from service.drafting.planning.layout import Layout

OPENING = "[[period]]，我局坚持实干为先。"
BODIES = ("抓实学习。开展学习[[f1.1]]。", "办好实事。办结实事[[f2.1]]。", "建强队伍。组建队伍[[f3.1]]。")
POINTS = Layout("points", 3, "一是", 2)
RIGHT = (OPENING, *(f"{mark}{body}" for mark, body in zip(("一是", "二是", "三是"), BODIES, strict=True)))


def answered(*marks: str, bodies: tuple[str, ...] = BODIES) -> tuple[str, ...]:
    return OPENING, *(f"{mark}{body}" for mark, body in zip(marks, bodies, strict=True))


@pytest.mark.parametrize(
    "marks",
    [
        ("一是", "一是", "二是"),
        ("一是", "二是", "二是"),
        ("一是", "三是", "四是"),
        ("二是", "三是", "四是"),
        ("三是", "一是", "二是"),
        ("首先，", "首先，", "其次，"),
        ("首先，", "其次，", "最后，"),
        ("第一，", "第三，", "第四，"),
        ("第一、", "第一、", "第二、"),
        ("其一，", "其二，", "其二，"),
        ("一要", "二要", "四要"),
        ("1. ", "2. ", "4. "),
        ("1、", "1、", "2、"),
        ("（1）", "（3）", "（4）"),
        ("（一）", "（二）", "（二）"),
        ("①", "②", "④"),
        ("一、", "三、", "四、"),
        ("——", "——", "——"),
        ("一是", "第二，", "3. "),
        ("一是", "", "二是"),
        ("", "", ""),
    ],
)
def test_points_count_on_in_the_style_of_the_plan(marks: tuple[str, ...]) -> None:
    assert numbered(answered(*marks), POINTS) == RIGHT


def test_a_title_of_its_own_line_runs_in() -> None:
    parts = [part for body in BODIES for part in body.split("。", maxsplit=1)]
    lines = [OPENING, "（一）" + parts[0], parts[1], "（三）" + parts[2], parts[3], "（四）" + parts[4], parts[5]]
    assert numbered(lines, POINTS) == RIGHT


@pytest.mark.parametrize(
    "marks",
    [
        ("（一）", "（一）", "（二）"),
        ("（一）", "（三）", "（五）"),
        ("1.", "2.", "3."),
        ("", "", ""),
        ("一、", "二、", "二、"),
    ],
)
def test_subheadings_count_on_in_the_style_of_their_level(marks: tuple[str, ...]) -> None:
    titles = ("抓实学习", "办好实事", "建强队伍")
    lines = [OPENING]
    for mark, title, body in zip(marks, titles, BODIES, strict=True):
        lines += [mark + title, body]
    done = numbered(lines, Layout("subheadings", 3, "一是", 2))
    assert done[1::2] == ("（一）抓实学习", "（二）办好实事", "（三）建强队伍")
    assert done[::2] == (OPENING, *BODIES)


def test_a_row_inside_a_point_keeps_its_own_marks() -> None:
    lines = ["一是抓实学习。", "（1）集中学[[f1.1]]。", "（2）个人学[[f1.2]]。", "三是办好实事[[f2.1]]。"]
    done = numbered(lines, Layout("points", 2, "一是", 2))
    assert done == ("一是抓实学习。", "（1）集中学[[f1.1]]。", "（2）个人学[[f1.2]]。", "二是办好实事[[f2.1]]。")


def test_a_point_alone_has_no_mark() -> None:
    assert numbered([OPENING, "一是抓实学习[[f1.1]]。", "办好实事。"], POINTS)[1] == "抓实学习[[f1.1]]。"


def test_where_nothing_tells_the_points_apart_nothing_is_numbered() -> None:
    lines = (OPENING, "抓实学习[[f1.1]]。", "办好实事[[f2.1]]。")
    assert numbered(lines, POINTS) == lines


def test_one_paragraph_has_no_titles() -> None:
    lines = ["抓实学习", "开展学习[[f1.1]]。"]
    assert numbered(lines, Layout("paragraph", 1, "一是", 2)) == ("开展学习[[f1.1]]。",)


def test_many_points_in_words() -> None:
    lines = [f"{n}. 做事[[f{n}.1]]。" for n in range(1, 13)]
    assert numbered(lines, Layout("points", 12, "首先", 2))[-1].startswith("最后，")


def test_more_points_than_can_be_counted_stay_as_they_are() -> None:
    endless = tuple(f"一是{BODIES[0]}" for _ in range(100))
    assert numbered(endless, POINTS) == endless
    assert numbered(endless[:99], POINTS)[98].startswith("九十九是")
