from collections.abc import Callable

import pytest

from service.facts.joining import join
from service.facts.sheet import FactSheet
from service.reading.change import change_before
from service.text.values import Value

SheetOf = Callable[..., FactSheet]


def value_in(sheet_of: SheetOf, text: str) -> Value:
    found = sheet_of({"label": "甲", "value": text}).facts[0].values[0].value
    assert found.text == text
    return found


@pytest.mark.parametrize(
    ("before", "value", "after", "joined"),
    [
        ("学习", "11次", "次，", "学习11次，"),
        ("学习", "11次", "次数", "学习11次数"),
        ("发放", "1200万元", "万元。", "发放1200万元。"),
        ("发放", "1200万元", "元。", "发放1200万元。"),
        ("占比", "85%", "%，", "占比85%，"),
        ("占比", "85%", "％，", "占比85%，"),
        ("占比", "百分之八十", "%，", "占比百分之八十，"),
        ("培训", "420人", "次，", None),
        ("", "870人", "次受灾群众", None),
        ("", "870人", "次日返岗", "870人次日返岗"),
        ("培训", "420人次", "人次，", "培训420人次，"),
        ("制定村规民约", "23条", "，", "制定村规民约23条，"),
        ("查摆问题和不足", "23条", "，", "查摆问题和不足23条，"),
        ("参会人数不足", "23人", "，", "参会人数23人，"),
        ("选出", "12人", "人大代表", "选出12人人大代表"),
        ("参加", "86名", "人。", "参加86名。"),
        ("依据《", "《办法》", "》", "依据《办法》"),
        ("“", "“学习日”", "”活动", "“学习日”活动"),
        ("依据《", "《办法》", "", "依据《办法》"),
        ("听众近", "近900人次", "", "听众近900人次"),
        ("听众超过", "近900人次", "", None),
        ("听众超过", "900余人次", "", "听众900余人次"),
        ("听众近", "900余人次", "", None),
        ("听众约", "900人次左右", "", "听众900人次左右"),
        ("听众", "约900人次", "左右", "听众约900人次"),
        ("听众", "近900人次", "以上", None),
        ("听众近", "900人次", "。", "听众900人次。"),
        ("听众超过", "900人次", "。", "听众900人次。"),
        ("听众不足", "900人次以上", "。", None),
        ("产值突破", "9亿元", "。", "产值突破9亿元。"),
        ("经费节约", "9万元", "。", "经费节约9万元。"),
        ("听众", "900人次", "以上率下", "听众900人次以上率下"),
        ("听众", "900人次", "左右。", "听众900人次。"),
        ("听众", "900", "余人次", "听众900人次"),
        ("增长", "-3.2%", "。", None),
        ("下降", "-3.2%", "。", None),
        ("增速", "-3.2%", "。", "增速-3.2%。"),
        ("学习", "11次", "场。", None),
        ("学习", "11次", "场所检查", "学习11次场所检查"),
        ("", "2025年", "年，", "2025年，"),
        ("", "2025年", "年底", "2025年年底"),
        ("", "3月5日", "日，", "3月5日，"),
        ("", "3月", "月份", "3月月份"),
        ("第", "第三批", "批", "第三批"),
        ("由", "周望川", "周望川", "由周望川周望川"),
    ],
)
def test_joints(sheet_of: SheetOf, before: str, value: str, after: str, joined: str | None) -> None:
    joint = join(before, value_in(sheet_of, value), after)
    made = before[: len(before) - joint.drop_before] + value + after[joint.drop_after :]
    assert (None if joint.conflict else made) == joined


@pytest.mark.parametrize(
    ("said", "before", "fits"),
    [
        ("同比增长", "较上年增长", True),
        ("同比增长", "较上年提高", True),
        ("同比增长", "较上年增长了", True),
        ("同比增长", "增长到", False),
        ("增加到", "增加", False),
        ("增加到", "提高到", True),
        ("同比下降", "同比增长", False),
        ("同比下降", "同比增长近", False),
        ("", "同比增长", True),
        ("同比增长", "达", True),
    ],
)
def test_a_change_is_the_change_of_the_fact(sheet_of: SheetOf, said: str, before: str, fits: bool) -> None:
    joint = join(before, value_in(sheet_of, "8.5%"), "。", change_before(said))
    assert (joint.conflict is None) == fits
