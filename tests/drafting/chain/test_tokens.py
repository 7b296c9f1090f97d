"""Slot tokens as models write them, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.drafting.chain.tokens import canonical, settled, tokens_in, without_context
from service.facts.delexicalise import escape, token
from service.facts.sheet import FactValue
from service.text.values import SlotType, Value


def slots(**texts: str) -> dict[str, FactValue]:
    ids = {name.replace("_", "."): text for name, text in texts.items()}
    return {id: FactValue(id, id.partition(".")[0], Value(SlotType.TEXT, text, text), 0, 0) for id, text in ids.items()}


SLOTS = slots(f1_1="12次", f1_2="5支", f12_1="《方案》", unit="某某局")


@pytest.mark.parametrize(
    "written",
    [
        "[[f1.1]]",
        "[[ f1.1 ]]",
        "［［f1.1］］",
        "［［f1．1］］",
        "[[ｆ１．１]]",
        "\\[\\[f1.1\\]\\]",
        "[[f1.1|12次]]",
        "[[f1.1｜十二次]]",
        "[[f1.1]",
        "[f1.1]]",
        "[f1.1]",
        "【【f1.1】】",
        "【f1.1】",
        "{{f1.1}}",
        "〔f1.1〕",
        "[[F1.1]]",
        "f1.1",
        "[[f1. 1]]",
    ],
)
def test_a_token_however_it_is_written(written: str) -> None:
    assert canonical(f"学习{written}，", SLOTS) == "学习[[f1.1]]，"


@pytest.mark.parametrize("written", ["[[f9.1]]", "[[f1.9]]", "[[=]]", "[[", "[[某]]", "[[f1.1.2"])
def test_what_names_no_slot_is_no_token(written: str) -> None:
    assert "f1.1]]" not in canonical(written, SLOTS)
    assert tokens_in(canonical(written, SLOTS)) == []


@pytest.mark.parametrize("written", ["【待补：数量】", "（2025年）", "《方案》", "[2024]12号", "A4", "v1.2", "F1赛车"])
def test_other_brackets_stay(written: str) -> None:
    assert canonical(written, SLOTS) == written


def test_a_longer_id_is_not_cut_short() -> None:
    assert canonical("印发[[f12.1]]和f12.1", SLOTS) == "印发[[f12.1]]和[[f12.1]]"


@pytest.mark.parametrize(
    "written", ["学习[[f1.1]]（12次）。", "学习[[f1.1]](12次)。", "学习[[f1.1]]12次。", "学习12次[[f1.1]]。"]
)
def test_the_value_beside_its_token_goes(written: str) -> None:
    assert without_context(written, SLOTS) == "学习[[f1.1]]。"


def test_another_value_beside_a_token_stays() -> None:
    assert without_context("[[f1.1]]（5支）", SLOTS) == "[[f1.1]]（5支）"


@pytest.mark.parametrize(
    ("growing", "sure"), [("学习[[f1", "学习"), ("学习[", "学习"), ("学习[[f1.1]]。", "学习[[f1.1]]。")]
)
def test_a_token_that_is_being_written_waits(growing: str, sure: str) -> None:
    assert settled(growing) == sure


@given(st.lists(st.one_of(st.sampled_from(sorted(SLOTS)), st.text("学习，。[]|f1.（）", max_size=6)), max_size=8))
def test_canonical_is_idempotent_and_keeps_every_token(pieces: list[str]) -> None:
    text = "".join(token(piece) if piece in SLOTS else escape(piece) for piece in pieces)
    once = canonical(text, SLOTS)
    assert canonical(once.replace("[[=]]", "（"), SLOTS) == once.replace("[[=]]", "（")
    assert set(tokens_in(once)) <= set(SLOTS)
