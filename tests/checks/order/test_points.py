import pytest

from service.checks.order import points
from tests.checks.conftest import Judge

FAULTY = {
    "skipped": ("一是学。甲。三是做。乙。", ["E points 「三是」"]),
    "doubled": ("一是学。甲。二是做。乙。二是改。丙。三是评。丁。", ["E points 「二是」"]),
    "the first lost": ("二是学。甲。三是做。乙。", ["E points 「二是」"]),
    "the last lost": ("一是学。甲。", ["E points 「一是」"]),
    "across paragraphs": ("一是学。\n三是做。", ["E points 「三是」"]),
    "by semicolons": ("主要有：一是学；二是做；四是改。", ["E points 「四是」"]),
    "by commas": ("做到一是学，二是做，二是改。".replace("做到", "做到："), ["E points 「二是」"]),
    "第一，": ("第一，学。第三，做。", ["E points 「第三，」"]),
    "一要": ("一要学。二要做。四要改。", ["E points 「四要」"]),
    "circled": ("①学。③做。", ["E points 「③」"]),
    "in brackets": ("（1）学习。（3）落实。", ["E points 「（3）」"]),
    "首先 then 再次": ("首先，学。再次，做。", ["E points 「再次，」"]),
    "其次 alone": ("其次，做。", ["W points 「其次，」"]),
    "after a heading they start again": ("一是学。二是做。\n1# 二、改\n三是评。", ["E points 「三是」"]),
}
CLEAN = {
    "in one paragraph": "一是学。甲。二是做。乙。三是改。丙。",
    "by semicolons": "主要有三点：一是学；二是做；三是改。",
    "by commas": "一是学，二是做，三是改。",
    "in paragraphs": "一是学。甲。\n二是做。乙。",
    "start again in the same section": "一是学。二是做。\n一是改。二是评。",
    "one row in another": "第一，学。一是甲。二是乙。第二，做。一是丙。二是丁。",
    "order words": "首先，学。其次，做。再次，改。最后，评。",
    "order words that go on as ordinals": "首先，学。其次，做。再次，改。第四，评。最后，结。",
    "首先 alone": "首先，我代表全局感谢大家。",
    "circled": "①学。②做。③改。",
    "a proverb": "坚持说一是一、说二是二。",
    "a rank": "位居全区第一，第二产业增长较快。",
    "one under each heading": "1# 一、学\n一是甲。二是乙。\n1# 二、做\n一是丙。二是丁。",
}


@pytest.mark.parametrize(("draft", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, expected: list[str]) -> None:
    assert judge(points.check, draft) == expected


@pytest.mark.parametrize("draft", CLEAN.values(), ids=CLEAN)
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(points.check, draft) == []
