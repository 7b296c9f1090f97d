import pytest

from service.checks.support import intentions
from tests.checks.conftest import Judge

FACTS = ["拟在望桥村建设文化广场", "计划组建青年讲师团"]


@pytest.mark.parametrize("sentence", ["在望桥村建设文化广场。", "已在望桥村建设文化广场。", "组建了青年讲师团。"])
def test_planned_told_as_done(judge: Judge, sentence: str) -> None:
    assert judge(intentions.check, sentence, FACTS) == [f"E qualifier_changed 「{sentence}」"]


@pytest.mark.parametrize(
    "sentence", ["拟在望桥村建设文化广场。", "将组建青年讲师团。", "下一步，组建青年讲师团。", "广场面积不大。"]
)
def test_told_as_planned(judge: Judge, sentence: str) -> None:
    assert judge(intentions.check, sentence, FACTS) == []


def test_in_a_plan(judge: Judge) -> None:
    assert judge(intentions.check, "在望桥村建设文化广场。", FACTS, genre="work_plan") == []
