"""Small words that decide what is true (未, 拟, 其中, 近): where they stand, and what may stand for a word."""

import re
from collections.abc import Iterator, Mapping

from service.proof.fact_texts import squeezed
from service.text.lexicon.vocabulary import Vocabulary
from service.text.range import Range

_LONGEST = 6
_PAIR = 2
_APART = 12
"""Characters that may stand between the two of a verb taken apart: its measure."""
_COMPLEMENTS = "了过起上进"


def said_in(word: str, where: str, vocabulary: Vocabulary) -> bool:
    """Whether a fact's word is said in a stretch of the draft: itself, a word exchanged for it, all of it but its
    first or last character (老年 for 老年人) or but what may be left out (耕地 for 耕地面积), or taken apart (听了3节课
    for 听课, 签了协议 for 签订协议)."""
    if word in where or word in squeezed(where):
        return True
    if any(other in where for other in vocabulary.substitutes.get(word, ())):
        return True
    if len(word) == _PAIR:
        return re.search(f"{word[0]}(?:[{_COMPLEMENTS}]|[^，。；：|]{{1,{_APART}}}{word[1]})", where) is not None
    if len(word) == 2 * _PAIR and all(said_in(half, where, vocabulary) for half in (word[:_PAIR], word[_PAIR:])):
        return True
    if len(word) > _PAIR and (word[:-1] in where or word[1:] in where):
        return True
    droppable = vocabulary.of("droppable")
    return any(
        (word[n:] in droppable and word[:n] in where) or (word[:n] in droppable and word[n:] in where)
        for n in range(2, len(word) - 1)
    )


def stands_for(word: str, sources: str, vocabulary: Vocabulary) -> bool:
    """Whether a word of the draft is in the sources, or may be exchanged for one that is."""
    return word in sources or any(origin in sources for origin in vocabulary.origins.get(word, ()))


def is_of_exchange(word: str, here: str, there: str, exchanges: Mapping[str, frozenset[str]]) -> bool:
    """Whether an exact word of ``here`` is part of a word that stands for one of ``there``: 被 of 被评为, for 获评."""
    around = (here[n : n + size] for n in range(len(here)) for size in range(len(word) + 1, _LONGEST + 1))
    return any(
        word in longer and any(other in there for other in exchanges[longer])
        for longer in around
        if longer in exchanges
    )


def exact_in(text: str, stretch: Range, vocabulary: Vocabulary, plain: frozenset[str]) -> Iterator[str]:
    """The exact words of a stretch; a longer word that is no exact one (不断) hides what it holds."""
    at, end = stretch
    begins = vocabulary.exact_begins
    while at < end:
        if text[at] not in begins:
            at += next((n for n in range(min(_LONGEST, end - at), 1, -1) if text[at : at + n] in plain), 1)
            continue
        for size in range(min(_LONGEST, end - at), 0, -1):
            word = text[at : at + size]
            if word in vocabulary.exact:
                yield word
                at += size
                break
            if size > 1 and word in plain:
                at += size
                break
        else:
            at += 1
