import pytest

from service.revision.note import Note, Verdict
from tests.revision.conftest import Revising

SENTENCE = "举办青年干部“溪畔夜学”读书班8期，86名青年干部参加。"


@pytest.mark.parametrize(
    "note",
    [
        "“举办青年干部‘溪畔夜学’读书班8期，86名青年干部参加”移到第二点",
        "“举办青年干部‘溪畔夜学’读书班8期，86名青年干部参加。”这句移到第二点",
        "把“举办青年干部‘溪畔夜学’读书班8期”这句话移到第二点",
        "“溪畔夜学”这一句放到第二点",
        "把第一点第三句移到第二点",
        "第一点第三句挪到第二点",
        "将第一点的第三句放到第二点里",
        "“86名青年干部参加”那句移至第二点",
        "“举办青年干部‘溪畔夜学’读书班8期，86名青年干部参加”放到第二点末尾",
        "“溪畔夜学”这句并到第二点",
    ],
)
def test_a_sentence_goes_to_another_point(revising: Revising, note: str) -> None:
    after = revising("water", note)
    assert after.answer.verdict is Verdict.APPLIED, after.answer.message
    assert after["b3"] == after.was("b3").replace(SENTENCE, "")
    assert after["b4"] == after.was("b4") + SENTENCE
    assert after.answer.blocks == ("b3", "b4")
    values = {span.fact: after["b4"][span.start : span.end] for span in after.revised.draft.blocks[3].spans}
    assert values["f2.1"] == "8期"
    assert values["f2.2"] == "86名"


def test_an_anchored_sentence(revising: Revising) -> None:
    text = revising("water", "好").was("b3")
    start = text.index(SENTENCE)
    after = revising("water", Note("这句话移到第二点", "b3", start, start + len(SENTENCE)))
    assert after["b4"].endswith(SENTENCE)


def test_a_sentence_inside_one_paragraph(revising: Revising) -> None:
    after = revising("clinic", "“为1150名群众提供免费检查”这句移到第三点")
    assert after["b2"].startswith("医院坚持以人民健康为中心，推动优质医疗资源下沉。一是送医上门。二是健康宣教。")
    assert after["b2"].endswith(
        "建立慢性病健康档案386份。组织义诊活动6场，派出医务人员74人次，为1150名群众提供免费检查。"
    )


@pytest.mark.parametrize(
    "note",
    [
        "这句话移到第一点",
        "把第三点第一句移到第二点",
        "“溪畔夜学”这句移到第一点",
        "“没有的话”这句移到第二点",
        "第二点第九句移到第一点",
    ],
)
def test_what_is_not_sure_is_asked(revising: Revising, note: str) -> None:
    after = revising("water", note)
    assert after.untouched
    assert after.answer.verdict is Verdict.UNCLEAR
