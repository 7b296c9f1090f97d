import pytest

from service.checks.order import numbering
from service.text.numbering import chinese_number
from tests.checks.conftest import Judge

FAULTY = {
    "skipped": ("1# 一、学习\n甲。\n1# 三、落实\n乙。", ["E numbering 「三、」"]),
    "skipped, the rest counts on": ("1# 一、学\n甲。\n1# 三、做\n乙。\n1# 四、改\n丙。", ["E numbering 「三、」"]),
    "skipped, the rest stays": ("1# 一、学\n甲。\n1# 三、做\n乙。\n1# 三、改\n丙。", ["E numbering 「三、」"]),
    "doubled": ("1# 一、学\n甲。\n1# 二、做\n乙。\n1# 二、改\n丙。\n1# 三、评\n丁。", ["E numbering 「二、」"]),
    "doubled, the rest stays": (
        "1# 一、学\n甲。\n1# 二、做\n乙。\n1# 二、改\n丙。\n1# 四、评\n丁。",
        ["E numbering 「二、」"],
    ),
    "wrong style": ("1# 一、学\n2# （一）甲\n甲。\n2# (二)乙\n乙。", ["E numbering 「(二)」"]),
    "wrong mark": ("1# 一、学\n甲。\n1# 二．做\n乙。", ["E numbering 「二．」"]),
    "a mark too many": ("1# 一、学\n2# （一）、甲\n甲。\n2# （二）乙\n乙。", ["E numbering 「（一）、」"]),
    "third level with 、": ("1# 一、学\n2# （一）甲\n3# 1、子\n子。\n3# 2.丑\n丑。", ["E numbering 「1、」"]),
    "half bracket": ("1# 一、学\n2# （一）甲\n3# 1)子\n子。", ["E numbering 「1)」"]),
    "wrong level's style": ("1# 一、学\n2# （一）甲\n甲。\n2# 2.乙\n乙。\n2# （三）丙\n丙。", ["E numbering 「2.」"]),
    "first under its parent is not 1": ("1# 一、学\n2# （二）甲\n甲。\n2# （三）乙\n乙。", ["E numbering 「（二）」"]),
    "level left out": ("1# 一、学\n4# （1）甲\n甲。", ["E numbering 「（1）」"]),
    "level left out beside （一）": ("1# 一、学\n3# 1.甲\n甲。\n2# （一）乙\n乙。", ["E numbering 「1.」"]),
    "number left out": ("1# 一、学\n甲。\n1# 做\n乙。\n1# 三、改\n丙。", ["E numbering 「做」"]),
    "one without a number among numbered": ("1# 一、学\n甲。\n1# 做\n乙。\n1# 二、改\n丙。", ["W numbering 「做」"]),
    "run-in headings": ("1p 一、学得深。甲。\n1p 三、做得实。乙。", ["E numbering 「三、」"]),
    "paragraphs that begin like headings": ("一、学得深。甲。\n三、做得实。乙。", ["E numbering 「三、」"]),
    "second level, whichever blocks": ("1# 一、学\n（一）甲。\n（三）乙。", ["E numbering 「（三）」"]),
    "does not start again": ("1# 一、学\n2# （一）甲\n甲。\n1# 二、做\n2# （二）乙\n乙。", ["E numbering 「（二）」"]),
}
CLEAN = {
    "four levels": (
        "1# 一、学\n2# （一）甲\n3# 1.子\n4# （1）寅\n寅。\n4# （2）卯\n卯。"
        "\n3# 2.丑\n丑。\n2# （二）乙\n乙。\n1# 二、做\n2# （一）丙\n丙。"
    ),
    "starts at 二": "1# 二、做\n甲。\n1# 三、改\n乙。",
    "starts at （三） and goes up": "2# （三）甲\n甲。\n2# （四）乙\n乙。\n1# 三、改\n2# （一）丙\n丙。",
    "two levels only": "1# 一、学\n3# 1.甲\n甲。\n3# 2．乙\n乙。\n1# 二、做\n3# 1.丙\n丙。",
    "two levels only, told as level 2": "1# 一、学\n2# 1.甲\n甲。\n2# 2.乙\n乙。",
    "no numbers": "1# 学\n甲。\n1# 做\n乙。",
    "industries, years, amounts": "二三产业协调发展。\n一、二年级学生参加。\n3.5万亩良田建成。\n2025.3.5版本。",
    "inline headings in one paragraph": "一、强化学习。甲。二、强化落实。乙。三、强化监督。丙。",
    "ten and more": "\n".join(f"1# {chinese_number(n)}、甲\n乙。" for n in range(1, 13)),
}


@pytest.mark.parametrize(("draft", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, expected: list[str]) -> None:
    assert judge(numbering.check, draft) == expected


@pytest.mark.parametrize("draft", CLEAN.values(), ids=CLEAN)
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(numbering.check, draft) == []


def test_a_document_starts_at_one(judge: Judge) -> None:
    outline = [{"heading": "学"}, {"heading": "做"}]
    assert judge(numbering.check, "1# 二、学\n甲。\n1# 三、做\n乙。", outline=outline) == ["E numbering 「二、」"]


def test_the_section_has_the_number_that_the_brief_gives(judge: Judge) -> None:
    section = {"heading": "学", "number": 3}
    assert judge(numbering.check, "1# 二、学\n甲。", section=section) == ["E numbering 「二、」"]
    assert judge(numbering.check, "1# 三、学\n甲。", section=section) == []
    assert judge(numbering.check, "1# 第三部分 学\n甲。", section={"heading": "学", "number": "第三部分 "}) == []


def test_a_number_before_a_title_that_begins_with_one(judge: Judge) -> None:
    draft = "# 总结\n一、建设\n甲。\n二、管理\n乙。\n三、一项一项办好实事\n丙。"
    assert judge(numbering.check, draft) == []
