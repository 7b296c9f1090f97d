"""Markdown emphasis told apart from blanks: **重点** is a mark around a word, ``**县`` and ``**余人次`` are blanks."""

import re
from collections.abc import Callable, Sequence

_MARKDOWN = re.compile(r"^(?:#{1,6} |[-+] |\d{1,3}\. \*\*|\*\*[^*\n]{1,60}\*\*[ \t]*$)", re.MULTILINE)
_LONGEST, _SHORT = 200, 40
_STOPS = "。：；！？:"
_EDGE = ("", *"\n \u3000\t，。；：、！？（(“「")


def emphasised(text: str, stars: Sequence[tuple[int, int]], strong: Callable[[str, int], bool]) -> frozenset[int]:
    """The starts of those star runs that open or close an emphasis.

    ``stars`` are the spans in order; ``strong(text, end)`` says that what follows a run can only follow a blank.
    """
    marks: set[int] = set()
    evident = sum(strong(text, end) for _, end in stars) >= 2
    markdown = len(stars) > 1 and _MARKDOWN.search(text) is not None
    at = 0
    while at + 1 < len(stars):
        if _is_pair(text, stars[at], stars[at + 1], strong, evident, markdown):
            marks |= {stars[at][0], stars[at + 1][0]}
            at += 1
        at += 1
    return frozenset(marks)


def _is_pair(
    text: str,
    opening: tuple[int, int],
    closing: tuple[int, int],
    strong: Callable[[str, int], bool],
    evident: bool,
    markdown: bool,
) -> bool:
    """Whether two neighbouring runs are one emphasis. ``evident``: the text blanks with stars elsewhere."""
    length = opening[1] - opening[0]
    if length > 3 or closing[1] - closing[0] != length or not 1 <= closing[0] - opening[1] <= _LONGEST:
        return False
    content = text[opening[1] : closing[0]]
    if "\n" in content or content != content.strip() or not re.match(r"[\w《“（【]", content):
        return False
    if content[-1] in "、，" or re.match(r"[为任等在与和于]|同志|担任", content):
        return False
    if strong(text, opening[1]):
        return False
    before, after = text[max(0, opening[0] - 1) : opening[0]], text[closing[1] : closing[1] + 1]
    sentence = content[-1] in _STOPS
    framed = before in _EDGE and (sentence or after in _EDGE or after in "）)”")
    if strong(text, closing[1]):
        return framed and sentence
    if evident:
        return len(content) <= _SHORT and (framed or markdown)
    return framed or markdown or re.search("[，；]", content) is None
