import pytest

from service.facts.fact import Fact
from service.revision.note import Note, Verdict
from tests.revision.conftest import Revising


@pytest.mark.parametrize(
    "note",
    [
        "把‘周一夜学’写进去",
        "把“周一夜学”写进第一点",
        "补充周一夜学的情况",
        "漏了周一夜学",
        "周一夜学怎么没写",
        "周一夜学没有写，请补上",
        "增加周一夜学的内容",
        "体现一下“周一夜学”",
        "f9没有用上",
        "f9也写上",
        "“周一夜学”要有",
        "第一点补充“周一夜学”",
        Note("把“周一夜学”写进去", "b3"),
    ],
)
def test_a_fact_that_is_not_told(revising: Revising, note: str | Note) -> None:
    after = revising("water", note)
    assert after.answer.verdict is Verdict.APPLIED, after.answer.message
    assert after["b3"] == after.was("b3") + "举办“周一夜学”20期。"
    assert "f9" in after.revised.draft.facts.used
    assert after.answer.facts == ()


def test_one_that_is_told_is_not_told_twice(revising: Revising) -> None:
    after = revising("water", "把“溪畔夜学”写进去")
    assert after.untouched
    assert "已经写在稿中" in after.answer.message


@pytest.mark.parametrize(
    "note",
    [
        "增加：廉政谈话45人次",
        "第四点增加：廉政谈话45人次",
        "在第四点补充：廉政谈话45人次",
        "第四点加一句：廉政谈话45人次",
        "请补充一条：廉政谈话45人次",
        "第四点增加廉政谈话45人次",
        "第四点补充“廉政谈话45人次”",
        "在第四点后面加上：廉政谈话45人次",
        Note("增加：廉政谈话45人次", "b6"),
        "四是里再加一句：廉政谈话45人次",
    ],
)
def test_what_a_note_states_is_a_fact(revising: Revising, note: str | Note) -> None:
    after = revising("water", note)
    assert after.answer.verdict is Verdict.APPLIED, after.answer.message
    assert "廉政谈话45人次。" in after.revised.draft.text
    assert "请确认" in after.answer.message
    (made,) = after.answer.facts
    fact = after.revised.snapshot.sheet.by_id[made]
    assert fact.text == "廉政谈话45人次"
    assert fact.fact.source is not None
    assert "修改意见" in fact.fact.source
    if note not in {"增加：廉政谈话45人次", "请补充一条：廉政谈话45人次"}:
        assert after.answer.blocks == ("b6",)


@pytest.mark.parametrize(
    "note",
    [
        "把“全市第一”写进去",
        "写成全市第一",
        "写上“获评省级文明单位”",
        "体现“受到县委通报表扬”",
        "增加“全市第一”的表述",
        "要有“全国先进”",
        "写进“获评省级文明单位”，放在第四点",
        "第四点写成“全市第一”",
        "加上“全市第一”这样的提法",
        "别漏了“全国文明单位”",
    ],
)
def test_what_is_only_wished_for_is_refused(revising: Revising, note: str) -> None:
    after = revising("water", note)
    assert after.untouched
    assert after.answer.verdict is Verdict.REFUSED
    assert "事实中没有依据，请补充事实" in after.answer.message


@pytest.mark.parametrize(
    "note", ["增加一段结尾", "增加典型案例", "补充一些数据", "多写几句", "体现县委表扬", "加个结尾", "第二点增加内容"]
)
def test_what_is_not_said_is_asked(revising: Revising, note: str) -> None:
    after = revising("water", note)
    assert after.untouched
    assert after.answer.verdict is Verdict.UNCLEAR


def test_facts_handed_in(revising: Revising) -> None:
    given = Fact(id="f1", statement="开展廉政谈话45人次")
    after = revising("water", facts=(given,))
    assert after.answer.verdict is Verdict.APPLIED
    assert "开展廉政谈话45人次。" in after.revised.draft.text
    after = revising("water", "把“廉政谈话”写进第二点", facts=(given,))
    assert after["b4"].endswith("开展廉政谈话45人次。")


def test_a_point_inside_a_paragraph_goes_on(revising: Revising) -> None:
    after = revising("clinic", "第一点增加：接受健康咨询260人次")
    assert "免费检查。接受健康咨询260人次；二是健康宣教" in after["b2"]
