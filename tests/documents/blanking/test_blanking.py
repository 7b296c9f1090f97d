"""Blanking: the specifics of a finished text as slots with their former values; what it asserts as claims."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.documents.blanking.blanking import blank
from service.documents.document import Slot
from service.text.lexicon.lexicon import Lexicon, load_lexicon
from service.text.range import Range
from service.text.values import SlotType

CORPUS = Path(__file__).parents[3] / "corpus"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon((CORPUS,))


def _values(slots: tuple[Slot, ...]) -> list[tuple[str, str, str | None]]:
    return [(slot.text, slot.type.value, slot.former) for slot in slots if slot.type is not SlotType.CLAIM]


def _claims(text: str, lexicon: Lexicon) -> list[str]:
    return [slot.text for slot in blank(text, lexicon) if slot.type is SlotType.CLAIM]


def test_a_finished_sentence_becomes_slots_with_former_values(lexicon: Lexicon) -> None:
    text = "2024年，全镇开展讲习活动128余场，投入资金1200万元，同比增长8.5%。"
    slots = [slot for slot in blank(text, lexicon) if slot.type is not SlotType.CLAIM]
    assert [(slot.former, slot.type.value, slot.unit, slot.approximator) for slot in slots] == [
        ("2024年", "date", None, None),
        ("128余场", "quantity", "场", "余"),
        ("1200万元", "quantity", "元", None),
        ("8.5%", "quantity", "%", None),
    ]
    assert [slot.label for slot in slots][1:3] == ["开展讲习活动（场）", "投入资金（万元）"]
    assert all(slot.runs == ((slot.start, slot.end),) for slot in slots)


def test_a_half_blanked_sentence_keeps_its_placeholders(lexicon: Lexicon) -> None:
    text = "×年，开展讲习活动×余场，参与群众3200人次，印发《×县宣讲办法》。"
    assert _values(blank(text, lexicon)) == [
        ("×年", "date", None),
        ("×余场", "quantity", None),
        ("3200人次", "quantity", "3200人次"),
        ("《×县宣讲办法》", "title", None),
    ]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("街道获评全国文明单位。", ["街道获评全国文明单位"]),
        ("被省委命名为省级文明单位，综合考核排名全市首位。", ["被省委命名为省级文明单位", "综合考核排名全市首位"]),
        ("成立了工作专班，召开了动员大会。", ["成立了工作专班", "召开了动员大会"]),
        ("开展“晒亮评”活动。", ["开展“晒亮评”活动"]),
        ("获评省级以上荣誉6项。", ["获评省级以上荣誉6项"]),
        ("举办招聘会8场。", []),
        ("举办招聘会×场。", []),
        ("以新思想为指导，坚持稳中求进，深入贯彻上级部署。", []),
        ("下一步，将成立工作专班，召开动员大会。", []),
        ("（二）开展专项整治", []),
        ("要组织党员学习，推动任务落实。", []),
        ("中共青禾区委组织部", []),
        ("各项工作取得新进展。", []),
        ("组织部门是管干部的部门。", []),
    ],
)
def test_what_is_asserted_is_a_claim(text: str, claims: list[str], lexicon: Lexicon) -> None:
    assert _claims(text, lexicon) == claims


def test_a_claim_asks_whether_it_still_holds(lexicon: Lexicon) -> None:
    text = "全年工作扎实。荣获“全省先进集体”称号。"
    (claim,) = [slot for slot in blank(text, lexicon) if slot.type is SlotType.CLAIM]
    assert claim.label == "是否仍属实：荣获“全省先进集体”称号"
    assert claim.former == claim.text == text[claim.start : claim.end]
    inside = [slot for slot in blank(text, lexicon) if slot is not claim and slot.start >= claim.start]
    assert [slot.former for slot in inside if slot.type is SlotType.NAME] == ["“全省先进集体”"]


def test_only_the_regions_asked_for_are_blanked(lexicon: Lexicon) -> None:
    text = "去年办会3场。\n今年办会×场，来宾20人。"
    start = text.index("今")
    assert [slot.text for slot in blank(text, lexicon, [Range(start, len(text))])] == ["×场", "20人"]
    assert blank(text, lexicon, []) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一、提高站位\n（一）统一思想\n坚持实事求是，做到久久为功。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”，落实“三会一课”。",
    ],
)
def test_a_text_without_specifics_has_no_slots(text: str, lexicon: Lexicon) -> None:
    assert blank(text, lexicon) == ()


PIECES = st.sampled_from(
    [
        *"×*某，。；：、\n《》“”（）〔〕5年月日% ",
        "开展培训",
        "12期",
        "1200万元",
        "荣获先进称号",
        "一是",
        "（一）",
        "2024年",
        "第三批",
        "将",
        "😀",
        "\ufdd0",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=100), st.lists(PIECES, max_size=40).map("".join)))
def test_slots_are_exact_ordered_and_only_claims_enclose(text: str) -> None:
    slots = blank(text, load_lexicon((CORPUS,)))
    values = [slot for slot in slots if slot.type is not SlotType.CLAIM or slot.former is None]
    assert all(text[slot.start : slot.end] == slot.text and slot.label for slot in slots)
    assert all(slot.former in (None, slot.text) for slot in slots)
    assert all(a.start <= b.start for a, b in pairwise(slots))
    assert all(a.end <= b.start for a, b in pairwise(values))


def test_an_occasion_is_no_claim(lexicon: Lexicon) -> None:
    for occasion in ("义诊活动中", "培训期间", "检查中"):
        assert occasion not in _claims(f"{occasion}，医护人员为86名群众测量血压。", lexicon)


def test_a_claim_keeps_the_quote_that_closes_a_name_in_it(lexicon: Lexicon) -> None:
    claims = _claims("开办“四点半课堂”，由志愿者辅导作业。他说：“村里评上了先进。”", lexicon)
    assert "开办“四点半课堂”" in claims
    assert all(claim.count("“") == claim.count("”") for claim in claims)
