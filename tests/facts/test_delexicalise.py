from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.errors import InputError
from service.facts.delexicalise import delexicalise, escape, relexicalise
from service.facts.fact import Fact
from service.facts.sheet import FactSheet, read_fact
from service.text.hygiene import visible
from tests.facts.conftest import bundled_lexicon

SheetOf = Callable[..., FactSheet]
PIECES = [
    "[[",
    "]]",
    "[",
    "]",
    "[[f1.1]]",
    "[[=]]",
    "=",
    "f1.1",
    "11次",
    "近1.2万余人次",
    "《办法》",
    "2025年3月5日",
    "，",
    "。",
    "\n",
    "开展学习",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=60))
@example("[[[f1.1]]]")
@example("[[[[=]]f1.1]]11次]]")
@example("[11次]")
def test_relexicalise_is_the_inverse_of_delexicalise(text: str) -> None:
    if not visible(text).strip():
        return
    fact = read_fact(Fact(id="f1", statement=text), bundled_lexicon())
    back = relexicalise(delexicalise(fact), {value.id: value for value in fact.values})
    assert back.text == fact.text
    assert [(placed.id, placed.start, placed.end) for placed in back.placed] == [
        (value.id, value.start, value.end) for value in fact.values
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(alphabet="[]=f1.", max_size=30))
def test_escaped_text_holds_no_token_and_comes_back(text: str) -> None:
    assert relexicalise(escape(text), {}).text == text


def test_every_value_leaves_the_text(sheet_of: SheetOf) -> None:
    fact = sheet_of("2025年3月，依据《管理办法》开展集中学习11次，参加近1.2万余人次").facts[0]
    assert delexicalise(fact) == "[[f1.1]]，依据[[f1.2]]开展集中学习[[f1.3]]，参加[[f1.4]]"


def test_a_token_of_no_value_is_an_error(sheet_of: SheetOf) -> None:
    with pytest.raises(InputError, match=r"\[\[f9.1\]\]"):
        relexicalise("开展学习[[f9.1]]", sheet_of("开展学习11次").values)


@pytest.mark.parametrize(
    ("fact", "written", "text"),
    [
        ("开展学习11次", "集中学习[[f1.1]]次。", "集中学习11次。"),
        ("发放资金1200万元", "发放[[f1.1]]万元。", "发放1200万元。"),
        ("依据《办法》实施", "依据《[[f1.1]]》实施", "依据《办法》实施"),
        ("参会近120人", "参会近[[f1.1]]", "参会近120人"),
        ("学习11次，研讨3次", "学习[[f1.1]]次，研讨[[f1.2]]次", "学习11次，研讨3次"),
        ("学习11次，研讨3次", "[[f1.1]]次[[f1.2]]次", "11次3次"),
        ("学习11次", "[[=]]x]]学习[[f1.1]]次", "[[x]]学习11次"),
    ],
)
def test_repair_mends_what_is_doubled(sheet_of: SheetOf, fact: str, written: str, text: str) -> None:
    back = relexicalise(written, sheet_of(fact).values, repair=True)
    assert (back.text, back.conflicts) == (text, ())
    assert all(back.text[placed.start : placed.end] in fact for placed in back.placed)


def test_a_contradiction_is_reported_where_it_stands(sheet_of: SheetOf) -> None:
    back = relexicalise("全年参会超过[[f1.1]]，", sheet_of("参会近120人").values, repair=True)
    assert back.text == "全年参会超过近120人，"
    assert [(c.start, c.end) for c in back.conflicts] == [(6, 11)]


def test_growth_is_not_growth_to(sheet_of: SheetOf) -> None:
    values = sheet_of("会员单位增长到120家").values
    assert relexicalise("会员单位增长[[f1.1]]", values, repair=True).conflicts
    assert not relexicalise("会员单位增长到[[f1.1]]", values, repair=True).conflicts
    assert relexicalise("会员单位减少到[[f1.1]]", values, repair=True).conflicts


@given(
    st.lists(st.sampled_from([*PIECES, "[[f1.2]]", "次", "近", "超过", "增长", "》", "《"]), max_size=12).map("".join)
)
def test_repair_never_touches_a_value(text: str) -> None:
    fact = read_fact(Fact(id="f1", statement="增长8.5%，依据《办法》"), bundled_lexicon())
    values = {value.id: value for value in fact.values}
    back = relexicalise(text, values, repair=True)
    for placed in back.placed:
        assert back.text[placed.start : placed.end] == values[placed.id].value.text
