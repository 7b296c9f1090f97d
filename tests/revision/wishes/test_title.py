import pytest

from service.revision.note import Note, Verdict
from tests.revision.conftest import Revising


@pytest.mark.parametrize(
    "note",
    [
        "第二点的标题改为“建强基层组织”",
        "第二点小标题改成“建强基层组织”",
        "第二点主题改为：建强基层组织",
        "二是的主题词改为“建强基层组织”",
        "把第二点的标题换成“建强基层组织”",
        "第二点题目改为建强基层组织",
        "“夯实基层基础”这个标题改为“建强基层组织”",
        "第二点改为“建强基层组织”",
        "第二点的小标题应改为“建强基层组织”。",
        "第二点标题用“建强基层组织”",
        Note("标题改为“建强基层组织”", "b4"),
    ],
)
def test_the_theme_of_a_point(revising: Revising, note: str | Note) -> None:
    after = revising("water", note)
    assert after.answer.verdict is Verdict.APPLIED, after.answer.message
    assert after["b4"] == after.was("b4").replace("夯实基层基础", "建强基层组织")
    assert after.answer.blocks == ("b4",)


@pytest.mark.parametrize(
    "note",
    [
        "本节标题改为“抓实机关党建”",
        "大标题改成“抓实机关党建”",
        "总标题换成：抓实机关党建",
        "“抓实机关党建，锻造过硬队伍”这个标题改为“抓实机关党建”",
    ],
)
def test_the_heading_of_the_section(revising: Revising, note: str) -> None:
    after = revising("water", note)
    assert after["b1"] == "一、抓实机关党建"
    section = after.revised.snapshot.brief.section
    assert section is not None
    assert section.heading == "抓实机关党建"


def test_a_subheading(revising: Revising) -> None:
    after = revising("village", "（二）的标题改为“集体经济提质增效”")
    assert after["b5"] == "（二）集体经济提质增效"


@pytest.mark.parametrize(
    "note",
    [
        "数据不要出现在标题里",
        "标题里不要有数字",
        "小标题不要写数字",
        "第一点的标题里不要有数字",
        "标题不要带数据",
        "去掉标题中的数字",
        "标题中的数据删去",
        "数字不应放在小标题里",
        "小标题不宜出现具体数字",
        "标题里的数字不要",
    ],
)
def test_no_figures_in_titles(revising: Revising, note: str) -> None:
    after = revising("village", note)
    assert after.answer.verdict is Verdict.APPLIED, after.answer.message
    assert after["b3"] == "（一）柑橘成主导产业"
    assert after.answer.blocks == ("b3",)
    assert "f1" in after.revised.draft.facts.used


def test_titles_without_figures_stay(revising: Revising) -> None:
    after = revising("water", "数据不要出现在标题里")
    assert after.untouched
    assert after.answer.verdict is Verdict.APPLIED


@pytest.mark.parametrize(
    "note", ["题目太长，改短些", "标题过长", "第二点的标题精炼一些", "标题改为“新标题”", "标题前面加上“以”"]
)
def test_a_new_title_is_asked_for(revising: Revising, note: str) -> None:
    after = revising("water", note)
    assert after.untouched
    assert after.answer.verdict is Verdict.UNCLEAR
