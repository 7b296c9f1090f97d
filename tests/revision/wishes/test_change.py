import pytest

from service.revision.note import Note, Verdict
from tests.revision.conftest import Revising


@pytest.mark.parametrize(
    "note",
    [
        "6次改为8次",
        "把交流研讨6次改成8次",
        "交流研讨不是6次，是8次",
        "交流研讨应为8次",
        "交流研讨次数更正为8次",
        "“交流研讨6次”改为“交流研讨8次”",
        "交流研讨6次→8次",
        "交流研讨6次有误，应为8次",
        "交流研讨的次数写错了，应该是8次",
        "将第一点中的6次改为8次",
        "6改8",
        "数字更新：交流研讨6次改为8次",
        "6次应改为8次",
        "请把第一点里的“6次”订正为“8次”。",
        "6次改为8次，以台账为准",
    ],
)
def test_a_value_of_a_fact(revising: Revising, note: str) -> None:
    after = revising("water", note)
    assert after.answer.verdict is Verdict.APPLIED
    assert after["b3"] == after.was("b3").replace("交流研讨6次", "交流研讨8次")
    assert after.answer.blocks == ("b3",)
    assert after.answer.facts == ("f1",)
    fact = after.revised.snapshot.sheet.by_id["f1"]
    assert fact.text == "局党组理论学习中心组开展集中学习12次，交流研讨8次"
    assert fact.fact.source is not None
    assert fact.fact.source.startswith("修改意见：")


@pytest.mark.parametrize(
    ("note", "old", "new"),
    [
        ("周望川改为周望山", "周望川", "周望山"),
        ("参加党员近900人次改为超过900人次", "近900人次", "超过900人次"),
        ("参加党员900人次改为950人次", "近900人次", "950人次"),
        ("63件改成70", "63件", "70件"),
        ("为群众办实事改为70件", "63件", "70件"),
        ("63件改为“六十三件”", "63件", "六十三件"),
        ("主题党日36次改为主题党日40次", "36次", "40次"),
        ("8期改成8期以上", "8期", "8期以上"),
        ("《云溪县水务局党支部规范化建设清单》改为《云溪县水务局党支部建设清单》", "党支部规范化建设", "党支部建设"),
    ],
)
def test_values_of_every_kind(revising: Revising, note: str, old: str, new: str) -> None:
    after = revising("water", note)
    assert after.answer.verdict is Verdict.APPLIED, after.answer.message
    assert after.revised.draft.text == after.before.text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("note", "old", "new"),
    [
        ("把“扎实推进”替换为“有力推进”", "扎实推进", "有力推进"),
        ("扎实推进改为有力推进", "扎实推进", "有力推进"),
        ("所有“党支部”统一改为“支部”", "各党支部", "各支部"),
        ("第二点中的“夯实”改为“筑牢”", "夯实", "筑牢"),
        ("第二点里“全面提升”换成“持续提升”", "全面提升", "持续提升"),
        ("“坚持以上率下”这个说法改成“坚持领导带头”", "坚持以上率下", "坚持领导带头"),
        ("将文中的“紧扣中心任务”替换成“围绕中心任务”", "紧扣", "围绕"),
        ("“为群众办实事”应写作“为民办实事”", "为群众办实事", "为民办实事"),
        ("局党组改为局党委", "局党组", "局党委"),
        ("“强化理论武装”修改为“强化思想武装”", "理论武装", "思想武装"),
    ],
)
def test_words_everywhere(revising: Revising, note: str, old: str, new: str) -> None:
    after = revising("water", note)
    assert after.answer.verdict is Verdict.APPLIED, after.answer.message
    assert new in after.revised.draft.text
    assert old not in after.revised.draft.text


def test_words_that_name_a_part_of_a_title_stay(revising: Revising) -> None:
    after = revising("water", "所有“党支部”统一改为“支部”")
    assert "《云溪县水务局党支部规范化建设清单》" in after["b4"]
    assert "共 2 处" in after.answer.message


def test_two_values_in_one_note(revising: Revising) -> None:
    after = revising("water", "8期应为9期，86名应为90名")
    assert "读书班9期，90名青年干部" in after["b3"]
    after = revising("water", "“读书班8期，86名”改为“读书班9期，90名”")
    assert "读书班9期，90名青年干部" in after["b3"]


