from hypothesis import given
from hypothesis import strategies as st

from service.draft import Block, Span
from service.drafting.repairing.edits import Edit, cut, edited

BLOCK = Block("b1", "paragraph", "甲乙12期丙丁。", spans=(Span(2, 5, "fact", "f1.1"), Span(5, 7, "set_phrase")))


def test_spans_move_with_their_words() -> None:
    after = edited(BLOCK, [Edit(0, 2, "举办讲堂"), Edit(7, 8, "！")])
    assert after.text == "举办讲堂12期丙丁！"
    assert [after.text[s.start : s.end] for s in after.spans] == ["12期", "丙丁"]


def test_a_span_that_is_edited_goes() -> None:
    after = edited(BLOCK, [Edit(2, 4, "【待补：数】", "missing", "数")])
    assert [(after.text[s.start : s.end], s.kind) for s in after.spans] == [
        ("【待补：数】", "missing"),
        ("丙丁", "set_phrase"),
    ]


def test_a_cut_sentence_gets_its_stop() -> None:
    block = Block("b1", "paragraph", "甲12期，乙。丙。")
    assert cut(block, [(0, 4), (7, 9)]).text == "甲12期。丙。"


@given(st.text(alphabet="甲乙丙，。", max_size=20), st.integers(0, 20), st.integers(0, 20), st.text(max_size=5))
def test_an_edit_is_what_slicing_says(text: str, a: int, b: int, new: str) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    assert edited(Block("b1", "paragraph", text), [Edit(start, end, new)]).text == text[:start] + new + text[end:]
