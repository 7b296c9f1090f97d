import pytest

from service.checks.fidelity import qualifiers
from tests.checks.conftest import Judge

FACTS = (
    "1—9月，全区新增就业3200人",
    "全区培训教师410人",
    "拟新建公办幼儿园2所",
    "改造校舍15栋",
    "群众满意度增长到96%",
    "信访量下降12%",
    "2024年办理提案28件",
    "2025年办理提案35件",
    "3月，举办书画展4场",
    "计划2026年引进项目6个",
    "未完成整改任务3项",
    "综合考核列全市第二名",
    {"label": "接待群众", "value": "860", "unit": "人次", "period": "2025年上半年"},
)
BRIEF = {"period": "2025年", "level": "county", "region": "临江区"}
FAULTY = {
    "period widened": ("全年新增就业3200人。", ["E qualifier_changed 「全年」"]),
    "period widened to the brief's": ("2025年，全区新增就业3200人。", ["E qualifier_changed 「2025年」"]),
    "period narrowed": ("1—6月新增就业3200人。", ["E qualifier_changed 「1—6月」"]),
    "period of the fact's field widened": ("全年接待群众860人次。", ["E qualifier_changed 「全年」"]),
    "period said of what has none": ("一季度改造校舍15栋。", ["E qualifier_changed 「一季度」"]),
    "swapped years": (
        "2024年办理提案35件。2025年办理提案28件。",
        ["E qualifier_changed 「2024年」", "E qualifier_changed 「2025年」"],
    ),
    "period left out": ("全区新增就业3200人。", ["W qualifier_lost 「3200人」"]),
    "scope widened": ("全市培训教师410人。", ["E qualifier_changed 「全市」"]),
    "scope narrowed": ("全镇培训教师410人。", ["E qualifier_changed 「全镇」"]),
    "scope widened beyond one's own": ("全省改造校舍15栋。", ["E qualifier_changed 「全省」"]),
    "planned told as done": ("已新建公办幼儿园2所。", ["E qualifier_changed 「已」"]),
    "planned told without 拟": ("新建公办幼儿园2所。", ["E qualifier_changed 「2所」"]),
    "done told as planned": ("拟改造校舍15栋。", ["E qualifier_changed 「拟」"]),
    "done told with 将": ("将改造校舍15栋。", ["E qualifier_changed 「将」"]),
    "by for to": ("群众满意度增长96%。", ["E qualifier_changed 「96%」"]),
    "to for by": ("信访量下降到12%。", ["E qualifier_changed 「12%」"]),
    "up for down": ("信访量上升12%。", ["E qualifier_changed 「12%」"]),
    "level for change": ("信访量达到12%。", ["E qualifier_changed 「12%」"]),
    "told once for several values": (
        "全市培训教师410人、改造校舍15栋。",
        ["E qualifier_changed 「全市」"],
    ),
    "scope of a rank": ("综合考核列全省第二名。", ["E qualifier_changed 「全省」"]),
    "done what was not": ("完成整改任务3项。", ["E qualifier_changed 「3项」"]),
}
CLEAN = {
    "as stated": "1—9月，全区新增就业3200人。全区培训教师410人。拟新建公办幼儿园2所。信访量下降12%。",
    "one's own area need not be said": "培训教师410人，临江区改造校舍15栋。",
    "the period said before": "1—9月，全区坚持就业优先。新增就业3200人。",
    "the year with the months": "2025年1—9月，全区新增就业3200人。",
    "the brief's own period": "2025年，改造校舍15栋。全年改造校舍15栋。",
    "what was done in March was done in the year": "2025年，举办书画展4场。",
    "half a year in other words": "上半年接待群众860人次。2025年1—6月接待群众860人次。",
    "plans": "计划2026年引进项目6个。下一步，引进项目6个。",
    "计划 in other words": "力争引进项目6个，将新建公办幼儿园2所。",
    "a rate": "信访量下降12%，降幅达12%。",
    "将 of another kind": "将15栋校舍改造一新。",
}


@pytest.mark.parametrize(("draft", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, expected: list[str]) -> None:
    assert judge(qualifiers.check, draft, FACTS, **BRIEF) == expected


@pytest.mark.parametrize("draft", CLEAN.values(), ids=CLEAN)
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(qualifiers.check, draft, FACTS, **BRIEF) == []


@pytest.mark.parametrize(
    ("fields", "draft"),
    [
        ({"genre": "work_plan"}, "新建公办幼儿园2所。"),
        ({"section": {"heading": "下一步打算"}}, "新建公办幼儿园2所。改造校舍15栋。"),
        ({"title": "2026年工作要点"}, "改造校舍15栋。"),
        ({}, "1# 三、下一步工作安排\n新建公办幼儿园2所。"),
    ],
)
def test_in_a_plan_nothing_need_say_so(judge: Judge, fields: dict[str, object], draft: str) -> None:
    assert judge(qualifiers.check, draft, FACTS, **{**BRIEF, **fields}) == []


def test_even_in_a_plan_planned_is_not_done(judge: Judge) -> None:
    assert judge(qualifiers.check, "已新建公办幼儿园2所。", FACTS, genre="work_plan", **BRIEF) == [
        "E qualifier_changed 「已」"
    ]


EARLIER = {
    "a level said as it was before": ("药占比由29.3%降为27.1%", "药占比降至27.1%，此前为29.3%。"),
    "only that much before": ("比例从42%提高到67%", "比例提高到67%，而此前只有42%。"),
    "an earlier year's level as where it came from": (
        "2025年收入86.4万元，2022年为31.5万元",
        "收入由2022年的31.5万元增加到86.4万元。",
    ),
    "a place in a wider area": ("全市考核我县得分排第7位", "我县在全市考核中排第7位。"),
    "the year's plan": (
        "到6月底完成投资2.46亿元，占全年计划4.1亿元的60%",
        "到6月底完成投资2.46亿元，占年度计划4.1亿元的60%。",
    ),
    "as planned": ("提前24小时公告", "凡计划停水的，提前24小时公告。"),
}


@pytest.mark.parametrize(("fact", "draft"), EARLIER.values(), ids=EARLIER)
def test_the_same_said_otherwise(judge: Judge, fact: str, draft: str) -> None:
    assert judge(qualifiers.check, draft, [fact], period="2025年", level="county") == []


def test_a_planned_date_is_not_done(judge: Judge) -> None:
    facts = ["5号线工程拟于12月20日开工"]
    assert judge(qualifiers.check, "5号线工程已于12月20日开工。", facts) == ["E qualifier_changed 「已」"]
    assert judge(qualifiers.check, "5号线工程拟于12月20日开工。", facts) == []
