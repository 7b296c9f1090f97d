import pytest

from service.checks.order import announced
from tests.checks.conftest import Judge

FAULTY = {
    "a point lost": ("主要做了以下三个方面工作。一是学。二是做。", "以下三个方面"),
    "a point too many": ("下面讲两点意见。一是学。二是做。三是改。", "讲两点意见"),
    "headings": ("重点抓好三项工作。\n1# 一、学\n甲。\n1# 二、做\n乙。", "重点抓好三项工作"),
    "in the paragraphs after": ("从四个方面推进。\n一是学。\n二是做。\n三是改。", "从四个方面"),
    "order words": ("谈三点体会。首先，学。最后，做。", "谈三点体会"),
}
CLEAN = {
    "as many points": "主要做了以下三个方面工作。一是学。二是做。三是改。",
    "as many headings": "下面讲两点意见。\n1# 一、学\n一是甲。二是乙。三是丙。\n1# 二、做\n乙。",
    "subheadings": "1# 一、做法\n主要从两个方面入手。\n2# （一）学\n甲。\n2# （二）做\n乙。\n1# 二、打算\n丙。",
    "order words": "谈三点体会。首先，学。其次，做。最后，改。",
    "no points": "主要做了以下三个方面工作，成绩都来之不易。",
    "no announcement": "三个方面都有进展。一是学。二是做。",
}


@pytest.mark.parametrize(("draft", "span"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, span: str) -> None:
    found = judge(announced.check, draft)
    assert len(found) == 1
    assert found[0].startswith(f"E announced 「{span}")


@pytest.mark.parametrize("draft", CLEAN.values(), ids=CLEAN)
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(announced.check, draft) == []
