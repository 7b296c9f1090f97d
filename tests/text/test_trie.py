import re

from hypothesis import given
from hypothesis import strategies as st

from service.text.trie import trie_pattern

WORDS = st.sets(st.text(alphabet="甲乙丙.+", min_size=1, max_size=4), max_size=12)


@given(WORDS, st.text(alphabet="甲乙丙.+", max_size=12))
def test_matches_the_longest_word_at_a_place(words: set[str], text: str) -> None:
    found = re.compile(trie_pattern(words)).match(text)
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    assert (found[0] if found else None) == longest


def test_a_guard_gives_way_to_a_shorter_word() -> None:
    pattern = re.compile(trie_pattern(["中心", "中心组"], lambda word: "(?!学)" if word == "中心组" else ""))
    assert pattern.match("中心组学习")[0] == "中心"  # type: ignore[index]
    assert pattern.match("中心组会议")[0] == "中心组"  # type: ignore[index]
