"""Where a text speaks of what is to be done."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.documents.blanking.document_plans import planned
from service.text.lexicon.lexicon import Lexicon, load_lexicon

CORPUS = Path(__file__).parents[3] / "corpus"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon((CORPUS,))


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("某局工作总结\n一、主要工作\n开展培训。\n二、下一步打算\n开展巡查。\n", ["二、下一步打算", "开展巡查。", ""]),
        ("某局工作计划\n开展培训。", ["某局工作计划", "开展培训。"]),
        ("总结\n一、目标任务完成情况\n开展培训。", []),
        (
            "总结\n（一）今年工作\n开展培训。\n（二）明年安排\n开展巡查。\n一、其他\n召开会议。",
            ["（二）明年安排", "开展巡查。"],
        ),
        ("总结\n开展培训。下一步，开展巡查。召开会议。\n又开会。", ["。下一步，开展巡查。召开会议。"]),
        ("总结\n二、下步打算。开展巡查。", ["二、下步打算。开展巡查。"]),
        ("", []),
    ],
)
def test_intentions_stand_under_their_headings(text: str, spoken: list[str], lexicon: Lexicon) -> None:
    assert [text[start:end] for start, end in planned(text, lexicon)] == spoken


@given(st.text(alphabet="一、（二）下一步打算，。\n开展 ", max_size=80))
def test_spans_are_in_order_within_lines(text: str) -> None:
    spans = planned(text, load_lexicon((CORPUS,)))
    assert all(0 <= start <= end <= len(text) and "\n" not in text[start:end] for start, end in spans)
    assert list(spans) == sorted(spans)
