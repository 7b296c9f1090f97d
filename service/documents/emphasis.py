"""Markdown emphasis told apart from blanks: **重点** is a mark around a word, ``**县`` and ``**余人次`` are blanks."""

import re
from collections.abc import Callable, Sequence

_MARKDOWN = re.compile(r"^(?:#{1,6} |[-+] |\d{1,3}\. \*\*|\*\*[^*\n]{1,60}\*\*[ \t]*$)", re.MULTILINE)
_LONGEST = 200
_SHORT = 40
_EDGE = "\n \u3000\t，。；：、！？（(“「"


def without_emphasis(
    text: str, stars: Sequence[tuple[int, int]], strong: Callable[[str, int], bool]
) -> tuple[int, ...]:
    """The starts of those star runs that are blanks: what does not open or close an emphasis.

    ``stars`` are the spans in order; ``strong(text, end)`` says that what follows a run can only follow a blank.
    """
    blanks: list[int] = []
    evident = sum(strong(text, end) for _, end in stars)
    markdown = _MARKDOWN.search(text) is not None
    at = 0
    while at < len(stars):
        if at + 1 < len(stars) and _is_pair(text, stars[at], stars[at + 1], strong, evident >= 2, markdown):
            at += 2
            continue
        blanks.append(stars[at][0])
        at += 1
    return tuple(blanks)


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
    content = text[opening[1] : closing[0]]
    if length > 3 or closing[1] - closing[0] != length or "\n" in content or not 1 <= len(content) <= _LONGEST:
        return False
    if content != content.strip() or not re.search(r"\w", content) or content[0] in "，。；：、）)”？！年月日":
        return False
    if strong(text, opening[1]):
        return False
    before, after = text[max(0, opening[0] - 1) : opening[0]], text[closing[1] : closing[1] + 1]
    framed = before in _EDGE and (after in _EDGE + "）)”" or content[-1] in "。：；！？:")
    if strong(text, closing[1]):
        return framed and content[-1] in "。：；！？:"
    return len(content) <= _SHORT and (framed or markdown) if evident else True
