import pytest

from service.checks.form import paired_marks
from tests.checks.conftest import Judge

FAULTY = {
    "quote not closed": ("开展“学习活动。", ["E punctuation 「“」"]),
    "quote not opened": ("开展学习”活动。", ["E punctuation 「”」"]),
    "title not closed": ("印发《方案。", ["E punctuation 「《」"]),
    "title not opened": ("印发方案》。", ["E punctuation 「》」"]),
    "bracket not closed": ("各单位（含学校参加。", ["E punctuation 「（」"]),
    "crossed": ("开展（“学习）”活动。", ["E punctuation 「“」", "E punctuation 「”」"]),
    "title in title": ("印发《关于贯彻《条例》的通知》。", ["E punctuation 「《」"]),
    "quote in quote": ("他说“要“实”字当头”。", ["E punctuation 「“」"]),
    "straight quote alone": ('开展"学习活动。', ['E punctuation 「"」']),
    "straight quotes": ('开展"学习"活动。', ['W punctuation 「"」']),
}


@pytest.mark.parametrize(("draft", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, expected: list[str]) -> None:
    assert judge(paired_marks.check, draft) == expected


@pytest.mark.parametrize(
    "draft",
    ["印发《关于贯彻〈条例〉的通知》（临教〔2025〕8号），开展“‘学’字当头”活动。", "1）学习。\n一）落实。", "甲，乙。"],
)
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(paired_marks.check, draft) == []
