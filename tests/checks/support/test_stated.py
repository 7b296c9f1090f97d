import pytest

from service.checks.support import stated
from tests.checks.conftest import Judge, MakeContext

FACTS = (
    "2025年，举办道德讲堂12期，参加1800人次",
    "临江区教育局走访困难群众120户",
    "3月5日召开动员大会",
    "修订财务管理制度，实行集中采购",
    {"statement": "开展志愿服务36次", "headline": True},
)
BRIEF = {"period": "2025年", "region": "临江区"}
WHOLE = (
    "举办道德讲堂12期，参加1800人次。走访困难群众120户。"
    "3月5日召开动员大会。修订了财务管理制度，集中采购。开展志愿服务36次。"
)
ALL = ("f1", "f2", "f3", "f4", "f5")


def test_all_there(judge: Judge) -> None:
    assert judge(stated.check, WHOLE, FACTS, expected=ALL, **BRIEF) == []


@pytest.mark.parametrize(
    ("without", "fact"),
    [
        ("，参加1800人次", "f1"),
        ("走访困难群众120户。", "f2"),
        ("3月5日", "f3"),
        ("修订了财务管理制度，集中采购。", "f4"),
    ],
)
def test_missing(make_context: MakeContext, without: str, fact: str) -> None:
    context = make_context(WHOLE.replace(without, ""), FACTS, expected=ALL, **BRIEF)
    findings = list(stated.check(context))
    assert [finding.check for finding in findings] == ["missing_fact"]
    assert f"事实 {fact}" in findings[0].message


def test_a_longer_number_does_not_state_it(judge: Judge) -> None:
    draft = WHOLE.replace("120户", "1120户")
    assert judge(stated.check, draft, FACTS, expected=ALL, **BRIEF) == ["E missing_fact"]


def test_what_the_plan_left_out_is_not_missing(judge: Judge) -> None:
    assert judge(stated.check, "举办道德讲堂12期。", FACTS, expected=("f1.2",), **BRIEF) == []


def test_one_figure_does_not_state_two_facts(judge: Judge) -> None:
    facts = ("举办道德讲堂12期", "编印工作简报12期")
    assert judge(stated.check, "举办道德讲堂12期。", facts, expected=("f1", "f2")) == ["E missing_fact"]
    assert judge(stated.check, "举办道德讲堂12期，编印工作简报12期。", facts, expected=("f1", "f2")) == []


def test_repeated(judge: Judge) -> None:
    draft = "走访困难群众120户。全年走访困难群众120户。"
    assert judge(stated.check, draft, FACTS, expected=("f2",), **BRIEF) == ["W repeated_fact 「120户」"]


def test_a_headline_fact_may_stand_twice(judge: Judge) -> None:
    draft = "开展志愿服务36次。志愿服务开展36次。"
    assert judge(stated.check, draft, FACTS, expected=("f5",), **BRIEF) == []
    assert judge(stated.check, draft * 2, FACTS, expected=("f5",), **BRIEF)


def test_names_and_dates_may_recur(judge: Judge) -> None:
    assert judge(stated.check, "3月5日召开动员大会。3月5日起实施。", FACTS, expected=("f3",), **BRIEF) == []


def test_what_the_title_says_need_not_be_said_again(judge: Judge) -> None:
    facts = ["2025级新生共4386人"]
    assert judge(stated.check, "# 在2025级新生典礼上的讲话\n新同学4386人。", facts, expected=["f1"]) == []


def test_a_bound_in_other_words_is_stated(judge: Judge) -> None:
    assert judge(stated.check, "观看超过26万人次。", ["观看人数突破26万人次"], expected=["f1"]) == []
