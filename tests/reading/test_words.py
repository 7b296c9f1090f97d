from hypothesis import given
from hypothesis import strategies as st

from service.reading.words import map_words, read_words
from service.settings import BUNDLED_CORPUS
from service.text.lexicon.lexicon import Lexicon, load_lexicon


def test_light_words_carry_no_matter(lexicon: Lexicon) -> None:
    assert set(read_words("累计开展道德讲堂", lexicon.wording).pairs) == {"道德", "德讲", "讲堂"}


def test_synonyms_are_one_word(lexicon: Lexicon) -> None:
    assert read_words("走访市民", lexicon.wording).pairs == read_words("走访百姓", lexicon.wording).pairs


def test_hidden_stretches_and_figures_are_left_out(lexicon: Lexicon) -> None:
    words = map_words("讲堂12期演出", lexicon.wording, [(2, 5)])
    assert set(words.within((0, 7)).pairs) == {"讲堂", "演出"}


def test_what_excludes_each_other_is_told(lexicon: Lexicon) -> None:
    early, late = read_words("早稻总产", lexicon.wording), read_words("晚稻总产", lexicon.wording)
    assert {group for group, _ in early.contrasts} == {group for group, _ in late.contrasts}
    assert early.contrasts != late.contrasts
    assert read_words("人均收入", lexicon.wording).markers != read_words("收入", lexicon.wording).markers


@given(st.text(alphabet="走访市民道德讲堂，。12开展早稻", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_a_stretch_has_no_more_than_the_whole(text: str, a: int, b: int) -> None:
    wording = load_lexicon((BUNDLED_CORPUS,)).wording
    words = map_words(text, wording)
    start, end = sorted((a, b))
    assert set(words.within((start, end)).pairs) <= set(words.within((0, len(text))).pairs)
