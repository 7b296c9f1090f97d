"""字数, as the word count dialog of Word shows it: a Chinese character or mark is one, a Latin word is one."""

import re

_WORD = re.compile(
    # One each: CJK letters, kana, Hangul, CJK and full-width punctuation, and the marks that Word sets in an East
    # Asian font (quotes, dashes, ellipsis, middle dot, circled numbers, × and the like).
    "[\u1100-\u11ff\u2e80-\u2fff\u3001-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
    "·×÷°±‘’“”—–…‰′″※←-⇿①-⓿■-◿★☆∀-⋿]"
    # One together: a run of anything else up to white space.
    "|[^\\s\u1100-\u11ff\u2e80-\u2fff\u3001-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
    "·×÷°±‘’“”—–…‰′″※←-⇿①-⓿■-◿★☆∀-⋿]+"
)


def word_count(text: str) -> int:
    """字数: Chinese characters and full-width marks one each, runs of Latin letters and digits one together."""
    return sum(1 for _ in _WORD.finditer(text))
