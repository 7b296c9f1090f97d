import pytest

from service.checks.form import leftover
from service.draft import Block, Span
from tests.checks.conftest import Judge

FAULTY = {
    "cross": ("开展活动×场。", "placeholder 「×场」"),
    "stars": ("开展活动**余场。", "placeholder 「**余场」"),
    "letters": ("开展活动XX场。", "placeholder 「XX场」"),
    "some": ("某某同志参加。", "placeholder 「某某」"),
    "underscores": ("开展活动____场。", "placeholder 「____场」"),
    "empty brackets": ("按照文件〔 〕要求。", "placeholder 「〔 〕」"),
    "ellipsis": ("开展活动[…]场。", "placeholder 「[…]场」"),
    "token": ("开展活动[[f3.1]]。", "token 「[[f3.1]]」"),
    "token, full-width": ("开展活动［［f3.1］］。", "token 「［［f3.1］］」"),
    "token with spaces": ("开展活动[[ f3.1 ]]。", "token 「[[ f3.1 ]]」"),
    "token, one bracket": ("开展活动[f1.1]。", "token 「[f1.1]」"),
    "token, no bracket": ("开展活动f1.1。", "token 「f1.1」"),
    "template field": ("{{unit}}开展活动。", "token 「{{unit}}」"),
    "phrase field": ("{period}，开展活动。", "token 「{period}」"),
    "missing mark without label": ("开展活动【待补】。", "placeholder 「【待补】」"),
    "missing mark not closed": ("开展活动【待补：场次。", "placeholder 「【待补：场次。」"),
}
CLEAN = {
    "marked as missing": "开展活动【待补：开展活动（场）】。",
    "products and models": "占地5×3米，A2线路开通，型号XR-1。",
    "certain": "在某种程度上，有些同志认识不足。",
    "brackets with words": "全区中小学（含幼儿园）参加（见附件1）。",
    "titles": "印发《实施方案》。",
}


@pytest.mark.parametrize(("draft", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, expected: str) -> None:
    assert judge(leftover.check, draft) == [f"E leftover_{expected}"]


@pytest.mark.parametrize("draft", CLEAN.values(), ids=CLEAN)
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(leftover.check, draft) == []


def test_a_span_that_marks_something_missing_is_believed(judge: Judge) -> None:
    block = Block("b1", "paragraph", "开展活动×场。", spans=(Span(4, 6, "missing"),))
    assert judge(leftover.check, [block]) == []


def test_what_a_fact_says_is_no_token(judge: Judge) -> None:
    assert judge(leftover.check, "上线[[a.1]]系统。", ["上线[[a.1]]系统"]) == []


@pytest.mark.parametrize("blank", ["{数量}", "{{数量}}"])
def test_braces_are_blanks(judge: Judge, blank: str) -> None:
    assert judge(leftover.check, f"培训{blank}人。") == [f"E leftover_token 「{blank}」"]


IN_A_VALUES_PLACE = {
    "……": "培训……人。",
    "...": "培训...万人次。",
    "【数量】": "培训【数量】人。",
    "[待填]": "占比[待填]%。",
}


@pytest.mark.parametrize(("blank", "draft"), IN_A_VALUES_PLACE.items())
def test_a_blank_before_a_unit(judge: Judge, blank: str, draft: str) -> None:
    assert judge(leftover.check, draft) == [f"E leftover_placeholder 「{blank}」"]


def test_what_breaks_off_is_no_blank(judge: Judge) -> None:
    assert judge(leftover.check, "他说：“谢谢……”人们鼓掌。说到这里……人们鼓起掌来。") == []
