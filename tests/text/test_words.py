from hypothesis import given
from hypothesis import strategies as st

from service.text.words import content_words, cut


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("全区开展培训12场，\ud800")), max_size=60))
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(cut(text)) == text


def test_content_words_leave_out_what_says_nothing() -> None:
    assert content_words("2025年，在全区开展了志愿服务活动12场。") == [
        "年",
        "全区",
        "开展",
        "志愿",
        "服务",
        "活动",
        "场",
    ]


def test_content_words_of_punctuation_and_digits_are_none() -> None:
    assert content_words("12，3.5%。") == []