def test_values_with_the_words_that_lead_to_each(revising: Revising) -> None:
    after = revising("water", "集中学习12次、交流研讨6次改为集中学习14次、交流研讨8次")
    assert "集中学习14次，交流研讨8次" in after["b3"]
    assert after["b6"] == after.was("b6")


def test_a_value_of_several_facts_is_asked_for(revising: Revising) -> None:
    after = revising("water", "12次改为14次")
    assert after.untouched
    assert after.answer.verdict is Verdict.UNCLEAR
    assert "f1" in after.answer.message
    assert "f8" in after.answer.message


@pytest.mark.parametrize(
    ("note", "block"),
    [
        (Note("集中学习12次改为14次"), "b3"),
        (Note("警示教育12次改为14次"), "b6"),
        (Note("12次改为14次", "b6"), "b6"),
        (Note("12次改为14次", "b3"), "b3"),
        (Note("第四点的12次改为14次"), "b6"),
    ],
)
def test_words_or_an_anchor_tell_which(revising: Revising, note: Note, block: str) -> None:
    after = revising("water", note)
    assert after.answer.blocks == (block,)
    assert "14次" in after[block]
    assert "也是“12次”，没有动，请核对" in after.answer.message


def test_an_anchored_stretch(revising: Revising) -> None:
    text = revising("water", "好").was("b3")
    start = text.index("理论武装")
    after = revising("water", Note("改为“思想武装”", "b3", start, start + 4))
    assert after["b3"] == text.replace("理论武装", "思想武装")
    start = text.index("6次")
    after = revising("water", Note("改为8次", "b3", start, start + 2))
    assert after.answer.facts == ("f1",)
    assert "交流研讨8次" in after["b3"]


def test_a_fact_in_heading_and_text_changes_in_both(revising: Revising) -> None:
    after = revising("village", "860亩改为900亩")
    assert after["b3"] == "（一）900亩柑橘成主导产业"
    assert "柑橘种植900亩" in after["b4"]


def test_what_is_computed_follows(revising: Revising) -> None:
    after = revising("zone", "引进工业项目28个改为30个")
    assert after["b3"] == "——招大引强。引进工业项目30个，引进服务业项目14个，引进项目总数44个。"
    assert "42个→44个" in after.answer.message
    after = revising("zone", "税收收入6.6亿元改为7.2亿元")
    assert "增长20%" in after["b6"]


@pytest.mark.parametrize("note", ["引进项目总数改为45个", "42个改为45个", "引进项目总数42个应为45个"])
def test_what_is_computed_is_not_changed_by_itself(revising: Revising, note: str) -> None:
    after = revising("zone", note)
    assert after.untouched
    assert after.answer.verdict is Verdict.REFUSED
    assert "28个＋14个＝42个" in after.answer.message


def test_a_total_that_is_out_is_told(revising: Revising) -> None:
    after = revising("safety", "企业负责人培训班3期改为4期")
    assert after.answer.verdict is Verdict.APPLIED
    assert "合计“5期”原是3期＋2期之和" in after.answer.message


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("座谈会6次改为8次", "对不上"),
        ("第四点中的6次改为8次", "没有"),
        ("全部改为‘市委组织部’", "原话"),
        ("把次数都改成20次", "原来"),
        ("8期改为《夜学手册》", "不是一类"),
        ("周望川改成局党组书记、局长周望川", ""),
        ("“没有的话”改为“别的话”", "稿中没有"),
        ("第七点删去，6次改为8次", ""),
        ("第二点太长，6次改为8次，再压缩一下", ""),
        ("6次改为6次", "一样"),
        ("“坚持以上率下”改为坚持以上率下，带头学习", "引号"),
    ],
)
def test_what_is_not_sure_is_asked(revising: Revising, note: str, said: str) -> None:
    after = revising("water", note)
    assert after.untouched
    assert after.answer.verdict is Verdict.UNCLEAR
    assert said in after.answer.message


def test_a_value_that_is_not_told_changes_in_its_fact_alone(revising: Revising) -> None:
    after = revising("clinic", "何知远改为何志远")
    assert after.texts == [block.text for block in after.before.blocks]
    assert "稿中没有写到它" in after.answer.message
    assert after.revised.snapshot.sheet.by_id["f7"].text == "主任医师何志远现场授课2次"


def test_another_name_of_a_place_is_refused(revising: Revising) -> None:
    after = revising("water", "把云溪县改为青岚县")
    assert after.untouched
    assert after.answer.verdict is Verdict.REFUSED
