"""Proper parts of names: is 柘桥 in 柘桥镇 a name, as 示范 in 示范镇 is not?

Judged from the dictionary of the segmenter: what it knows as an ordinary word of two or more characters is no proper
part, unless the lexicon says that places bear it too (和平, 幸福); what it knows as a name, or does not know, is.
"""

import re
from functools import lru_cache

from service.text.lexicon.lexicon import Lexicon

_NAME_TAGS = frozenset(("ns", "nr", "nz", "nrt", "nrfg"))
_HANZI = re.compile("[\u4e00-\u9fff]+")


@lru_cache(maxsize=20_000)
def _tagged(text: str) -> tuple[tuple[str, str], ...]:
    import rjieba

    return tuple(rjieba.tag(text, hmm=False))


def is_word(text: str) -> bool:
    """Whether the dictionary has this as an ordinary word, not as a name."""
    if not _HANZI.fullmatch(text):
        return False
    tagged = _tagged(text)
    return len(tagged) == 1 and len(text) > 1 and tagged[0][1] not in _NAME_TAGS


def is_known(text: str) -> bool:
    """Whether the dictionary has this as one word of any kind, names included."""
    return len(text) > 1 and bool(_HANZI.fullmatch(text)) and len(_tagged(text)) == 1


def is_proper(text: str, lexicon: Lexicon) -> bool:
    """Whether the whole of a short text (柘桥) can be the proper part of a name."""
    naming = lexicon.naming
    if not _HANZI.fullmatch(text) or text in naming["place_common"]:
        return False
    if text in naming["place_word"]:
        return True
    if any(char in naming["function"] for char in text):
        return False
    return all(
        len(word) == 1 or word in naming["place_word"] or (tag in _NAME_TAGS and word not in naming["place_common"])
        for word, tag in _tagged(text)
    )


def begins_proper(text: str, lexicon: Lexicon) -> bool:
    """Whether a longer text (岫明精密制造) begins with a proper part of two characters or more."""
    naming = lexicon.naming
    tagged = _tagged(text)
    if not tagged or tagged[0][0] in naming["place_common"]:
        return False
    first, tag = tagged[0]
    if len(first) > 1:
        return (tag in _NAME_TAGS and first not in naming["function"]) or first in naming["place_word"]
    return len(tagged) > 1 and is_proper(text[:2], lexicon)
