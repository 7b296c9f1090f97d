import pytest

from service.checks.form import document_number
from tests.checks.conftest import Judge

FAULTY = {
    "square brackets": ("按照临教〔2025〕8号和临教[2025]9号文件办理。", ["E document_number 「[2025]9号」"]),
    "round brackets": ("（临教（2025）8号）", ["E document_number 「（2025）8号」"]),
    "thick brackets": ("临教【2025】8号", ["E document_number 「【2025】8号」"]),
    "第": ("临教〔2025〕第8号", ["E document_number 「〔2025〕第8号」"]),
    "leading zero": ("临教〔2025〕08号", ["E document_number 「〔2025〕08号」"]),
    "short year": ("临教〔25〕8号", ["E document_number 「〔25〕8号」"]),
    "年": ("临教〔2025年〕8号", ["E document_number 「〔2025年〕8号」"]),
}
CLEAN = {
    "as it should be": "按照临教〔2025〕8号文件办理。",
    "a case number": "（2025）川01民初12号判决生效。",
    "a year in brackets": "规划（2025）已经出台，8号楼建成。",
}


@pytest.mark.parametrize(("draft", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, expected: list[str]) -> None:
    assert judge(document_number.check, draft) == expected


@pytest.mark.parametrize("draft", CLEAN.values(), ids=CLEAN)
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(document_number.check, draft) == []
