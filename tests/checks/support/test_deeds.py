import pytest

from service.checks.support import claims, intentions
from service.checks.support.deeds import deed_kind
from service.text.lexicon.lexicon import Lexicon
from tests.checks.conftest import Judge

DEEDS = [
    "走访慰问困难群众", "邀请专家授课", "积极走访困难党员", "印发工作方案", "签订目标责任书", "成立突击队",
    "深入企业开展调研", "购置抢险设备", "组织党员参观红色教育基地", "建立“周调度”机制", "栽植护岸林木",
    "主要负责同志讲授专题党课", "联合公安部门打击非法采砂", "争取上级补助资金", "决定开展作风整顿",
]  # fmt: skip
CARE = [
    "着力化解矛盾纠纷", "健全排查化解机制", "坚持把纪律挺在前面", "强化督导检查", "推动问题整改", "完善管护机制",
    "引导党员走访群众", "加强组织领导", "明确努力方向", "细化工作措施", "注重调研", "为发展提供保障", "通过集中培训",
]  # fmt: skip


@pytest.mark.parametrize("clause", DEEDS)
def test_deeds(lexicon: Lexicon, clause: str) -> None:
    assert deed_kind(clause, lexicon) is not None


@pytest.mark.parametrize("clause", CARE)
def test_attitude_means_and_aims(lexicon: Lexicon, clause: str) -> None:
    assert deed_kind(clause, lexicon) is None


@pytest.mark.parametrize("clause", DEEDS)
def test_an_invented_deed_is_an_error_where_the_text_was_written_freely(judge: Judge, clause: str) -> None:
    assert judge(claims.check, f"{clause}。", written_freely=True) == [f"E unsupported_claim 「{clause}」"]
    assert not any(each.startswith("E") for each in judge(claims.check, f"{clause}。"))
    assert judge(claims.check, f"{clause}。", [clause], written_freely=True) == []


@pytest.mark.parametrize("sentence", ["首次实现同网同质", "口碑越来越好", "力度前所未有", "构建起供水网络"])
def test_what_only_a_free_writer_is_held_to(judge: Judge, sentence: str) -> None:
    assert judge(claims.check, f"{sentence}。", written_freely=True) == [f"E unsupported_claim 「{sentence}」"]


def test_how_things_go_on_may_lead_up_to_a_figure(judge: Judge) -> None:
    facts = ["改造管网86公里"]
    alone, leading = "供水水平稳步提升。", "供水水平稳步提升，改造管网86公里。"
    assert judge(claims.check, alone, facts, written_freely=True) == ["E unsupported_claim 「供水水平稳步提升」"]
    assert judge(claims.check, leading, facts, written_freely=True) == ["W unsupported_claim 「供水水平稳步提升」"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("拟成立节水工作领导小组。", ["E qualifier_changed 「拟成立节水工作领导小组」"]),
        ("成立节水工作领导小组。", []),
        ("下一步，将继续发挥节水工作领导小组作用。", []),
    ],
)
def test_what_is_done_told_as_planned(judge: Judge, sentence: str, expected: list[str]) -> None:
    assert judge(intentions.check, sentence, ["成立节水工作领导小组"], written_freely=True) == expected
    assert judge(intentions.check, sentence, ["成立节水工作领导小组"]) == []
