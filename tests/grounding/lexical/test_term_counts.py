"""Counting all terms in all texts at once is counting each in each."""

from hypothesis import given
from hypothesis import strategies as st

from service.grounding.lexical.term_counts import count_terms

_TEXTS = st.lists(st.text("人大会培训干部\0\n\U00020000", max_size=12), max_size=5)
_TERMS = st.lists(st.text("人大会培训干部没有\U00020000", min_size=1, max_size=4), max_size=8)


@given(texts=_TEXTS, terms=_TERMS)
def test_counts_are_those_of_str_count(texts: list[str], terms: list[str]) -> None:
    assert count_terms(texts, terms).tolist() == [[text.count(term) for text in texts] for term in terms]


def test_a_word_does_not_reach_from_one_text_into_the_next() -> None:
    assert count_terms(["培", "训"], ["培训", "训"]).tolist() == [[0, 0], [0, 1]]


def test_a_word_that_overlaps_itself_is_counted_as_str_does() -> None:
    assert count_terms(["人人人人人"], ["人人", "人人人", "人人"]).tolist() == [[2], [1], [2]]
