"""The sample's words for itself become the brief's."""

from service.drafting.composing.pieces import text_of
from service.drafting.self_reference import SelfReference


def test_longest_words_first_and_marked_as_the_briefs() -> None:
    moved = list(
        SelfReference({"我市": "我县", "全市": "全县", "某市教育局": "云溪县教育局"}).moved("某市教育局在全市率先")
    )
    assert text_of(moved) == "云溪县教育局在全县率先"
    assert [(piece.text, piece.kind) for piece in moved] == [
        ("云溪县教育局", "brief"),
        ("在", None),
        ("全县", "brief"),
        ("率先", None),
    ]


def test_without_words_the_text_stays() -> None:
    assert text_of(SelfReference({}).moved("全市率先")) == "全市率先"
    assert list(SelfReference({}).moved("")) == []
