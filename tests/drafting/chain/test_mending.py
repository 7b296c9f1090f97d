"""What a model is asked to mend, and how its answer is put in."""

import pytest

from service.draft import Finding, Severity
from service.drafting.chain.mending import Mending

PARAGRAPHS = ("开头。", "一是甲。乙[[f1.1]]。", "二是丙。丁[[f2.1]]。")


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        (["【段2】一是甲。戊[[f1.1]]。"], ("开头。", "一是甲。戊[[f1.1]]。", "二是丙。丁[[f2.1]]。")),
        (["【段 2】", "一是甲。戊[[f1.1]]。"], ("开头。", "一是甲。戊[[f1.1]]。", "二是丙。丁[[f2.1]]。")),
        (["【段1】删"], PARAGRAPHS[1:]),
        (["【段1】（删）", "【段3】二是丙。"], (PARAGRAPHS[1], "二是丙。")),
        (["好的，已修改。", "【段3】二是丙。"], (*PARAGRAPHS[:2], "二是丙。")),
        (["【段9】没有这一段。"], PARAGRAPHS),
        (["没有问题。"], PARAGRAPHS),
        ([], PARAGRAPHS),
        (["新开头。", "一是甲。", "二是丙。"], ("新开头。", "一是甲。", "二是丙。")),
    ],
)
def test_only_what_is_named_changes(answer: list[str], result: tuple[str, ...]) -> None:
    assert Mending(PARAGRAPHS).applied(answer) == result


def test_problems_are_told_by_paragraph() -> None:
    finding = Finding("unsupported_claim", Severity.ERROR, "b3", 0, 2, "“荣获表彰”没有事实支持", "删去")
    told = Mending(PARAGRAPHS).problems([finding], {"f9": "f9：走访[[f9.1|3户]]"}, {"f9": 3})
    assert told == (
        "【段2】（“一是甲。乙[[f1.1]]。……”）“荣获表彰”没有事实支持（删去）\n"
        "【段3】（“二是丙。丁[[f2.1]]。……”）没有写进这条事实：f9：走访[[f9.1|3户]]"
    )
