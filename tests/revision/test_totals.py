import pytest

from service.drafting.resources import Resources
from service.facts.fact import Fact
from service.facts.sheet import FactSheet, read_sheet
from service.revision.totals import unsettled_totals


def sheet(resources: Resources, *statements: str) -> FactSheet:
    return read_sheet([Fact(id=f"f{n}", statement=s) for n, s in enumerate(statements, start=1)], resources.lexicon)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (["举办甲班3期", "举办乙班2期", "共举办培训班5期"], ["举办甲班4期", "举办乙班2期", "共举办培训班5期"], 1),
        (["举办甲班3期", "举办乙班2期", "共举办培训班5期"], ["举办甲班4期", "举办乙班2期", "共举办培训班6期"], 0),
        (["举办甲班3期", "举办乙班2期", "举办丙班5期"], ["举办甲班4期", "举办乙班2期", "举办丙班5期"], 0),
        (["举办甲班3期，乙班2期，共计5期"], ["举办甲班3期，乙班3期，共计5期"], 1),
        (["走访甲村3户", "慰问2人", "合计5户"], ["走访甲村4户", "慰问2人", "合计5户"], 0),
        (["甲项目1.2亿元", "乙项目8000万元", "总投资2亿元"], ["甲项目1.5亿元", "乙项目8000万元", "总投资2亿元"], 1),
        (["举办甲班3期", "举办乙班2期", "共举办培训班近5期"], ["举办甲班4期", "举办乙班2期", "共举办培训班近5期"], 0),
    ],
)
def test_totals(resources: Resources, before: list[str], after: list[str], found: int) -> None:
    told = unsettled_totals(sheet(resources, *before), sheet(resources, *after))
    assert len(told) == found
    assert all("请核对" in each for each in told)
