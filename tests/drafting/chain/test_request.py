"""What a prompt says of the section: its opening, its points, its facts; and what a later call knows of an earlier."""

from collections.abc import Callable
from typing import Any

import pytest

from service.drafting.chain.preview import preview
from service.drafting.resources import Resources
from tests.drafting.chain.conftest import RunDraft
from tests.drafting.conftest import MakeBrief

PromptOf = Callable[..., str]


@pytest.fixture
def prompt_of(resources: Resources, make_brief: MakeBrief) -> PromptOf:
    def prompt(*facts: str | dict[str, Any], **fields: Any) -> str:
        return preview(make_brief(*facts, **fields), resources).prompts[0][1].content

    return prompt


THREE = ("城镇新增就业4.26万人", "举办招聘会142场", "发放稳岗返还资金2860万元")


def test_a_theme_that_names_nothing_of_its_facts_is_left_to_the_writer(prompt_of: PromptOf) -> None:
    facts = ("审结各类案件5913件", "开展巡回审判34次", "执行到位金额2.37亿元", "其他甲乙12件")
    sent = prompt_of(*facts, unit="云溪县人民法院", requirements={"points": 4})
    assert "主题：自拟" in sent


def test_headline_facts_are_told_in_the_opening(prompt_of: PromptOf) -> None:
    sent = prompt_of({"statement": THREE[0], "headline": True}, *THREE[1:], requirements={"points": 2})
    assert "把 f1 写在这里" in sent


def test_facts_are_listed_in_the_order_of_the_brief(prompt_of: PromptOf) -> None:
    sent = prompt_of(*THREE)
    assert sent.index("f1：") < sent.index("f2：") < sent.index("f3：")


def test_a_facts_own_period_is_a_token_of_its_own(prompt_of: PromptOf, make_brief: MakeBrief, run: RunDraft) -> None:
    facts = (THREE[0], {"label": "群众来访量", "value": "4120", "unit": "人次", "period": "2024年上半年"})
    assert "[[f2_period|2024年上半年]]" in prompt_of(*facts)
    draft = run(make_brief(*facts), "城镇新增就业[[f1.1]]。[[f2_period]]，群众来访量为[[f2.1]]。").end.draft
    assert "2024年上半年，群众来访量为4120人次" in draft.text
    assert [finding for finding in draft.findings if finding.check.startswith("qualifier")] == []


@pytest.mark.parametrize(
    ("heading", "said"), [("存在的问题", "本节写的是问题"), ("下一步工作打算", "本节写的是下一步的打算")]
)
def test_what_a_section_is_about_is_said(prompt_of: PromptOf, heading: str, said: str) -> None:
    assert said in prompt_of(*THREE, section={"heading": heading, "number": 3})


def test_a_later_call_knows_what_was_written(make_brief: MakeBrief, run: RunDraft) -> None:
    facts = [f"第{n}联系村开展政策宣讲{n + 1}场，解决难题{n + 50}件" for n in range(1, 9)]
    told = "，".join(f"[[f{n}.1]]联系村开展政策宣讲[[f{n}.2]]，解决难题[[f{n}.3]]" for n in range(1, 5))
    rest = "，".join(f"[[f{n}.1]]联系村开展政策宣讲[[f{n}.2]]，解决难题[[f{n}.3]]" for n in range(5, 9))
    brief = make_brief(*facts, requirements={"points": 2})
    chat = run(brief, f"一是抓好宣讲。{told}。", f"二是解决难题。{rest}。", "嗯", "嗯", model_context_tokens=1600).chat
    assert "全节共 2 个，其余的另写" in chat.prompts[0]
    assert "本节前面已写：一是抓好宣讲。" in chat.prompts[1]
