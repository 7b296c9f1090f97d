"""Text that was written freely, in few words and another order: what has its source stands, its false twin does not."""

import pytest

from service.checks.registry import run_checks
from service.checks.support import unproved
from tests.checks.conftest import Judge, MakeContext

FACTS = (
    "诉前调解纠纷1.56万件，调解成功1.09万件，平均调解用时14天",
    "新增规模以上工业企业17家，总数达到142家",
    "发现问题隐患418项，完成整改411项，其余7项计划2026年3月底前整改到位",
    "建成零工市场9个，覆盖全部7个县（市、区）",
    "招聘教师126名，交流轮岗校长215名",
    "全市未发生安全责任事故",
)
TRUE = (
    "诉前调解纠纷⟦f1.1⟧，调解成功⟦f1.2⟧，平均用时⟦f1.3⟧。",
    "规模以上工业企业新增⟦f2.1⟧，总数达⟦f2.2⟧。",
    "建成零工市场⟦f4.1⟧，覆盖全部⟦f4.2⟧县（市、区）。",
    "招聘教师⟦f5.1⟧，坚持严把标准。",
    "全市未发生安全责任事故。",
)
FALSE = (
    "诉前调解纠纷⟦f1.2⟧，成功⟦f1.1⟧，平均用时仅⟦f1.3⟧。",
    "发现问题隐患⟦f3.2⟧，完成整改⟦f3.1⟧。",
    "其余⟦f3.3⟧已整改到位。",
    "招聘学生⟦f5.1⟧。",
    "招聘教师⟦f5.1⟧，办学水平大幅提升。",
    "全市发生安全责任事故。",
    "半数以上企业参加。",
)
INVENTED = (
    "走访慰问困难群众", "邀请专家授课", "积极走访困难党员", "印发工作方案", "签订目标责任书", "成立突击队",
    "深入企业开展调研", "购置抢险设备", "组织党员参观红色教育基地", "建立“周调度”机制", "栽植护岸林木",
    "主要负责同志讲授专题党课", "联合公安部门打击非法采砂", "争取上级补助资金", "决定开展作风整顿",
    "首次实现同网同质", "口碑越来越好", "力度前所未有", "构建起供水网络",
)  # fmt: skip


@pytest.mark.parametrize("draft", TRUE)
def test_what_has_its_source_stands(judge: Judge, draft: str) -> None:
    assert judge(unproved.check, draft, FACTS, written_freely=True) == []


@pytest.mark.parametrize("draft", FALSE)
def test_what_has_none_is_an_error(judge: Judge, draft: str) -> None:
    assert judge(unproved.check, draft, FACTS, written_freely=True)
    assert judge(unproved.check, draft, FACTS) == []


@pytest.mark.parametrize("clause", INVENTED)
def test_an_invented_deed_is_an_error_and_a_facts_is_none(judge: Judge, clause: str) -> None:
    assert judge(unproved.check, f"{clause}。", FACTS, written_freely=True) == [f"E unproved 「{clause}。」"]
    assert judge(unproved.check, f"{clause}。", [clause], written_freely=True) == []


def test_the_message_names_the_words_and_the_fact(make_context: MakeContext) -> None:
    context = make_context("招聘学生⟦f5.1⟧。", FACTS, written_freely=True)
    finding = next(each for each in run_checks(context) if each.check == "unproved")
    assert "“学生”" in finding.message
    assert finding.suggestion == "照事实 f5 的原话写"
