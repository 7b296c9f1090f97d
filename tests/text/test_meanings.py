"""Values compare by meaning: what is the same in other words is equal, what differs is not."""

import pytest

from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions
from service.text.values import Value


def _value(text: str, lexicon: Lexicon) -> Value:
    (mention,) = find_mentions(text, lexicon)
    return mention.value


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("投入1200万元", "投入0.12亿元"),
        ("投入1200万元", "投入一千二百万元"),
        ("投入12000000元", "投入1,200万元"),
        ("完成80%", "完成百分之八十"),
        ("完成30%", "完成三成"),
        ("完成８０％", "完成80%"),
        ("举办12场", "举办十二场"),
        ("举办12场", "举办12场次"),
        ("参加35名", "参加35人"),
        ("举办两次", "举办2次"),
        ("近300人", "将近300人"),
        ("300余人", "300多人"),
        ("不少于12场", "12场以上"),
        ("3—5个", "3至5个"),
        ("3—5万人", "3万人至5万人"),
        ("1.5公里", "1500米"),
        ("15亩", "1公顷"),
        ("2小时30分", "2.5小时"),
        ("90分钟", "1.5小时"),
        ("两年", "24个月"),
        ("2025年3月5日", "2025-03-05"),
        ("2025年3月5日", "二〇二五年三月五日"),
        ("2025年上半年", "2025年1—6月"),
        ("前三季度", "1—9月"),
        ("2021—2025年", "“十四五”期间"),
        ("2025年度", "2025年"),
        ("第三批", "第3批"),
        ("首届", "第一届"),
        ("第十八届人民代表大会第四次会议", "十八届人大四次会议"),
        ("澜政发〔2025〕3号", "澜政发[2025]3号"),
        ("澜政发（2025）03号", "澜政发【2025】3号"),
        ("《办法》", "《 办法 》"),
        ("《〈办法〉解读》", "《《办法》解读》"),
        ("开展“周一夜学”活动", '开展"周一夜学"活动'),
        ("中共临江区委", "临江区委"),
        ("组长：王 海", "组长：王海"),
    ],
)
def test_same(one: str, other: str, lexicon: Lexicon) -> None:
    assert _value(one, lexicon) == _value(other, lexicon)
    assert hash(_value(one, lexicon).meaning) == hash(_value(other, lexicon).meaning)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("投入1200万元", "投入1200元"),
        ("投入1200万元", "投入1200万美元"),
        ("参加35人", "参加35人次"),
        ("增长5%", "增长5个百分点"),
        ("300余人", "300人"),
        ("近300人", "300余人"),
        ("300人以上", "300人以下"),
        ("3—5个", "3个"),
        ("举办12场", "举办12次"),
        ("3月5日", "2025年3月5日"),
        ("2025年", "2025年3月"),
        ("今年3月", "去年3月"),
        ("今年3月", "3月"),
        ("2025年底", "2025年初"),
        ("第三批", "第三届"),
        ("《办法》", "《办法（试行）》"),
        ("澜政发〔2025〕3号", "澜政办发〔2025〕3号"),
        ("赴浙江", "赴上海"),
        ("增长3.2%", "增速为-3.2%"),
    ],
)
def test_different(one: str, other: str, lexicon: Lexicon) -> None:
    assert _value(one, lexicon) != _value(other, lexicon)
