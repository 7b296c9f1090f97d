"""Values in each other's place, told by the words that lead up to them; and true text that only puts them otherwise."""

import pytest

from service.checks.fidelity import led_up_to
from tests.checks.conftest import Judge

FACTS = (
    "联合县教育局印发《家庭教育指导手册》",
    "开展志愿服务活动260场，服务时长1.6万小时",
    "局党组书记周望川讲专题党课2次，制定《支部规范化建设清单》",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("联合⟦f1.2⟧印发⟦f1.1⟧。", 2),
        ("开展志愿服务活动⟦f2.2⟧，服务时长⟦f2.1⟧。", 2),
        ("局党组书记⟦f3.3⟧讲专题党课⟦f3.2⟧，制定⟦f3.1⟧。", 2),
        ("全年制定⟦f3.1⟧。", 1),
        ("去年印发⟦f1.1⟧。", 1),
    ],
)
def test_exchanged(judge: Judge, text: str, found: int) -> None:
    assert len(judge(led_up_to.check, text, list(FACTS), written_freely=True)) == found


@pytest.mark.parametrize(
    "text",
    [
        "与⟦f1.1⟧联合印发⟦f1.2⟧。",
        "⟦f1.2⟧由我局会同⟦f1.1⟧编印。",
        "累计服务⟦f2.2⟧，活动⟦f2.1⟧。",
        "志愿服务活动达⟦f2.1⟧、⟦f2.2⟧。",
        "⟦f3.1⟧带头讲党课⟦f3.2⟧，支部建设有了⟦f3.3⟧。",
        "先后制定⟦f1.2⟧和⟦f3.3⟧。",
    ],
)
def test_put_otherwise(judge: Judge, text: str) -> None:
    assert judge(led_up_to.check, text, list(FACTS), written_freely=True) == []


def test_only_of_text_that_was_written_freely(judge: Judge) -> None:
    assert judge(led_up_to.check, "联合⟦f1.2⟧印发⟦f1.1⟧。", list(FACTS)) == []
