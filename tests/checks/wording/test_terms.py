import pytest

from service.checks.wording import terms
from tests.checks.conftest import Judge

FAULTY = {
    "wrong form": ("认真布署工作。", "E", "布署"),
    "formulation": ("增强“四个认识”。", "E", "四个认识"),
    "set phrase, one character": ("增强“四个意志”。", "E", "四个意志"),
    "another set phrase, one character": ("落实“三会一棵”制度。", "W", "三会一棵"),
}


@pytest.mark.parametrize(("draft", "severity", "span"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, severity: str, span: str) -> None:
    assert judge(terms.check, draft) == [f"{severity} term 「{span}」"]


@pytest.mark.parametrize(
    "draft",
    [
        "部署工作，增强“四个意识”、坚定“四个自信”、做到“两个维护”，落实“三会一课”制度。",
        "四个方面、三个一批、三张清单、两个代表队、四个小组、五个社区、二十四个意识形态阵地。",
    ],
)
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(terms.check, draft) == []


def test_the_facts_own_counted_words(judge: Judge) -> None:
    assert judge(terms.check, "开展“四个意念”训练。", ["开展“四个意念”训练"]) == []
