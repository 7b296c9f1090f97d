from pathlib import Path

import pytest
import yaml

from eval.suites.revision.base_drafts import load_bases
from service.draft import Status
from service.revision.note import Note, Verdict
from service.revision.revising import revise
from tests.revision.conftest import Bases, Revising

INJECTIONS = yaml.safe_load((Path(__file__).parents[1] / "text" / "injections.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(load_bases()))
def test_the_bases_are_complete(base: Bases, name: str) -> None:
    assert base(name)[0].status is Status.COMPLETE


def test_the_next_version(revising: Revising) -> None:
    after = revising("water", "6次改为8次")
    draft = after.revised.draft
    assert (draft.id, draft.version, draft.status) == (after.before.id, 2, Status.UNCONFIRMED)
    assert draft.text == "\n".join(after.texts)
    assert after.revised.changed


def test_notes_in_sequence_over_versions(revising: Revising, resources: object) -> None:
    first = revising("water", "6次改为8次", "删去第四点")
    second = revise(
        first.revised.draft,
        first.revised.snapshot,
        [Note("8次改为9次"), Note("第三点移到最前")],
        resources,  # type: ignore[arg-type]
    )
    third = revise(second.draft, second.snapshot, [Note("第一点删去")], resources)  # type: ignore[arg-type]
    assert third.draft.version == 4
    assert [block.id for block in third.draft.blocks] == ["b1", "b2", "b3", "b4"]
    assert "交流研讨9次" in third.draft.text
    assert third.draft.blocks[2].text.startswith("一是强化理论武装")


def test_several_notes_name_the_parts_that_were_read(revising: Revising) -> None:
    after = revising("water", "删去第二点", "第三点最后一句删去", "第四点的标题改为“严明纪律”")
    assert [answer.verdict for answer in after.revised.answers] == [Verdict.APPLIED] * 3
    assert after["b5"] == "二是服务中心大局。组建党员护河先锋队5支，开展巡河护河志愿服务44次。"
    assert after["b6"] == "三是严明纪律。坚持严的基调，开展警示教育12次。"


def test_several_notes_inside_one_paragraph(revising: Revising) -> None:
    after = revising("clinic", "删去第二点", "第三点的标题改为“长期帮扶”", "6场改为8场")
    assert [answer.verdict for answer in after.revised.answers] == [Verdict.APPLIED] * 3
    assert after["b2"].endswith(
        "一是送医上门。组织义诊活动8场，派出医务人员74人次，为1150名群众提供免费检查；"
        "二是长期帮扶。捐赠常用药品价值2.8万元，建立慢性病健康档案386份。"
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("第二点删去", "第二点压缩到30字"),
        ("第二点删去", "第二点移到最前"),
        ("第二点删去", "第二点的标题改为“建强组织”"),
        ("第二点删去", Note("删去最后一句", "b4")),
        ("6次改为8次", "6次改为9次"),
        ("第二点和第三点合并", "第三点移到最后"),
        ("删去第四点", "第四点增加：廉政谈话45人次"),
        ("第四点删去", "第三点和第四点对调"),
        ("第二点删去", "第二点第三句删去"),
        ("开头删去", "开头太空"),
    ],
)
def test_notes_that_contradict_each_other(revising: Revising, first: str, second: str | Note) -> None:
    alone = revising("water", first)
    both = revising("water", first, second)
    assert both.revised.answers[0].verdict is Verdict.APPLIED
    assert both.revised.answers[1].verdict is Verdict.REFUSED
    assert "前面的意见" in both.revised.answers[1].message
    assert both.texts == alone.texts


def test_a_stretch_that_an_earlier_note_changed_is_asked_for_again(revising: Revising) -> None:
    after = revising("water", "6次改为8次", Note("删去", "b3", 10, 17))
    assert after.revised.answers[1].verdict is Verdict.UNCLEAR
    assert "已按前面的意见改过" in after.revised.answers[1].message


@pytest.mark.parametrize(
    ("note", "verdict"),
    [
        ("6次改为8次，删去第四点", Verdict.APPLIED),
        ("删去第四点；6次改为8次", Verdict.APPLIED),
        ("删去第三点最后一句，6次改为8次", Verdict.APPLIED),
        ("第二点删去最后一句，压缩到50字", Verdict.APPLIED),
        ("第七点删去，6次改为8次", Verdict.UNCLEAR),
        ("语气平实些，6次改为8次", Verdict.UNCLEAR),
    ],
)
def test_a_note_of_several_clauses(revising: Revising, note: str, verdict: Verdict) -> None:
    after = revising("water", note)
    assert after.answer.verdict is verdict, after.answer.message
    assert after.untouched == (verdict is Verdict.UNCLEAR)
    if "第四点" in note:
        assert after.answer.blocks
        assert "b6" not in {block.id for block in after.revised.draft.blocks}
    if "6次" in note and verdict is Verdict.APPLIED:
        assert "交流研讨8次" in after["b3"]


def test_a_refused_note_leaves_the_version_alone(revising: Revising) -> None:
    after = revising("water", "一是改为“二是”")
    assert after.untouched or after["b3"].startswith("一是")
    after = revising("water", "“一是强化理论武装”改为“二是强化理论武装”")
    assert after.untouched
    assert after.answer.verdict is Verdict.REFUSED
    assert after.answer.message.startswith("照这条意见改会带来问题：")


def test_there_are_sixty_injections() -> None:
    assert len(INJECTIONS) >= 60


@pytest.mark.parametrize("given", INJECTIONS, ids=range(len(INJECTIONS)))
def test_an_injection_changes_nothing_but_its_answer(revising: Revising, given: dict[str, str]) -> None:
    after = revising("water", given["text"])
    assert after.untouched
    assert after.answer.verdict in (Verdict.REFUSED, Verdict.UNCLEAR)
    hidden = revising("water", f"删去第四点。{given['text']}")
    assert hidden.untouched
    stated = revising("water", f"增加：{given['text']}")
    assert stated.untouched
