from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import InputError
from service.facts.fact import Fact
from service.facts.sheet import FactSheet, SheetFact, read_sheet
from service.text.meanings import Amount
from tests.facts.conftest import bundled_lexicon

SheetOf = Callable[..., FactSheet]


def labelled(value: str, unit: str | None = None, label: str = "甲") -> dict[str, object]:
    return {"label": label, "value": value, "unit": unit}


def derived(op: str, *sources: str, unit: str | None = None, label: str = "丁", **more: object) -> dict[str, object]:
    return {"id": "d", "label": label, "derived": {"op": op, "from": sources, "unit": unit}, **more}


def result(sheet: FactSheet) -> SheetFact:
    return sheet.by_id["d"]


@pytest.mark.parametrize(
    ("op", "values", "unit", "text", "working"),
    [
        ("sum", ["120场", "21场"], None, "141场", "120场＋21场＝141场"),
        ("sum", ["1.2万人次", "0.85万人次"], None, "2.05万人次", "1.2万人次＋0.85万人次＝2.05万人次"),
        ("sum", ["十二次", "3次"], None, "15次", "十二次＋3次＝15次"),
        ("sum", ["1,200万元", "300万元"], None, "1500万元", "1,200万元＋300万元＝1500万元"),
        ("sum", ["1200万元", "0.3亿元"], "万元", "4200万元", "1200万元＋0.3亿元＝4200万元"),
        (
            "sum",
            ["12345万元", "678万元"],
            "亿元",
            "1.30亿元",
            "12345万元＋678万元＝1.3023亿元，四舍五入为1.30亿元",
        ),
        ("sum", ["3公顷", "15亩"], "公顷", "4公顷", "3公顷＋15亩＝4公顷"),
        ("difference", ["141场", "126场"], None, "15场", "141场−126场＝15场"),
        ("difference", ["92.5%", "90.1%"], None, "2.4个百分点", "92.5%−90.1%＝2.4个百分点"),
        ("difference", ["90.1%", "92.5%"], None, "-2.4个百分点", "90.1%−92.5%＝-2.4个百分点"),
        ("growth", ["141场", "126场"], None, "11.9%", "(141场−126场)÷126场＝0.1190…，四舍五入为11.9%"),
        ("growth", ["150场", "120场"], None, "25%", "(150场−120场)÷120场＝25%"),
        ("growth", ["300场", "120场"], "倍", "1.5倍", "(300场−120场)÷120场＝1.5倍"),
        ("growth", ["100001户", "100000户"], None, "0.001%", "(100001户−100000户)÷100000户＝0.001%"),
        ("share", ["63人", "84人"], None, "75%", "63人÷84人＝75%"),
        ("share", ["0.3亿元", "4500万元"], "%", "66.7%", "0.3亿元÷4500万元＝0.6666…，四舍五入为66.7%"),
    ],
)
def test_what_is_computed_and_how_it_is_shown(
    sheet_of: SheetOf, op: str, values: list[str], unit: str | None, text: str, working: str
) -> None:
    sheet = sheet_of(*[labelled(value) for value in values], derived(op, "f1", "f2", unit=unit))
    fact = result(sheet)
    assert (fact.values[0].value.text, fact.working, fact.text) == (text, working, f"丁{text}")
    assert fact.values[0].id == "d.1"


def test_a_single_value_of_a_statement_is_named_by_its_number(sheet_of: SheetOf) -> None:
    sheet = sheet_of("开展宣讲30场，听众4500人次", "开展宣讲20场，听众3000人次", derived("sum", "f1.2", "f2.2"))
    assert result(sheet).values[0].value.text == "7500人次"


def test_a_fact_with_one_quantity_may_be_named_whole(sheet_of: SheetOf) -> None:
    sheet = sheet_of("2025年3月5日走访企业30家", labelled("20", "家"), derived("sum", "f1", "f2"))
    assert result(sheet).values[0].value.text == "50家"


def test_units_that_no_lexicon_knows_are_reckoned_with(sheet_of: SheetOf) -> None:
    sheet = sheet_of(labelled("141", "例次检"), labelled("9", "例次检"), derived("sum", "f1", "f2"))
    value = result(sheet).values[0].value
    assert (value.text, value.meaning) == ("150例次检", Amount(Fraction(150), Fraction(150), "例次检"))


def test_derived_values_may_enter_others_in_any_order(sheet_of: SheetOf) -> None:
    sheet = sheet_of(
        {"id": "rate", "label": "增幅", "derived": {"from": ["total", "f4"], "op": "growth"}},
        {"id": "total", "label": "合计", "derived": {"from": ["f3", "f4"], "op": "sum"}},
        labelled("30", "场"),
        labelled("20", "场"),
    )
    assert [fact.values[0].value.text for fact in sheet.facts] == ["150%", "50场", "30场", "20场"]


def test_a_decline_is_said_by_the_label_and_read_back_as_written(sheet_of: SheetOf) -> None:
    sheet = sheet_of(labelled("105件"), labelled("126件"), derived("growth", "f1", "f2", label="信访量同比增长"))
    fact = result(sheet)
    assert fact.text == "信访量同比下降16.7%"
    assert fact.values[0].value.meaning == Amount(Fraction(167, 10), Fraction(167, 10), "%")
    assert str(fact.values[0].change) == "下降"


