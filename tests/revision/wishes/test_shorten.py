import pytest

from service.revision.note import Note, Verdict
from service.text.numbers.counting import word_count
from tests.revision.conftest import Revising


@pytest.mark.parametrize(
    "note",
    [
        "第二点压缩到50字以内",
        "第二点压到50字",
        "第二点控制在50字以内",
        "第二点精简到五十字",
        "把第二点缩短到50个字以内",
        "第二点不要超过50字",
        "第二点太长，压缩到50字",
        "第二点50字以内",
        "二是部分压减到50字",
        "第三段缩减到50字以内",
        "第二点写成50字左右",
        Note("压缩到50字", "b4"),
    ],
)
def test_a_point_to_so_many_characters(revising: Revising, note: str | Note) -> None:
    after = revising("water", note)
    assert after.answer.verdict is Verdict.APPLIED, after.answer.message
    assert word_count(after["b4"]) <= 50
    assert after["b4"].startswith("二是夯实基层基础。")
    assert after.answer.blocks == ("b4",)


def test_sentences_with_the_fewest_facts_go_first(revising: Revising) -> None:
    after = revising("water", "第二点压缩到60字")
    assert "全面提升党支部标准化规范化水平" not in after["b4"] or "清单" not in after["b4"]
    after = revising("water", "第二点压缩到78字")
    assert after["b4"] == after.was("b4").removesuffix("全面提升党支部标准化规范化水平。")
    assert "不再写到" not in after.answer.message


def test_the_whole_section(revising: Revising) -> None:
    after = revising("water", "全文压缩到200字")
    assert after.answer.verdict is Verdict.APPLIED
    assert word_count(after.revised.draft.text) <= 200
    assert "不再写到事实" in after.answer.message


def test_every_point(revising: Revising) -> None:
    after = revising("water", "每点都压缩到50字以内")
    assert all(word_count(after[id]) <= 50 for id in ("b3", "b4", "b5", "b6"))
    assert after["b6"] == after.was("b6")


def test_two_points(revising: Revising) -> None:
    after = revising("water", "第一点和第二点都压缩到50字")
    assert after.answer.blocks == ("b3", "b4")
    assert all(word_count(after[id]) <= 50 for id in ("b3", "b4"))


def test_as_short_as_it_gets_is_said(revising: Revising) -> None:
    after = revising("water", "第二点压缩到30字")
    assert after.answer.verdict is Verdict.PARTLY
    assert "再短就只剩主题" in after.answer.message


def test_short_enough_stays(revising: Revising) -> None:
    after = revising("water", "第四点压缩到100字")
    assert after.untouched
    assert "没有改动" in after.answer.message


@pytest.mark.parametrize("note", ["第二点太长", "压缩一下", "第二点压缩到3字", "第四点压缩到15字", "太啰嗦"])
def test_what_is_not_sure_is_asked(revising: Revising, note: str) -> None:
    after = revising("water", note)
    assert after.untouched
    assert after.answer.verdict is Verdict.UNCLEAR


def test_a_point_inside_a_paragraph_keeps_its_theme(revising: Revising) -> None:
    after = revising("clinic", "第一点压缩到20字以内")
    assert after.untouched
    assert after.answer.verdict is Verdict.UNCLEAR
