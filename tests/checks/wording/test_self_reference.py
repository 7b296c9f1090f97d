import pytest

from service.brief import Brief
from service.checks.wording import self_reference
from service.checks.wording.self_reference import own_words
from service.text.lexicon.lexicon import Lexicon
from tests.checks.conftest import Judge, read_facts

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


UNITS = {
    "a bureau of a district of a city": ("county", "江州市临江区教育局", "区"),
    "a bureau of a county": ("county", "云溪县社区矫正管理局", "县"),
    "a bureau of a city that is a county": ("county", "临溪市教育局", "市"),
    "a town": ("township", "云溪县石桥镇人民政府", "镇"),
    "a township": ("township", "云溪县龙湾乡人民政府", "乡"),
    "a subdistrict": ("township", "临江区桥东街道办事处", "街"),
    "a bureau of a city": ("city", "江州市水利局", "市"),
}


@pytest.mark.parametrize(("level", "unit", "kind"), UNITS.values(), ids=UNITS)
def test_what_is_offered_is_accepted(judge: Judge, lexicon: Lexicon, level: str, unit: str, kind: str) -> None:
    brief = Brief.model_validate(
        {"genre": "work_summary", "unit": unit, "level": level, "section": {"heading": "甲"}, "facts": read_facts([])}
    )
    offered = own_words(brief, lexicon)
    assert any(word.startswith(f"我{kind}") for word in offered) or kind == "市"
    assert {word[1] for word in offered if word[0] in "我全" and word[1] in "省市县区镇乡街村"} <= {kind}
    for word in offered:
        assert judge(self_reference.check, f"{word}扎实推进。", level=level, unit=unit) == []
