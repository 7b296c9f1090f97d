import pytest

from tests.documents.reading import points, read


def marked(text: str) -> list[tuple[str, str]]:
    document = read(text)
    return [(p.number, document.text[p.start : p.end]) for p in document.points]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一是抓学习。组织十次。二是抓落实。", [("一是", "抓学习"), ("二是", "抓落实")]),
        (
            "重点抓三件事：一是抓学习；二是抓调研；三是抓落实。",
            [("一是", "抓学习"), ("二是", "抓调研"), ("三是", "抓落实")],
        ),
        ("做到一是抓学习，二是抓落实。", []),
        ("做到两点，一是抓学习，二是抓落实。", [("一是", "抓学习"), ("二是", "抓落实")]),
        ("一要抓早；二要抓小。", [("一要", "抓早"), ("二要", "抓小")]),
        ("第一，抓早。第二，抓小。第三，抓实。", [("第一", "抓早"), ("第二", "抓小"), ("第三", "抓实")]),
        ("第一、抓早。第二、抓小。", [("第一", "抓早"), ("第二", "抓小")]),
        ("首先，抓早。其次，抓小。最后，抓实。", [("首先", "抓早"), ("其次", "抓小"), ("最后", "抓实")]),
        (
            "首先，抓早。其次，抓小。再次，抓细。第四，抓实。",
            [("首先", "抓早"), ("其次", "抓小"), ("再次", "抓细"), ("第四", "抓实")],
        ),
        ("其一，抓早；其二，抓小。", [("其一", "抓早"), ("其二", "抓小")]),
        ("——抓早。领导带头。\n——抓小。全员参与。", [("——", "抓早"), ("——", "抓小")]),
        ("抓好：①阵地，建点；②队伍，招人。", [("①", "阵地，建点"), ("②", "队伍，招人")]),
        ('一是抓"学习",提素质。二是抓"落实",见成效。', [("一是", '抓"学习",提素质'), ("二是", '抓"落实",见成效')]),
    ],
)
def test_every_kind_of_point(text: str, found: list[tuple[str, str]]) -> None:
    assert points(read(f"某局工作情况\n今年工作有成效。\n{text}")) == found


@pytest.mark.parametrize(
    "text",
    [
        "第一阶段：动员。\n第二阶段：实施。",
        "第一产业增长3%，第二产业增长5%。",
        "第一、第二批工作队已经派出。",
        "第一季度完成三成，第二季度完成六成。",
        "坚持实事求是，一是一、二是二。",
        "原因之一是经费不足，之二是人员不足。",
        "首先受益的是老人，其次受益的是儿童。",
        "最后，我再强调一点纪律。",
        "他说得好——要干就干好。",
        "“第一，要诚信”的家训深入人心。",
        "组  长：张某\n副组长：李某",
        "近期获奖③次。",
    ],
)
def test_what_only_looks_like_a_point(text: str) -> None:
    assert points(read(f"某局工作情况\n今年工作有成效。\n{text}")) == []


def test_a_point_runs_to_the_next_or_to_the_end_of_its_paragraph() -> None:
    text = "今年有成效。一是抓学习。组织十次。二是抓落实。见成效。\n总之，继续努力。"
    assert marked(text) == [("一是", "一是抓学习。组织十次。"), ("二是", "二是抓落实。见成效。")]


def test_points_go_on_over_paragraphs_of_a_section_and_not_beyond() -> None:
    text = "一、做法\n首先，抓早。\n其次，抓小。\n二、问题\n最后，经费不足。"
    assert [number for number, _ in marked(text)] == ["首先", "其次"]


def test_an_outer_point_encloses_the_inner_ones() -> None:
    text = "工作有两点。一是抓学习。首先，读原著；其次，谈体会。二是抓落实。"
    assert marked(text) == [
        ("一是", "一是抓学习。首先，读原著；其次，谈体会。"),
        ("首先", "首先，读原著；"),
        ("其次", "其次，谈体会。"),
        ("二是", "二是抓落实。"),
    ]


def test_a_theme_longer_than_thirty_characters_is_none() -> None:
    thirty = "抓" * 30
    assert points(read(f"工作有成效。一是{thirty}。二是{thirty}实。")) == [("一是", thirty), ("二是", None)]


def test_points_after_a_run_in_heading() -> None:
    text = "（一）抓党建。一是抓学习。二是抓落实。"
    assert marked(text) == [("一是", "一是抓学习。"), ("二是", "二是抓落实。")]


def test_a_subtitle_with_a_dash_is_no_point() -> None:
    assert points(read("政府工作报告\n——2025年1月8日在代表大会上\n现在，我报告工作。")) == []
