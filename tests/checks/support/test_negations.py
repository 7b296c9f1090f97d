import pytest

from service.checks.support import negations
from tests.checks.conftest import Judge

FACT = "全年未发生校园安全责任事故"


@pytest.mark.parametrize("draft", ["发生校园安全责任事故。", "狠抓安全，全年发生校园安全责任事故。"])
def test_a_denial_that_is_lost(judge: Judge, draft: str) -> None:
    assert [each[:20] for each in judge(negations.check, draft, [FACT])] == ["E qualifier_changed "]


@pytest.mark.parametrize(
    "draft",
    ["未发生校园安全责任事故。", "全年没有发生校园安全责任事故。", "严防发生校园安全责任事故。", "抓好校园安全工作。"],
)
def test_what_keeps_it(judge: Judge, draft: str) -> None:
    assert judge(negations.check, draft, [FACT]) == []


def test_what_another_fact_affirms(judge: Judge) -> None:
    facts = ["上年发生校园安全责任事故", FACT]
    assert judge(negations.check, "上年发生校园安全责任事故。", facts) == []
