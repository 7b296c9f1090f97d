import pytest

from service.revision.note import Note, Verdict
from tests.revision.conftest import Revising


@pytest.mark.parametrize(
    "note",
    [
        "删去第三点",
        "第三点不要了",
        "第三点可以不写",
        "第三点去掉",
        "请把第三条删掉",
        "第三点整个拿掉",
        "三是这一点删去",
        "第三个方面略去",
        "建议删除第三点。",
        "第四段删去",
        "为群众办实事这一点删去",
        Note("删去", "b5"),
        Note("这段不要", "b5"),
    ],
)
def test_a_point_goes_and_the_others_are_numbered(revising: Revising, note: str | Note) -> None:
    after = revising("water", note)
    assert after.answer.verdict is Verdict.APPLIED, after.answer.message
    assert [block.id for block in after.revised.draft.blocks] == ["b1", "b2", "b3", "b4", "b6"]
    assert after["b6"] == after.was("b6").replace("四是", "三是")
    assert "不再写到事实 f6、事实 f7" in after.answer.message
    assert [unused.id for unused in after.revised.draft.facts.unused] == ["f6", "f7"]


@pytest.mark.parametrize(
    "note", ["删去第二点和第三点", "第二、三点不要", "第二点、第三点都删去", "除第一点和第四点外都删去"]
)
def test_several_points(revising: Revising, note: str) -> None:
    after = revising("water", note)
    assert [block.id for block in after.revised.draft.blocks] == ["b1", "b2", "b3", "b6"]
    assert after["b6"].startswith("二是")


@pytest.mark.parametrize("note", ["保留第一点，其余删去", "除第一点外都删去", "只保留第一点，其他的删掉"])
def test_all_but_one(revising: Revising, note: str) -> None:
    after = revising("water", note)
    assert [block.id for block in after.revised.draft.blocks] == ["b1", "b2", "b3"]
    assert after["b3"].startswith("强化理论武装")


def test_what_goes_is_named_where_it_says_so(revising: Revising) -> None:
    after = revising("water", "第二点和第三点内容重复，第三点删去")
    assert [block.id for block in after.revised.draft.blocks] == ["b1", "b2", "b3", "b4", "b6"]


def test_a_point_of_headings(revising: Revising) -> None:
    after = revising("village", "删去第二点")
    assert [block.id for block in after.revised.draft.blocks] == ["b1", "b2", "b3", "b4", "b7", "b8"]
    assert after["b7"] == "（二）农户技能有效提升"


def test_a_point_inside_a_paragraph(revising: Revising) -> None:
    after = revising("clinic", "删去第二点")
    was = after.was("b2")
    gone = was[was.index("二是") : was.index("三是")]
    assert after["b2"] == was.replace(gone, "").replace("三是", "二是")
    after = revising("clinic", "删去第三点")
    assert after["b2"].endswith("举办健康讲座9场。")


@pytest.mark.parametrize(
    "note",
    [
        "删除第二点最后一句",
        "第二点最后一句删去",
        "第二点第四句删掉",
        "第二点的末句不要",
        "“全面提升党支部标准化规范化水平”这句删去",
        "“全面提升党支部标准化规范化水平。”不要",
        "删掉“全面提升党支部标准化规范化水平”",
        "把第二点中“全面提升党支部标准化规范化水平”这句话去掉",
        Note("删去最后一句", "b4"),
        Note("最后一句不要", "b4"),
    ],
)
def test_a_sentence(revising: Revising, note: str | Note) -> None:
    after = revising("water", note)
    assert after.answer.verdict is Verdict.APPLIED, after.answer.message
    assert after["b4"] == after.was("b4").removesuffix("全面提升党支部标准化规范化水平。")
    assert after.answer.blocks == ("b4",)


@pytest.mark.parametrize(
    ("note", "gone"),
    [
        ("“坚持以上率下”不要", "坚持以上率下，"),
        ("删去“坚持以上率下，”", "坚持以上率下，"),
        ("删去“，参加党员近900人次”", "，参加党员近900人次"),
        ("“参加党员近900人次”去掉", "，参加党员近900人次"),
        ("第四点的“坚持严的基调”删去", "坚持严的基调，"),
        ("删去“局党组书记”", "局党组书记"),
        ("删去“，紧扣中心任务”", "，紧扣中心任务"),
        ("“为群众办实事63件”不写", "为群众办实事63件。"),
        ("“举办青年干部‘溪畔夜学’读书班8期，”删去", "举办青年干部“溪畔夜学”读书班8期，"),
        ("删去“全面”", "全面"),
    ],
)
def test_words(revising: Revising, note: str, gone: str) -> None:
    after = revising("water", note)
    assert after.answer.verdict is Verdict.APPLIED, after.answer.message
    assert after.revised.draft.text == after.before.text.replace(gone, "", 1)


def test_an_anchored_stretch(revising: Revising) -> None:
    text = revising("water", "好").was("b3")
    start = text.index("坚持以上率下，")
    after = revising("water", Note("删去", "b3", start, start + 7))
    assert after["b3"] == text.replace("坚持以上率下，", "")


def test_what_falls_out_of_a_fact_is_told(revising: Revising) -> None:
    after = revising("water", "删去“，参加党员近900人次”")
    assert "不再写到事实 f4 的“近900人次”" in after.answer.message


def test_one_of_two_quoted(revising: Revising) -> None:
    after = revising("water", "删去“全面提升党支部标准化规范化水平”和“没有的话”")
    assert after.answer.verdict is Verdict.PARTLY
    assert "没有的话" in after.answer.message


@pytest.mark.parametrize(
    "note",
    [
        "删去本节标题",
        "第七点删去",
        "全文删去",
        "第二点不要删",
        "第二点不能去掉",
        "不要写警示教育",
        "领导名字不要写",
        "删掉",
        "删去一些",
        "“没有的话”删去",
        "第一点第一句删去",
        "第一点第九句删去",
        "把开头删掉一半",
        "第一点删掉两句",
        "删去“党支部”",
        Note("删去", "b9"),
        Note("删去", "b3", 5, 900),
    ],
)
def test_what_is_not_sure_is_asked(revising: Revising, note: str | Note) -> None:
    after = revising("water", note)
    assert after.untouched
    assert after.answer.verdict is Verdict.UNCLEAR
