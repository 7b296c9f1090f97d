"""Sentences and clauses, with exact spans."""

import re
from functools import lru_cache
from itertools import accumulate

from service.text.range import Range

_STOP = re.compile(r"(?:[。！？!?]|…+)[。！？!?…]*")
_CLOSING = re.compile(r"[”’」』）)》】\"]*")
_CLAUSE = re.compile(r"[，；：,;:]")
_PAIRS = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "(": ")",
    "「": "」",
    "『": "』",
    "【": "】",
    "〔": "〕",
    "[": "]",
}
_MARK = re.compile("[" + re.escape("".join(_PAIRS) + "".join(_PAIRS.values())) + '"]')
_DEEPEST = 20
_KEPT = 2_000
"""Characters of a text whose sentences and clauses are kept for the next who asks: each check asks for those of a
paragraph."""


def sentences(text: str) -> tuple[Range, ...]:
    """Spans of the sentences, stop included, surrounding white space not. A line end ends a sentence too.

    A stop within quotes, brackets or a title closed on the same line ends none (开展“怎么干？”大讨论), except a full
    stop directly before the outermost closing quote (他说：“……。”), and what stands at the end of the line anyway.
    """
    return _of_paragraph(text) if len(text) <= _KEPT else _sentences(text)


@lru_cache(maxsize=512)
def _of_paragraph(text: str) -> tuple[Range, ...]:
    return _sentences(text)


def _sentences(text: str) -> tuple[Range, ...]:
    found: list[Range] = []
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        depth = _depths(text, start, end)
        at = start
        for stop in _STOP.finditer(text, start, end):
            if stop.start() < at or (stop[0].strip("…") == "" and stop.end() < end):
                continue  # an ellipsis alone ends a sentence only at the end of a line
            after = stop.end()
            if depth[stop.start() - start]:
                closing = _CLOSING.match(text, after, end)
                after = closing.end() if closing else after
                if depth[after - start] or not (after == end or (text[after - 1] in '”」"' and stop[0][-1] == "。")):
                    continue
            _append(found, text, at, after)
            at = after
        _append(found, text, at, end)
    return tuple(found)


def clauses(text: str, start: int, end: int) -> tuple[Range, ...]:
    """Spans of the clauses of ``text[start:end]``, without the marks that part them.

    Parted at commas, semicolons and colons outside quotes, titles and brackets; not at the comma of 12,300 or the
    colon of 8:30.
    """
    return _of_sentence(text, start, end) if len(text) <= _KEPT else _clauses(text, start, end)


@lru_cache(maxsize=1024)
def _of_sentence(text: str, start: int, end: int) -> tuple[Range, ...]:
    return _clauses(text, start, end)


def _clauses(text: str, start: int, end: int) -> tuple[Range, ...]:
    depth = _depths(text, start, end)
    found: list[Range] = []
    at = start
    for mark in _CLAUSE.finditer(text, start, end):
        position = mark.start()
        if depth[position - start]:
            continue
        if mark[0] in ",:" and text[position - 1 : position].isdigit() and text[position + 1 : position + 2].isdigit():
            continue
        _append(found, text, at, position)
        at = mark.end()
    _append(found, text, at, end)
    return tuple(found)


def _append(found: list[Range], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        found.append(Range(start, end))


def _depths(text: str, start: int, end: int) -> list[int]:
    """For every character (and one past the last), how many closed pairs of marks it stands in; unclosed ones count
    for nothing."""
    change = [0] * (end - start + 2)
    if _MARK.search(text, start, end) is None:
        return change
    stack: list[tuple[str, int]] = []
    for mark in _MARK.finditer(text, start, end):
        char = mark[0]
        if char in _PAIRS or (char == '"' and all(close != '"' for close, _ in stack)):
            if len(stack) < _DEEPEST:
                stack.append((_PAIRS.get(char, '"'), mark.start()))
            continue
        for level in range(len(stack) - 1, -1, -1):
            if stack[level][0] == char:
                change[stack[level][1] - start] += 1
                change[mark.end() - start] -= 1
                del stack[level:]
                break
    return list(accumulate(change))
