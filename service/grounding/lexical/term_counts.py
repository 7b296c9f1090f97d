"""How often each of many terms stands in each of many texts: counted for all at once, not text by text and term by
term."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BETWEEN = "\0"


def count_terms(texts: Sequence[str], terms: Sequence[str]) -> "NDArray[np.float64]":
    """Terms × texts, each as ``str.count`` counts. Linear in the length of the texts, hardly in the number of terms."""
    import numpy as np

    joined = _BETWEEN.join([*texts, ""])
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    text_of = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])
    rows = {term: row for row, term in enumerate(dict.fromkeys(terms))}
    counts = np.zeros((len(rows), len(texts)))
    if len(codes):
        _count_characters(codes, text_of, {term: row for term, row in rows.items() if len(term) == 1}, counts)
        _count_words(joined, codes, text_of, {term: row for term, row in rows.items() if len(term) > 1}, counts)
    return counts[[rows[term] for term in terms]]


def _count_characters(
    codes: "NDArray[np.uint32]", text_of: "NDArray[np.intp]", rows: dict[str, int], counts: "NDArray[np.float64]"
) -> None:
    import numpy as np

    row_of = np.full(int(codes.max()) + 1, -1)
    for character, row in rows.items():
        if ord(character) < len(row_of):
            row_of[ord(character)] = row
    found = row_of[codes]
    here = np.flatnonzero(found >= 0)
    counts += np.bincount(found[here] * counts.shape[1] + text_of[here], minlength=counts.size).reshape(counts.shape)


def _count_words(
    joined: str,
    codes: "NDArray[np.uint32]",
    text_of: "NDArray[np.intp]",
    rows: dict[str, int],
    counts: "NDArray[np.float64]",
) -> None:
    """Words are tried only where their first two characters may stand."""
    import numpy as np

    by_start: dict[str, list[str]] = {}
    for word in rows:
        by_start.setdefault(word[:2], []).append(word)
    first, second = (np.zeros(int(codes.max()) + 1, dtype=bool) for _ in range(2))
    for start in by_start:
        for told, character in ((first, start[0]), (second, start[1])):
            if ord(character) < len(told):
                told[ord(character)] = True
    free = dict.fromkeys(rows, 0)
    for at in np.flatnonzero(first[codes[:-1]] & second[codes[1:]]).tolist():
        for word in by_start.get(joined[at : at + 2], ()):
            if at >= free[word] and joined.startswith(word, at):
                counts[rows[word], text_of[at]] += 1
                free[word] = at + len(word)
