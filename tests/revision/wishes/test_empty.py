import pytest

from service.revision.note import Verdict
from tests.revision.conftest import Revising


@pytest.mark.parametrize(
    "note",
    [
        "开头太空，直接写做法",
        "开头太空",
        "开头空话太多，直接写做法",
        "导语太虚，删去空话",
        "开头套话多",
        "开篇不要穿靴戴帽",
        "开门见山写做法",
        "直接写做法，不要帽子",
        "开头空洞，去掉",
        "首段都是口号",
    ],
)
def test_an_opening_without_facts_goes(revising: Revising, note: str) -> None:
    after = revising("water", note)
    assert after.answer.verdict is Verdict.APPLIED, after.answer.message
    assert [block.id for block in after.revised.draft.blocks] == ["b1", "b3", "b4", "b5", "b6"]
    assert after.answer.blocks == ("b2",)


def test_only_the_empty_sentences_of_a_paragraph_with_facts(revising: Revising) -> None:
    after = revising("school", "开头太空")
    assert after["b2"] == after.was("b2").removeprefix("学校把立德树人贯穿育人全过程，推动德育工作落细落实。")


def test_the_empty_sentences_of_a_point_but_not_its_theme(revising: Revising) -> None:
    after = revising("water", "第二点空话太多")
    assert after["b4"] == after.was("b4").removesuffix("全面提升党支部标准化规范化水平。")


def test_an_opening_inside_a_paragraph(revising: Revising) -> None:
    after = revising("clinic", "开头太空，直接写做法")
    assert after["b2"] == after.was("b2")[after.was("b2").index("一是") :]


def test_a_fact_without_values_is_no_empty_sentence(revising: Revising) -> None:
    after = revising("village", "第三点空话太多")
    assert after.untouched
    assert after.answer.verdict is Verdict.UNCLEAR


@pytest.mark.parametrize("note", ["空话太多", "第三点太虚"])
def test_where_it_is_not_said_or_there_is_none(revising: Revising, note: str) -> None:
    after = revising("water", note)
    assert after.untouched
    assert after.answer.verdict is Verdict.UNCLEAR
