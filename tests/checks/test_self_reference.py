import pytest

from service.checks import self_reference
from tests.checks.conftest import Judge

DISTRICT = {"level": "county", "region": "临江区"}
FAULTY = {
    "another level's self": ("我市坚持教育优先。", "E", "我市"),
    "another level's area": ("全市教育系统扎实推进。", "E", "全市"),
    "a county's words in a district": ("我县扎实推进。", "E", "我县"),
    "a county's area in a district": ("全县中小学普遍参加。", "E", "全县"),
    "a lower level's self": ("我镇扎实推进。", "E", "我镇"),
    "of the larger area": ("为全市发展作贡献。", "W", "全市"),
}


@pytest.mark.parametrize(("draft", "severity", "span"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, severity: str, span: str) -> None:
    assert judge(self_reference.check, draft, **DISTRICT) == [f"{severity} self_reference 「{span}」"]


@pytest.mark.parametrize(
    "draft", ["我区扎实推进。", "全区中小学普遍参加。", "区委、区政府高度重视。", "我局带头落实。", "市县乡三级联动。"]
)
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(self_reference.check, draft, **DISTRICT) == []


@pytest.mark.parametrize("draft", ["我国物质基础雄厚。", "在全国推广。", "我站扎实推进。"])
def test_what_an_office_of_any_level_may_say(judge: Judge, draft: str) -> None:
    assert judge(self_reference.check, draft, level="county", unit="云溪县水文站") == []


def test_what_a_fact_says(judge: Judge) -> None:
    assert judge(self_reference.check, "在全市教育大会上发言。", ["在全市教育大会上发言"], **DISTRICT) == []


def test_the_kind_of_area_is_told_by_the_units_name(judge: Judge) -> None:
    fields = {"level": "county", "unit": "云溪县水务局"}
    assert judge(self_reference.check, "我区扎实推进。", **fields) == ["E self_reference 「我区」"]
    assert judge(self_reference.check, "我县扎实推进。", **fields) == []


def test_without_a_level_nothing_is_said(judge: Judge) -> None:
    assert judge(self_reference.check, "我市、我县、我镇。") == []
