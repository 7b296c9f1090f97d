import pytest

from service.draft import Block
from service.drafting.repairing.order import in_order
from tests.checks.conftest import read_blocks


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("一是学。三是改。", ["一是学。二是改。"]),
        ("二是做。三是改。", ["一是做。二是改。"]),
        ("二是做。", ["做。"]),
        ("第一，学。第三，改。", ["第一，学。第二，改。"]),
        ("首先，学。再次，改。最后，评。", ["首先，学。其次，改。最后，评。"]),
        ("①学。③改。", ["①学。②改。"]),
        ("（1）学习。（3）整改。", ["（1）学习。（2）整改。"]),
        ("一是学。\n三是改。\n一是评。\n三是比。", ["一是学。", "二是改。", "一是评。", "二是比。"]),
        ("1# 一、学\n甲。\n1# 三、改\n乙。", ["一、学", "甲。", "二、改", "乙。"]),
        ("1# 一、学\n2# （二）甲\n甲。", ["一、学", "（一）甲", "甲。"]),
        ("1# 二、学\n甲。\n1# 四、改\n乙。", ["二、学", "甲。", "三、改", "乙。"]),
        ("1# 一、学\n甲。\n1# 二、做\n1# 三、改\n乙。", ["一、学", "甲。", "二、改", "乙。"]),
        ("1# 一、学\n2# （一）甲\n1# 二、做\n乙。", ["一、学", "二、做", "乙。"]),
    ],
)
def test_what_was_broken_is_in_order(draft: str, expected: list[str]) -> None:
    assert texts(in_order(read_blocks(draft))) == expected


@pytest.mark.parametrize(
    "draft",
    [
        "1# 一、学\n2# （一）甲\n一是子。二是丑。\n2# （二）乙\n乙。\n1# 二、做\n首先，丙。其次，丁。最后，戊。",
        "1# 二、学\n甲。",
        "第一，学。一是甲。二是乙。第二，做。一是丙。二是丁。",
        "1# 学",
    ],
)
def test_what_is_in_order_stays(draft: str) -> None:
    blocks = read_blocks(draft)
    assert in_order(blocks) == blocks