def test_a_rate_keeps_its_sign(sheet_of: SheetOf) -> None:
    sheet = sheet_of(labelled("105件"), labelled("126件"), derived("growth", "f1", "f2", label="信访量增长率"))
    assert result(sheet).text == "信访量增长率-16.7%"


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ([labelled("近120场"), labelled("20场"), derived("sum", "f1", "f2")], "约数或范围"),
        ([labelled("120余场"), labelled("20场"), derived("growth", "f1", "f2")], "约数或范围"),
        ([labelled("3—5个"), labelled("2个"), derived("difference", "f1", "f2")], "约数或范围"),
        ([labelled("120场"), labelled("20人次"), derived("sum", "f1", "f2")], "不能放在一起"),
        ([labelled("120人"), labelled("20人次"), derived("share", "f2", "f1")], "不能放在一起"),
        ([labelled("1200万元"), labelled("0.3亿元"), derived("sum", "f1", "f2")], "写明结果的单位"),
        ([labelled("1200万元"), labelled("0.3亿元"), derived("share", "f1", "f2")], "写明结果的单位"),
        ([labelled("1200万元"), labelled("300万元"), derived("sum", "f1", "f2", unit="公里")], "换算成"),
        ([labelled("120场"), labelled("0场"), derived("growth", "f1", "f2")], "为零"),
        ([labelled("120场"), labelled("0场"), derived("share", "f1", "f2")], "为零"),
        ([labelled("-5万元"), labelled("-3万元"), derived("growth", "f1", "f2")], "负数"),
        ([labelled("120场"), labelled("20场"), derived("share", "f1", "f2")], "大于 100%"),
        ([labelled("92%"), labelled("90%"), derived("growth", "f1", "f2")], "difference"),
        ([labelled("92%"), labelled("90%"), derived("difference", "f1", "f2", unit="%")], "个百分点"),
        ([labelled("120场"), labelled("20场"), derived("growth", "f1", "f2", unit="场")], "可用 %"),
        ([labelled("120场"), derived("sum", "f1", "f9")], "没有编号为 f9"),
        ([labelled("120场"), derived("sum", "f1", "f1.2")], "没有 f1.2"),
        ([labelled("120场"), derived("sum", "f1")], "至少要两个数"),
        ([labelled("120场"), derived("sum", "f1", "f1.1")], "出现了两次"),
        ([labelled("120场"), derived("growth", "f1")], "要写两个数"),
        (["集中学习12次，研讨6次", labelled("3次"), derived("sum", "f1", "f2")], "f1.1（12次）、f1.2（6次）"),
        (["走访《条例》宣讲点", labelled("3次"), derived("sum", "f1", "f2")], "没有数量"),
        ([labelled("较好"), labelled("3次"), derived("sum", "f1", "f2")], "没有数量"),
        ([labelled("3次"), derived("sum", "f1", "d")], "成了圈"),
    ],
)
def test_what_cannot_be_computed_is_refused(sheet_of: SheetOf, facts: list[object], message: str) -> None:
    with pytest.raises(InputError) as raised:
        sheet_of(*facts)
    assert message in raised.value.message
    assert raised.value.code == "bad_derivation"


def test_a_circle_of_two_is_refused(sheet_of: SheetOf) -> None:
    with pytest.raises(InputError, match="成了圈：a、b"):
        sheet_of(
            {"id": "a", "label": "甲", "derived": {"from": ["b", "f3"], "op": "sum"}},
            {"id": "b", "label": "乙", "derived": {"from": ["a", "f3"], "op": "sum"}},
            labelled("3次"),
        )


@given(numbers=st.lists(st.integers(0, 10**9), min_size=2, max_size=12), decimals=st.integers(0, 3))
def test_a_sum_is_the_sum(numbers: list[int], decimals: int) -> None:
    exact = [Fraction(number, 10**decimals) for number in numbers]
    facts = [Fact(id=f"f{n}", label=f"甲{n}", value=_text(x, decimals), unit="万元") for n, x in enumerate(exact)]
    total = Fact.model_validate({"id": "d", "label": "丁", "derived": {"op": "sum", "from": [f.id for f in facts]}})
    meaning = read_sheet([*facts, total], bundled_lexicon()).by_id["d"].values[0].value.meaning
    assert meaning == Amount(sum(exact, Fraction(0)) * 10_000, sum(exact, Fraction(0)) * 10_000, "元")


@given(a=st.integers(0, 10**7), b=st.integers(1, 10**7))
def test_growth_is_right_to_a_twentieth_of_a_point(a: int, b: int) -> None:
    facts = [Fact(id="a", label="甲", value=str(a), unit="户"), Fact(id="b", label="乙", value=str(b), unit="户")]
    rate = Fact.model_validate({"id": "d", "label": "增长率", "derived": {"op": "growth", "from": ["a", "b"]}})
    meaning = read_sheet([*facts, rate], bundled_lexicon()).by_id["d"].values[0].value.meaning
    assert isinstance(meaning, Amount)
    assert abs(meaning.low - Fraction(100 * (a - b), b)) <= Fraction(1, 20)


def _text(number: Fraction, decimals: int) -> str:
    return f"{float(number):.{decimals}f}"
