import pytest

from service.checks.form import punctuation
from tests.checks.conftest import Judge

FAULTY = {
    "comma": ("加强学习,狠抓落实。", ["E punctuation 「,」"]),
    "comma after a figure": ("开展学习12次,参加30人。", ["E punctuation 「,」"]),
    "colon": ("做法如下:一是学。", ["E punctuation 「:」"]),
    "semicolon": ("一是学;二是做。", ["E punctuation 「;」"]),
    "full stop": ("加强学习.狠抓落实.", ["E punctuation 「.」", "E punctuation 「.」"]),
    "doubled": ("加强学习，，狠抓落实。。", ["E punctuation 「，，」", "E punctuation 「。。」"]),
    "stop and comma": ("加强学习。，狠抓落实；。", ["E punctuation 「。，」", "E punctuation 「；。」"]),
    "at the start": ("，加强学习。", ["E punctuation 「，」"]),
    "after an opening mark": ("开展“，学习”活动。", ["E punctuation 「“，」"]),
    "brackets": ("各单位(含学校)参加。", ["W punctuation 「(」", "W punctuation 「)」"]),
    "space": ("加强 学习。", ["W punctuation 「 」"]),
    "stop after a heading": ("1# 一、加强学习。\n甲。", ["W punctuation 「。」"]),
    "no stop at the end": ("加强学习。狠抓落实", ["W punctuation 「实」"]),
}
CLEAN = {
    "as it should be": "加强学习，狠抓落实；“怎么干？”大讨论（第一期）——12,300元、8:30、3:1、1.2万。……",
    "numbers": "1. 加强学习。（1）狠抓落实。",
    "Latin": "使用Word, Excel等软件。",
    "a heading": "1# 一、加强学习，狠抓落实\n甲。",
    "a label and names": "组  长：沈怀瑾",
    "a run-in heading": "1p 一、加强学习。甲。",
    "ellipsis": "加强学习……。",
}


@pytest.mark.parametrize(("draft", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, expected: list[str]) -> None:
    assert judge(punctuation.check, draft) == expected


@pytest.mark.parametrize("draft", CLEAN.values(), ids=CLEAN)
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(punctuation.check, draft) == []


def test_a_half_width_stop_after_a_percent_sign(judge: Judge) -> None:
    assert judge(punctuation.check, "形象进度55%.九座水库完工。") == ["E punctuation 「.」"]
