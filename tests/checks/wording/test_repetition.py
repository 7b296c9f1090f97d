import pytest

from service.checks.wording import repetition
from tests.checks.conftest import Judge

SENTENCE = "坚持把理论学习摆在首位，引导干部学以致用。"
FAULTY = {
    "paragraph": (f"{SENTENCE}甲。\n乙。\n{SENTENCE}甲。", [f"E repetition 「{SENTENCE}甲。」"]),
    "sentence": (f"{SENTENCE}甲。\n乙。{SENTENCE}", [f"E repetition 「{SENTENCE}」"]),
    "sentence in the same paragraph": (f"{SENTENCE}甲。{SENTENCE}", [f"E repetition 「{SENTENCE}」"]),
    "but for the marks": (
        f"{SENTENCE}\n乙。{SENTENCE.replace('，', '、')}",
        [f"E repetition 「{SENTENCE.replace('，', '、')}」"],
    ),
    "heading": ("1# 加强和改进机关党建\n甲。\n1# 加强和改进机关党建\n乙。", ["W repetition 「加强和改进机关党建」"]),
    "long run": (
        f"{SENTENCE}\n各单位要{SENTENCE[:-1]}，抓出成效。",
        [f"W repetition 「{SENTENCE[:-1]}」"],
    ),
}


@pytest.mark.parametrize(("draft", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, expected: list[str]) -> None:
    assert judge(repetition.check, draft) == expected


@pytest.mark.parametrize("draft", [f"{SENTENCE}\n甲。\n乙。", "抓学习。抓学习。", "1# 一、学\n甲。\n1# 二、做\n甲。"])
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(repetition.check, draft) == []


def test_what_a_fact_says_in_so_many_words_may_recur(judge: Judge) -> None:
    name = "“学思践悟新思想、奋楫扬帆新征程”主题读书会"
    assert judge(repetition.check, f"举办{name}，反响热烈。\n{name}走进社区。", [f"举办{name}"]) == []
