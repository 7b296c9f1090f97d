from collections.abc import Callable

import pytest

from service.errors import ConflictError
from service.facts.conflicts import find_conflicts, refuse_conflicts
from service.facts.sheet import FactSheet

SheetOf = Callable[..., FactSheet]


def labelled(label: str, value: str, **more: object) -> dict[str, object]:
    return {"label": label, "value": value, **more}


@pytest.mark.parametrize(
    "facts",
    [
        (labelled("集中学习", "11次"), labelled("集中学习", "12次")),
        (labelled("集中学习（次）", "11次"), labelled("集中学习", "12", unit="次")),
        (labelled("集 中学习：", "11次"), labelled("集中学习", "12次", period="2025年")),
        (labelled("集中学习", "11次", period="2025年度"), labelled("集中学习", "12次", period="2025")),
        (labelled("集中学习", "5次", period="上半年"), labelled("集中学习", "6次", period="2025年1—6月")),
        (labelled("集中学习", "5次", period="去年"), labelled("集中学习", "6次", period="2024年")),
        (labelled("投入资金", "1200万元"), labelled("投入资金", "0.13亿元")),
        (labelled("投入资金", "1200万元"), labelled("投入资金", "近1200万元")),
        (labelled("牵头科室", "办公室"), labelled("牵头科室", "党建科")),
        ("开展集中学习11次", "开展集中学习12次"),
        ("全年开展集中学习11次。", "开展集中学习12次"),
        ("举办培训3期，培训420人次", "举办培训3期，培训450人次"),
        ("开展集中学习11次", labelled("开展集中学习", "12次")),
        (labelled("全年集中学习", "11次", period="2025年"), "集中学习累计12次"),
    ],
)
def test_contradictions_are_found(sheet_of: SheetOf, facts: tuple[object, ...]) -> None:
    found = find_conflicts(sheet_of(*facts).facts, "2025年")
    assert [(conflict.first.fact, conflict.second.fact) for conflict in found] == [("f1", "f2")]


@pytest.mark.parametrize(
    "facts",
    [
        (labelled("投入资金", "1200万元"), labelled("投入资金", "0.12亿元")),
        (labelled("集中学习", "11次"), labelled("集中学习", "十一次")),
        (labelled("集中学习", "5次", period="上半年"), labelled("集中学习", "6次", period="下半年")),
        (labelled("集中学习", "5次", period="2024年"), labelled("集中学习", "6次")),
        (labelled("集中学习", "11次"), labelled("集中研讨", "12次")),
        (labelled("培训", "3期"), labelled("培训", "420人次")),
        ("修建村道5公里，投入资金200万元", "新建校舍2栋，投入资金350万元"),
        ("一季度走访企业30家", "二季度走访企业45家"),
        ("走访企业30家", "走访农户45户"),
        ("开展宣讲3场，随后开展宣讲4场", "举办培训5期"),
        ("开展集中学习", "开展集中学习"),
        (labelled("单位名称（甲镇）", "临江镇"), labelled("单位名称（乙镇）", "青禾镇")),
        (labelled("培训（期）之一", "3期"), labelled("培训（期）之二", "5期")),
        (labelled("培训（期）", "3期"), labelled("培训（人次）", "420人次")),
        ("开展集中学习11次", "开展集中学习11次"),
    ],
)
def test_what_is_no_contradiction_is_left_alone(sheet_of: SheetOf, facts: tuple[object, ...]) -> None:
    assert find_conflicts(sheet_of(*facts).facts, "2025年") == ()


def test_the_error_names_ids_values_and_sources(sheet_of: SheetOf) -> None:
    sheet = sheet_of(
        labelled("集中学习", "11次", source="党建台账"),
        labelled("集中学习", "12次", source="办公室小结"),
        "走访企业3家",
    )
    with pytest.raises(ConflictError) as raised:
        refuse_conflicts(sheet)
    for word in ("f1", "f2", "11次", "12次", "党建台账", "办公室小结"):
        assert word in raised.value.message
    assert raised.value.exit_code == 2


def test_many_contradictions_are_told_in_short(sheet_of: SheetOf) -> None:
    sheet = sheet_of(*[labelled("集中学习", f"{n}次") for n in range(1, 40)])
    with pytest.raises(ConflictError, match="另有 28 处"):
        refuse_conflicts(sheet)
