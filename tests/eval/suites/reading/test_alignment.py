"""Alignment of what a reader made of a file with the text that was marked."""

from hypothesis import given
from hypothesis import strategies as st

from eval.suites.reading.alignment import Alignment, squeeze

TEXTS = st.text(alphabet="一二三、×a \n　\u200b", max_size=40)


@given(TEXTS, st.randoms(use_true_random=False))
def test_layout_does_not_move_a_place(text: str, random: object) -> None:
    laid_out = "".join(f"{char} \n" if random.random() < 0.5 else char for char in text)  # type: ignore[attr-defined]
    alignment = Alignment.of(text, laid_out)
    assert alignment.same
    at = 0
    for index, char in enumerate(text):
        at = laid_out.index(char, at)
        if squeeze(char):
            assert alignment.found(at, at + 1) == alignment.gold(index, index + 1)
        at += 1


@given(TEXTS, TEXTS, TEXTS)
def test_what_is_common_is_found_beside_what_is_not(before: str, extra: str, after: str) -> None:
    marked = f"{before}甲乙{after}"
    alignment = Alignment.of(marked, f"{before}{extra}甲乙{after}")
    start = len(before) + len(extra)
    assert alignment.found(start, start + 2) == alignment.gold(len(before), len(before) + 2)


def test_an_added_character_matches_nothing() -> None:
    alignment = Alignment.of("一二", "一三二")
    assert alignment.found(1, 2)[0] < 0
    assert alignment.found(2, 3) == alignment.gold(1, 2)
