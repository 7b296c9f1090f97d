"""Placeholders: whole values with type, unit, approximator and runs; lookalikes left alone; properties for any text."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.documents.blanking.placeholders import find_placeholders
from service.documents.document import Slot
from service.text.lexicon.lexicon import Lexicon, load_lexicon
from service.text.values import SlotType
from tests.documents import placeholder_cases as cases

CORPUS = Path(__file__).parents[3] / "corpus"
MARKED = (*cases.QUANTITIES, *cases.DATES, *cases.ORDINALS, *cases.NAMES, *cases.SENTENCES, *cases.NEIGHBOURS)
NOTATIONS = (
    "×",
    "××",
    "*",
    "**",
    "***",
    "＊",
    "XX",
    "xx",
    "某",
    "某某",
    "____",
    "＿＿",
    "（ ）",
    "【　】",
    "[…]",
    "{{甲}}",
    "○○",
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon((CORPUS,))


def _unmarked(marked: str) -> tuple[str, list[tuple[str, list[str]]]]:
    """The text, and for every mark its value and runs."""
    values = re.findall(r"⟦([^⟧]*)⟧", marked)
    expected = [(re.sub("[‹›]", "", value), re.findall("‹([^›]*)›", value)) for value in values]
    return re.sub("[⟦⟧‹›]", "", marked), expected


def _shown(text: str, slot: Slot) -> tuple[str, list[str]]:
    return slot.text, [text[start:end] for start, end in slot.runs]


@pytest.mark.parametrize("case", MARKED, ids=lambda case: case[0])
def test_a_placeholder_is_one_whole_value(case: tuple[str, ...], lexicon: Lexicon) -> None:
    marked, *kinds = case
    text, expected = _unmarked(marked)
    found = find_placeholders(text, lexicon)
    assert [_shown(text, slot) for slot in found] == expected
    for slot, kind in zip(found, kinds, strict=True):
        type_, unit, approximator = [part or None for part in [*kind.split(" "), "", ""][:3]]
        assert (slot.type.value, slot.unit, slot.approximator) == (type_, unit, approximator)


@pytest.mark.parametrize("text", cases.LOOKALIKES)
def test_what_only_looks_like_a_blank_is_none(text: str, lexicon: Lexicon) -> None:
    assert find_placeholders(text, lexicon) == ()


@pytest.mark.parametrize("notation", NOTATIONS)
def test_every_notation_blanks_every_kind_of_value(notation: str, lexicon: Lexicon) -> None:
    text = (
        f"{notation}市{notation}区委{notation}部于{notation}年{notation}月{notation}日开展宣讲{notation}余场，"
        f"参与群众{notation}余人次，编印《{notation}》{notation}册，落实（{notation}政发〔{notation}〕{notation}号）要求。"
    )
    found = find_placeholders(text, lexicon)
    assert [slot.type.value for slot in found] == [
        "organisation",
        "date",
        "quantity",
        "quantity",
        "title",
        "quantity",
        "document_number",
    ]
    assert [len(slot.runs) for slot in found] == [3, 3, 1, 1, 1, 1, 3]
    assert [(slot.unit, slot.approximator) for slot in found if slot.type is SlotType.QUANTITY] == [
        ("场", "余"),
        ("人次", "余"),
        ("册", None),
    ]


def test_stars_of_a_sample_that_blanks_with_stars_are_no_emphasis(lexicon: Lexicon) -> None:
    text = (
        "今年以来，**以创建为契机，以文化人，着力打造高素质**干部队伍。"
        "开展研讨*余次，形成**篇报告，提出*个方面**条要求，培训**余人次。"
    )
    texts = [slot.text for slot in find_placeholders(text, lexicon)]
    assert texts == ["**", "**", "*余次", "**篇", "*个", "**条", "**余人次"]


def test_some_of_a_sample_that_blanks_with_some_counts(lexicon: Lexicon) -> None:
    text = "某市妇联组建宣讲队某支，开展宣讲某某场，某些难题仍待破解，全市建成站点某个。"
    texts = [slot.text for slot in find_placeholders(text, lexicon)]
    assert texts == ["某市妇联", "某支", "某某场", "某个"]


def test_a_million_characters_are_read_in_one_pass(lexicon: Lexicon) -> None:
    """Lengthening the text lengthens the answer by as much: no run is lost or joined over a long document."""
    line = "开展活动×余场，*县**人，XX年某某场，____份（ ）个[…]次。\n"
    assert len(find_placeholders(line * 400, lexicon)) == 400 * len(find_placeholders(line, lexicon))


PIECES = st.sampled_from(
    [
        *NOTATIONS,
        "区委",
        "人次",
        "开展",
        "活动",
        *"年月日余万个市部第届次《》“”、，。\n53%〔〕号（）*😀a |\t",
        "\ufdd0",
        "\ufdd1",
    ]
)


@settings(max_examples=300, deadline=None)  # patterns are compiled on the first call
@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join)))
def test_spans_are_exact_ordered_and_disjoint(text: str) -> None:
    lexicon = load_lexicon((CORPUS,))
    found = find_placeholders(text, lexicon)
    assert found == find_placeholders(text, lexicon)
    for slot in found:
        assert text[slot.start : slot.end] == slot.text
        assert slot.runs
        assert slot.former is None
        assert slot.label
        assert all(slot.start <= start < end <= slot.end for start, end in slot.runs)
        assert all(a_end <= b_start for (_, a_end), (b_start, _) in pairwise(slot.runs))
    assert all(a.end <= b.start for a, b in pairwise(found))
