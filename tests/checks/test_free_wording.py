"""True sentences as a capable writer words them, in few words and in another order, and their false twins."""

import pytest

from service.checks.context import CheckContext
from service.checks.fidelity import other_thing, qualifiers, wrong_matter
from service.checks.registry import run_checks
from service.checks.support import claims, sourceless
from tests.checks.conftest import MakeContext, spelled

FACTS = (
    "诉前调解纠纷1.56万件，调解成功1.09万件，平均调解用时14天",
    "新增规模以上工业企业17家，总数达到142家",
    "发现问题隐患418项，完成整改411项，其余7项计划2026年3月底前整改到位",
    "建成零工市场9个，覆盖全部7个县（市、区）",
    "举办招聘会142场，提供岗位6.8万个",
    "全乡平均降雨量213.6毫米，最大点雨量出现在坪头村，为341毫米",
    "调解员温如玉个人调解成功纠纷426件",
)
CHECKS = (sourceless.check, wrong_matter.check, other_thing.check, qualifiers.check, claims.check)
TRUE = (
    "诉前调解纠纷⟦f1.1⟧，成功⟦f1.2⟧，平均用时仅⟦f1.3⟧。",
    "规模以上工业企业新增⟦f2.1⟧，总数达⟦f2.2⟧。",
    "⟦f3.1⟧问题隐患中有⟦f3.2⟧已整改完毕，剩余⟦f3.3⟧也明确了时限，计划于⟦f3.4⟧前整改到位。",
    "在⟦f4.2⟧县（市、区）建成⟦f4.1⟧零工市场。",
    "举办招聘会⟦f5.1⟧，⟦f5.2⟧岗位送到求职者身边。",
    "全乡平均降雨量达⟦f6.1⟧，其中⟦f6.2⟧降雨量最大，为⟦f6.3⟧。",
    "调解员⟦f7.1⟧扎根一线，一人就调解成功⟦f7.2⟧纠纷。",
)
FALSE = (
    "诉前调解纠纷⟦f1.2⟧，成功⟦f1.1⟧，平均用时仅⟦f1.3⟧。",
    "发现问题隐患⟦f3.2⟧，完成整改⟦f3.1⟧，其余⟦f3.3⟧计划于⟦f3.4⟧前整改到位。",
    "发现问题隐患⟦f3.1⟧，完成整改⟦f3.2⟧，其余⟦f3.3⟧已整改到位。",
    "全乡降雨量最大的是石坪村，夺得全市第一，平均降雨量⟦f6.1⟧。",
)


def errors(context: CheckContext) -> list[str]:
    return [said for each in run_checks(context, CHECKS) if (said := spelled(each, context)).startswith("E ")]


@pytest.mark.parametrize("draft", TRUE)
def test_true(make_context: MakeContext, draft: str) -> None:
    assert errors(make_context(draft, FACTS, written_freely=True)) == []


@pytest.mark.parametrize("draft", FALSE)
def test_false(make_context: MakeContext, draft: str) -> None:
    assert errors(make_context(draft, FACTS, written_freely=True))


def test_a_spell_is_the_briefs_where_it_is_as_long(make_context: MakeContext) -> None:
    three, five = (f"{years}年来，坚持抓创建。" for years in "三五")
    assert errors(make_context(three, period="2023—2025年", written_freely=True)) == []
    assert errors(make_context(five, period="2023—2025年", written_freely=True)) == ["E sourceless_date 「五年来」"]
