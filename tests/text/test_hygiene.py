from hypothesis import example, given
from hypothesis import strategies as st

from service.text.hygiene import find_invisible, visible

ANY = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("\u200b\ufeff\u202e\U000e0041\ufe0f\ud83d\u0301e\n\t\x00"))
)


@given(ANY)
@example("e\u200b\u0301")  # taking the joiner out brings letter and accent together
def test_idempotent(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(ANY)
def test_nothing_invisible_is_left(text: str) -> None:
    assert find_invisible(visible(text)) == ()


@given(ANY)
def test_the_result_encodes(text: str) -> None:
    visible(text).encode("utf-8")


@given(ANY)
def test_spans_are_what_is_taken_out(text: str) -> None:
    spans = find_invisible(text)
    rest, at = "", 0
    for start, end in spans:
        assert at <= start < end
        rest += text[at:start]
        at = end
    assert visible(rest + text[at:]) == visible(text)


def test_a_normal_document_is_left_as_it_is() -> None:
    text = (
        "一、总体情况\n\t２０２５年，完成投资１２．５亿元（含配套）；“三会一课”——《办法》〔2025〕3号…😀 ①②③ 5×3 °C m²"
    )
    assert visible(text) == text
    assert find_invisible(text) == ()


def test_what_hides_is_taken_out() -> None:
    hidden = "全\u200b区\ufeff\u202e召\U000e0061\U000e0062开\ufe0f会\x07议\ud800\u2060"
    assert visible(hidden) == "全区召开会议"
    assert find_invisible(hidden) == ((1, 2), (3, 5), (6, 8), (9, 10), (11, 12), (13, 15))


def test_line_ends_and_tabs_stay() -> None:
    assert visible("甲\t乙\n丙") == "甲\t乙\n丙"


def test_letters_are_composed() -> None:
    assert visible("Cafe\u0301") == "Café"
